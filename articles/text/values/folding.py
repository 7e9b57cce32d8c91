"""Spellings of one word that count as the same: case, ё, Arabic vowels and letter forms."""

import regex

MARKS = regex.compile(r"[\u064B-\u0652\u0670\u0640]")
ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ئ": "ي"})


def fold(word: str, language: str) -> str:
    """The form under which a table keeps a word; hyphens in it count as spaces."""
    word = word.lower().replace("-", " ")
    if language == "ru":
        return word.replace("ё", "е")
    if language == "ar":
        return MARKS.sub("", word).translate(ARABIC)
    return word
