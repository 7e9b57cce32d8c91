"""Search in everything that stories and names are called, in whatever way it is typed."""

from django.db.models import Q

from articles.languages import codes, column
from articles.models import Author, Byline, Edition
from articles.text.keys import search_key

# More words than this make a query slower, never better.
WORDS = 8
# A word that more names contain than this (a single letter) is no search for a name.
NAMES = 500


def words_of(typed):
    return search_key(typed.replace("\x00", " ")).split()[:WORDS]


def containing(articles, typed):
    """Articles of which every word stands in a draft or live title, or in an author's name."""
    words = words_of(typed)
    if not words:
        return articles
    names = _keys(Author.objects.order_by(), in_all_languages("name"))
    for word in words:
        authors = [pk for pk, key in names if word in key][:NAMES]
        written = Edition.objects.filter(search_key__contains=word).order_by()
        found = Q(pk__in=written.values("article"))
        if authors:
            bylines = Byline.objects.filter(author__in=authors).order_by()
            found |= Q(pk__in=bylines.values("article"))
        articles = articles.filter(found)
    return articles


def named(things, columns, typed):
    """The rows whose columns, in all languages together, contain every word typed."""
    words = words_of(typed)
    if not words:
        return things
    found = [pk for pk, key in _keys(things, columns) if all(word in key for word in words)]
    return things.filter(pk__in=found[:NAMES])


def in_all_languages(*fields):
    """The columns of translated fields."""
    return [column(field, code) for field in fields for code in codes()]


def _keys(things, columns):
    """(pk, search key) of each row. Databases fold no script but Latin alike, so Python does."""
    return [
        (pk, search_key("\n".join(filter(None, names))))
        for pk, *names in things.values_list("pk", *columns)
    ]
