"""Stories as lists show them, and how a list goes on to older ones."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.utils.safestring import mark_safe

from articles.reader import addresses, dates, photos, pictures, querysets, templates
from articles.reader.labels import paid_for
from articles.text import labels

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Row(NamedTuple):
    """What querysets.cards reads of a story, and of the photo that stands with it now."""

    pk: int
    slug: str
    published_at: datetime
    section: int
    title: str
    standfirst: str
    photo: int | None
    alt_text: str | None
    standing: int | None
    told: str | None
    kind: str
    sponsor: str


def card(template, row, code, links, slot=pictures.CARD, *, is_first=False):
    """One story of a list as HTML, by templates/reader/_<template>.html."""
    section = links[row.section]
    shown = photos.shown(row.told, code) if row.told else None
    words = tuple(row[1:3] + row[4:6] + row[10:])
    alt_text = row.alt_text if row.standing == row.photo else shown and shown.alt_text
    return _card(template, words, code, section.href, section.name, shown, alt_text, slot, is_first)


def together(template, rows, code, links, slot=pictures.CARD):
    return mark_safe("".join(card(template, row, code, links, slot) for row in rows))  # noqa: S308


# The arguments are everything that the HTML depends on: what is kept can't be out of date.
@lru_cache(4096)
def _card(template, words, code, section_href, section_name, shown, alt_text, slot, is_first):
    slug, published_at, title, standfirst, kind, sponsor = words
    picture = pictures.picture(shown, alt_text, slot, is_first=is_first) if shown else ""
    context = {
        "href": addresses.story(code, published_at, slug),
        "title": title,
        "standfirst": standfirst,
        "section_href": section_href,
        "section_name": section_name,
        "kind": labels.kind(kind),
        "paid_for": paid_for(sponsor),
        "iso": dates.local(published_at).isoformat(timespec="seconds"),
        "date": dates.long_date(published_at, code),
        "picture": picture,
        "credit": shown.credit if picture else "",
    }
    return templates.render(f"_{template}", context)


def read(code, which, now, before="", **given):
    """The Rows of one page of a list, with the photos that may be shown at `now`, and the token
    that leads to older ones ("" at the end).

    Raises ValueError for a token that is none.
    """
    if before:
        moment, pk = _opened(before)
        given |= {"before": moment, "before_number": pk}
    found = querysets.cards(code, which, is_older=bool(before)).rows(now=now, **given)
    rows = [Row(*row) for row in found]
    if len(rows) <= querysets.PAGE:
        return rows, ""
    rows = rows[: querysets.PAGE]
    return rows, token(rows[-1].published_at, rows[-1].pk)


def token(published_at, pk):
    """Where a page of a list ended: its last story's time and key, so that nothing is counted."""
    return f"{(published_at - EPOCH) // MICROSECOND:x}-{pk:x}"


def _opened(token):
    try:
        moment, pk = (int(part, 16) for part in token.split("-"))
        if not 0 <= pk < 2**63:
            raise ValueError(token)
        return EPOCH + moment * MICROSECOND, pk
    except OverflowError as error:
        raise ValueError(token) from error
