"""What holds a photo back, or soon will: in words, for one photo and for a set."""

from datetime import timedelta

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.display import time_text
from articles.models import MADE_BY_AI, Photo
from articles.models.photos import usable

SOON = timedelta(days=30)

# By what the library can be narrowed down.
STATES = {
    "usable": gettext_lazy("may be shown now"),
    "uncredited": gettext_lazy("without credit or licence"),
    "expiring": gettext_lazy("rights end within 30 days"),
    "expired": gettext_lazy("rights have ended"),
    "not_yet": gettext_lazy("rights have not begun"),
    "killed": gettext_lazy("taken away from readers"),
    "unready": gettext_lazy("files not made yet"),
    "ai": gettext_lazy("made by AI"),
}


def in_state(photos, state, now):
    """The photos of which `states_of` says `state`, any of STATES."""
    if state == "usable":
        whole = Q(licence__isnull=False) & (Q(photographer__isnull=False) | Q(source__isnull=False))
        return photos.usable(now).filter(whole)
    if state == "uncredited":
        return photos.uncredited()
    if state == "expiring":
        # The first condition has an index.
        return photos.filter(valid_until__isnull=False).expiring(now, now + SOON)
    if state == "expired":
        ended = photos.filter(valid_until__lte=now, killed_at=None)
        return ended.exclude(usable(now))
    if state == "not_yet":
        return photos.filter(valid_from__gt=now)
    if state == "killed":
        return photos.filter(killed_at__isnull=False)
    if state == "unready":
        return photos.unready()
    # Apart: a database that thinks all kinds equally common would read every photo.
    made = Photo.objects.filter(digital_source_type__in=MADE_BY_AI).order_by()
    return photos.filter(pk__in=made.values("pk"))


def states_of(photo, now):
    """(key, sentence) of everything that is to be known before a photo is used."""
    if photo.killed_at:
        yield "killed", _("Taken away from readers")
    elif photo.valid_from and photo.valid_from > now:
        yield "not_yet", _("Not before %(time)s") % {"time": time_text(photo.valid_from)}
    elif photo.valid_until:
        yield _end(photo, now)
    if not photo.is_credited:
        yield "uncredited", _missing(photo)
    if not photo.is_ready:
        yield "unready", _("Files not made yet")
    if photo.is_made_by_ai:
        yield "ai", capfirst(photo.get_digital_source_type_display())


def is_free(photo, now):
    """Whether nothing holds it back."""
    return photo.is_usable(now) and photo.is_credited and photo.is_ready


def _end(photo, now):
    if photo.valid_until <= now and photo.is_usable(now):
        time = time_text(photo.override_until)
        return "overridden", _("Past its rights; shown until %(time)s") % {"time": time}
    time = time_text(photo.valid_until)
    if photo.valid_until <= now:
        return "expired", _("Rights ended %(time)s") % {"time": time}
    key = "expiring" if photo.valid_until <= now + SOON else "ends"
    return key, _("Rights end %(time)s") % {"time": time}


def _missing(photo):
    if photo.photographer_id or photo.source_id:
        return _("No licence")
    return _("No credit") if photo.licence_id else _("Neither credit nor licence")
