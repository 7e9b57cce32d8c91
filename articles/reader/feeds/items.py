"""The stories of a feed, with everything that stands around them, in the order of their list."""

import json
from collections import defaultdict
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from articles.models import Article, Placement
from articles.models.names import Name
from articles.reader import addresses, names, stories
from articles.reader.feeds import content, querysets


class Row(NamedTuple):
    """What querysets.stories reads of a story, but for the names of its section."""

    article: int
    uid: UUID
    slug: str
    published_at: datetime
    updated_at: datetime
    kind: str
    sponsor: str
    title: str
    standfirst: str
    body: str
    section: str


class Linked(NamedTuple):
    """An author or a category: its Name, the absolute address of its page ("" for none), and the
    word that machines know it by."""

    name: Name
    href: str
    term: str


class Item(NamedTuple):
    """One story of a feed. `id` never changes, whatever its address becomes; `content` is HTML
    with absolute addresses, empty where a feed gives summaries; photos are stories.Placed."""

    id: str
    href: str
    title: str
    summary: str
    content: str
    published_at: datetime
    updated_at: datetime
    authors: list
    categories: list
    photos: list


def read(code, which, origin, now, *, is_full, **given):
    """The newest Items of a list, in two queries; addresses begin with `origin`."""
    rows = querysets.stories(code, which, is_full=is_full).rows(**given)
    if not rows:
        return []
    around = _read_around(code, [row[0] for row in rows], origin, now)
    size = len(Row._fields)
    return [_item(Row(*row[:size]), row[size:], code, origin, around) for row in rows]


def _read_around(code, articles, origin, now):
    """{(article, which): what stands around it, in its order}."""
    given = querysets.given_articles(articles)
    rows = querysets.around(code).rows(now=now, **given)
    found = defaultdict(list)
    for article, kind, _place, _pk, words, told in sorted(rows, key=lambda row: row[:4]):
        words = json.loads(words)
        if kind == querysets.PHOTO:
            one = stories.put(code, words[:3], words[3:5], words[5], told)
        else:
            address = addresses.author if kind == querysets.AUTHOR else addresses.tag
            slug, *columns = words
            one = _linked(code, slug, columns, origin + address(code, slug))
        if one:
            found[article, kind].append(one)
    return found


def _linked(code, slug, columns, href):
    return Linked(names.first(columns, code) or Name(slug, code), href, slug)


def _item(row, section_names, code, origin, around):
    href = origin + addresses.story(code, row.published_at, row.slug)
    photos = around[row.article, querysets.PHOTO]
    section = origin + addresses.section(code, row.section)
    return Item(
        id=row.uid.urn,
        href=href,
        title=row.title,
        summary=" ".join(row.standfirst.split()),
        content=content.html(row.body, photos, code, origin, href) if row.body else "",
        published_at=row.published_at,
        updated_at=row.updated_at,
        authors=around[row.article, querysets.AUTHOR],
        categories=[
            *_kind(row, code),
            _linked(code, row.section, section_names, section),
            *around[row.article, querysets.TAG],
        ],
        photos=sorted(photos, key=lambda each: each.role != Placement.Role.LEAD),
    )


def _kind(row, code):
    """What a reader has to know before reading: that it is an opinion, or who paid for it."""
    if row.kind == Article.Kind.NEWS:
        return []
    label = str(Article.Kind(row.kind).label)
    text = f"{label}: {row.sponsor}" if row.sponsor else label
    return [Linked(Name(text, code), "", row.kind)]
