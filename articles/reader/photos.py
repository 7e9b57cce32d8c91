"""A photo as one language's pages show it: its files, its credit, and what machines are told."""

import json
from dataclasses import dataclass
from functools import lru_cache

from articles.models.names import Name
from articles.reader import credits, names, pictures


# Compared by identity: what is made from a photo is kept by it, without reading it through.
@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A photo in one language. `files` are pictures.Files by crop; `credit` is HTML, with the
    licence where it asks to be named and what readers have to be told; `licence` is its Name in
    any case; `caption` and `alt_text` are the photo's own words, `place` is in whatever language it
    was written; `taken_on` is a day as ISO 8601 writes it."""

    files: dict
    css: str
    credit: str
    credit_text: str
    photographer: Name | None
    source: Name | None
    source_url: str
    copyright_notice: str
    licence: Name | None
    licence_url: str
    source_type: str
    caption: str
    alt_text: str
    taken_on: str
    place: str
    keeps_whole: bool


# The arguments are everything that the result depends on: what is kept can't be out of date.
@lru_cache(2048)
def shown(told, code):
    """The Shown of what rights_clock.told gives; in `code`, the active language."""
    facts = json.loads(told)
    photographer = names.first(facts["photographer"], code)
    source = names.first(facts["source"], code)
    licence = names.first(facts["licence"], code)
    named = licence if facts["asks_link"] else None
    kept_whole = "uncropped" if facts["forbids_changes"] else ""
    return Shown(
        files=pictures.files(facts["renditions"]),
        css=" ".join(filter(None, (pictures.tint(facts["colour"]), kept_whole))),
        credit=credits.html(photographer, source, code, named, facts["licence_url"], facts["made"]),
        credit_text=credits.text(photographer, source),
        photographer=photographer,
        source=source,
        source_url=facts["source_url"] or "",
        copyright_notice=facts["notice"],
        licence=licence,
        licence_url=facts["licence_url"] or "",
        source_type=facts["made"],
        caption=facts["caption"] or "",
        alt_text=facts["alt_text"] or "",
        taken_on=facts["taken_on"] or "",
        place=facts["place"],
        keeps_whole=bool(facts["forbids_changes"]),
    )
