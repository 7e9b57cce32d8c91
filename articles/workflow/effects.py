"""Changes of an original that ask nothing of its translations, such as a mended typing error."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Correction, Edition, Event, NoEffect
from articles.workflow.errors import Refused
from articles.workflow.record import lock, log
from articles.workflow.rights import check

WENT_LIVE = ("publish", "correct")


@transaction.atomic
def mark_no_effect(revision, *, by):
    """Says that nobody has to follow from the version before to this one.

    Translations that were up to date with the version published before it (else with the one
    written before it) stay up to date: at once where readers, or where there are none the
    translators, have this version already; else when it goes live.
    """
    edition = revision.edition
    check(by, "mark_no_effect", edition.article, edition.language)
    edition = lock(edition)
    previous = _previous(edition, revision)
    if reasons := list(_reasons_not_to_mark(edition, revision, previous)):
        raise Refused(reasons)
    NoEffect.objects.create(revision=revision, previous=previous, by=by)
    if current := edition.live or edition.newest:
        carry_marked(edition, current)
    log("mark_no_effect", edition.article, by=by, language=edition.language, revision=revision)


@transaction.atomic
def undo_no_effect(revision, *, by):
    """Takes the mark back: whoever it carried along is as far behind as before.

    Who declared a translation done since then has looked for themselves, and stays done.
    """
    edition = revision.edition
    check(by, "undo_no_effect", edition.article, edition.language)
    edition = lock(edition)
    mark = NoEffect.objects.filter(revision=revision).select_related("revision").first()
    if mark is None:
        raise Refused([_("This version is not marked.")])
    _take_back(edition, mark)
    mark.delete()
    log("undo_no_effect", edition.article, by=by, language=edition.language, revision=revision)


def carry_marked(edition, current):
    """Moves the translations' bases along every marked change up to the version that counts now.

    The latest mark comes first: it spans those before it that never went live. One step may
    lead to the next, so it goes on until nobody moves.
    """
    marks = NoEffect.objects.filter(
        revision__edition=edition, revision__number__lte=current.number
    ).order_by("-revision__number")
    while any(_carry(edition, mark) for mark in marks.all()):
        pass


def _carry(edition, mark):
    behind = Edition.objects.filter(made_from=edition, base=mark.previous_id)
    moved = list(behind.values_list("pk", flat=True))
    if moved:
        behind.update(base=mark.revision_id)
        NoEffect.objects.filter(pk=mark.pk).update(carried=[*mark.carried, *moved])
    return moved


def _take_back(edition, mark):
    """Returns whom it carried to where they stood, also where later marks carried them on."""
    since = NoEffect.objects.filter(
        revision__edition=edition, revision__number__gte=mark.revision.number
    )
    steps = list(since.order_by("revision__number"))
    done = Event.objects.filter(
        article=edition.article, verb="mark_done", revision__edition=edition, at__gte=mark.at
    )
    for carried in Edition.objects.filter(pk__in=mark.carried).exclude(
        language__in=done.values("language")
    ):
        reached = {mark.previous_id}
        for step in steps:
            if step.previous_id in reached and carried.pk in step.carried:
                reached.add(step.revision_id)
        if carried.base_id in reached:
            Edition.objects.filter(pk=carried.pk).update(base=mark.previous_id)


def _previous(edition, revision):
    """The last version before it that readers had, else the last that was written."""
    earlier = edition.revisions.filter(number__lt=revision.number)
    shown = Event.objects.filter(
        article=edition.article, language=edition.language, verb__in=WENT_LIVE
    )
    published = earlier.filter(pk__in=shown.values("revision"))
    return published.order_by("-number").first() or earlier.order_by("-number").first()


def _reasons_not_to_mark(edition, revision, previous):
    if not Edition.objects.filter(made_from=edition).exists():
        yield _("No translation is made from this text.")
    elif previous is None:
        yield _("This is the first version; there is none that it could differ from.")
    if NoEffect.objects.filter(revision=revision).exists():
        yield _("This version is marked already.")
    if Correction.objects.filter(revision=revision, answers=None).exists():
        yield _("This version corrects what was wrong: its translations have to follow.")
