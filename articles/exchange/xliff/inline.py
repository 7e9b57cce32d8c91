"""The words of a unit with their inline codes: emphasis, links, breaks, ends of paragraphs.

A unit's words are a list of tokens: plain text, and `Edge`s where a code opens, closes or stands.
What a code means as HTML is kept beside them, by its number, and never read from a file.
"""

import re
from dataclasses import dataclass
from html import escape, unescape

from articles.text import markup

# The codes whose meaning needs no table: whoever translates may add them.
PAIRS = {"bold": ("<strong>", "</strong>"), "italic": ("<em>", "</em>")}
POINTS = {"break": "<br>"}
_KINDS = {"strong": "bold", "em": "italic", "a": "link"}
_TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code as HTML: a pair around words, or a point with nothing to close.

    `kind` is "bold", "italic", "link", "break" or "paragraph" (the seam between two paragraphs).
    """

    id: str
    kind: str
    opening: str
    closing: str = ""

    @property
    def is_pair(self):
        return bool(self.closing)


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a code "opens", "closes" or "stands"; `kind` as a file tells it, "" if it doesn't."""

    place: str
    id: str
    kind: str = ""


def coded(leaves, seams=(), known=None):
    """Tokens and codes (by id) of paragraphs in canonical inline HTML, joined by their seams.

    A code that says the same as one of `known`, the original's, has that one's number.
    """
    known = known or {}
    numbers = _Numbers(known)
    tokens = []
    for index, leaf in enumerate(leaves):
        if index:
            seam = numbers.code("paragraph", seams[index - 1])
            tokens.append(Edge("stands", seam.id, seam.kind))
        tokens += _leaf_tokens(leaf, numbers)
    return tokens, known | numbers.given


def html_of(tokens, codes):
    """The tokens as inline HTML; codes that nobody knows are left out."""
    return "".join(
        escape(token, quote=False) if isinstance(token, str) else _edge_html(token, codes)
        for token in tokens
    )


def plain_of(tokens, codes):
    """The tokens as plain text: a break or a seam is a newline, other codes say nothing."""
    parts = []
    for token in tokens:
        if isinstance(token, str):
            parts.append(markup.SPACES.sub(" ", token))
        elif token.place == "stands":
            parts.append("\n")
    lines = "".join(parts).split("\n")
    return "\n".join(line.strip(" ") for line in lines).strip()


def words_of(tokens):
    """The text alone, without codes."""
    return "".join(token for token in tokens if isinstance(token, str))


def tally(tokens):
    """How often each code opens or stands in the tokens, by id."""
    counts = {}
    for token in tokens:
        if isinstance(token, Edge) and token.place != "closes":
            counts[token.id] = counts.get(token.id, 0) + 1
    return counts


def is_unknown(token, codes):
    """Whether a token is a code that means nothing here and is left out."""
    if isinstance(token, str) or token.id in codes:
        return False
    return token.kind not in (POINTS if token.place == "stands" else PAIRS)


class _Numbers:
    """Gives each code its number, the original's where both say the same."""

    def __init__(self, known):
        self.free = list(known.values())
        self.given = {}
        self.next = max((int(number) for number in known), default=0)

    def code(self, kind, opening, closing=""):
        for code in self.free:
            if (code.opening, code.closing) == (opening, closing):
                self.free.remove(code)
                self.given[code.id] = code
                return code
        self.next += 1
        code = Code(str(self.next), kind, opening, closing)
        self.given[code.id] = code
        return code


def _leaf_tokens(html, numbers):
    tokens, opened, at = [], [], 0
    for tag in _TAG.finditer(html):
        tokens.append(unescape(html[at : tag.start()]))
        at = tag.end()
        if tag[2] == "br":
            code = numbers.code("break", tag[0])
            tokens.append(Edge("stands", code.id, code.kind))
        elif tag[1]:
            code = opened.pop()
            tokens.append(Edge("closes", code.id, code.kind))
        else:
            code = numbers.code(_KINDS[tag[2]], tag[0], f"</{tag[2]}>")
            opened.append(code)
            tokens.append(Edge("opens", code.id, code.kind))
    tokens.append(unescape(html[at:]))
    return [token for token in tokens if token != ""]


def _edge_html(edge, codes):
    code = codes.get(edge.id)
    if code is None or code.is_pair == (edge.place == "stands"):
        if edge.place == "stands":
            return POINTS.get(edge.kind, "")
        return PAIRS.get(edge.kind, ("", ""))[edge.place == "closes"]
    return code.closing if edge.place == "closes" else code.opening
