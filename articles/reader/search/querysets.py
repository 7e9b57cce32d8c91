"""What the search page reads beside the index, live text only: see articles.reader.querysets."""

from functools import cache

from django.db.models import BigIntegerField, Q

from articles.languages import column
from articles.models import Byline, SearchWord
from articles.reader.names import columns
from articles.reader.prepared import Given, Prepared
from articles.reader.querysets import live

PAGE = 20  # results
FACETED = 60  # results whose authors are offered as filters
AUTHORS = 12
MOST_WORDS = 4_000  # that a misspelt one is compared with


def _keys(count):
    return [Given(f"key_{n}", BigIntegerField()) for n in range(count)]


def keyed(keys, count):
    """What the Givens of `_keys` take; no row has the key 0."""
    padded = [*keys[:count], *([0] * count)][:count]
    return {f"key_{n}": key for n, key in enumerate(padded)}


@cache
def results(code):
    """Rows (pk, slug, published, section, title, standfirst, body) of editions by their keys."""
    return Prepared(
        live(code)
        .filter(pk__in=_keys(PAGE))
        .values_list(
            *("pk", "slug", "published_at", "article__section_id"),
            *(f"article__{column(name, code)}" for name in ("title", "standfirst", "body")),
        )
    )


@cache
def authors(code):
    """Rows (slug, names…) of the bylines of editions by their keys."""
    return Prepared(
        Byline.objects.filter(article__editions__pk__in=_keys(FACETED))
        .order_by("pk")
        .values_list("author__slug", *columns(code, "author__"))[: FACETED * 4]
    )


def words_like(code, spelt):
    """Pairs (word, key) of words whose spelling may be near that of one of these."""
    near = Q()
    for each in spelt:
        length = len(each.key)
        near |= (Q(start=each.start) | Q(end=each.end)) & Q(
            length__gte=length - 2, length__lte=length + 2
        )
    found = SearchWord.objects.filter(near, language=code).values_list("word", "key")
    return list(found[: MOST_WORDS * len(spelt)])
