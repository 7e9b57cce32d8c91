"""Where in a text the words that a reader asked for stand, shown as HTML."""

from html import escape
from typing import NamedTuple

import regex

from articles.text.search import words
from articles.text.search.queries import Query

# Characters that a snippet has at most; Chinese, Japanese and Korean say more with each.
LENGTH, SYLLABIC_LENGTH = 220, 110
_BEFORE = 0.25  # of them stand before the first word that was found
_CHUNK = regex.compile(r"\S+")
_MARK = regex.compile(r"\p{M}")
_ELLIPSIS = "…"


class Mark(NamedTuple):
    """A place in a text, and which of the things wanted stands there."""

    start: int
    end: int
    number: int


def marks(text: str, query: Query) -> list[Mark]:
    """The places of what is wanted in a text as it was written, in order, none within another."""
    needles = _needles(query)
    chunks = list(_CHUNK.finditer(text))
    return [
        Mark(chunk.start() + each.start, chunk.start() + each.end, each.number)
        for chunk, may_be in zip(chunks, needles.may_be_in(chunks), strict=True)
        if may_be
        for each in _marks(chunk[0], needles)
    ]


class _Needles(NamedTuple):
    """Terms of words and the number of what they are wanted for; the same of strings of
    Chinese, Japanese and Korean, the longest first."""

    language: str
    single: dict
    strings: list
    terms: frozenset

    def may_be_in(self, chunks):
        """Whether anything may be in each of the matches of _CHUNK: most of a text is neither, and
        what its words are is remembered."""
        if any(len(string) == 1 for string, _number in self.strings):
            return [True] * len(chunks)
        lacks, terms, language = self.terms.isdisjoint, words.chunk_terms, self.language
        return [
            len(chunk) > 30
            or not lacks(terms(chunk, language))
            or (language == "vi" and not lacks(terms(words.bare(chunk), "vi")))
            for match in chunks
            for chunk in [match[0]]
        ]

    def number_of(self, term):
        found = self.single.get(term)
        return (
            self.single.get(words.bare(term)) if found is None and self.language == "vi" else found
        )


def _needles(query):
    single, strings, terms = {}, {}, set()
    for number, wanted in enumerate(query.wanted):
        for way in wanted.ways:
            terms.update(way)
            if words.is_syllabic(way[0]):
                joined = "".join(term[0] for term in way) + way[-1][1:]
                strings.setdefault(joined, number)
            else:
                single |= {term: number for term in way if term not in single}
    by_length = sorted(strings.items(), key=lambda each: -len(each[0]))
    return _Needles(query.language, single, by_length, frozenset(terms))


def _marks(chunk, needles):
    folded, way_back = words.folded(chunk, needles.language)
    found = []
    for run in words.runs(folded, needles.language):
        if run.is_syllabic:
            found += _in_syllables(run, needles.strings)
        else:
            number = needles.number_of(words.terms_of(run, needles.language)[0])
            found += [] if number is None else [Mark(run.start, run.end, number)]
    return [
        Mark(way_back.starts[each.start], way_back.ends[each.end - 1], each.number)
        for each in found
    ]


def _in_syllables(run, strings):
    found, at = [], 0
    while at < len(run.text):
        for string, number in strings:
            if run.text.startswith(string, at):
                found.append(Mark(run.start + at, run.start + at + len(string), number))
                at += len(string) - 1
                break
        at += 1
    return found


def marked(text: str, query: Query) -> str:
    """The whole text as HTML, with what is wanted in mark elements."""
    return _html(text, marks(text, query), 0, len(text))


def snippet(texts: list[str], query: Query) -> str:
    """A piece of that text which says most of what is wanted, the first one among equals; cut
    between words, where they have spaces."""
    found = []
    for text in filter(None, texts):
        found.append((text, marks(text, query)))
        if len({each.number for each in found[-1][1]}) == len(query.wanted):
            break
    if not found:
        return ""
    windows = [(text, places, *_window(text, places, query)) for text, places in found]
    text, places, first, last, _worth = max(windows, key=lambda window: window[-1])
    start, end = _without_halves(text, first, last)
    return (
        (_ELLIPSIS if start else "")
        + _html(text, places, start, end)
        + (_ELLIPSIS if end < len(text) else "")
    )


def _window(text, places, query):
    """Where to begin and end, and how many of the things wanted stand there."""
    length = SYLLABIC_LENGTH if query.language[:2] in ("ko", "ja", "zh") else LENGTH
    if not places:
        return 0, length, 0
    best = (0, 0, 0)
    for first, place in enumerate(places):
        within = [each for each in places[first : first + 20] if each.end <= place.start + length]
        worth = len({each.number for each in within})
        if worth > best[-1]:
            lead = int(length * _BEFORE)
            start = place.start - min(lead, length - within[-1].end + place.start)
            best = (max(start, 0), max(start, 0) + length, worth)
    return best if best[-1] else (places[0].start, places[0].end, 1)


def _without_halves(text, start, end):
    """The window moved outwards to no half word and no half character."""
    if start > 0:
        space = text.rfind(" ", max(start - 30, 0), start)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.find(" ", end, end + 30)
        end = space if space >= 0 else end
    while 0 < start < len(text) and _MARK.match(text[start]):
        start -= 1
    while end < len(text) and _MARK.match(text[end]):
        end += 1
    return start, min(end, len(text))


def _html(text, places, start, end):
    parts, at = [], start
    for place in places:
        if place.start >= at and place.end <= end:
            parts += [
                escape(text[at : place.start]),
                f"<mark>{escape(text[place.start : place.end])}</mark>",
            ]
            at = place.end
    return "".join([*parts, escape(text[at:end])])
