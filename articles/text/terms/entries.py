"""A term of the glossary as plain data, and a place in a text where it stands."""

from dataclasses import dataclass, field

PEOPLE_AND_PLACES = ("name", "place")
PROPER = ("name", "place", "organisation")


@dataclass(frozen=True, slots=True)
class Entry:
    """One term: `forms` and `explanations` map language codes to words, `avoid` to lists of them.

    A term that is not translated has one form, which holds in every language. The dictionaries
    are never changed; two entries are equal where everything in them is.
    """

    id: int | None
    kind: str = "word"
    do_not_translate: bool = False
    note: str = ""
    forms: dict[str, str] = field(default_factory=dict, hash=False)
    explanations: dict[str, str] = field(default_factory=dict, hash=False)
    avoid: dict[str, list[str]] = field(default_factory=dict, hash=False)

    def form_in(self, language: str) -> str:
        """The approved form in a language; "" where the glossary has none."""
        if self.do_not_translate and language not in self.forms:
            return next(iter(self.forms.values()), "")
        return self.forms.get(language, "")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a text: `text[start:end]` is `as_written`.

    `is_avoided`: it is a form that is not used; `in_full`: it is what an abbreviation stands for.
    """

    entry: Entry
    start: int
    end: int
    as_written: str
    is_avoided: bool = False
    in_full: bool = False
