"""Corrections: told to the readers of a language, and asked of every language made from it."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Correction, Edition
from articles.workflow.errors import Refused
from articles.workflow.live_text import go_live
from articles.workflow.publication import lock_in_time, refuse_to_show
from articles.workflow.record import log
from articles.workflow.rights import check


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a correction concerns an edition; keys of rows, None where there is
    no original, no base or no publication yet."""

    made_from: int | None
    base: int | None
    published_at: datetime | None


@transaction.atomic
def correct(edition, note, *, by, answers=(), seen=None, now=None):
    """Publishes the newest revision of a live edition with a public note on what was wrong.

    Without `answers` it asks every live language made from this one, directly or by relay, to
    follow. With them (open corrections of its originals) it is the answer to those. Passes the
    gates of publishing; raises Refused with every reason.
    """
    now = now or timezone.now()
    check(by, "correct", edition.article, edition.language)
    edition, note = lock_in_time(edition, now), note.strip()
    if reasons := list(_reasons_not_to_correct(edition, note, answers)):
        raise Refused(reasons)
    refuse_to_show(edition, by=by, at=None, seen=seen, now=now)
    go_live(edition, edition.newest, by=by, now=now, verb="correct", note=note)
    told = {"edition": edition, "revision": edition.newest, "note": note, "at": now, "by": by}
    Correction.objects.bulk_create(
        Correction(answers=answered, **told) for answered in answers or [None]
    )


@transaction.atomic
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


def open_corrections(edition):
    """The corrections of its originals that a live edition has not answered, newest first."""
    return open_corrections_of([edition])[edition.pk]


def open_corrections_of(editions, among=None):
    """{edition's key: its open Corrections, newest first}, in two queries however many.

    `among` are all editions of these articles, where somebody has them already.
    """
    articles = {edition.article_id for edition in editions}
    found = Correction.objects.filter(edition__article__in=articles)
    found = list(found.select_related("edition", "by")) if articles else []
    if not found:
        return {edition.pk: [] for edition in editions}
    standings = _standings(Edition.objects.filter(article__in=articles) if among is None else among)
    answered = {(each.edition_id, each.answers_id) for each in found if each.answers_id}
    roots = [each for each in found if each.answers_id is None]
    return {
        edition.pk: [
            each
            for each in roots
            if edition.is_live
            and (edition.pk, each.pk) not in answered
            and concerns(each.edition_id, each.revision_id, each.at, edition.pk, standings)
        ]
        for edition in editions
    }


def _standings(editions):
    return {
        each.pk: Standing(each.made_from_id, each.base_id, each.published_at) for each in editions
    }


def concerns(corrected, revision, at, edition, standings):
    """Whether readers of `edition` had what was wrong in the edition `corrected` until `at`.

    They had where it was published before, and where it was made from a version older than the
    corrected `revision` (keys of rows: a later version has the higher one). `standings` maps
    the keys of the article's editions to their Standing.
    """
    here = standings[edition]
    if edition == corrected or corrected not in originals(edition, standings):
        return False
    if here.published_at is not None and here.published_at < at:
        return True
    return here.made_from == corrected and (here.base is None or here.base < revision)


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
    if replace(edition.newest.text, slug="") == replace(edition.live.text, slug=""):
        yield _("Readers see this text already; a correction changes something in it.")
    if set(answers) - set(open_corrections(edition)):
        yield _("This correction asks nothing of the text in this language.")
