"""The draft's way from writing over review to approval."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles.models import Edition
from articles.workflow.errors import Refused
from articles.workflow.record import lock, log
from articles.workflow.rights import check

Stage = Edition.Stage

STANDS = {
    Stage.WRITING: _lazy("The text is with its writer already."),
    Stage.IN_REVIEW: _lazy("The text is in review already."),
    Stage.APPROVED: _lazy("The text is approved already."),
}


def submit(edition, *, by):
    """The writer hands the newest revision over for review."""
    _move("submit", edition, by=by, from_stages={Stage.WRITING}, to=Stage.IN_REVIEW)


def send_back(edition, *, by, note):
    """The reviewer returns the draft to the writer, and says why."""
    if not note.strip():
        raise Refused([_("Say what has to change.")])
    stages = {Stage.IN_REVIEW, Stage.APPROVED}
    _move("send_back", edition, by=by, from_stages=stages, to=Stage.WRITING, note=note.strip())


def approve(edition, *, by):
    """The reviewer approves the newest revision."""
    stages = {Stage.WRITING, Stage.IN_REVIEW}
    _move("approve", edition, by=by, from_stages=stages, to=Stage.APPROVED)


@transaction.atomic
def _move(verb, edition, *, by, from_stages, to, note=""):
    check(by, verb, edition.article, edition.language)
    edition = lock(edition)
    if edition.newest is None:
        raise Refused([_("There is no text yet.")])
    if edition.stage not in from_stages:
        raise Refused([STANDS[edition.stage]])
    Edition.objects.filter(pk=edition.pk).update(stage=to, changed_at=timezone.now())
    log(
        verb,
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.newest,
        note=note,
    )
