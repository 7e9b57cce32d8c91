"""Made-up words in the right scripts: text as long as news is, that says nothing."""

from functools import cache
from itertools import pairwise
from random import Random

VOCABULARY = 3000  # words in each language
NAMES = 40_000  # that headlines name, each now and then
INDONESIAN = [c + v for c in ("b d g h j k l m n p r s t w ny ng".split()) for v in "aeiou"]
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def sentences(chance, code, count):
    """About `count` words in sentences of twelve, each with a capital where there are any."""
    words = chance.choices(vocabulary(code), k=count)
    ends = [*range(0, count, 12), count]
    return " ".join(_capital(" ".join(words[a:b])) + "." for a, b in pairwise(ends))


def line(chance, code, count):
    """A headline of `count` words."""
    return _capital(" ".join(chance.choices(vocabulary(code), k=count)))


@cache
def vocabulary(code):
    """The same words at each run; KeyError for a language without letters here."""
    chance = Random(f"vocabulary {code}")
    word = {"ko": _korean, "ar": _arabic, "id": _indonesian}[code]
    return list(dict.fromkeys(word(chance) for _ in range(VOCABULARY)))


def name(chance, code):
    """A name of two words, one of NAMES of its language: rare, as what readers search for is."""
    number = chance.randrange(NAMES)
    known = vocabulary(code)
    first, second = known[number % len(known)], known[number * 7 // 3 % len(known)]
    return _capital(f"{first}{second}"[:12])


def _korean(chance):
    """Two to four syllables, composed as Unicode composes Hangul (chapter 3.12)."""
    return "".join(
        chr(
            0xAC00 + (chance.randrange(19) * 21 + chance.randrange(21)) * 28 + chance.choice((0, 4))
        )
        for _ in range(chance.randint(2, 4))
    )


def _arabic(chance):
    article = "ال" if chance.random() < 0.3 else ""
    return article + "".join(chance.choices(ARABIC, k=chance.randint(3, 6)))


def _indonesian(chance):
    return "".join(chance.choices(INDONESIAN, k=chance.randint(2, 4)))


def _capital(words):
    return words[:1].upper() + words[1:]
