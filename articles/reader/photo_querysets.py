"""What readers see of photos, read by the same rules as articles.reader.querysets."""

from functools import cache

from django.db.models import (
    BooleanField,
    Case,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from articles.languages import column
from articles.models import Photo, Placement, usable
from articles.reader import rights_clock
from articles.reader.author_querysets import photographed
from articles.reader.prepared import Given, Prepared
from articles.reader.querysets import NOW, NUMBER, live, named

# Of an author's photographs: some stand in several stories, and each is shown once.
ROWS = 24

FIRST = Given("first", TextField())
AFTER = Given("after", TextField())


def is_usable():
    return Case(When(usable(NOW), then=Value(True)), default=False, output_field=BooleanField())


@cache
def placements(code, *, is_preview=False):
    """Rows for stories.Placed: those shown in the language at `now`; in a preview, all."""
    placed = named(Placement).filter(article=NUMBER)
    caption, alt_text = column("caption", code), column("alt_text", code)
    if not is_preview:
        placed = placed.filter(**{f"{alt_text}__isnull": False})
    return Prepared(
        placed.order_by("position", "pk")
        .annotate(standing=rights_clock.standing(code, NOW))
        .annotate(told=rights_clock.told(code))
        .values_list("role", "after_block", "photo_id", caption, alt_text, "standing", "told")
    )


@cache
def photographs(code):
    """Rows (photo, slug, published_at, title, alt text, told) of what an author took and live
    stories show at `now`, the latest story first."""
    published = live(code).filter(article=OuterRef("article")).values("published_at")
    latest = (
        photographed(code, NUMBER, NOW)
        .annotate(published=Subquery(published))
        .order_by("-published", "-pk")
        .values("pk")[:ROWS]
    )
    return Prepared(
        named(Placement)
        .filter(pk__in=latest)
        .annotate(
            edition=FilteredRelation(
                "article__editions", condition=Q(article__editions__language=code)
            ),
            standing=F("photo"),
        )
        .annotate(told=rights_clock.told(code))
        .order_by("-edition__published_at", "-pk")
        .values_list(
            "photo",
            "edition__slug",
            "edition__published_at",
            f"article__{column('title', code)}",
            column("alt_text", code),
            "told",
        )
    )


@cache
def of_file():
    """Rows (renditions, may be shown at `now`, end of rights, end of an override) of the photos
    with a SHA-256 between two; see digests_in."""
    return Prepared(
        named(Photo)
        .filter(sha256__gte=FIRST, sha256__lt=AFTER)
        .order_by()
        .annotate(made=Cast("renditions", TextField()), is_usable=is_usable())
        .values_list("made", "is_usable", "valid_until", "override_until")
    )


@cache
def of_card(code):
    """Rows (may be shown at `now`, end of rights, end of an override, focus (two shares), crops,
    told) of the photos with a SHA-256 between two, for the pictures that pages are shared with."""
    return Prepared(
        named(Photo)
        .filter(sha256__gte=FIRST, sha256__lt=AFTER)
        .order_by()
        .annotate(standing=F("pk"), is_usable=is_usable())
        .annotate(told=rights_clock.told(code))
        .values_list(
            *("is_usable", "valid_until", "override_until", "focus_x", "focus_y", "crops", "told")
        )
    )
