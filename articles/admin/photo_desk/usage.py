"""Where a photo stands: each story, its place there, and how it is in each language."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from articles.admin import states
from articles.languages import codes, language
from articles.models import Photo, Placement
from articles.workflow import effects_of_taking_away, where_used


@dataclass
class Use:
    """One placement. `shown_in` are the Languages in which readers see the photo there, and
    `instead` is the photo that they would see once this one is gone, or None."""

    placement: Placement
    shown_in: list = field(default_factory=list)
    instead: Photo | None = None

    @property
    def article(self):
        return self.placement.article

    @property
    def headline(self):
        return states.headline_html(states.headline(self.article))

    @property
    def address(self):
        return states.form_url(self.article, self.article.source_language)

    @property
    def marks(self):
        return states.marks(self.article)


def usage(photo):
    """A Use for each placement, the newest story first. A photo that may not be shown now is
    shown in no language."""
    placements = photo.placements.select_related("article").order_by("-article")
    uses = {placement.pk: Use(placement) for placement in placements}
    is_usable = photo.is_usable(timezone.now())
    for row in where_used(photo):
        if is_usable and row.is_live and row.edition.language in codes():
            uses[row.placement.pk].shown_in.append(language(row.edition.language))
    return _with_marks(uses)


def effects(photo):
    """A Use for each placement in which readers see the photo now."""
    uses = {}
    for row in effects_of_taking_away(photo):
        use = uses.setdefault(row.placement.pk, Use(row.placement, instead=row.replacement))
        if row.edition.language in codes():
            use.shown_in.append(language(row.edition.language))
    return _with_marks(uses)


def _with_marks(uses):
    for use in uses.values():
        use.shown_in.sort(key=lambda here: codes().index(here.code))
    articles = [use.article for use in uses.values()]
    for article in articles:
        article._prefetched_objects_cache = {}
    prefetch_related_objects(articles, Prefetch("editions", queryset=states.editions()))
    return list(uses.values())
