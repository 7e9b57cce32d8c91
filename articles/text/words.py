"""Where one word ends and the next begins, in each language's own way of writing."""

from functools import lru_cache

import regex

# Languages written without spaces: their text is measured and compared by characters.
WRITTEN_BY_CHARACTER = ("zh", "ja")

# 々 and 〇 are of the Han script; the long-vowel marks ー and ｰ are of none, so they are named.
_CHARACTER = r"[\p{Han}\p{Hiragana}\p{Katakana}ーｰ][\p{M}ﾞﾟ]*"
# As Unicode's UAX #29 joins words (WB5-WB13), with the hyphens of "anak-anak" and soft ones.
# Between digits also , and :, and before three digits the no-break spaces of "1 000".
_INNER = (
    r"(?:['’.\-‐‑\u00ad\u200c\u200d]|(?<=\p{N})[,:٫٬](?=\p{N})"
    r"|(?<=\p{N})[\u00a0\u202f](?=\p{N}{3}(?!\p{N})))"
)
_LETTER = r"[\p{L}\p{N}\p{M}_]"
_FOREIGN_LETTER = r"[[\p{L}\p{N}\p{M}_]--[\p{Han}\p{Hiragana}\p{Katakana}ーｰﾞﾟ]]"
_REST = r"\n|[^\S\n]+\p{M}*|\X"

_BY_WORD = regex.compile(rf"{_LETTER}+(?:{_INNER}{_LETTER}+)*|{_REST}", regex.V1)
_BY_CHARACTER = regex.compile(
    rf"{_CHARACTER}|{_FOREIGN_LETTER}+(?:{_INNER}{_FOREIGN_LETTER}+)*|{_REST}", regex.V1
)
_WORDLIKE = regex.compile(r"[\p{L}\p{N}]")
_CHARACTERS = regex.compile(_CHARACTER)


def is_by_character(language: str) -> bool:
    """Whether the language (a code such as "zh-hans") is written without spaces."""
    return language.split("-")[0] in WRITTEN_BY_CHARACTER


def tokens(text: str, language: str) -> list[str]:
    """The text cut into words (or characters), spaces, newlines and signs; joined it is whole.

    A letter keeps its accents and an emoji its parts: nothing that reads as one is cut.
    """
    pattern = _BY_CHARACTER if is_by_character(language) else _BY_WORD
    return pattern.findall(text)


def words(text: str, language: str) -> list[str]:
    """The tokens that carry letters or digits."""
    return [token for token in tokens(text, language) if is_word(token)]


@lru_cache(maxsize=10_000)
def is_word(token: str) -> bool:
    return _WORDLIKE.search(token) is not None


def is_character(token: str) -> bool:
    """Whether the token is one Chinese or Japanese character."""
    return _CHARACTERS.fullmatch(token) is not None
