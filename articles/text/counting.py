"""How long a text is, in the unit that its language counts in."""

import math

from articles.text import words

# Words per minute, or characters for languages counted in them.
# IReST: Trauzettel-Klosinski and Dietz 2012, "Standardized Assessment of Reading Performance",
# doi:10.1167/iovs.11-8284. Measured reading aloud, so on the patient side for silent readers.
IREST = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fr": 195,
    "ja": 357,
    "ru": 184,
    "zh": 255,
}
# Korean: Rhiu et al. 2017, doi:10.3341/kjo.2016.0042, 202 words a minute read silently: short
# sentences and few readers, hence rounded down. Indonesian and Vietnamese: assumed, near the
# mean of IReST's 17 languages (184), a little more for Vietnamese, which counts syllables.
OTHERS = {"id": 180, "ko": 200, "vi": 200}
# The mean of IReST, for a language that a newsroom adds.
ANY = 184

WORDS_PER_MINUTE = IREST | OTHERS


def unit(language: str) -> str:
    """What `word_count` counts in this language: "characters" or "words"."""
    return "characters" if words.is_by_character(language) else "words"


def word_count(text: str, language: str) -> int:
    """The words of plain text; in Chinese and Japanese its characters without punctuation.

    Korean counts what stands between spaces (eojeol), Vietnamese its spaced syllables;
    a Latin word or a number in a Chinese or Japanese text counts as one.
    """
    if language == "ko":
        return sum(words.is_word(chunk) for chunk in text.split())
    return len(words.words(text, language))


def reading_minutes(text: str, language: str) -> int:
    """Minutes to read the text, rounded up; 0 only for a text without words."""
    speed = WORDS_PER_MINUTE.get(language.split("-")[0], ANY)
    return math.ceil(word_count(text, language) / speed)
