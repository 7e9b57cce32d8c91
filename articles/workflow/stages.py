"""The draft's way from writing over review to approval."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles.models import Edition
from articles.workflow import memory
from articles.workflow.checking import reasons_against_findings
from articles.workflow.errors import Refused
from articles.workflow.reasons import reasons_against_older, reasons_not_to_approve
from articles.workflow.record import lock, log, said
from articles.workflow.reviews import reasons_against_reviewer
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
    note = said(note)
    if not note:
        raise Refused([_("Say what has to change.")])
    stages = {Stage.IN_REVIEW, Stage.APPROVED}
    _move("send_back", edition, by=by, from_stages=stages, to=Stage.WRITING, note=note)


@transaction.atomic
def approve(edition, *, by, seen=None):
    """The reviewer approves the newest revision; `seen` is the number of the one they read.

    What it says for its original is remembered for other translations.

    Raises Refused with every reason: what a machine wrote unseen, errors that the checks found,
    and in a reviewed language the reviewer's own words.
    """
    stages = {Stage.WRITING, Stage.IN_REVIEW}
    approved = _move("approve", edition, by=by, from_stages=stages, to=Stage.APPROVED, seen=seen)
    memory.remember(approved, approved.newest, by=by)


@transaction.atomic
def _move(verb, edition, *, by, from_stages, to, note="", seen=None):
    """Returns the edition as it was before the step, locked."""
    check(by, verb, edition.article, edition.language)
    edition = lock(edition)
    if edition.newest is None:
        raise Refused([_("There is no text yet.")])
    if edition.stage not in from_stages:
        raise Refused([STANDS[edition.stage]])
    if verb == "approve":
        _refuse_approval(edition, by, seen)
    Edition.objects.filter(pk=edition.pk).update(stage=to, changed_at=timezone.now())
    log(
        verb,
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.newest,
        note=note,
    )
    return edition


def _refuse_approval(edition, by, seen):
    if older := list(reasons_against_older(edition, seen)):
        raise Refused(older)
    reasons = [*reasons_not_to_approve(edition), *reasons_against_reviewer(edition, by)]
    if by:
        reasons += reasons_against_findings(edition, edition.newest)
    if reasons:
        raise Refused(reasons)
