"""What the search page reads beside the index, live text only: see articles.reader.querysets."""

from functools import cache

from django.db.models import Q
from django.db.models.fetch_modes import FETCH_RAISE

from articles.languages import column
from articles.models import Byline, Edition, SearchWord
from articles.reader.names import columns
from articles.reader.prepared import Key, Prepared
from articles.text.search.spelling import tolerance

PAGE = 20  # results
FACETED = 60  # results whose authors are offered as filters
SIZES = (4, PAGE, FACETED)  # of keys that queries are made for
AUTHORS = 12
MOST_WORDS = 4_000  # that a misspelt one is compared with


def by_keys(query, code, keys):
    """The rows of `results` or `authors` for these keys, at most FACETED. What is searched for has
    few results most times, and a query for few keys costs less."""
    size = next(each for each in SIZES if each >= len(keys))
    padded = [*keys, *([0] * (size - len(keys)))]  # no row has the key 0
    return query(code, size).rows(**{f"key_{n}": key for n, key in enumerate(padded)})


def _keys(size):
    return [Key(f"key_{n}") for n in range(size)]


@cache
def results(code, size):
    """Rows (pk, section, slug, published, title, standfirst, body) of editions by their keys, which
    are of the language. It isn't asked for: SQLite would walk through all that is live in it."""
    return Prepared(
        Edition.objects.fetch_mode(FETCH_RAISE)
        .live()
        .filter(pk__in=_keys(size))
        .order_by()
        .values_list(
            *("pk", "article__section_id", "slug", "published_at"),
            *(f"article__{column(name, code)}" for name in ("title", "standfirst", "body")),
        )
    )


@cache
def authors(code, size):
    """Rows (slug, names…) of the bylines of editions by their keys."""
    return Prepared(
        Byline.objects.filter(article__editions__pk__in=_keys(size))
        .order_by("pk")
        .values_list("author__slug", *columns(code, "author__"))[: size * 4]
    )


def words_like(code, spelt):
    """Pairs (word, key) of words whose spelling may be near that of one of these."""
    near = Q()
    for each in spelt:
        length, apart = len(each.key), tolerance(each.key)
        near |= (Q(start=each.start) | Q(end=each.end)) & Q(
            length__gte=length - apart, length__lte=length + apart
        )
    found = SearchWord.objects.filter(near, language=code).values_list("word", "key")
    return list(found[: MOST_WORDS * len(spelt)])
