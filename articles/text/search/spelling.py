"""Words that a misspelt one may have been meant for."""

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.text.keys import fold_latin
from articles.text.search import words
from articles.text.terms.korean import Particles

SHORTEST = 3  # letters; of shorter words everything is a neighbour
LONGEST = 64
_HANGUL = regex.compile(r"\p{Hangul}+")
_KANA = regex.compile(r"[\p{Katakana}ー]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’\-][\p{L}\p{M}]+)*")
_ARTICLE = regex.compile(r"^ال(?=.{3})")


class Spelling(NamedTuple):
    """What of a word is compared. Of two words that are alike the start is the same or the end."""

    word: str
    key: str
    start: str
    end: str


def spelling(word: str, language: str) -> Spelling | None:
    """None for a word that is too short or long, or of a script that is not spelt."""
    folded, _way_back = words.folded(word, language)
    # As it is shown, should somebody mean it; compared is what is left of it when folded.
    shown = unicodedata.normalize("NFC", word).lower()
    if len(shown) > LONGEST or len(folded) > LONGEST:
        return None
    if _HANGUL.fullmatch(folded):
        # A wrong letter changes the whole syllable: letters are compared, syllables found by.
        key = unicodedata.normalize("NFD", folded)
        return Spelling(shown, key, folded[0], folded[-1]) if len(folded) > 1 else None
    if words.is_syllabic(folded) and not _KANA.fullmatch(folded):
        return None
    key = _ARTICLE.sub("", folded) if language == "ar" else fold_latin(folded)
    return Spelling(shown, key, key[:2], key[-2:]) if len(key) >= SHORTEST else None


def spellings(text: str, language: str) -> set[Spelling]:
    """The words of a text that others may be meant for; nouns of Korean without their particles,
    too."""
    return set(_all_spellings(text, language))


def repeated(text: str, language: str) -> set[Spelling]:
    """The words that a text says more than once, in whatever form: what it is about, and hardly
    misspelt each time."""
    said = list(_all_spellings(text, language))
    times = Counter(spelt.key for spelt in said)
    return {spelt for spelt in said if times[spelt.key] > 1}


def _all_spellings(text, language):
    for chunk in text.split():
        # Sentences without spaces are hardly said twice: not worth a place in the cache.
        spell = _spellings if len(chunk) <= LONGEST else _spellings.__wrapped__
        yield from spell(chunk, language)


@lru_cache(maxsize=50_000)
def _spellings(chunk, language):
    parts = [
        part
        for word in _WORD.findall(chunk)
        for part in (word, *_KANA.findall(word), *_nouns(word, language))
    ]
    return tuple(spelt for part in parts if (spelt := spelling(part, language)))


def _nouns(word, language):
    if language != "ko":
        return []
    nouns = (word[:length] for length in range(2, len(word)))
    return [noun for noun in nouns if word[len(noun) :] in Particles(noun)][:1]


def tolerance(key: str) -> int:
    """How many letters may be wrong: one in short words, two in long ones."""
    return 1 if len(key) < 6 else 2


def nearest(asked: Spelling, known: list[tuple[str, str]], most: int) -> list[str]:
    """Of known words, as pairs (word, key), those that are spelt nearest, at most so many; of two
    forms of one word, that in which it was asked for."""
    found = process.extract(
        asked.key,
        [key for _word, key in known],
        scorer=OSA.distance,
        score_cutoff=tolerance(asked.key),
        limit=None,
    )
    near = [(wrong, OSA.distance(asked.word, known[at][0]), at) for _key, wrong, at in found]
    return [known[at][0] for _wrong, _apart, at in sorted(near)[:most]]
