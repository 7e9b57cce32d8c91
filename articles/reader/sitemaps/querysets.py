"""What sitemaps read, by the rules of articles.reader.querysets; of the newsroom's languages only.

Whatever the newsroom's size, a query gives one range of keys, or one row for each range.
"""

from functools import cache, reduce, wraps
from operator import or_

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.fetch_modes import FETCH_RAISE
from django.db.models.functions import Cast

from articles.languages import codes, column
from articles.models import Article, Author, Edition, Placement, Section, Tag
from articles.reader import rights_clock
from articles.reader.author_querysets import is_known
from articles.reader.listings import has_any
from articles.reader.prepared import Given, Prepared
from articles.reader.querysets import CODES, NOW, SINCE, live, named

# Keys in a range. Of articles in eleven languages, with the longest addresses that there can be,
# that is 3,300 pages and less than the 50 MB that a sitemap may have.
RANGE = 300
NEWS = 1_000  # stories in a news sitemap

FIRST = Given("first", BigIntegerField())
AFTER = Given("after", BigIntegerField())


def given_range(number):
    return {"first": number * RANGE, "after": (number + 1) * RANGE}


def of_newsroom(query):
    """A query that is compiled once for the languages of the newsroom, which it is given."""
    compiled = cache(query)

    @wraps(query)
    def prepared():
        return compiled(tuple(codes()))

    return prepared


def _live(languages):
    """Without those that are switched off. Not "with those that are on": databases would then
    read one language after the other instead of one range."""
    off = [code for code in CODES if code not in languages]
    return Edition.objects.fetch_mode(FETCH_RAISE).live().exclude(language__in=off)


@of_newsroom
def ranges(languages):
    """Rows (range, newest change) of the articles that are live in any language."""
    return Prepared(
        _live(languages)
        .order_by()
        .annotate(range=F("article_id") / RANGE)
        .values("range")
        .annotate(newest=Max("updated_at"))
        .values_list("range", "newest")
    )


@of_newsroom
def list_ranges(languages):
    """Rows (kind, range) of the tags and authors that have a page in any language."""
    return Prepared(
        _ranges("tags", named(Tag).filter(reduce(or_, map(_is_tagged, languages))))
        .union(_ranges("authors", named(Author).filter(reduce(or_, map(_is_author, languages)))))
        .order_by()
    )


def _ranges(kind, found):
    return (
        found.order_by()
        .annotate(
            kind=Value(kind, output_field=CharField()),
            range=Cast(F("pk") / RANGE, BigIntegerField()),
        )
        .values_list("kind", "range")
    )


@of_newsroom
def in_news(languages):
    """The row (whether it has a story since `since`, for each of codes())."""
    return Prepared(
        named(Section)
        .order_by("pk")
        .annotate(**{f"in_{column('', code)}": Exists(_news(code)) for code in languages})
        .values_list(*(f"in_{column('', code)}" for code in languages))[:1]
    )


@of_newsroom
def editions(languages):
    """Rows (article, its first language, language, slug, published, updated) of a range."""
    return Prepared(
        _live(languages)
        .filter(article__gte=FIRST, article__lt=AFTER)
        .order_by("article_id", "pk")
        .values_list(
            *("article_id", "article__source_language", "language"),
            *("slug", "published_at", "updated_at"),
        )
    )


@of_newsroom
def photos(languages):
    """Rows (article, photo, its renditions, those of its replacement, and for each of codes()
    the key of the photo that stands there at `now`) of a range, in the order of the stories."""
    standing = {
        f"in_{column('', code)}": Case(
            When(
                **{f"{column('alt_text', code)}__isnull": False},
                then=rights_clock.standing(code, NOW),
            )
        )
        for code in languages
    }
    return Prepared(
        named(Placement)
        .filter(article__gte=FIRST, article__lt=AFTER)
        .order_by("article_id", "position", "pk")
        .annotate(
            made=Cast("photo__renditions", TextField()),
            made_instead=Cast("photo__replacement__renditions", TextField()),
            **standing,
        )
        .values_list("article_id", "photo_id", "made", "made_instead", *standing)
    )


@of_newsroom
def sections(languages):
    """Rows (slug, whether it has a story in each of codes()…)."""
    found = {
        f"in_{column('', code)}": _yes(has_any(code, "section", OuterRef("pk")))
        for code in languages
    }
    return Prepared(
        named(Section).order_by("position", "slug").annotate(**found).values_list("slug", *found)
    )


@of_newsroom
def tags(languages):
    """Rows (whether it has a page in each of codes()…, its slugs…) of a range."""
    found = {f"in_{column('', code)}": _yes(_is_tagged(code)) for code in languages}
    slugs = [column("slug", code) for code in languages]
    return _of_range(Tag, found, slugs)


@of_newsroom
def authors(languages):
    """Rows (whether search engines may know their page in each of codes()…, slug) of a range; `now`
    is for their photographs."""
    return _of_range(
        Author, {f"in_{column('', code)}": is_known(code) for code in languages}, ["slug"]
    )


def _of_range(model, found, slugs):
    return Prepared(
        named(model)
        .filter(pk__gte=FIRST, pk__lt=AFTER)
        .order_by("pk")
        .annotate(**found)
        .values_list(*found, *slugs)
    )


def _is_tagged(code):
    return Q((f"{column('slug', code)}__gt", "")) & Q(has_any(code, "tag", OuterRef("pk")))


def _is_author(code):
    return Q(is_known(code))


def _yes(condition):
    return Case(When(condition, then=Value(True)), default=False)


@cache
def news(code):
    """Rows (slug, published, title) of what was first published since `since`, newest first."""
    return Prepared(
        _news(code)
        .order_by("-published_at", "-pk")
        .values_list("slug", "published_at", f"article__{column('title', code)}")[:NEWS]
    )


def _news(code):
    """Sponsored texts are no news: search engines take none in news sitemaps."""
    sponsored = Q(article__kind=Article.Kind.SPONSORED)
    return live(code).filter(~sponsored, published_at__gt=SINCE).order_by()
