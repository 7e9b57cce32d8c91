"""What an abbreviation is said to stand for: "SDM (sumber daya manusia)" and the other way round.

Brackets say many things behind a name (a year, a place, another name). Only words that are like
the approved explanation, or that begin with the abbreviation's letters, count as another one.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

import regex

from articles.text import words
from articles.text.terms import Entry, Vocabulary
from articles.text.terms.folding import fold

_BRACKETS = re.compile(r"[(（\[［〔【]\s*([^()（）\[\]［］〔〕【】\n]{1,200}?)\s*[)）\]］〕】]")
_PARTS = re.compile(r"\s*(?:[,;/،؛，、；／]|\s[-–—]\s)\s*")
_SENTENCE_SIGNS = regex.compile(r"[.!?…:;,،؛。！？：；，、\"«»“”„「」『』()（）\n]")
_QUOTES_AROUND = " \t\u00a0'\"«»“”„‘’‹›「」『』"
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*")
# Of the words (or, without spaces, of the signs) of the approved explanation.
ALIKE = 0.5
ALIKE_BY_SIGNS = 0.6


class Explained(NamedTuple):
    """An abbreviation as `short`, what the text says it stands for, and both as they stand."""

    entry: Entry
    short: str
    explained: str
    excerpt: str


class Abbreviations:
    """The terms that the glossary explains in a language, ready to be looked for in texts."""

    def __init__(self, language: str, terms: Iterable[Entry]):
        explained = [
            entry for entry in terms if entry.explanations.get(language) and entry.form_in(language)
        ]
        self.by_id = {entry.id: entry for entry in explained}
        self.short = Vocabulary(
            language, [Entry(entry.id, "abbreviation", forms=entry.forms) for entry in explained]
        )

    def explained_differently(self, text: str) -> list[Explained]:
        """The abbreviations that a text explains otherwise than the glossary does."""
        found = []
        for bracket in _BRACKETS.finditer(text) if self.by_id else ():
            for tell in (_behind, _before):
                if each := tell(text, bracket, self.short, self.by_id):
                    found.append(each)
                    break
        return found


def _behind(text, bracket, short, whole):
    """SDM (sumber daya alam): the abbreviation before the bracket, the explanation inside."""
    before = text[: bracket.start()].rstrip(_QUOTES_AROUND)
    found = [each for each in short.occurrences(before) if each.end == len(before)]
    if not found:
        return None
    entry = whole[found[-1].entry.id]
    parts = [part.strip(_QUOTES_AROUND) for part in _PARTS.split(bracket[1])]
    if any(_is_right(part, entry.explanations) for part in (bracket[1], *parts)):
        return None
    for part in parts:
        if _is_another(part, entry, short.language):
            excerpt = text[found[-1].start : bracket.end()]
            return Explained(entry, found[-1].as_written, part, excerpt)
    return None


def _before(text, bracket, short, whole):
    """sumber daya alam (SDM): the abbreviation in the bracket, the explanation before it."""
    parts = {part.strip(_QUOTES_AROUND) for part in _PARTS.split(bracket[1])}
    found = [each for each in short.occurrences(bracket[1]) if each.as_written in parts]
    if not found:
        return None
    entry, language = whole[found[0].entry.id], short.language
    said = text[: bracket.start()].rstrip(_QUOTES_AROUND)
    said = said[max((sign.end() for sign in _SENTENCE_SIGNS.finditer(said)), default=0) :]
    if _is_right(said, entry.explanations, True) or _is_right(said, entry.forms, True):
        return None
    for part in _endings(said, entry.explanations[language], language):
        if _is_another(part, entry, language):
            start = text.rindex(part, 0, bracket.start())
            return Explained(entry, found[0].as_written, part, text[start : bracket.end()])
    return None


def _endings(said, approved, language):
    """The last words of what was said, as many as the approved explanation has."""
    if words.is_by_character(language) or (language == "ko" and " " not in approved):
        yield said.split()[-1][-len(approved) :] if said.split() else ""
        return
    found = list(_WORD.finditer(said))
    size = len(_WORD.findall(approved))
    if len(found) >= size:
        yield said[found[-size].start() :]


def _is_right(part, approved, at_end=False):
    """Whether the part has what is approved in any language, however it is inflected."""
    for language, said in approved.items():
        known = Vocabulary(language, [Entry(None, forms={language: said})])
        for found in known.occurrences(part):
            if found.end == len(part) or not at_end:
                return True
    return False


def _is_another(part, entry, language):
    approved = fold(entry.explanations[language], language).text
    part = fold(part, language).text
    if any(sign.isdigit() for sign in part) or not part:
        return False
    if words.is_by_character(language) or language == "ko":
        a, b = approved.replace(" ", ""), part.replace(" ", "")
        return len(b) > 1 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE_BY_SIGNS
    mine, other = _WORD.findall(approved), _WORD.findall(part)
    if len(other) < 2:
        return False
    shared = sum(1 for word in mine if any(_are_alike(word, each) for each in other))
    return shared >= ALIKE * len(mine) or _begin_with(entry.form_in(language), other)


def _are_alike(word, other):
    """The same word but for its ending."""
    if len(word) < 4 or len(other) < 4:
        return word == other
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= 0.75


def _begin_with(abbreviation, other):
    letters = fold(abbreviation, "").text
    return len(letters) > 1 and "".join(word[0] for word in other) == letters
