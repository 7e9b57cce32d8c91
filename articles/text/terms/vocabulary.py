"""The glossary made ready to be looked for in texts of one language."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

import regex

from articles.text import words
from articles.text.terms.entries import PROPER, Entry, Occurrence
from articles.text.terms.folding import fold
from articles.text.terms.rules import Word, rules

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_SPACE = regex.compile(r"\s+")
_KATAKANA = regex.compile(r"[\p{Katakana}ー]")
_FOREIGN = regex.compile(r"[[\p{L}\p{M}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}ー]]", regex.V1)


class _Form(NamedTuple):
    """One way to write a term: its words' stems, and what stands between and around them."""

    entry: Entry
    words: tuple
    gaps: tuple
    head: str
    tail: str
    is_avoided: bool
    in_full: bool


class _Stems(NamedTuple):
    """A word: pairs of stem and endings; the capitals that it must have, if any."""

    pairs: tuple
    exact: str
    is_capital: bool


class Vocabulary:
    """All forms of all entries in one language, looked up by their first words."""

    def __init__(self, language: str, entries: Iterable[Entry]):
        self.language = language
        self.is_by_character = words.is_by_character(language)
        self.rules = rules(language)
        # By the stems of their first and second word ("" where a form has one); in text without
        # spaces by the whole form.
        self.forms = {}
        # In text without spaces: the lengths of the forms that begin with a sign.
        self.lengths = {}
        for entry in entries:
            for written, is_avoided, in_full in _spellings(entry, language):
                self._add(entry, written, is_avoided, in_full)

    def occurrences(self, text: str) -> list[Occurrence]:
        """The terms in a text, in its order; where two overlap, the longer one.

        Several entries with the same form are all told. Approved forms come before avoided ones.
        """
        if not self.forms or not text:
            return []
        folded = fold(text, self.language)
        find = self._by_character if self.is_by_character else self._by_word
        return _told(text, folded, _longest(find(folded)))

    def _add(self, entry, written, is_avoided, in_full):
        folded = fold(written.strip(), self.language)
        if self.is_by_character:
            shape = _SPACE.sub(" ", folded.text)
            if shape:
                made = _Form(entry, (), (), "", "", is_avoided, in_full)
                self.forms.setdefault(shape, []).append((folded.cased, made))
                self.lengths.setdefault(shape[0], set()).add(len(shape))
            return
        for shape in _spacings(folded, self.language):
            if made := self._form(entry, shape, is_avoided, in_full):
                second = [stem for stem, _endings in made.words[1].pairs] if made.gaps else [""]
                for stem, _endings in made.words[0].pairs:
                    for following in second:
                        self.forms.setdefault(stem, {}).setdefault(following, []).append(made)

    def _form(self, entry, folded, is_avoided, in_full):
        found = list(_TOKEN.finditer(folded.text))
        if not found:
            return None
        last = len(found) - 1
        parts = [
            self._stems(entry, folded, token, index == last, not last)
            for index, token in enumerate(found)
        ]
        return _Form(
            entry,
            tuple(parts),
            tuple(_gap(folded.text, a.end(), b.start()) for a, b in pairwise(found)),
            folded.text[: found[0].start()].strip(" \"'«»“”„"),
            folded.text[found[-1].end() :].strip(" \"'«»“”„."),
            is_avoided,
            in_full,
        )

    def _stems(self, entry, folded, token, is_last, is_only):
        cased = folded.cased[token.start() : token.end()]
        word = Word(token[0], cased, entry.kind, is_last)
        is_capital = is_only and entry.kind in PROPER and cased[0].isupper()
        exact = cased if word.is_abbreviation else ""
        return _Stems(tuple(self.rules.stems(word)), exact, is_capital)

    def _by_word(self, folded):
        tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(folded.text)]
        stems = [self._possible_stems(folded.text[start:end]) for start, end in tokens]
        for index, (possible, following) in enumerate(zip_longest(stems, stems[1:], fillvalue=())):
            for stem in possible:
                by_second = self.forms.get(stem)
                for second in ("", *following) if by_second else ():
                    for form in by_second.get(second, ()):
                        stop = self._end_of(form, folded, tokens, index)
                        if stop is not None:
                            yield tokens[index][0], stop, form

    def _possible_stems(self, token):
        """All that might be the stem of a token, were the rest an ending."""
        return {
            reading[:cut]
            for reading in self.rules.openings(token)
            for cut in range(len(reading), max(0, len(reading) - self.rules.longest - 1), -1)
        }

    def _end_of(self, form, folded, tokens, index):
        """Where a form ends that begins at a token; None where it does not stand there."""
        if index + len(form.words) > len(tokens):
            return None
        for offset, stems in enumerate(form.words):
            token = tokens[index + offset]
            if (
                offset
                and _gap(folded.text, tokens[index + offset - 1][1], token[0])
                != (form.gaps[offset - 1])
            ):
                return None
            length = self._fitting(stems, folded, token)
            if length is None:
                return None
        start, end = tokens[index][0], tokens[index + len(form.words) - 1][1]
        if not folded.text.endswith(form.head, 0, start):
            return None
        if form.tail:
            return end + len(form.tail) if folded.text.startswith(form.tail, end) else None
        return end - length if self.rules.is_noun_alone else end

    def _fitting(self, stems, folded, token):
        """How many letters of the token are an ending; None where it is another word."""
        start, end = token
        written = folded.text[start:end]
        for reading in self.rules.openings(written):
            before = len(written) - len(reading)
            for stem, endings in stems.pairs:
                rest = reading[len(stem) :]
                if reading.startswith(stem) and rest in endings:
                    cased = folded.cased[start + before : end]
                    if stems.exact and not cased.startswith(stems.exact[: len(stem)]):
                        continue
                    if stems.is_capital and not cased[:1].isupper():
                        continue
                    return len(rest)
        return None

    def _by_character(self, folded):
        text = folded.text
        for start, sign in enumerate(text):
            for length in self.lengths.get(sign, ()):
                end = start + length
                if end > len(text):
                    continue
                for cased, form in self.forms.get(text[start:end], ()):
                    is_exact = sum(letter.isupper() for letter in cased) > 1
                    is_same = not is_exact or folded.cased[start:end] == cased
                    if is_same and _stands_alone(text, start, end):
                        yield start, end, form


