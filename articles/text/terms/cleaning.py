"""The words of the glossary as they are kept, whether typed or read from a file."""

import re
import unicodedata

from articles.text import markup

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def clean(words: str | None) -> str:
    """One line of composed text without signs that no text needs."""
    return " ".join(_composed(words).split())


def clean_lines(words: str | None) -> list[str]:
    """The forms in a text that has one on each line, each once."""
    return list(dict.fromkeys(filter(None, map(clean, _composed(words).splitlines()))))


def clean_note(words: str | None) -> str:
    """A note keeps its lines."""
    return _LINE_ENDS.sub("\n", _composed(words)).strip()


def _composed(words):
    return unicodedata.normalize("NFC", markup.CONTROLS.sub("", words or ""))
