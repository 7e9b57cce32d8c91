"""Names that stand in capitals alone, in the letters of a name."""

import re
from dataclasses import replace

from articles.text.credit_cleaning.draft import Draft
from articles.text.name_words import NAME_PARTICLES

# "Mac" opens other names too (Macron, Machado): only these are written with two capitals.
MACS = re.compile(
    r"^Mac(?=(?:arthur|aulay|donald|dougall|farlane|gregor|intosh|intyre|kay|kenzie|kinnon|lean"
    r"|leod|millan|neil|pherson|rae)$)"
)


def in_name_case(draft: Draft) -> Draft:
    """ "CATRINUS VAN DER VEEN" as "Catrinus van der Veen"; one word may be an abbreviation."""
    return replace(draft, creators=tuple(map(cased, draft.creators)))


def cased(name: str) -> str:
    words = name.split()
    if len(words) < 2 or name != name.upper() or name == name.lower() or re.search(r"[\d/]", name):
        return name
    last = len(words) - 1
    return " ".join(_word(word, 0 < index < last) for index, word in enumerate(words))


def _word(word: str, is_inside: bool) -> str:
    lower = word.lower().replace("i\u0307", "i")
    if is_inside and lower in NAME_PARTICLES and len(lower) > 1:
        return lower
    if re.fullmatch(r"[IVX]{2,4}|(?:[^\W\d_]\.)+[^\W\d_]?", word):
        return word
    capital = re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda found: found[0].upper(), lower)
    capital = re.sub(r"(?<=^Mc)[^\W\d_]", lambda found: found[0].upper(), capital)
    found = MACS.match(capital)
    return f"Mac{capital[3:].capitalize()}" if found else capital
