"""Names in many languages: which one to show, and in which language it then is."""

from typing import NamedTuple

from articles.languages import codes, column


class Name(NamedTuple):
    """A name and the code of the language that it is in."""

    text: str
    language: str


def name_in(thing, code, field="name"):
    """The thing's name in a language; where it has none, in the first language it has."""
    for candidate in (code, "en", *codes()):
        if text := getattr(thing, column(field, candidate)):
            return Name(text, candidate)
    return Name("", code)
