"""XLIFF 1.2, 2.0, 2.1 and 2.2 as translation tools write it.

What is read is only which words stand in which unit, and where the codes are. Notes, matches,
changes of the segmentation and everything of other namespaces are passed over.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from lxml import etree

from articles.exchange.xliff import inline_reading
from articles.exchange.xliff.document import V12, V20, V22
from articles.exchange.xliff.inline import words_of
from articles.workflow import Refused

# States in which a translator calls a unit unfinished, in both versions.
UNTOUCHED = ("new", "initial")
UNFINISHED = {
    *UNTOUCHED,
    *("needs-translation", "needs-adaptation", "needs-l10n"),
    *("needs-review-translation", "needs-review-adaptation", "needs-review-l10n"),
}


@dataclass(slots=True)
class Received:
    """A unit as it came: the original's words, the translation's tokens (None: not translated).

    `is_partial`: some of its segments have no translation.
    """

    id: str
    source: str
    tokens: list | None
    state: str = ""
    is_partial: bool = False


@dataclass(slots=True)
class Delivery:
    """One <file>: where it came from as it says itself, its languages, its units in order."""

    original: str
    source_language: str
    target_language: str
    skeleton: str
    units: list = field(default_factory=list)


def read(root):
    """The Deliveries of an XLIFF document; Refused with a sentence if it is none."""
    name = etree.QName(root)
    readers = {V12: _file_12, V20: _file_2, V22: _file_2}
    if name.localname != "xliff" or name.namespace not in readers:
        raise Refused([_("This is not an XLIFF file of version 1.2, 2.0, 2.1 or 2.2.")])
    files = root.findall(f"{{{name.namespace}}}file")
    if not files:
        raise Refused([_("There is no story in this XLIFF file.")])
    return [readers[name.namespace](root, file, name.namespace) for file in files]


def _file_12(_root, file, space):
    skeleton = file.find(f"{{{space}}}header/{{{space}}}skl/{{{space}}}internal-file")
    delivery = Delivery(
        file.get("original", ""),
        file.get("source-language", ""),
        file.get("target-language", ""),
        _text(skeleton),
    )
    body = file.find(f"{{{space}}}body")
    for unit in [] if body is None else body.iter(f"{{{space}}}trans-unit"):
        delivery.units.append(_unit_12(unit, space))
    return delivery


def _unit_12(unit, space):
    source, target = unit.find(f"{{{space}}}source"), unit.find(f"{{{space}}}target")
    segmented = unit.find(f"{{{space}}}seg-source")
    words = [] if source is None else inline_reading.tokens_12(source)
    if target is None:
        return Received(unit.get("id", ""), words_of(words), None)
    tokens = inline_reading.tokens_12(target)
    is_partial = False
    if segmented is not None:
        wanted, there = _segments(segmented, space), _segments(target, space)
        # A tool may have joined everything in one text without segments.
        is_partial = bool(there) and any(not there.get(mid) for mid in wanted if wanted[mid])
    return Received(
        unit.get("id", ""),
        words_of(words),
        tokens if words_of(tokens).strip() else None,
        target.get("state", ""),
        is_partial,
    )


def _segments(element, space):
    """The words of each marked segment, by mid."""
    return {
        mark.get("mid", ""): words_of(inline_reading.tokens_12(mark)).strip()
        for mark in element.iter(f"{{{space}}}mrk")
        if mark.get("mtype") == "seg"
    }


def _file_2(root, file, space):
    delivery = Delivery(
        file.get("original", ""),
        root.get("srcLang", ""),
        root.get("trgLang", ""),
        _text(file.find(f"{{{space}}}skeleton")),
    )
    for unit in file.iter(f"{{{space}}}unit"):
        delivery.units.append(_unit_2(unit, space))
    return delivery


def _unit_2(unit, space):
    """Segments and what stands between them, in the order of the target, as one text."""
    source, pieces, states, missing = [], [], [], False
    segment, ignorable = f"{{{space}}}segment", f"{{{space}}}ignorable"
    for position, part in enumerate(unit.iterchildren(segment, ignorable), 1):
        mine, theirs, place = _sides(part, space, position)
        source += mine
        if part.tag == segment:
            states.append(part.get("state", ""))
            missing = missing or bool(words_of(mine).strip() and not words_of(theirs or []).strip())
        elif theirs is None:
            theirs = mine
        pieces.append((place, theirs or []))
    pieces.sort(key=lambda piece: piece[0])
    tokens = [token for _place, found in pieces for token in found]
    is_empty = not words_of(tokens).strip()
    return Received(
        unit.get("id", ""),
        words_of(source),
        None if is_empty else tokens,
        next((state for state in states if state in UNFINISHED), "".join(states[:1])),
        is_partial=missing and not is_empty,
    )


def _sides(part, space, position):
    """The tokens of a segment's source and target (None: it has none), and the target's place."""
    source, target = part.find(f"{{{space}}}source"), part.find(f"{{{space}}}target")
    mine = [] if source is None else inline_reading.tokens_2(source)
    if target is None:
        return mine, None, position
    return mine, inline_reading.tokens_2(target), _order(target, position)


def _order(target, position):
    order = target.get("order", "")
    return int(order) if order.isdecimal() and len(order) < 6 else position


def _text(element):
    return "" if element is None else "".join(element.itertext())
