"""Changes of an original that ask nothing of its translations, such as a mended typing error."""

from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Correction, Edition, Event, NoEffect, Placement, Revision, Settled
from articles.text.source_changes import source_changes
from articles.workflow.errors import Refused
from articles.workflow.generations import renew_corrected
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
        carry_along(edition, current)
    log("mark_no_effect", edition.article, by=by, language=edition.language, revision=revision)
    renew_corrected(edition.article)


@transaction.atomic
def undo_no_effect(revision, *, by):
    """Takes the mark back: whoever it carried along is as far behind as before.

    Who declared a translation done with it or a later one has looked for themselves, and stays
    done.
    """
    edition = revision.edition
    check(by, "undo_no_effect", edition.article, edition.language)
    edition = lock(edition)
    mark = NoEffect.objects.filter(revision=revision).select_related("revision").first()
    if mark is None:
        raise Refused([_("This version is not marked.")])
    _lift(edition, mark)
    log("undo_no_effect", edition.article, by=by, language=edition.language, revision=revision)
    renew_corrected(edition.article)


def lift_pending_marks(edition):
    """Takes the marks off the versions of a live edition that readers have not had yet."""
    marks = NoEffect.objects.filter(
        revision__edition=edition, revision__number__gt=edition.live.number
    )
    for mark in marks.select_related("revision").order_by("-revision__number"):
        _lift(edition, mark)


def _lift(edition, mark):
    _take_back(edition, mark)
    mark.delete()


def carry_along(edition, current):
    """Moves the translations' bases up to the version that counts now where nobody has to look.

    They move along every marked change, and to a version that says what their base says to a
    translator. Verdicts on changes that are no more lapse. Six queries besides the marks'.
    """
    _carry_marked(edition, current)
    made = list(Edition.objects.filter(made_from=edition).only("base"))
    if not made:
        return
    verdicts = defaultdict(list)
    for settled in Settled.objects.filter(edition__in=made):
        verdicts[settled.edition_id].append(settled)
    changes = _changes(edition, current, {each.base_id for each in made})
    unchanged = [
        each.pk
        for each in made
        if not changes[each.base_id]
        and each.base_id not in (None, current.pk)
        # Their text follows a change that is taken back by now: somebody has to look.
        and not any(one.verdict == Settled.Verdict.DONE for one in verdicts[each.pk])
    ]
    if unchanged:
        Edition.objects.filter(pk__in=unchanged).update(base=current)
    lapsed = [
        one.pk
        for each in made
        for one in verdicts[each.pk]
        if (one.old_digest, one.new_digest) not in changes[each.base_id]
    ]
    if lapsed:
        Settled.objects.filter(pk__in=lapsed).delete()


def _changes(edition, current, bases):
    """{a base's key: the names of what a translator sees changed from it to `current`}."""
    photos = Placement.objects.filter(article=edition.article_id).values_list("photo", flat=True)
    photos, behind = set(photos), bases - {current.pk}
    stored = Revision.objects.in_bulk(behind - {None})
    names = dict.fromkeys(bases, frozenset())
    for base in behind:
        changes = source_changes(stored.get(base), current, edition.language, photos)
        names[base] = {change.name for change in changes}
    return names


def _carry_marked(edition, current):
    """The latest mark comes first: it spans those before it that never went live. One step may
    lead to the next, so it goes on until nobody moves.
    """
    marks = NoEffect.objects.filter(
        revision__edition=edition, revision__number__lte=current.number
    ).order_by("-revision__number")
    since = edition.live.number if edition.live else 0
    for mark in marks.filter(revision__number__gt=since, carried=[]).select_related("revision"):
        # A version between may have gone live after the mark was made: it is not spanned.
        NoEffect.objects.filter(pk=mark.pk).update(previous=_previous(edition, mark.revision))
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
        article=edition.article,
        verb="mark_done",
        revision__edition=edition,
        revision__number__gte=mark.revision.number,
        at__gte=mark.at,
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
    published = earlier.filter(pk__in=went_live(edition).values("revision"))
    return published.order_by("-number").first() or earlier.order_by("-number").first()


def went_live(edition):
    """The events by which a version of the edition became what readers have."""
    return Event.objects.filter(
        article=edition.article, language=edition.language, verb__in=WENT_LIVE
    )


def _reasons_not_to_mark(edition, revision, previous):
    if not Edition.objects.filter(made_from=edition).exists():
        yield _("No translation is made from this text.")
    elif previous is None:
        yield _("This is the first version; there is none that it could differ from.")
    if NoEffect.objects.filter(revision=revision).exists():
        yield _("This version is marked already.")
    if Correction.objects.filter(revision=revision).exclude(note="").exists():
        yield _("This version corrects what was wrong: its translations have to follow.")
