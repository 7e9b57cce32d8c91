"""Where photos are used, and what readers would miss without one."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from articles.languages import column
from articles.models import Edition, Photo, Placement


class Use(NamedTuple):
    """A placement in one language; live is what readers of it see, rights aside."""

    placement: Placement
    edition: Edition
    is_live: bool


class Effect(NamedTuple):
    """A live edition that a photo would be gone from, and the photo it shows then, or None."""

    edition: Edition
    placement: Placement
    replacement: Photo | None


# An alt text stands in a placement's column while a live text of that language describes it.
SHOWN = Q(
    *(Q((f"{column('alt_text', code)}__isnull", False)) for code, _name in settings.LANGUAGES),
    _connector=Q.OR,
)


def where_used(photo):
    """The Uses of a photo, newest story first; a story without text has none."""
    placements = photo.placements.select_related("article").order_by("-article")
    placements = placements.prefetch_related("article__editions")
    return [
        Use(placement, edition, is_shown(placement, edition))
        for placement in placements
        for edition in placement.article.editions.all()
    ]


def is_shown(placement, edition):
    """Whether an edition's live text describes a placed photo, and so shows it."""
    return edition.is_live and getattr(placement, column("alt_text", edition.language)) is not None


def effects_of_taking_away(photo, now=None):
    """What readers lose or get instead where a photo may not be shown any more at `now`."""
    other = photo.replacement
    instead = other if other and other.is_usable(now or timezone.now()) else None
    return [Effect(use.edition, use.placement, instead) for use in where_used(photo) if use.is_live]
