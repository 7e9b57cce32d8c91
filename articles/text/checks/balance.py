"""Brackets and quotation marks that open and don't close, or close and never opened."""

from collections.abc import Iterator
from typing import NamedTuple

import regex
from django.utils.translation import gettext as _

from articles.text.checks.findings import WARNING, Finding
from articles.text.segments import Segment

# A full-width bracket may close what a half-width one opened.
BRACKETS = {"(": ")", "（": ")", "[": "]", "［": "]", "【": "】", "《": "》", "〈": "〉", "{": "}"}
_SAME = {"）": ")", "］": "]"}
_CORNERS = {"「": "」", "『": "』"}
_ROUND = {"“": "”"}
_ANGLES = {"«": "»"}
# ‘ and ’ pair only where ’ is no apostrophe; Arabic typists take “ and ” for one another.
QUOTES = {
    "ko": _ROUND | _CORNERS | {"‘": "’"},
    "en": _ROUND,
    "id": _ROUND,
    "ar": _ANGLES,
    "zh": _ROUND | _CORNERS | {"‘": "’"},
    "ja": _CORNERS | _ROUND,
    "es": _ROUND | _ANGLES,
    "fr": _ROUND | _ANGLES,
    "de": {"„": "“", "‚": "‘"},
    "ru": _ANGLES,
    "vi": _ROUND,
}
# A quotation may go on over so many blocks; in English and Spanish each of them opens again.
BLOCKS_OF_A_QUOTATION = 10
_OPENS_AGAIN = tuple('“"«»„「『')
# 1) and a) number what follows, and a face :) closes nothing.
_NUMBERING = regex.compile(r"(?:^|[\s,;])(?:\p{N}{1,3}|\p{L}|[ivx]{1,4})$")
_FACE = regex.compile(r"[:;8=]-?$")
_INCHES = regex.compile(r"(?<=\d)[\"”](?=[\s,.;)-]|$)")


class _Mark(NamedTuple):
    """A mark without its counterpart; `kind` is the mark that would close it."""

    block: int
    place: int
    kind: str
    is_open: bool


def check_balance(segments: list[Segment], language: str) -> Iterator[Finding]:
    """Brackets close in their block; a quotation may close in one of the blocks that follow."""
    language = language.split("-")[0]
    marks = [*_brackets(segments), *_quotations(segments, language)]
    for mark in sorted(marks, key=lambda each: each[:2]):
        yield _finding(segments, mark)


def _brackets(segments):
    for block, segment in enumerate(segments):
        for place, kind, is_open in _unpaired(segment.text, BRACKETS):
            before = segment.text[:place]
            is_numbering = kind == ")" and not is_open and _NUMBERING.search(before)
            if not (is_numbering or _FACE.search(before)):
                yield _Mark(block, place, kind, is_open)


def _quotations(segments, language):
    """Marks that neither their block nor one of those around it has a counterpart for."""
    waiting: list[_Mark] = []
    for block, segment in enumerate(segments):
        if not segment.key.startswith("body."):
            for found in _of_quotations(segment.text, language):
                yield _Mark(block, *found)
            continue
        if segment.text.startswith(_OPENS_AGAIN):
            waiting = []
        yield from (each for each in waiting if block - each.block > BLOCKS_OF_A_QUOTATION)
        waiting = [each for each in waiting if block - each.block <= BLOCKS_OF_A_QUOTATION]
        for place, kind, is_open in _of_quotations(segment.text, language):
            mark = _Mark(block, place, kind, is_open)
            may_close = not is_open or kind == '"'
            before = next((each for each in waiting if each.kind == kind), None)
            if before and may_close:
                waiting.remove(before)
            elif is_open or kind == '"':
                waiting.append(mark)
            else:
                yield mark
    yield from waiting


def _of_quotations(text, language):
    """As `_unpaired`, with the last of an odd number of straight marks.

    A straight mark that pairs with a curly one is a mixture, which is another check's.
    """
    found = list(_unpaired(text, QUOTES.get(language, {})))
    for marks in ('"', "“”") if language == "ar" else ('"',):
        places = [place for place, each in enumerate(_without_inches(text)) if each in marks]
        if len(places) % 2:
            is_open = text[places[-1] + 1 : places[-1] + 2].strip() != ""
            found.append((places[-1], '"', is_open))
    if len(found) % 2 == 0 and any(kind == '"' for _place, kind, _open in found):
        return []
    return found


def _unpaired(text, pairs):
    """(place, closing mark, whether it is open) of each mark without its counterpart."""
    closing = set(pairs.values())
    marks = closing.union(pairs, _SAME)
    waiting = []
    for place, character in enumerate(text):
        if character not in marks:
            continue
        mark = _SAME.get(character, character)
        if waiting and mark == waiting[-1][1]:
            waiting.pop()
        elif character in pairs:
            waiting.append((place, pairs[character]))
        elif mark in closing:
            if any(mark == wanted for _place, wanted in waiting):
                while waiting[-1][1] != mark:
                    yield *waiting.pop(), True
                waiting.pop()
            else:
                yield place, mark, False
    for place, wanted in waiting:
        yield place, wanted, True


def _without_inches(text):
    """After a number, a mark closes a quotation that is open; else it means inches."""
    if '"' not in text:
        return text
    is_open = False
    for place, character in enumerate(text):
        if character == '"':
            if not is_open and _INCHES.match(text, place):
                text = f"{text[:place]} {text[place + 1 :]}"
            else:
                is_open = not is_open
    return text


def _finding(segments, found):
    segment = segments[found.block]
    start, end = found.place, found.place + 1
    if found.is_open:
        words = segment.text[start : end + 30].split("\n")[0]
        message = _("%(mark)s opens before “%(words)s” and is not closed.")
    else:
        words = segment.text[max(0, start - 30) : end].split("\n")[-1]
        message = _("%(mark)s closes after “%(words)s” and was not opened.")
    mark = segment.text[start]
    values = {"mark": mark, "words": words.strip(mark).strip()}
    return Finding("balance", WARNING, segment.key, message % values, words)
