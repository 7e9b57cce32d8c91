"""Stories as lists show them, and how a list goes on to older ones."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import mark_safe

from articles.reader import addresses, dates, pictures, querysets
from articles.reader.names import order

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def card(template, row, code, links, sizes=pictures.CARD, *, is_first=False):
    """One story of a list as HTML, by templates/reader/_<template>.html."""
    section = links[row[3]]
    return _card(template, tuple(row), code, section.href, section.name, sizes, is_first)


def together(template, rows, code, links, sizes=pictures.CARD):
    return mark_safe("".join(card(template, row, code, links, sizes) for row in rows))  # noqa: S308


# The arguments are everything that the HTML depends on: what is kept can't be out of date.
@lru_cache(4096)
def _card(template, row, code, section_href, section_name, sizes, is_first):
    _pk, slug, published_at, _section, title, standfirst, renditions, alt_text, *credited = row
    shown = ""
    if alt_text is not None:
        shown = pictures.picture(renditions, alt_text, sizes, is_first=is_first)
    half = len(order(code))
    context = {
        "href": addresses.story(code, published_at, slug),
        "title": title,
        "standfirst": standfirst,
        "section_href": section_href,
        "section_name": section_name,
        "iso": dates.local(published_at).isoformat(timespec="seconds"),
        "date": dates.long_date(published_at, code),
        "picture": shown,
        "credit": pictures.credit(credited[:half], credited[half:], code) if shown else "",
    }
    return get_template(f"reader/_{template}.html").render(context)


def read(code, which, before="", **given):
    """The rows of one page of a list, and the token that leads to older ones ("" at the end).

    Raises ValueError for a token that is none.
    """
    if before:
        moment, pk = _opened(before)
        given |= {"before": moment, "before_number": pk}
    rows = querysets.cards(code, which, is_older=bool(before)).rows(**given)
    if len(rows) <= querysets.PAGE:
        return rows, ""
    rows = rows[: querysets.PAGE]
    return rows, _token(rows[-1])


def _token(row):
    """Where a page of a list ended: its last story's time and key, so that nothing is counted."""
    return f"{(row[2] - EPOCH) // MICROSECOND:x}-{row[0]:x}"


def _opened(token):
    try:
        moment, pk = (int(part, 16) for part in token.split("-"))
        if not 0 <= pk < 2**63:
            raise ValueError(token)
        return EPOCH + moment * MICROSECOND, pk
    except OverflowError as error:
        raise ValueError(token) from error
