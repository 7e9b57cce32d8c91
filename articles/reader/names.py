"""Names as readers see them: in their language, else marked with the language they are in."""

import unicodedata
from functools import cache, lru_cache
from html import escape

from django.db.models import Case, When
from django.db.models.functions import JSONArray
from django.utils.safestring import mark_safe

from articles.languages import codes, column, language
from articles.models.names import Name

# What letters of these classes of Unicode's bidirectional algorithm are written like.
DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@cache
def order(code):
    """The languages in which a name is looked for, the reader's own first."""
    return tuple(dict.fromkeys((code, "en", *codes())))


def columns(code, path=""):
    """The columns of a name in the order in which `first` chooses among them."""
    return [path + column("name", each) for each in order(code)]


def array(code, path, *before):
    """A name's columns as JSON behind what stands `before`: the reader's own alone where there is
    one, since ten more cost a database more than the rest of most rows."""
    own, *others = columns(code, path)
    return Case(
        When(**{f"{own}__gt": ""}, then=JSONArray(*before, own)),
        default=JSONArray(*before, own, *others),
    )


def first(values, code):
    """The first Name among a name's columns, or an `array` of them; None where it has none."""
    for text, each in zip(values, order(code), strict=False):
        if text:
            return Name(text, each)
    return None


def plain(name):
    return name.text if name else ""


@lru_cache(4096)
def marked(name, code):
    """The name as HTML; in a foreign language it carries that language and its direction.

    One that is written against the language's direction (a Latin name in Arabic) stands apart
    too: beside another such name the two would change places.
    """
    if name is None:
        return ""
    text = escape(name.text)
    if name.language != code:
        text = f'<bdi lang="{language(name.language).tag}">{text}</bdi>'
    else:
        directions = {DIRECTIONS.get(unicodedata.bidirectional(letter)) for letter in name.text}
        if directions - {None, language(code).direction}:
            text = f"<bdi>{text}</bdi>"
    return mark_safe(text)  # noqa: S308
