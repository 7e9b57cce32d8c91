"""Corrections: told to the readers of a language, and asked of every language made from it."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Correction, Edition, Revision
from articles.text.segments import segments
from articles.workflow import memory
from articles.workflow.effects import lift_pending_marks, went_live
from articles.workflow.errors import Refused
from articles.workflow.generations import renew_story, renewed_at_the_end
from articles.workflow.live_text import go_live
from articles.workflow.publication import lock_in_time, refuse_to_show
from articles.workflow.record import log, said
from articles.workflow.rights import check


@dataclass(frozen=True, slots=True)
class Standing:
    """What an edition stands on; keys of rows, None where there is no original, no base or no
    publication yet."""

    made_from: int | None
    base: int | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction that asks its translations to follow, by the keys of its rows."""

    key: int
    edition: int
    revision: int
    at: datetime


@transaction.atomic
@renewed_at_the_end()
def correct(edition, note, *, by, answers=(), seen=None, now=None):
    """Publishes the newest revision of a live edition with a public note on what was wrong.

    Without `answers` it asks every live language made from this one, directly or by relay, to
    follow. With them (open corrections of its originals) it is the answer to those, and may stand
    with a text that went live before. Passes the gates of publishing; raises Refused with every
    reason.
    """
    now = now or timezone.now()
    check(by, "correct", edition.article, edition.language)
    edition, note = lock_in_time(edition, now), said(note)
    if reasons := list(_reasons_not_to_correct(edition, note, answers)):
        raise Refused(reasons)
    wrong = _wrong_words(edition, answers)
    if answers and not edition.is_unpublished:
        language, live = edition.language, edition.live
        log("correct", edition.article, by=by, language=language, revision=live, note=note, now=now)
    else:
        _publish(edition, note, by=by, seen=seen, now=now)
    told = {"edition": edition, "revision": edition.newest, "note": note, "at": now, "by": by}
    Correction.objects.bulk_create(
        Correction(answers=answered, **told) for answered in answers or [None]
    )
    memory.forget_words(edition.article, edition.language, wrong)
    renew_story(edition.article)


def _wrong_words(edition, answers):
    """What readers had, until now or when they were told that the original was wrong, and what
    the newest version no longer says: segments."""
    shown = [edition.live]
    if answers:
        before = went_live(edition).filter(at__lte=min(each.at for each in answers))
        last = before.order_by("-at", "-pk").values("revision")[:1]
        shown += Revision.objects.filter(pk__in=last)
    right = {each.html for each in segments(edition.newest)}
    return [each for text in shown for each in segments(text) if each.html not in right]


def _publish(edition, note, *, by, seen, now):
    refuse_to_show(edition, by=by, at=None, seen=seen, now=now)
    # A correction asks something of every translation, whatever was said of its drafts before.
    lift_pending_marks(edition)
    go_live(edition, edition.newest, by=by, now=now, verb="correct", note=note)


@transaction.atomic
@renewed_at_the_end()
def not_concerned(edition, correction, *, by, now=None):
    """Says that a live translation never was wrong in what its original corrected."""
    now = now or timezone.now()
    check(by, "not_concerned", edition.article, edition.language)
    edition = lock_in_time(edition, now)
    if correction not in open_corrections(edition):
        raise Refused([_("This correction asks nothing of the text in this language.")])
    Correction.objects.create(
        edition=edition, answers=correction, revision=edition.live, at=now, by=by
    )
    log(
        "not_concerned",
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.live,
        now=now,
    )
    renew_story(edition.article)


@transaction.atomic
@renewed_at_the_end()
def undo_not_concerned(edition, correction, *, by, now=None):
    """Takes back that a translation never was wrong: it is asked to follow again.

    Refused once readers have another version than the one that this was said of.
    """
    now = now or timezone.now()
    check(by, "undo_not_concerned", edition.article, edition.language)
    edition = lock_in_time(edition, now)
    if correction not in not_concerned_by(edition):
        raise Refused([_("There is nothing to take back here any more.")])
    Correction.objects.filter(edition=edition, answers=correction).delete()
    log(
        "undo_not_concerned",
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.live,
        now=now,
    )
    renew_story(edition.article)


def not_concerned_by(edition, found=None):
    """The corrections that were said not to concern the text that readers have, newest first.

    `found` is what `corrections_of` gives, where somebody has it already.
    """
    if not edition.is_live:
        return []
    found = {each.pk: each for each in (corrections_of([edition]) if found is None else found)}
    return [
        found[each.answers_id]
        for each in found.values()
        if each.answers_id and each.edition_id == edition.pk
        if not each.note and each.revision_id == edition.live_id
    ]


def open_corrections(edition):
    """The corrections of its originals that a live edition has not answered, newest first."""
    return open_corrections_of([edition])[edition.pk]


def corrections_of(editions):
    """Every Correction in the stories of these editions, answers among them, newest first."""
    articles = {edition.article_id for edition in editions}
    found = Correction.objects.filter(edition__article__in=articles)
    return list(found.select_related("edition", "by")) if articles else []


def open_corrections_of(editions, among=None, found=None):
    """{edition's key: its open Corrections, newest first}, in two queries however many.

    `among` are all editions of these articles, `found` what `corrections_of` gives, where
    somebody has them already.
    """
    found = corrections_of(editions) if found is None else found
    if not found:
        return {edition.pk: [] for edition in editions}
    if among is None:
        among = Edition.objects.filter(article__in={each.article_id for each in editions})
    standings = _standings(among)
    answers = {(each.edition_id, each.answers_id): each.revision_id for each in found}
    roots = [
        (each, Asked(each.pk, each.edition_id, each.revision_id, each.at))
        for each in found
        if each.answers_id is None
    ]
    return {
        edition.pk: [
            each
            for each, asked in roots
            if edition.is_live and owes(edition.pk, asked, standings, answers)
        ]
        for edition in editions
    }


def _standings(editions):
    return {
        each.pk: Standing(each.made_from_id, each.base_id, each.published_at) for each in editions
    }


def owes(edition, asked, standings, answers):
    """Whether a text has what was wrong in one of its originals, and has not answered for it.

    It has where it was published before that correction, and where it was made from what was
    wrong: from an older version than the corrected one; by relay, from an edition that owes an
    answer itself, or from an older version of it than the one that answered. `standings` maps
    the keys of the article's editions to their Standing, `answers` pairs (edition, correction)
    to the answer's revision; a later version has the higher key.
    """
    if edition == asked.edition or (edition, asked.key) in answers:
        return False
    if asked.edition not in originals(edition, standings):
        return False
    here = standings[edition]
    if here.published_at is not None and here.published_at < asked.at:
        return True
    right = asked.revision
    if here.made_from != asked.edition:
        right = answers.get((here.made_from, asked.key))
        if right is None:
            return owes(here.made_from, asked, standings, answers)
    return here.base is None or here.base < right


def originals(edition, standings):
    """The keys of what an edition is made from, what that is made from, and so on."""
    found, here = [], standings[edition].made_from
    while here in standings and here not in found:
        found.append(here)
        here = standings[here].made_from
    return found


def _reasons_not_to_correct(edition, note, answers):
    if edition.live is None:
        yield _("This text is not live.")
        return
    if not note:
        yield _("Write a note that tells readers what was wrong.")
    is_same = replace(edition.newest.text, slug="") == replace(edition.live.text, slug="")
    # Where the text was brought up to date before, the note alone is missing.
    if is_same and (not answers or edition.is_outdated):
        yield _("Readers see this text already; a correction changes something in it.")
    if set(answers) - set(open_corrections(edition)):
        yield _("This correction asks nothing of the text in this language.")
