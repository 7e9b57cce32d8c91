"""What may change about a term's words in each language: one place to look a language up."""

from collections.abc import Callable
from typing import NamedTuple

from articles.text.terms import arabic, european, indonesian, korean, russian

_BARE = frozenset(("",))


class Word(NamedTuple):
    """A word of a term: `lower` is folded, `cased` has its capitals."""

    lower: str
    cased: str
    kind: str
    is_last: bool

    @property
    def is_abbreviation(self):
        """Two capitals or more are spelled so on purpose: NATO, GmbH."""
        return sum(sign.isupper() for sign in self.cased) > 1


class Rules(NamedTuple):
    """`stems` gives pairs of a stem and the endings it takes; `openings` a token's readings
    without what is written before a word; `longest` bounds an ending; `is_noun_alone` says
    that an ending is no part of the term."""

    stems: Callable[[Word], list]
    openings: Callable[[str], list] = lambda token: [token]
    longest: int = 0
    is_noun_alone: bool = False


def _is_latin(word):
    return word.lower[-1] < "\u0250"


def _european(stems):
    def changing(word):
        if word.is_abbreviation:
            return [(word.lower, frozenset(("", "s")))]
        if not _is_latin(word) or word.lower[-1].isdigit() or len(word.lower) < european.SHORTEST:
            return [(word.lower, _BARE)]
        return stems(word.lower, word.kind, word.is_last)

    return changing


RULES = {
    "ar": Rules(lambda word: arabic.stems(word.lower, word.kind), arabic.openings, arabic.LONGEST),
    "de": Rules(_european(european.german), longest=european.LONGEST),
    "en": Rules(_european(european.english), longest=european.LONGEST),
    "es": Rules(_european(european.spanish), longest=european.LONGEST),
    "fr": Rules(_european(european.french), longest=european.LONGEST),
    "id": Rules(lambda word: indonesian.stems(word.lower), indonesian.openings, indonesian.LONGEST),
    "ko": Rules(
        lambda word: [(word.lower, korean.Particles(word.lower))],
        longest=korean.LONGEST,
        is_noun_alone=True,
    ),
    "ru": Rules(
        lambda word: russian.stems(word.lower, word.is_abbreviation), longest=russian.LONGEST
    ),
}
UNCHANGING = Rules(lambda word: [(word.lower, _BARE)])


def rules(language: str) -> Rules:
    """Of a language that has no rules here, words are found as they stand in the glossary."""
    return RULES.get(language, UNCHANGING)
