"""A Latin name in the letters of another script, known by its consonants.

Stoltenberg, 스톨텐베르그, ستولتنبرغ and ストルテンベルグ all have S-T-L-T-N-P-L-K: letters that
languages confuse in names (b p f v; t d; k g; l r) count as one, vowels and h don't count.
"""

import unicodedata
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

# In percent of rapidfuzz's ratio; below, common words sound like names.
ALIKE = 85
SHORTEST = 4  # consonants

_WORDS = {
    "ko": regex.compile(r"\p{Hangul}{2,}"),
    "ar": regex.compile(r"\p{Arabic}{4,}"),
    "ja": regex.compile(r"[\p{Katakana}ー]{3,}"),
}
_PARTICLES = regex.compile(
    r"(?:으로부터|에게서|이라고|로부터|에서는|에게는|으로|에서|에게|라고|이나|까지|부터|처럼|보다|측은|씨는|씨가"
    r"|은|는|이|가|을|를|의|에|와|과|도|로|만|씨|측)$"
)
_CLITICS = regex.compile(r"^[وف]?(?:[بلك]?ال|[بلك](?=\p{Arabic}{4}))?")
# Of adjectives and plurals: أمريكا and أمريكية and أمريكيون.
_ARABIC_ENDING = regex.compile("[ايىةهونت]+$")
_ARABIC = dict(
    zip("بپفڤتطدضثذظكقغگخجچسصزشژنملر", "ppppttttstsKKKKKsssssssnmll".lower(), strict=True)
)
_LATIN = (
    (regex.compile("sch|sh|ch|tch|tz|ts|cz|sz|zh|dj|[szjx]|c(?=[eiy])"), "S"),
    (regex.compile("ph|[pbfv]"), "P"),
    (regex.compile("th|[td]"), "T"),
    (regex.compile("ng(?![aeiouy])|n"), "N"),
    (regex.compile("ck|[kgcq]"), "K"),
    (regex.compile("[lr]"), "L"),
    (regex.compile("m"), "M"),
)
_NO_CONSONANT = regex.compile("[^SPTNKLM]")
_TWICE = regex.compile(r"(.)\1+")


def spelling(name: str, text: str, language: str) -> str:
    """The word of a Korean, Arabic or Japanese text that sounds like a Latin name; else ""."""
    sound = consonants(name)
    if len(sound) < SHORTEST or language not in _WORDS:
        return ""
    found = _WORDS[language].findall(text)
    words = [form for word in found for form in (_bare(word, language), word)]
    best = max(words, key=lambda word: ratio(sound, consonants(word)), default="")
    return best if best and ratio(sound, consonants(best)) >= ALIKE else ""


def are_two_spellings(one: str, other: str) -> bool:
    """Whether two words differ by a letter or two, and not by what is put before or after."""
    one, other = (_ARABIC_ENDING.sub("", word) for word in (one, other))
    if one.startswith(other) or other.startswith(one) or one.endswith(other) or other.endswith(one):
        return False
    return OSA.distance(one, other) <= max(1, min(len(one), len(other)) // 3)


@lru_cache(maxsize=20_000)
def consonants(word: str) -> str:
    """The word's consonants as classes: "Stoltenberg" gives "STLTNPLK"."""
    sound = "".join(_latin(character) for character in word).casefold()
    for pattern, letter in _LATIN:
        sound = pattern.sub(letter, sound)
    return _TWICE.sub(r"\1", _NO_CONSONANT.sub("", sound))


def _latin(character):
    """The character's sound in Latin letters, from its name in Unicode where it tells."""
    if character in _ARABIC:
        return _ARABIC[character]
    name = unicodedata.name(character, "")
    if name.startswith("HANGUL SYLLABLE "):
        return name.split()[-1].lower().replace("c", "j")
    if name.startswith("KATAKANA LETTER "):
        return name.split()[-1].lower()
    if name.startswith("LATIN "):
        return unicodedata.normalize("NFD", character)[0]
    return ""


def _bare(word, language):
    if language == "ko":
        stem = _PARTICLES.sub("", word)
        return stem if len(stem) >= 2 else word
    return _CLITICS.sub("", word) if language == "ar" else word
