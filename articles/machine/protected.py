"""What a machine may not touch: the markup of a block, and the glossary's approved forms.

A block goes out with its tags bare (`<a id="0">`) and each term replaced by an empty mark
(`<x id="3"></x>`); what comes back must have every mark exactly as often, and gets its
addresses and terms back.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape

from articles.text import blocks

_TAG = re.compile(r"<a href=\"([^\"]*)\">")
_MARKS = re.compile(r"<x id=\"?(\d{1,6})\"?\s*(?:/>|>\s*</x>)", re.IGNORECASE)
_LINKS = re.compile(r"<a id=\"?(\d{1,6})\"?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>", re.IGNORECASE)
_TEXT = re.compile(r"(<[^>]*>)")


class Damaged(ValueError):
    """What came back has lost or invented markup or terms."""


@dataclass
class Protected:
    """One segment on its way to a machine and back. `html` is what goes out."""

    html: str
    is_body: bool
    addresses: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)

    def restore(self, answer: str) -> str:
        """Canonical HTML for a block of the body, plain text for all others; or Damaged."""
        html = self._with_terms(self._with_addresses(answer.strip()))
        if not self.is_body:
            return _plain(html)
        found = blocks.sanitise(html)
        if len(blocks.split(found)) != 1 or _shape(found) != _shape(self._own()):
            raise Damaged(answer)
        return found

    def _own(self):
        return blocks.sanitise(self._with_terms(self._with_addresses(self.html)))

    def _with_addresses(self, html):
        if sorted(int(n) for n in _LINKS.findall(html)) != list(range(len(self.addresses))):
            raise Damaged(html)
        return _LINKS.sub(lambda match: f'<a href="{self.addresses[int(match[1])]}">', html)

    def _with_terms(self, html):
        if sorted(int(n) for n in _MARKS.findall(html)) != list(range(len(self.terms))):
            raise Damaged(html)
        return _MARKS.sub(lambda match: escape(self.terms[int(match[1])], quote=False), html)


def protect(segment, found=()) -> Protected:
    """A segment made ready; `found` are (start, end, approved form) in its text, in order.

    A term that markup runs through stays as it is: it is the machine's to translate.
    """
    protected = Protected("", segment.kind in blocks.KINDS)
    html = _with_marks(segment, found, protected.terms)
    protected.html = _TAG.sub(lambda match: _bare_link(match[1], protected.addresses), html)
    return protected


def _bare_link(address, addresses):
    addresses.append(address)
    return f'<a id="{len(addresses) - 1}">'


def _with_marks(segment, found, terms):
    """The segment's HTML with a mark for each term: searched run by run, as written."""
    wanted = [(segment.text[start:end], form) for start, end, form in found]
    parts = []
    for piece in _TEXT.split(segment.html):
        if not piece.startswith("<"):
            piece = _marked(piece, wanted, terms)
        parts.append(piece)
    return "".join(parts)


def _marked(piece, wanted, terms):
    """Takes from `wanted`, in reading order, the terms that stand in this run of text."""
    done = ""
    while wanted:
        written = escape(wanted[0][0], quote=False)
        before, is_there, after = piece.partition(written)
        if not is_there:
            break
        done += f'{before}<x id="{len(terms)}"></x>'
        terms.append(wanted.pop(0)[1])
        piece = after
    return done + piece


def _shape(html):
    """The block's tag and how often each tag stands in it; where they stand is the machine's."""
    tags = sorted(name.lower() for close, name in _ANY_TAG.findall(html) if not close)
    return html[:3], tags


def _plain(html):
    return unescape(_ANY_TAG.sub("", html)).strip()
