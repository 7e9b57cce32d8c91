"""When readers see a text: now, at a time, or no longer."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Edition
from articles.workflow.checking import reasons_against_findings
from articles.workflow.errors import Refused
from articles.workflow.generations import foresee, renewed_at_the_end
from articles.workflow.live_text import go_live, take_down
from articles.workflow.reasons import reasons_against_older, reasons_not_to_publish
from articles.workflow.record import hold_photos, lock, log, said
from articles.workflow.rights import check
from articles.workflow.times import reasons_against_embargo, reasons_against_time


@transaction.atomic
@renewed_at_the_end()
def publish(edition, *, by, at=None, seen=None, now=None):
    """Makes the newest revision live now, or schedules it for `at` (an aware datetime ahead).

    `seen` is the number of the revision that the person read. Raises Refused with every reason.
    Publishing at once ends an earlier schedule.
    """
    now = now or timezone.now()
    check(by, "publish", edition.article, edition.language)
    edition = lock_in_time(edition, now)
    refuse_to_show(edition, by=by, at=at, seen=seen, now=now)
    if at is None:
        go_live(edition, edition.newest, by=by, now=now)
        return
    Edition.objects.filter(pk=edition.pk).update(
        next=edition.newest, next_at=at, next_by=by, changed_at=now
    )
    log(
        "schedule",
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.newest,
        note=at.isoformat(),
        now=now,
    )
    foresee(edition.language, now=now)


@transaction.atomic
@renewed_at_the_end()
def unschedule(edition, *, by):
    """Takes a planned publication back; what is live stays live."""
    check(by, "unschedule", edition.article, edition.language)
    edition = lock_in_time(edition, timezone.now())
    if edition.next is None:
        raise Refused([_("Nothing is scheduled.")])
    _clear_schedule(edition)
    log("unschedule", edition.article, by=by, language=edition.language, revision=edition.next)
    foresee(edition.language)


@transaction.atomic
@renewed_at_the_end()
def withdraw(edition, *, by, notice, now=None):
    """Takes the live text away from readers; its address answers 410 with the notice."""
    now = now or timezone.now()
    check(by, "withdraw", edition.article, edition.language)
    edition = lock_in_time(edition, now)
    notice = said(notice)
    if edition.live is None:
        raise Refused([_("This text is not live.")])
    if not notice:
        raise Refused([_("Write a notice that tells readers why the story is gone.")])
    take_down(edition, notice=notice, now=now)
    log(
        "withdraw",
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.live,
        note=notice,
        now=now,
    )


def apply_due(now=None):
    """Publishes what is scheduled until now, each once however many come together.

    Returns the number of texts that went live. One that can't go live any more (a photo lost
    its licence meanwhile) is unscheduled, with its reasons in the log, and holds up no other.
    """
    now = now or timezone.now()
    return sum(
        _apply(edition, now) for edition in Edition.objects.due(now).order_by("next_at", "pk")
    )


def apply_due_of(article, now):
    """The same for one story, whose embargo is about to change."""
    due = Edition.objects.due(now).filter(article=article).order_by("next_at", "pk")
    return sum(_apply(edition, now) for edition in due)


@transaction.atomic
def _apply(edition, now):
    edition = lock(edition)
    if edition.next is None or edition.next_at > now:
        return 0
    embargo = edition.article.embargo_until
    if embargo and embargo > now:
        return 0
    at = max(edition.next_at, embargo or edition.next_at)
    try:
        # Whoever comes first applies it, a reader too: the log speaks its planner's language.
        with override(edition.next_by.language if edition.next_by else settings.LANGUAGE_CODE):
            if reasons := _reasons_at(at, edition, edition.next):
                raise Refused(reasons)
            go_live(edition, edition.next, by=edition.next_by, now=at)
    except Refused as refusal:
        _clear_schedule(edition)
        log(
            "schedule_refused",
            edition.article,
            by=None,
            language=edition.language,
            revision=edition.next,
            note=str(refusal),
            now=now,
        )
        foresee(edition.language, now=now)
        return 0
    return 1


def lock_in_time(edition, now):
    """The edition, locked, with what was due by now applied: a verb may come before any reader."""
    locked = lock(edition)
    return lock(edition) if locked.is_scheduled and _apply(locked, now) else locked


def refuse_to_show(edition, *, by, at, seen, now):
    """Raises Refused unless a locked edition's newest revision may go live now, or at a time."""
    if older := list(reasons_against_older(edition, seen)):
        raise Refused(older)
    then = now if at is None or timezone.is_naive(at) else at
    reasons = [
        *_reasons_at(then, edition, edition.newest),
        *(reasons_against_wording(edition) if by else ()),
        *reasons_against_time(at, now),
        *reasons_against_embargo(edition.article, at, now),
    ]
    if reasons:
        raise Refused(dict.fromkeys(reasons))


def hindrances(edition, grounds=None):
    """Every reason why a person can't publish the newest revision, an embargo apart.

    `grounds` are those of several editions, where more than one is asked about.
    """
    reasons = [
        *reasons_not_to_publish(edition, grounds=grounds),
        *reasons_against_wording(edition, grounds),
    ]
    return list(dict.fromkeys(reasons))


def reasons_against_wording(edition, grounds=None):
    """What the checks call an error in a translation, asked where a person acts.

    A timer or a command could neither look at a finding nor let it stand: what a person has
    scheduled goes live though its original moved on meanwhile. An original is free of this;
    where it is reviewed, its approval is not.
    """
    if edition.made_from_id and edition.newest_id:
        yield from reasons_against_findings(edition, edition.newest, grounds)


def _reasons_at(at, edition, revision):
    """With the photos' rights as they are at that time, which may lie ahead or gone by."""
    hold_photos(edition.article)
    return list(reasons_not_to_publish(edition, revision, at))


def _clear_schedule(edition):
    Edition.objects.filter(pk=edition.pk).update(next=None, next_at=None, next_by=None)
