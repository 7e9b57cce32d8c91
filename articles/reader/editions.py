"""The story's other languages, as one of them speaks of them: where they are, what they owe."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from articles.languages import codes
from articles.models.names import Name
from articles.reader import addresses, names, querysets
from articles.workflow.corrections import Asked, Standing, originals, owes


class Row(NamedTuple):
    """What querysets.editions reads: an edition, and one of its corrections where it has any."""

    pk: int
    language: str
    slug: str
    published_at: datetime | None
    live: int | None
    made_from: int | None
    base: int | None
    correction: int | None
    answers: int | None
    revision: int | None
    at: datetime | None
    note: str
    uid: UUID
    is_live_by_machine: bool
    is_checked: bool
    translator: str | None
    names: list


PUBLISHED, CORRECTION, AT, UID = map(Row._fields.index, ("published_at", "correction", "at", "uid"))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Original(NamedTuple):
    """A language that this one was made from; no path where readers can't get it now."""

    code: str
    path: str
    corrected_at: datetime | None = None
    uid: UUID | None = None


class Translator(NamedTuple):
    """Who is named as the translator of this language."""

    href: str
    name: Name


# Compared by identity: what is made from it is kept by it, without reading it through.
@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """A story in one language among the others.

    `paths` has the live languages in the newsroom's order, `written_in` is the one that the story
    was first written in, `corrections` pairs (time, note) of this language, latest first;
    `corrected` is an Original with a correction that this language has not followed yet.

    `source` is the story's first text, unless this is it; `relay` the translation that this one was
    made from, if it was; `original` the nearest of those that readers can get; `translations` are
    the Originals that have this language as their nearest one. `machine` is a key of
    text.labels.MACHINE, or empty.
    """

    paths: Mapping
    corrections: list = field(default_factory=list)
    corrected: Original | None = None
    original: Original | None = None
    source: Original | None = None
    relay: Original | None = None
    translations: list = field(default_factory=list)
    translator: Translator | None = None
    written_in: str = ""
    machine: str = ""
    uid: UUID | None = None


def read(article, code):
    """The Family of an article's edition in a language, in one query."""
    return _family(code, tuple(map(tuple, querysets.editions(code).rows(number=article))))


def told(code, texts):
    """The Family of rows that a query gave as JSON, in no order."""
    rows = sorted(map(_from_json, texts), key=lambda row: row[0])
    rows.sort(key=lambda row: (row[AT] or EPOCH, row[CORRECTION] or 0), reverse=True)
    return _family(code, tuple(rows))


def _from_json(text):
    row = json.loads(text)
    for at in (PUBLISHED, AT):
        row[at] = row[at] and _moment(row[at])
    row[UID] = UUID(row[UID])
    return tuple(row)


def _moment(text):
    """A moment as databases write it into JSON: SQLite leaves out that it is UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


# The arguments are everything that it says, so what is kept can't be out of date.
@lru_cache(1000)
def _family(code, found):
    rows = [_row(*row) for row in found]
    by_key = {row.pk: row for row in rows}
    live = {row.language: _path(row) for row in rows if row.live}
    paths = MappingProxyType({each: live[each] for each in codes() if each in live})
    here = next((row for row in rows if row.language == code), None)
    if here is None:
        return Family(paths)
    standings = {row.pk: Standing(row.made_from, row.base, row.published_at) for row in rows}
    nearest = {pk: _nearest(pk, by_key, standings, paths) for pk in sorted(by_key)}
    above = [by_key[pk] for pk in originals(here.pk, standings)]
    told = ((row.at, row.note) for row in rows if row.pk == here.pk and row.note)
    return Family(
        paths,
        corrections=list(dict.fromkeys(told)),
        corrected=_corrected(rows, here, standings, paths),
        original=nearest[here.pk],
        source=_original(above[-1], paths) if above else None,
        relay=_original(above[0], paths) if len(above) > 1 else None,
        translations=_made_from(code, nearest, by_key, paths),
        translator=_translator(here, code) if above else None,
        written_in=next((row.language for row in rows if row.made_from is None), ""),
        machine=_machine(here) if above else "",
        uid=here.uid,
    )


def _row(*columns):
    fixed = len(Row._fields) - 1
    return Row(*columns[:fixed], columns[fixed:])


def _nearest(edition, by_key, standings, paths):
    """The Original of an edition that readers can get; None where there is none."""
    above = (by_key[pk] for pk in originals(edition, standings))
    return next((_original(row, paths) for row in above if row.language in paths), None)


def _made_from(code, nearest, by_key, paths):
    """An Original for each live edition that has the language as its nearest one."""
    return [
        _original(by_key[pk], paths)
        for pk, original in nearest.items()
        if original and original.code == code and by_key[pk].language in paths
    ]


def _corrected(rows, here, standings, paths):
    """The latest correction of an original that this language has not answered."""
    answers = {(row.pk, row.answers): row.revision for row in rows}
    for row in rows:
        if row.correction and row.answers is None:
            asked = Asked(row.correction, row.pk, row.revision, row.at)
            if owes(here.pk, asked, standings, answers):
                return _original(row, paths)
    return None


def _original(row, paths):
    return Original(row.language, paths.get(row.language, ""), row.at, row.uid)


def _translator(row, code):
    if not row.translator:
        return None
    name = names.first(row.names, code) or Name(row.translator, code)
    return Translator(addresses.author(code, row.translator), name)


def _machine(row):
    if row.is_live_by_machine:
        return "unchecked"
    return "checked" if row.is_checked else ""


def _path(row):
    return addresses.story(row.language, row.published_at, row.slug)
