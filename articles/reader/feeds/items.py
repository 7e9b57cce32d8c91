"""The stories of a feed, with everything that stands around them, in the order of their list."""

import json
from collections import defaultdict
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urljoin
from uuid import UUID

from articles.languages import Language, language
from articles.models import Article, DigitalSourceType, Placement
from articles.models.names import Name
from articles.reader import addresses, corrections, editions, labels, names, photos, stories
from articles.reader.credits import APART
from articles.reader.feeds import content, querysets
from articles.reader.feeds.media import SOURCE_TYPES
from articles.text.labels import PAID_FOR

MADE_BY_AI = {
    Article.MadeByAI.PARTLY: DigitalSourceType.COMPOSITE_AI.value,
    Article.MadeByAI.WHOLLY: DigitalSourceType.AI.value,
}


class Row(NamedTuple):
    """What querysets.stories reads of a story, but for the names of its section."""

    article: int
    uid: UUID
    slug: str
    published_at: datetime
    updated_at: datetime
    kind: str
    sponsor: str
    made_by_ai: str
    title: str
    standfirst: str
    body: str
    section: str


class Told(NamedTuple):
    """A story as the database tells it: all that its Item says, in its language. `section` are
    its section's names; `around` has (which of PHOTO, AUTHOR, TAG and EDITION, position, key, words
    as JSON, photos.Shown) for each thing that stands around it, in no order."""

    row: Row
    section: tuple
    around: tuple


class Linked(NamedTuple):
    """An author or a category: its Name, the absolute address of its page ("" for none), and the
    word that machines know it by."""

    name: Name
    href: str
    term: str


class Item(NamedTuple):
    """One story of a feed. `id` never changes, whatever its address becomes; `content` is HTML
    with absolute addresses, empty where a feed gives summaries; photos are stories.Placed.
    Addresses begin with `origin`."""

    language: Language
    origin: str
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

    def absolute(self, path):
        return urljoin(self.origin, path)


def read(code, which, now, *, is_full, **given):
    """The newest stories of a list, each as Told, in two queries."""
    rows = querysets.stories(code, which, is_full=is_full).rows(**given)
    if not rows:
        return []
    around = _read_around(code, [row[0] for row in rows], now)
    size = len(Row._fields)
    return [Told(Row(*row[:size]), tuple(row[size:]), tuple(around[row[0]])) for row in rows]


def _read_around(code, articles, now):
    """{article: what stands around it, as in Told}."""
    given = querysets.given_articles(articles)
    found = defaultdict(list)
    for article, *about, told in querysets.around(code).rows(now=now, **given):
        found[article].append((*about, photos.shown(told, code) if told else None))
    return found


def item(told, code, origin):
    """The Item of a story as it was Told in a language, which is the active one."""
    around = defaultdict(list)
    for kind, _place, _pk, words, shown in sorted(told.around, key=lambda each: each[:3]):
        if one := _one(kind, words, shown, code, origin):
            around[kind].append(one)
    return _item(told.row, told.section, code, origin, around)


def _one(kind, words, shown, code, origin):
    """One thing that stands around a story; an edition as the JSON that it is."""
    if kind == querysets.EDITION:
        return words
    words = json.loads(words)
    if kind == querysets.PHOTO:
        return stories.placed(words[:3], words[3:5], words[5], shown)
    address = addresses.author if kind == querysets.AUTHOR else addresses.tag
    slug, *columns = words
    return _linked(code, slug, columns, origin + address(code, slug))


def _linked(code, slug, columns, href):
    return Linked(names.first(columns, code) or Name(slug, code), href, slug)


def _item(row, section_names, code, origin, around):
    href = origin + addresses.story(code, row.published_at, row.slug)
    placed = around[querysets.PHOTO]
    section = origin + addresses.section(code, row.section)
    family = editions.told(code, around[querysets.EDITION])
    said = labels.read(code, row, family)
    return Item(
        language=language(code),
        origin=origin,
        id=row.uid.urn,
        href=href,
        title=row.title,
        summary=_summary(row, said),
        content=_content(row, said, family, placed, code, origin, href) if row.body else "",
        published_at=row.published_at,
        updated_at=row.updated_at,
        authors=around[querysets.AUTHOR],
        categories=[
            *_kind(row, code),
            *_made_by_ai(row, said, code),
            _linked(code, row.section, section_names, section),
            *around[querysets.TAG],
        ],
        photos=sorted(placed, key=lambda each: each.role != Placement.Role.LEAD),
    )


def _summary(row, said):
    """The standfirst, between what a reader has to know of the text; all that some see of it."""
    paid_for = row.sponsor and PAID_FOR % {"sponsor": row.sponsor}
    standfirst = " ".join(row.standfirst.split())
    told = (said.kind, paid_for, standfirst, said.by_machine, said.made_by_ai)
    return APART.join(filter(None, told))


def _content(row, said, family, placed, code, origin, href):
    above = content.above(said, corrections.of_original(family, code))
    below = content.below(said, corrections.listed(family, code))
    return content.html(row.body, placed, code, origin, href, above, below)


def _kind(row, code):
    """What a reader has to know before reading: that it is an opinion, or who paid for it."""
    if row.kind == Article.Kind.NEWS:
        return []
    label = str(Article.Kind(row.kind).label)
    text = f"{label}: {row.sponsor}" if row.sponsor else label
    return [Linked(Name(text, code), "", row.kind)]


def _made_by_ai(row, said, code):
    """The same of what AI wrote, by IPTC's word for it."""
    made = MADE_BY_AI.get(row.made_by_ai)
    return [Linked(Name(said.made_by_ai, code), SOURCE_TYPES, made)] if made else []
