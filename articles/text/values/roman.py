"""Roman numerals: centuries, wars, monarchs."""

from decimal import Decimal

import regex

NUMERAL = regex.compile(r"(?P<number>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?:e|er|ème|th)?")
SIGNS = {"I": 1, "V": 5, "X": 10}


def amount(word: str) -> Decimal | None:
    """The value of a Roman numeral up to 39, with a French ordinal's ending or without."""
    match = NUMERAL.fullmatch(word)
    if not match:
        return None
    signs = [SIGNS[sign] for sign in match["number"]]
    pairs = zip(signs, [*signs[1:], 0], strict=True)
    return Decimal(sum(-here if here < after else here for here, after in pairs))
