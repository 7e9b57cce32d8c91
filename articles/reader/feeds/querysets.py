"""What feeds read: three queries, however many stories, photos, authors and tags there are.

By the rules of articles.reader.querysets.
"""

from functools import cache

from django.db.models import (
    BigIntegerField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, JSONArray

from articles.languages import column
from articles.models import Author, Byline, Edition, Generation, Placement, Section, TaggedArticle
from articles.models import Tag as TagModel
from articles.reader import names, rights_clock
from articles.reader.author_querysets import is_in
from articles.reader.names import columns
from articles.reader.prepared import Key, Prepared
from articles.reader.querysets import NOW, RELATED, SLUG, listed, named, related

ITEMS = 30  # stories in a feed

# The articles of a feed, one Key for each; short feeds fill up with a key that nothing has.
ARTICLES = [Key(f"article_{number}") for number in range(ITEMS)]
NOTHING = 0

PHOTO, AUTHOR, TAG, EDITION = range(4)


def given_articles(articles):
    padded = [*articles, *[NOTHING] * (ITEMS - len(articles))]
    return {given.name: pk for given, pk in zip(ARTICLES, padded, strict=True)}


@cache
def heading(code, which):
    """The row (pk, is a text due by `now`, when the language's pages changed last, when they
    change by themselves, whether an author is in the language, names…) of what a feed is of."""
    found = {
        "all": named(Section).order_by("pk"),
        "section": named(Section).order_by().filter(slug=SLUG),
        "tag": named(TagModel).order_by().filter(**{column("slug", code): SLUG}),
        "author": named(Author).order_by().filter(slug=SLUG),
    }[which]
    generation = Generation.objects.filter(language=code)
    return Prepared(
        found.annotate(
            is_due=Exists(Edition.objects.due(NOW)),
            raised_at=Subquery(generation.values("raised_at")),
            ends_at=Subquery(generation.values("ends_at")),
            is_here=is_in(code) if which == "author" else Value(True),
        ).values_list("pk", "is_due", "raised_at", "ends_at", "is_here", *columns(code))[:1]
    )


@cache
def stories(code, which, *, is_full):
    """Rows for items.Row, the newest first; without the body where a feed is not full."""
    body = F(f"article__{column('body', code)}") if is_full else Value("")
    return Prepared(
        listed(code, which, ITEMS)
        .annotate(text=body)
        .values_list(
            *("article_id", "uid", "slug", "published_at", "updated_at"),
            *("article__kind", "article__sponsor", "article__made_by_ai"),
            f"article__{column('title', code)}",
            f"article__{column('standfirst', code)}",
            "text",
            "article__section__slug",
            *columns(code, "article__section__"),
        )
    )


@cache
def around(code):
    """Rows (article, which of PHOTO, AUTHOR, TAG and EDITION, position, key, words as JSON, told of
    the photo) of the ARTICLES, in no order; photos as photo_querysets.placements reads them, and
    editions as querysets.editions."""
    found = _photos(code).union(_authors(code), _tags(code), _editions(code), all=True)
    return Prepared(found.order_by())


def _photos(code):
    caption, alt_text = column("caption", code), column("alt_text", code)
    return _rows(
        named(Placement)
        .filter(**{f"{alt_text}__isnull": False})
        .annotate(standing=rights_clock.standing(code, NOW))
        .annotate(told=rights_clock.told(code)),
        *(PHOTO, "article_id", "position"),
        JSONArray("role", "after_block", "photo_id", caption, alt_text, "standing"),
        F("told"),
    )


def _authors(code):
    words = names.array(code, "author__", "author__slug")
    return _rows(Byline.objects.all(), AUTHOR, "article_id", "position", words)


def _tags(code):
    slug = f"tag__{column('slug', code)}"
    tagged = TaggedArticle.objects.filter(**{f"{slug}__gt": ""})
    words = names.array(code, "tag__", slug)
    return _rows(tagged, TAG, "content_object_id", "pk", words)


def _editions(code):
    words = names.array(code, "translated_by__", *RELATED)
    return _rows(related(Edition.objects.all(), code), EDITION, "article_id", "pk", words)


def _rows(found, kind, article, position, words, told=None):
    """One of the four, in columns that are the same for all."""
    return (
        found.order_by()
        .annotate(of=ExpressionWrapper(F(article), output_field=BigIntegerField()))
        .filter(of__in=ARTICLES)
        .annotate(
            kind=Value(kind, output_field=IntegerField()),
            place=Cast(position, BigIntegerField()),
            words=Cast(words, TextField()),
            said=told or Cast(Value(None), TextField()),
        )
        .values_list("of", "kind", "place", "pk", "words", "said")
    )
