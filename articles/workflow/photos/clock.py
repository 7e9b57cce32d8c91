"""The rights clock by hand: taken away at once, shown past the end, notes confirmed."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.workflow.errors import Refused
from articles.workflow.generations import renew_photo
from articles.workflow.photos.in_hand import hold_photo
from articles.workflow.record import log_in_articles, log_photo, said
from articles.workflow.rights import check
from articles.workflow.times import in_words, reasons_against_time

NOTES = ("territory", "consent")


def kill_photo(photo, *, by, reason, now=None):
    """Takes a photo away from readers at once, wherever it is shown."""
    with _step("kill_photo", photo, by=by, reason=reason, now=now) as (held, reason, now):
        if held.killed_at:
            raise Refused([_("The photo was taken away already.")])
        held.killed_at, held.kill_reason = now, reason
        held.save(update_fields=["killed_at", "kill_reason"])
    return held


def revive_photo(photo, *, by, reason, now=None):
    """Lets readers have a photo again that was taken away, as far as its rights go."""
    with _step("revive_photo", photo, by=by, reason=reason, now=now) as (held, _reason, now):
        if not held.killed_at:
            raise Refused([_("The photo was not taken away.")])
        held.killed_at, held.kill_reason = None, ""
        held.save(update_fields=["killed_at", "kill_reason"])
    return held


def override_rights(photo, *, by, until, reason, now=None):
    """Shows a photo past the end of its rights, until an aware datetime ahead.

    Whoever does so answers for it; the log keeps who and why.
    """
    step = _step("override_rights", photo, by=by, reason=reason, now=now, until=until)
    with step as (held, _reason, now):
        if reasons := list(_reasons_against_override(held, until, now)):
            raise Refused(reasons)
        held.override_until, held.told_days = until, None
        held.save(update_fields=["override_until", "told_days"])
    return held


@transaction.atomic
def confirm_note(photo, *, by, which, now=None):
    """Says that somebody has looked into a note, "territory" or "consent", and found it in order.

    A note that is changed afterwards has to be confirmed anew.
    """
    check(by, "confirm_note")
    if which not in NOTES:
        raise ValueError(which)
    held, now = hold_photo(photo), now or timezone.now()
    note = getattr(held, f"{which}_note")
    if not note:
        raise Refused([_("There is no note that could be confirmed.")])
    setattr(held, f"{which}_confirmed_at", now)
    held.save(update_fields=[f"{which}_confirmed_at"])
    log_photo("confirm_note", held, by=by, note=note, now=now)
    return held


@contextmanager
def _step(verb, photo, *, by, reason, now, until=None):
    """What the verbs share: right, reason, the held row, and the log of photo and stories."""
    check(by, verb)
    reason, now = said(reason), now or timezone.now()
    if not reason:
        raise Refused([_("Write the reason: it stays in the log.")])
    with transaction.atomic():
        held = hold_photo(photo)
        yield held, reason, now
        note = f"{reason} ({in_words(until)})" if until else reason
        log_photo(verb, held, by=by, note=note, now=now)
        log_in_articles(verb, held, by=by, note=f"{held}: {note}", now=now)
        renew_photo(held, now)


def _reasons_against_override(photo, until, now):
    if photo.valid_until is None:
        yield _("The rights of this photo do not end.")
        return
    if until is None:
        yield _("Choose until when the photo may be shown.")
        return
    if reasons := list(reasons_against_time(until, now)):
        yield from reasons
    elif until <= photo.valid_until:
        yield _("The rights of this photo last until %(time)s anyway.") % {
            "time": in_words(photo.valid_until)
        }
