"""Keys under which texts and names are found, whatever way somebody wrote them.

A key is stored beside what it stands for, so that a plain "contains" finds it on any
database: neither SQLite nor PostgreSQL folds every script alike by itself.
"""

import re
import unicodedata

_DROPPED = (
    "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
)
_INVISIBLE_OR_ARABIC_MARK = re.compile(f"[{_DROPPED}]")

# Arabic as search engines fold it (alef with hamza or madda, final ya, ta marbuta, and the
# Persian keyboard's ya and kaf); Russian ё, which is often typed е; digits; typography.
_FOLDED = str.maketrans(
    "أإآٱىیةکё" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹" + "‘’ʼʻʹ´`′＇" + "“”„«»″" + "‐‑‒–—―−",
    "ااااييهكе" + "0123456789" + "0123456789" + "'''''''''" + '""""""' + "-------",
)
_NAME_SIGNS = re.compile(r"[\s\-.'\"·・･‧•∙]+")
_LATIN_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)


def search_key(text: str) -> str:
    """The text as search compares it: letter case, width, Arabic vowel signs and the like gone.

    Accents stay, for they tell words apart; white space is one space. Idempotent.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKC", text).casefold()
    # Taking signs away can bring letters together that compose, and the reverse.
    text = unicodedata.normalize("NFKC", _INVISIBLE_OR_ARABIC_MARK.sub("", text))
    return " ".join(text.translate(_FOLDED).split())


def name_key(name: str) -> str:
    """The key that spellings of one name share: "Park Hye Ri", "PARK Hye-ri" → "parkhyeri"."""
    return fold_latin(_NAME_SIGNS.sub("", search_key(name)))


def fold_latin(text: str) -> str:
    """Lower-case Latin letters without their accents; other scripts as they were (か is not が)."""
    if text.isascii():
        return text
    folded, base = [], ""
    for character in unicodedata.normalize("NFD", text.translate(_LATIN_LETTERS)):
        if not unicodedata.combining(character):
            base = character
        elif "a" <= base <= "z":
            continue
        folded.append(character)
    return unicodedata.normalize("NFC", "".join(folded))
