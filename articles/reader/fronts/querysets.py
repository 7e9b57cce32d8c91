"""What a front page reads: its places, the newest stories to choose from, the chosen ones."""

from functools import cache

from django.db.models import BigIntegerField, FilteredRelation, Q
from django.db.models.functions import Coalesce

from articles.models import Edition, FrontPage
from articles.reader.prepared import Given, Prepared
from articles.reader.querysets import NUMBER, carded, live, pictured

# Cards are read by as many keys as one of these, so that few queries are compiled.
SIZES = (32, 64, 128, 256, 512)
KEYS = [Given(f"key_{number}", BigIntegerField()) for number in range(SIZES[-1])]


@cache
def places(code, *, is_section=False):
    """Rows (breaking text, until, slug, published; area, article, section, count, from, until;
    live edition, kind) of a page's places in order; `is_section` takes the section's `number`.

    A page without places has one row, with nothing but the breaking line.
    """
    pages = FrontPage.objects.filter(language=code, section=NUMBER if is_section else None)
    return Prepared(
        pages.annotate(
            told=_live("breaking_article__editions", code),
            standing=_live("places__article__editions", code),
            of_section=Coalesce("places__section", "places__article__section"),
        )
        .order_by("places__position", "places__pk")
        .values_list(
            *("breaking_text", "breaking_until", "told__slug", "told__published_at"),
            *("places__area", "places__article", "of_section", "places__count"),
            *("places__starts_at", "places__ends_at"),
            *("standing", "places__article__kind"),
        )
    )


def _live(path, code):
    is_live = Q((f"{path}__language", code), (f"{path}__live__isnull", False))
    return FilteredRelation(path, condition=is_live)


@cache
def newest(code, size, *, with_pictures=True):
    """Rows for Candidates, newest first; `size` is that of the pool."""
    stories = live(code).order_by("-published_at", "-pk")
    columns = ("pk", "article_id", "article__section_id", "article__kind")
    if with_pictures:
        stories, columns = pictured(stories, code), (*columns, "standing")
    return Prepared(stories.values_list(*columns)[:size])


@cache
def cards(code, size):
    """Rows for cards.Row of the editions whose keys are given as `keys` says, in no order.

    They are all of this language. Asked for that again, SQLite would walk through the language.
    """
    chosen = Edition.objects.live().filter(pk__in=KEYS[:size]).order_by()
    return Prepared(carded(chosen, code))


def keys(editions):
    """(size, {name of a Given: key}): the keys, the last repeated up to the next of SIZES."""
    wanted = list(editions)[: SIZES[-1]]
    size = next(size for size in SIZES if size >= len(wanted))
    filled = wanted + wanted[-1:] * (size - len(wanted))
    return size, {f"key_{number}": key for number, key in enumerate(filled)}


def of_articles(code, articles):
    """Rows for Candidates of those of the articles that are live in the language."""
    return (
        live(code)
        .filter(article__in=articles)
        .order_by()
        .values_list("pk", "article_id", "article__section_id", "article__kind")
    )
