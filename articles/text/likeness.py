"""How alike two texts of one language are, and keys under which alike texts are found.

A text's keys are the smallest hashes of the character sequences in it (bottom-k sketches, after
Broder, "On the resemblance and containment of documents", 1997): two texts that share much of
their wording share some of their keys, however long they are, in any script and without spaces.
"""

import re
import zlib
from typing import NamedTuple

from rapidfuzz import fuzz

from articles.text.keys import search_key

LEAST = 70  # percent; below, reading the match takes longer than translating anew

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_SIGNS = re.compile(r"[\W_]+")
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SHORTEST = LEAST / (200 - LEAST)  # of the longer text: with less, no score reaches LEAST
_MIX = 0x9E3779B1  # 2³² by the golden ratio (Knuth's multiplicative hashing)
_HALF = 1 << 31


class Cut(NamedTuple):
    """How long the sequences are, how many of their hashes are kept, and how many asked for."""

    size: int
    kept: int
    asked: int


# The longer a text, the more sequences it shares with texts that it has nothing to do with: they
# are longer, then. The numbers are measured (docs/decisions.md).
_SHORT, _LONG = Cut(4, 12, 40), Cut(6, 16, 60)
_SHORT_SYLLABIC, _LONG_SYLLABIC = Cut(2, 12, 40), Cut(3, 16, 60)


def comparable(text: str) -> str:
    """The text without what translators overlook: case, width, typography, and which number."""
    return _NUMBER.sub("0", search_key(text))


def score(asked: str, found: str) -> int:
    """Percent from 0 to 100; 100 is the same text, 99 one that differs in numbers or case alone."""
    if asked == found:
        return 100
    return min(99, int(fuzz.ratio(comparable(asked), comparable(found))))


def roughly(asked: str, found: list[str], least: int) -> list[int]:
    """The indices of the texts that are `least` percent alike, numbers and typography included:
    several times quicker than `score`, for sorting out beforehand."""
    asked = asked.casefold()
    return [at for at, text in enumerate(found) if fuzz.ratio(asked, text.casefold()) >= least]


def kept_keys(text: str, salt: str) -> list[int]:
    """The signed 32-bit keys that a text is stored under, at most 16.

    Keys of another salt have nothing in common with them.
    """
    letters = _letters(text)
    return _keys(letters, salt, _cut(letters, len(letters)), asked=False)


def asked_keys(text: str, salt: str) -> list[int]:
    """The keys under which texts like this one may be stored, shorter and longer ones included.

    They are more: where words were changed, others have moved up among the smallest.
    """
    letters = _letters(text)
    longest = len(letters) / _SHORTEST
    cuts = {_cut(letters, length) for length in (len(letters) * _SHORTEST, longest)}
    return [key for cut in cuts for key in _keys(letters, salt, cut, asked=True)]


def _letters(text):
    return _SIGNS.sub("", comparable(text)) or text


def _cut(letters: str, length: float) -> Cut:
    """How a text in this script is cut that has `length` letters."""
    # One Chinese, Japanese or Korean character says as much as several letters.
    is_syllabic = len(_SYLLABLE.findall(letters)) * 2 > len(letters)
    if is_syllabic:
        return _SHORT_SYLLABIC if length < 40 else _LONG_SYLLABIC
    return _SHORT if length < 120 else _LONG


def _keys(letters: str, salt: str, cut: Cut, *, asked: bool) -> list[int]:
    seed = zlib.crc32(salt.encode())
    starts = range(max(1, len(letters) - cut.size + 1))
    hashes = {zlib.crc32(letters[at : at + cut.size].encode(), seed) for at in starts}
    count = cut.asked if asked else cut.kept
    return sorted((each * _MIX) % (2 * _HALF) - _HALF for each in hashes)[:count]


def lengths(text: str) -> tuple[int, int]:
    """The shortest and longest `size` of a text that can score LEAST with this one."""
    own = size(text)
    # What is compared is folded; its length may differ a little.
    return int(own * _SHORTEST), int(own / _SHORTEST) + 1


def size(text: str) -> int:
    """Characters that count for likeness, at most what a small integer column holds."""
    return min(len(comparable(text)), 32_767)
