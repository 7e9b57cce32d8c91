"""What a reader asks for: words that all have to be there, each in one of a few ways."""

import itertools
from typing import NamedTuple

import regex

from articles.text.markup import CONTROLS
from articles.text.search import words
from articles.text.terms.korean import Particles

# What is asked costs time by its length, so there is an end to it.
LONGEST = 200  # characters
MOST_WORDS = 8
MOST_TERMS = 12  # of one word
_QUOTED = regex.compile(r"[\"“”„«»「」『』]+")
_NEXT_WORD = regex.compile(
    r"(?<=\p{Hiragana})(?=[\p{Han}\p{Katakana}])|(?<=\p{Han})(?=\p{Katakana})"
    r"|(?<=[\p{Katakana}ー])(?=\p{Han})"
)
_ENDING = regex.compile(r"\p{Hiragana}+$")


class Wanted(NamedTuple):
    """One thing asked for. `ways` are the phrases (terms side by side) that it may stand there
    as, the best first; `written` is how the reader wrote it."""

    written: str
    ways: tuple[tuple[str, ...], ...]


class Query(NamedTuple):
    """What is asked for, in which language, and the text it came from, made harmless."""

    text: str
    language: str
    wanted: tuple[Wanted, ...]


def parse(text: str, language: str) -> Query:
    """Any text as a Query; without letters and digits in it nothing is wanted."""
    text = " ".join(CONTROLS.sub(" ", text[:LONGEST]).split())
    found = {}
    # What stands between the first and the second quotation mark, the third and the fourth…
    for number, part in enumerate(_QUOTED.split(text)):
        for wanted in _phrase(part, language) if number % 2 else _words(part, language):
            found.setdefault(wanted.ways, wanted)
    return Query(text, language, tuple(itertools.islice(found.values(), MOST_WORDS)))


def _phrase(text, language):
    terms = tuple(words.terms(text, language))[:MOST_TERMS]
    return [Wanted(text, (terms,))] if terms else []


def _words(text, language):
    for chunk in text.split():
        folded, way_back = words.folded(chunk, language)
        runs = words.runs(folded, language)
        if not any(run.is_syllabic for run in runs):
            # COVID-19 and anak-anak are asked for as one.
            yield from _phrase(chunk, language)
            continue
        for run in runs:
            written = chunk[way_back.starts[run.start] : way_back.ends[run.end - 1]]
            if not run.is_syllabic:
                yield Wanted(written, (words.terms_of(run, language),))
            elif len(runs) == 1 or not _is_ending(run, language):
                yield from _syllabic(run.text, language)


def _is_ending(run, language):
    """Whether this hangs on the Latin word or number before it, as in NATO와."""
    return language == "ko" and run.start > 0 and run.text in Particles("")


def _syllabic(text, language):
    for word in _NEXT_WORD.split(text) if language == "ja" else [text]:
        ways = dict.fromkeys(
            _way(form, language) for form in (word, _without_ending(word, language))
        )
        yield Wanted(word, tuple(way for way in ways if way))


def _way(word, language):
    return tuple(words.terms(word, language))[:MOST_TERMS]


def _without_ending(word, language):
    """Without the particles of Korean and the endings of Japanese: at least two characters."""
    if language == "ko":
        nouns = (word[:length] for length in range(2, len(word)))
        return next((noun for noun in nouns if word[len(noun) :] in Particles(noun)), word)
    if language == "ja" and (ending := _ENDING.search(word)):
        return word[: max(ending.start(), 2)] if ending.start() else word
    return word


def one_by_one(query: Query) -> Query:
    """The query with each term wanted for itself, for when they stand nowhere together."""
    terms = dict.fromkeys(term for wanted in query.wanted for term in wanted.ways[0])
    return query._replace(
        wanted=tuple(Wanted(term, ((term,),)) for term in itertools.islice(terms, MOST_TERMS))
    )
