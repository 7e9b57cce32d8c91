"""Body text as an ordered list of blocks: one list of what may stand in a story.

The desk's editor offers what `EXTENSIONS` names and `sanitise` keeps exactly that.
Canonical HTML is what `sanitise` returns: one block a line, one spelling for one text.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from html import unescape

import nh3
from django_prose_editor.config import allowlist_from_extensions

from articles.text import markup, tree

# "HTML" is left out because a journalist writes text, "SpecialCharacters" (formerly
# "Typographic") because it changes what was typed; a typed address stays text until linked.
EXTENSIONS = {
    "Blockquote": True,
    "Bold": True,
    "BulletList": True,
    "HardBreak": True,
    "Heading": {"levels": [2, 3]},
    "History": True,
    "HorizontalRule": True,
    "Italic": True,
    "Link": {
        "autolink": False,
        "enableTarget": False,
        "protocols": ["http", "https", "mailto"],
    },
    "ListItem": True,
    "OrderedList": {"enableListAttributes": False},
}

KINDS = ("p", "h2", "h3", "blockquote", "ul", "ol", "hr", "figure")
WORDLESS = ("hr", "figure")
_FIRST_TAG = re.compile(r"<([a-z0-9]+)[ >]")
_LINE_END = re.compile(r"<br>|</p>")
_TAG = re.compile(r"<[^>]*>")
_FIGURE = re.compile(r'^<figure data-photo="([0-9]+)"></figure>$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level block: its tag as `kind`, its canonical HTML, and its text.

    Hard breaks, list items and a quote's paragraphs are lines of `text`; a rule and a figure
    have none.
    """

    kind: str
    html: str
    text: str

    @property
    def photo(self):
        """The key of the photo that a figure shows; None for any other block."""
        found = _FIGURE.fullmatch(self.html)
        return int(found[1]) if found else None


def sanitise(html: str) -> str:
    """Any HTML or plain text as canonical HTML, safe to show; "" if nothing is left to see.

    Text survives, markup outside `EXTENSIONS` doesn't: foreign headings become h2 or h3,
    other foreign blocks paragraphs. A figure stays where it names a photo by its key.
    Sanitising twice changes nothing.
    """
    encodable = markup.CONTROLS.sub("", html)
    return tree.render(markup.parse(_cleaner().clean(encodable)))


def split(html: str) -> list[Block]:
    """The blocks of canonical HTML, in order; ValueError if the HTML is not canonical."""
    return [_block(line) for line in html.split("\n")] if html else []


def join(blocks: Iterable[Block]) -> str:
    """Canonical HTML from blocks: the opposite of `split`."""
    return "\n".join(block.html for block in blocks)


def from_paragraphs(paragraphs: Iterable[str]) -> str:
    """Canonical HTML from plain paragraphs; a newline inside one is a hard break."""
    return tree.render([leaf for text in paragraphs for leaf in markup.normal_paragraphs(text)])


def photos(html: str) -> list[int]:
    """The keys of the photos whose figures stand in canonical HTML, in order."""
    return [int(key) for key in _FIGURE.findall(html)]


def figures(html: str, among: Collection[int]) -> str:
    """Canonical HTML of nothing but the figures of canonical HTML that show one of these photos."""
    return "\n".join(figure(photo) for photo in photos(html) if photo in among)


def figure(photo: int) -> str:
    """The figure of the photo with this key, as canonical HTML."""
    return f'<figure data-photo="{photo}"></figure>'


def plain(html: str) -> str:
    """The text of canonical HTML, a blank line between blocks."""
    return "\n\n".join(block.text for block in split(html) if block.text)


@cache
def allowlist() -> dict:
    """What the editor can write, in nh3's terms (tags, attributes, url_schemes).

    Figures are an extension of our own (static/articles/editor-figure.js).
    """
    allowed = allowlist_from_extensions(EXTENSIONS)
    return allowed | {
        "tags": allowed["tags"] | {"figure"},
        "attributes": allowed["attributes"] | {"figure": {"data-photo"}},
    }


@cache
def _cleaner() -> nh3.Cleaner:
    """Drops scripts and repairs broken HTML; foreign blocks stay for `markup` to turn."""
    allowed = allowlist()
    return nh3.Cleaner(
        tags=allowed["tags"] | markup.FOREIGN_BLOCKS | markup.FOREIGN_MARKS,
        attributes={"a": {"href"}, "ol": {"start"}, "figure": {"data-photo"}},
        url_schemes=allowed["url_schemes"],
        link_rel=None,
    )


def _block(line: str) -> Block:
    tag = _FIRST_TAG.match(line)
    if tag is None or tag[1] not in KINDS:
        raise ValueError(f"Not canonical HTML, sanitise it first: {line[:60]!r}")
    text = unescape(_TAG.sub("", _LINE_END.sub("\n", line))).strip("\n")
    return Block(tag[1], line, text)
