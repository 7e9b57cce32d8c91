"""Numbers, dates, times and amounts in a text, by what they stand for."""

from decimal import localcontext
from functools import lru_cache

from articles.text.values import spelled, surroundings, unspaced
from articles.text.values.digits import flat
from articles.text.values.tables import table
from articles.text.values.value import DIGITS, FEW, HINT, WORDS, Value

__all__ = ["DIGITS", "FEW", "HINT", "WORDS", "Value", "values"]

PRECISION = 60  # digits: twenty written ones, and as many multipliers as a text may pile up
UNSPACED = ("ko", "zh-hans", "ja")


def values(text: str, language: str) -> list[Value]:
    """All values of a plain text in the order of their places; see Value.

    In a language without a table only numbers in digits are found. The text is taken as it is:
    normalise it to NFC before, so that places and words fit.
    """
    return list(_values(text, language))


@lru_cache(maxsize=1_000)  # a check reads the same paragraphs again after each change
def _values(text: str, language: str) -> tuple[Value, ...]:
    plain, words = flat(text), table(language)
    scan = unspaced.scan if language in UNSPACED else spelled.scan
    with localcontext(prec=PRECISION):
        found = surroundings.read(list(scan(plain, text, words)), plain, text, words)
    return tuple(sorted(found, key=lambda value: (value.start, value.end)))
