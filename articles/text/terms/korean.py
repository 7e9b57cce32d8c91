"""Korean: what may hang on a noun without a space between."""

import re
from functools import lru_cache

# Suffixes that leave the noun what it is: plural, forms of address, "side", "made in", "bound for".
_SUFFIX = "(?:들|씨|님|측|쪽|내|발|행|산|계|식|형)?"
_AFTER_EITHER = (
    "에게서|에게|에서|에다가|에다|에|의|께서|께|한테서|한테|더러|처럼|같이|만큼|보다|까지|부터|마저|조차|밖에"
    "|마다|대로|만|도|뿐|하고|이라는|이라고|이다|이며|이고|이자|인|이었다|이었던|치고|커녕"
)
_AFTER_CONSONANT = (
    "은커녕|은|이|을|과|이나|이란|이라도|이라면|이라며|이라|이지만|이든지|이든|이랑|이야말로|이야|이여"
    "|이므로|이어서|일|임|이기"
)
_AFTER_VOWEL = (
    "는커녕|는|가|를|와|나|란|라는|라고|라도|라면|라며|라|지만|든지|든|랑|야말로|야|여|이므로|여서|였다|였던|인|일|임"
    "|다|며|고|자|기"
)
# ㄹ counts as a vowel here: 서울로.
_WITH_CONSONANT = "으로부터|으로서|으로써|으로"
_WITH_VOWEL = "로부터|로서|로써|로"
_FURTHER = (
    "(?:까지|부터|만|도|은|는|의|이나|나|조차|마저|이|가|을|를|과|와|라도|이라도|처럼|보다|에|로)"
)


def _pattern(particles):
    return re.compile(f"{_SUFFIX}(?:(?:{particles}){_FURTHER}{{0,2}})?")


# A suffix ends in a sound of its own, so what follows it is not held to the noun's.
_ANY = _pattern(
    f"{_AFTER_EITHER}|{_AFTER_CONSONANT}|{_AFTER_VOWEL}|{_WITH_CONSONANT}|{_WITH_VOWEL}"
)
_CONSONANT = _pattern(f"{_AFTER_EITHER}|{_AFTER_CONSONANT}|{_WITH_CONSONANT}")
_RIEUL = _pattern(f"{_AFTER_EITHER}|{_AFTER_CONSONANT}|{_WITH_VOWEL}")
_VOWEL = _pattern(f"{_AFTER_EITHER}|{_AFTER_VOWEL}|{_WITH_VOWEL}")
_HAS_SUFFIX = re.compile(_SUFFIX.rstrip("?"))
RIEUL = 8
LONGEST = 9


class Particles:
    """The strings of particles that a noun with this last sound takes: 나토는, but 한국은."""

    def __init__(self, noun: str):
        self.after = _after(noun[-1:])

    def __contains__(self, rest: str) -> bool:
        return _is_string_of_particles(rest, self.after)


def _after(sign):
    if not "가" <= sign <= "힣":
        return _ANY
    final = (ord(sign) - ord("가")) % 28
    return _VOWEL if final == 0 else _RIEUL if final == RIEUL else _CONSONANT


@lru_cache(maxsize=20_000)
def _is_string_of_particles(rest, pattern):
    if pattern.fullmatch(rest):
        return True
    return bool(_HAS_SUFFIX.match(rest)) and _ANY.fullmatch(rest) is not None