def _spellings(entry, language):
    """(words, is avoided, in full) for each way that the glossary knows in a language."""
    if form := entry.form_in(language):
        yield form, False, False
    if full := entry.explanations.get(language):
        yield full, False, True
    for avoided in entry.avoid.get(language, ()):
        yield avoided, True, False


def _spacings(folded, language):
    """Korean may write the words of a name together (Hangul Orthography, § 49 and 50)."""
    yield folded
    if language == "ko" and " " in folded.text:
        joined = fold(folded.cased.replace(" ", ""), language)
        if len(joined.text) > 3:
            yield joined


def _gap(text, start, end):
    return _SPACE.sub(" ", text[start:end])


def _stands_alone(text, start, end):
    """Letters of other scripts and katakana are words: ムン is not in ムンバイ."""
    return not any(
        kind.match(text[inside]) and kind.match(text[outside])
        for inside, outside in ((start, start - 1), (end - 1, end))
        if 0 <= outside < len(text)
        for kind in (_KATAKANA, _FOREIGN)
    )


def _longest(found):
    """Of the places that overlap the longest, and the first of two that are as long."""
    spans = {}
    for start, end, form in found:
        spans.setdefault((start, end), []).append(form)
    taken, is_taken = [], bytearray(max((end for _start, end in spans), default=0))
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if not any(is_taken[start:end]):
            is_taken[start:end] = b"\1" * (end - start)
            taken.append((start, end, spans[start, end]))
    return sorted(taken, key=lambda place: place[:2])


def _told(text, folded, places):
    for_each = []
    for start, end, forms in places:
        approved = [form for form in forms if not form.is_avoided]
        begin, stop = folded.starts[start], folded.ends[end - 1]
        for form in {form.entry.id or id(form.entry): form for form in approved or forms}.values():
            for_each.append(
                Occurrence(form.entry, begin, stop, text[begin:stop], form.is_avoided, form.in_full)
            )
    return for_each


@lru_cache(maxsize=32)
def _vocabulary(language, entries):
    return Vocabulary(language, entries)


def vocabulary(language: str, entries: Iterable[Entry]) -> Vocabulary:
    """The entries made ready for one language; kept, so that asking again costs little."""
    return _vocabulary(language, tuple(entries))


def occurrences(text: str, language: str, entries: Iterable[Entry]) -> list[Occurrence]:
    """The terms that stand in a text. For many texts ask the `vocabulary` once."""
    return vocabulary(language, entries).occurrences(text)
