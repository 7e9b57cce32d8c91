"""What a page tells machines about itself: search engines, other languages, shared links.

Composed here, since a template takes longer for fifty tags than for the story. Requirements:
https://developers.google.com/search/docs/specialty/international/localized-versions, https://ogp.me/
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from babel.core import get_global
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from articles.languages import codes, language
from articles.reader.site import site

TITLE = 65  # letters that search engines show, where a Chinese one counts twice
DESCRIPTION = 300  # characters
INDEXED = "index,follow,max-image-preview:large,max-snippet:-1"
NOT_INDEXED = "noindex,follow"
# Where those who read og:locale know a language by another country than CLDR's likeliest.
TERRITORIES = {"ar": "AR"}


class Picture(NamedTuple):
    """The picture that a page is shared with; `path` is its address on this site."""

    path: str
    alt_text: str
    width: int = 1200
    height: int = 630


@dataclass(frozen=True, slots=True)
class Sharing:
    """How a page is shared: Open Graph's type, its picture, and further pairs (name, content)."""

    kind: str = "website"
    picture: Picture | None = None
    more: tuple = ()


@lru_cache(4096)
def full_title(title, code):
    """With the newsroom's name behind it where both are short enough to be shown."""
    name = site(code).name
    if title == name:
        return title
    whole = f"{title} – {name}"
    return whole if sum(_width(letter) for letter in whole) <= TITLE else title


def _width(letter):
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


WEBSITE = Sharing()


def tags(
    origin, code, title, description, path, targets, *, default="", is_indexed=True, sharing=WEBSITE
):
    """The head's tags as HTML. `targets` maps each language that has this very page to its path
    there, `default` is the path for readers of no such language; without a path of its own a page
    is for no search engine."""
    if not (path and is_indexed):
        return mark_safe(f'<meta name="robots" content="{NOT_INDEXED}">')  # noqa: S308
    named = tuple(targets.items())
    return _tags(origin, code, title, description, path, named, default, sharing)


# The arguments are everything that the HTML depends on: what is kept can't be out of date.
@lru_cache(1024)
def _tags(origin, code, title, description, path, named, default, sharing):
    targets = dict(named)
    description = Truncator(description).chars(DESCRIPTION)
    lines = [f'<meta name="robots" content="{INDEXED}">']
    if description:
        lines.append(f'<meta name="description" content="{escape(description)}">')
    lines.append(f'<link rel="canonical" href="{escape(origin + path)}">')
    # Of a list's older pages the other languages know nothing.
    is_shared = targets.get(code) == path
    if is_shared:
        lines += _alternates(origin, targets, default or default_path(targets))
    others = [each for each in targets if each != code] if is_shared else []
    lines += _open_graph(origin, code, title, description, path, others, sharing)
    return mark_safe("\n".join(lines))  # noqa: S308


def default_path(targets, source=""):
    """Where readers of any other language are led: the newsroom's first language, else the one
    that a story was written in, else the first that there is."""
    wanted = (codes()[0], source, *targets)
    return next((targets[each] for each in wanted if each in targets), "")


def _alternates(origin, targets, default):
    pairs = [(language(code).tag, href) for code, href in targets.items()]
    for tag, href in [*pairs, ("x-default", default)]:
        yield f'<link rel="alternate" hreflang="{tag}" href="{escape(origin + href)}">'


def _open_graph(origin, code, title, description, path, others, sharing):
    picture = sharing.picture
    told = [
        ("og:type", sharing.kind),
        ("og:title", title),
        ("og:description", description),
        ("og:url", origin + path),
        ("og:site_name", site(code).name),
        ("og:locale", locale(code)),
        *(("og:locale:alternate", locale(each)) for each in others),
        *(_picture(origin, picture) if picture else ()),
        *sharing.more,
    ]
    card = [
        ("twitter:card", "summary_large_image" if picture else "summary"),
        ("twitter:title", title),
        ("twitter:description", description),
    ]
    if picture:
        card += [("twitter:image", origin + picture.path), ("twitter:image:alt", picture.alt_text)]
    yield from _metas("property", told)
    yield from _metas("name", card)


def _picture(origin, picture):
    address = origin + picture.path
    yield "og:image", address
    if address.startswith("https:"):
        yield "og:image:secure_url", address
    yield "og:image:type", "image/jpeg"
    yield "og:image:width", picture.width
    yield "og:image:height", picture.height
    yield "og:image:alt", picture.alt_text


def _metas(attribute, pairs):
    for name, content in pairs:
        if content:
            yield f'<meta {attribute}="{name}" content="{escape(str(content))}">'


@cache
def locale(code):
    """A language as Open Graph names it, with a country: "ko_KR", "zh_CN"."""
    spoken = language(code).locale
    subtags = get_global("likely_subtags")
    likely = subtags.get(str(spoken)) or subtags.get(spoken.language, "")
    territory = TERRITORIES.get(code) or spoken.territory or likely.rpartition("_")[2]
    return f"{spoken.language}_{territory}"
