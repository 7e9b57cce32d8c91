"""One analyser for what is stored and for what is asked: text as the terms that it is found by.

A term is a stem where Snowball has one for the language, else the word; of Chinese, Japanese and
Korean, which don't show where words end, it is each two characters that stand side by side.
"""

import threading
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex
import Stemmer

from articles.text.keys import fold_latin
from articles.text.terms.folding import Folded, fold

STEMMERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "id": "indonesian",
    "ru": "russian",
}
_OWN_SCRIPT = {
    language: regex.compile(rf"[{script}\p{{M}}']+")
    for language in STEMMERS
    for script in [{"ar": r"\p{Arabic}", "ru": r"\p{Cyrillic}"}.get(language, r"\p{Latin}")]
}
_SYLLABLES = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー々〇][\p{M}]*"
_LETTER = r"(?:[\p{L}\p{M}\p{N}](?<!" + _SYLLABLES + "))"
_NUMBER = r"\p{N}+(?:[.,:٫٬]\p{N}+)+"
_INITIALS = r"\p{L}(?:\.\p{L})+(?![\p{L}\p{M}])"
_RUN = regex.compile(
    rf"(?P<syllables>(?:{_SYLLABLES})+)|(?P<number>{_NUMBER})"
    rf"|(?P<word>{_INITIALS}|{_LETTER}+(?:'{_LETTER}+)*)"
)
_SYLLABLE = regex.compile(_SYLLABLES)
_THOUSANDS = regex.compile(r"[.,٬](?=\p{N}{3}(?!\p{N}))")
_SIGNS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
# One sign for one, so that places in the text stay.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# The article, with "and", "in" and "like" before it: والحكومة, بالحكومة, للحكومة.
_ARABIC_ARTICLE = regex.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})")
_LONGEST = 64  # characters of a term; what is longer is no word

_stemmers = threading.local()


class Run(NamedTuple):
    """Letters that stand together, folded, with their place in the folded text."""

    text: str
    start: int
    end: int
    is_syllabic: bool


def folded(text: str, language: str) -> tuple[str, Folded]:
    """The text as terms are cut from it, and the way back to what was written, sign by sign."""
    way_back = fold(text, language)
    return way_back.text.translate(_DIGITS), way_back


def runs(text: str, language: str) -> list[Run]:
    """The runs of folded text, in their order."""
    found = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        word = match["word"]
        if word and language == "fr" and "'" in word:
            # French elides (l'économie: two words), the others write one (don't, Jum'at).
            for part in regex.finditer(r"[^']+", word):
                found.append(Run(part[0], start + part.start(), start + part.end(), False))
        else:
            found.append(Run(match[0], start, end, match["syllables"] is not None))
    return found


def terms_of(run: Run, language: str) -> tuple[str, ...]:
    """What a run is stored under: one term, or two characters at a time."""
    if run.is_syllabic:
        signs = _SYLLABLE.findall(run.text)
        return tuple(a + b for a, b in pairwise(signs)) or (run.text,)
    return (_term(run.text, language),)


def terms(text: str, language: str) -> list[str]:
    """The terms of a text, in the order in which they stand there.

    A newsroom writes the same words again and again: what stands between two spaces is
    remembered.
    """
    found = []
    for chunk in text.split():
        found += chunk_terms(chunk, language)
    return found


def chunk_terms(chunk: str, language: str) -> tuple[str, ...]:
    """The terms of what stands between two spaces."""
    return (_terms if len(chunk) <= _LONGEST else _terms.__wrapped__)(chunk, language)


def signs(terms: list[str]) -> set[str]:
    """The single characters of Chinese, Japanese and Korean terms."""
    return {sign for term in terms if _SYLLABLE.match(term) for sign in _SYLLABLE.findall(term)}


def is_syllabic(term: str) -> bool:
    return _SYLLABLE.match(term) is not None


def bare(term: str) -> str:
    """A Vietnamese syllable as it is typed in a hurry: hà, Nội → ha, noi."""
    return fold_latin(term)


@lru_cache(maxsize=100_000)
def _terms(chunk, language):
    text, _way_back = folded(chunk, language)
    return tuple(term for run in runs(text, language) for term in terms_of(run, language) if term)


@lru_cache(maxsize=20_000)
def _term(word, language):
    if word[0].isdigit() and _SIGNS.search(word):
        return _SIGNS.sub("_", _THOUSANDS.sub("", word))[:_LONGEST]
    word = word[:_LONGEST]
    if language == "vi":
        return _SIGNS.sub("", word)
    # Foreign words are no words of the language's grammar.
    if language in STEMMERS and _OWN_SCRIPT[language].fullmatch(word):
        word = _stem(language)(_before_stemming(word, language))
    return _SIGNS.sub("", fold_latin(word))


def _before_stemming(word, language):
    if language != "ar":
        # Accents are left out where readers type in a hurry; only German stems by them.
        return word if language == "de" else fold_latin(word)
    # Folded, ة is ه, and both are typed for each other; Snowball knows endings by the former.
    word = word[:-1] + "ة" if word.endswith("ه") and len(word) > 3 else word
    return _ARABIC_ARTICLE.sub("", word)


def _stem(language):
    """The language's stemmer, one for each thread: they keep state while they work."""
    kept = _stemmers.__dict__
    if language not in kept:
        kept[language] = Stemmer.Stemmer(STEMMERS[language]).stemWord
    return kept[language]
