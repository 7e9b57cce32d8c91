"""Telling editors in time that the rights of a picture on their pages end."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Event, Photo, Placement
from articles.workflow.photos.in_hand import held_photo
from articles.workflow.photos.uses import SHOWN, where_used

ENDED = 0


def tell_of_ending_rights(now=None):
    """Writes an Event for each live edition whose picture's rights end soon or have ended.

    Each photo is told of once for each of the days in NEWSROOM_RIGHTS_NOTICE and once when it is
    over; days that went by unnoticed are told of as one. Returns the number of Events.
    """
    now = now or timezone.now()
    soon = now + timedelta(days=max(settings.RIGHTS_NOTICE, default=0))
    ending = Photo.objects.filter(
        Q(told_days=None) | Q(told_days__gt=ENDED),
        Exists(Placement.objects.filter(SHOWN, photo=OuterRef("pk"))),
        valid_until__lte=soon,
        killed_at=None,
    )
    return sum(_tell(pk, now) for pk in ending.order_by("pk").values_list("pk", flat=True))


def days_to_tell(ends_at, now):
    """Which of the days before an end has come, 0 after it, None while it is far."""
    if ends_at <= now:
        return ENDED
    return min(
        (days for days in settings.RIGHTS_NOTICE if ends_at - now <= timedelta(days=days)),
        default=None,
    )


@transaction.atomic
def _tell(pk, now):
    photo = held_photo(pk)
    if photo is None or photo.killed_at or photo.ends_at is None:
        return 0
    days = days_to_tell(photo.ends_at, now)
    if days is None or (photo.told_days is not None and photo.told_days <= days):
        return 0
    photo.told_days = days
    photo.save(update_fields=["told_days"])
    verb = "rights_ended" if days == ENDED else "rights_ending"
    events = [
        Event(
            at=_told_at(photo.ends_at - timedelta(days=days), now),
            verb=verb,
            article_id=use.placement.article_id,
            language=use.edition.language,
            note=f"{photo.ends_at.isoformat()} {photo}",
        )
        for use in where_used(photo)
        if use.is_live
    ]
    return len(Event.objects.bulk_create(events))


def _told_at(due, now):
    """When it came about: letters pass over what is only minutes old. Not days ago either, where
    a timer found it late: they pass over that too."""
    return min(now, max(due, now - timedelta(hours=1)))
