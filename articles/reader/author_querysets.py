"""Who is credited: an author, and in which languages readers find them."""

from functools import cache

from django.db.models import Case, Exists, OuterRef, Value, When

from articles.languages import column
from articles.models import Author, Edition, Placement, usable
from articles.reader.listings import has_any
from articles.reader.names import columns
from articles.reader.prepared import Prepared
from articles.reader.querysets import CODES, NOW, SLUG, named


def _is_live(code):
    """Whether the article of a placement is live in a language.

    EXISTS keeps databases from walking through all that is live in search of one author's few.
    """
    return Exists(Edition.objects.live().filter(language=code, article=OuterRef("article")))


def photographed(code, author, now):
    """The placements of what an author photographed that live stories show at `now`."""
    return named(Placement).filter(
        usable(now, "photo__"),
        _is_live(code),
        photo__photographer=author,
        **{f"{column('alt_text', code)}__isnull": False},
    )


def is_in(code):
    """Whether an author has a story, a translation or a shown photograph in a language."""
    photos = photographed(code, OuterRef("pk"), NOW)
    # First whether anybody has: a language that is not begun yet takes no search.
    anything = Exists(Edition.objects.live().filter(language=code))
    translated = Edition.objects.live().filter(language=code, translated_by=OuterRef("pk"))
    is_there = anything & (
        has_any(code, "author", OuterRef("pk")) | Exists(translated) | Exists(photos)
    )
    return Case(When(is_there, then=Value(True)), default=False)


@cache
def author(code):
    """The row (pk, job title, biography, links, whether in each of CODES…, names…) of an author's
    slug; `now` is for the photographs."""
    asked = {f"in_{column('', each)}": is_in(each) for each in CODES}
    words = [column("job_title", code), column("bio", code), "links"]
    return Prepared(
        named(Author)
        .filter(slug=SLUG)
        .order_by()
        .annotate(**asked)
        .values_list("pk", *words, *asked, *columns(code))
    )
