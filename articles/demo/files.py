"""Reads the demo newsroom's files; no database."""

import re
import tomllib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from articles.models import Text
from articles.text import blocks
from articles.text.terms import Entry

HERE = Path(__file__).parent
FIGURE = re.compile(r'<figure data-photo="([^"]+)"></figure>')


@cache
def newsroom():
    """Sections, authors, photographers, tags and sources, each with its names per language."""
    return _toml(HERE / "newsroom.toml")


@cache
def translators():
    """Who is named for translations: one person a language."""
    return _toml(HERE / "translators.toml")["translators"]


@cache
def terms():
    """The glossary, as Entries."""
    return [
        Entry(
            None,
            kind=term["kind"],
            note=term.get("note", ""),
            forms=term["name"],
            explanations=term.get("explanation", {}),
            avoid=term.get("avoid", {}),
        )
        for term in _toml(HERE / "terms.toml")["terms"]
    ]


@cache
def photo_credits():
    """What each photograph asks for, by file name."""
    return {photo["file"]: photo for photo in _toml(HERE / "photos/credits.toml")["photo"]}


@cache
def rights():
    """What the photo desk says of photographs once they are on readers' pages."""
    return _toml(HERE / "photos/rights.toml")["rights"]


def photo_bytes(file):
    return (HERE / "photos" / file).read_bytes()


@cache
def stories():
    """Every story's facts with `key`, `texts` by language and `work`, oldest publication first.

    Those that were published some minutes ago have no time of their own, and come last.
    """
    found = [_story(path.parent) for path in HERE.glob("stories/*/story.toml")]
    return sorted(found, key=lambda story: (_age(story), story["key"]))


def descriptions(file):
    """The caption and alt text of a photograph in each language: its own, else those of a story."""
    told = {
        code: text["photos"][file]
        for story in stories()
        for code, text in story["texts"].items()
        if file in text.get("photos", {})
    }
    return told | photo_credits()[file].get("described", {})


def as_text(words, photo_ids):
    """A story file as a Text; `photo_ids` maps file names to primary keys.

    Figures in its body name their photographs by file.
    """
    captions = {
        str(photo_ids[file]): {"caption": said["caption"], "alt_text": said["alt"]}
        for file, said in words.get("photos", {}).items()
    }
    body = FIGURE.sub(lambda found: blocks.figure(photo_ids[found[1]]), words["body"])
    fields = ("title", "standfirst", "slug", "seo_title", "seo_description")
    return Text(**{name: words[name] for name in fields}, body=body, captions=captions)


def _story(folder):
    facts = _toml(folder / "story.toml")
    texts = {p.stem: _toml(p) for p in folder.glob("*.toml") if p.stem not in ("story", "work")}
    work = folder / "work.toml"
    steps = _toml(work)["steps"] if work.exists() else []
    return facts | {"key": folder.name, "texts": texts, "work": steps}


def published_at(story, now):
    """When a story's file says that it went live, seen from the moment `now`."""
    if "minutes_ago" in story:
        return now - timedelta(minutes=story["minutes_ago"])
    return datetime.fromisoformat(story["published_at"])


def _age(story):
    return (1, -story["minutes_ago"]) if "minutes_ago" in story else (0, story["published_at"])


def _toml(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))
