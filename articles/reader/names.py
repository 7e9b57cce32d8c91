"""Names as readers see them: in their language, else marked with the language they are in."""

from functools import cache
from html import escape

from django.utils.safestring import mark_safe

from articles.languages import codes, column, language
from articles.models.names import Name


@cache
def order(code):
    """The languages in which a name is looked for, the reader's own first."""
    return tuple(dict.fromkeys((code, "en", *codes())))


def columns(code, path=""):
    """The columns of a name in the order in which `first` chooses among them."""
    return [path + column("name", each) for each in order(code)]


def first(values, code):
    """The first Name among a name's columns in `order(code)`; None where it has none at all."""
    for text, each in zip(values, order(code), strict=True):
        if text:
            return Name(text, each)
    return None


def plain(name):
    return name.text if name else ""


def marked(name, code):
    """The name as HTML; in a foreign language it carries that language and its direction."""
    if name is None:
        return ""
    if name.language == code:
        return mark_safe(escape(name.text))  # noqa: S308
    tag = language(name.language).tag
    return mark_safe(f'<bdi lang="{tag}">{escape(name.text)}</bdi>')  # noqa: S308
