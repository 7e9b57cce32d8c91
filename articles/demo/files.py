"""Reads the demo newsroom's files; no database."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path

from articles.models import Text

HERE = Path(__file__).parent


@cache
def newsroom():
    """Sections, authors, tags, sources and licences, each with its names per language."""
    return _toml(HERE / "newsroom.toml")


@cache
def photo_credits():
    """What each photograph asks for, by file name."""
    return {photo["file"]: photo for photo in _toml(HERE / "photos/credits.toml")["photo"]}


def photo_bytes(file):
    return (HERE / "photos" / file).read_bytes()


@cache
def stories():
    """Every story's facts with `key` and its `texts` by language, oldest publication first."""
    found = [_story(path.parent) for path in HERE.glob("stories/*/story.toml")]
    return sorted(found, key=lambda story: (story["published_at"], story["key"]))


def descriptions(file):
    """The caption and alt text of a photograph in each language in which a story has them."""
    return {
        code: text["photos"][file]
        for story in stories()
        for code, text in story["texts"].items()
        if file in text.get("photos", {})
    }


def as_text(words, photo_ids):
    """A story file as a Text; `photo_ids` maps file names to primary keys."""
    captions = {
        str(photo_ids[file]): {"caption": said["caption"], "alt_text": said["alt"]}
        for file, said in words.get("photos", {}).items()
    }
    fields = ("title", "standfirst", "slug", "seo_title", "seo_description", "body")
    return Text(**{name: words[name] for name in fields}, captions=captions)


def _story(folder):
    facts = _toml(folder / "story.toml")
    texts = {p.stem: _toml(p) for p in folder.glob("*.toml") if p.stem != "story"}
    published_at = datetime.fromisoformat(facts["published_at"])
    return facts | {"key": folder.name, "texts": texts, "published_at": published_at}


def _toml(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))
