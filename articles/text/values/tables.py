"""How each language writes numbers: the tables in languages/, read once.

A table lists words by the number they mean. [numbers] are words that mean a number, [shaky] ones
that mean something else as well, [times] multiply what stands before them, [abbreviated] may do
so, [plus] adds, [join] links and [leading] words can only begin a number. [hints] are words that
may stand for a number without naming it ("both", "decade"): they explain a number in the other
language and are never missed. [months] and [weekdays] are names, [shaky_months] count only beside
a day or a year. [marks] and [units] stand behind a number, marks ending in "before" in front.
"hours_before" stands in front of minutes and has the "and" between, where a language writes one.

A star stands for each of the table's [endings]; in [hints], [marks] and [units] for any letters.
Korean, Chinese and Japanese have [counters], which make sure that a numeral is one.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

import regex
from babel import Locale

from articles.text.values.conversions import IMPERIAL
from articles.text.values.folding import fold

FOLDER = Path(__file__).parent / "languages"
ROLES = {
    "numbers": "number",
    "shaky": "shaky",
    "times": "times",
    "abbreviated": "abbreviated",
    "plus": "plus",
    "leading": "leading",
}
NEVER = regex.compile(r"(?!)")


@dataclass(frozen=True, eq=False)
class Table:
    """One language's words, folded; patterns match at the place where the sign would stand."""

    language: str
    words: dict[str, tuple[str, Decimal]] = field(default_factory=dict)
    hints: dict[str, frozenset[Decimal]] = field(default_factory=dict)
    hint_stems: list[tuple[str, frozenset[Decimal]]] = field(default_factory=list)
    months: dict[str, int] = field(default_factory=dict)
    shaky_months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    native: dict[str, Decimal] = field(default_factory=dict)
    native_tens: dict[str, Decimal] = field(default_factory=dict)
    starts: frozenset[str] = frozenset()
    marks: dict[str, regex.Pattern] = field(default_factory=dict)
    units: regex.Pattern = NEVER
    bare_units: regex.Pattern = NEVER  # units that are converted, wherever they stand

    def mark(self, name: str) -> regex.Pattern:
        return self.marks.get(name, NEVER)


@cache
def table(language: str) -> Table:
    """The table of a language code; an empty one for a language without a file."""
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        return Table(language)
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    endings = _listed(raw.get("endings", {}).get("words", ""))
    words = {
        fold(word, language): (role, Decimal(amount))
        for section, role in ROLES.items()
        for amount, listed in raw.get(section, {}).items()
        for word in _spread(_listed(listed), endings)
    }
    words |= {
        fold(word, language): ("join", Decimal(0))
        for word in _listed(raw.get("join", {}).get("words", ""))
    }
    hints = _hints(raw.get("hints", {}), language)
    months = _by_number(raw.get("months", {}), language, endings)
    shaky_months = _by_number(raw.get("shaky_months", {}), language, endings)
    weekdays = _weekdays(language) | _by_number(raw.get("weekdays", {}), language, [])
    spaced = "counters" not in raw
    return Table(
        language=language,
        words=words,
        hints=hints,
        hint_stems=[(word.removesuffix("*"), hints[word]) for word in hints if "*" in word],
        months=months,
        shaky_months=shaky_months,
        weekdays=weekdays,
        native=_amounts(raw.get("native", {})),
        native_tens=_amounts(raw.get("native_tens", {})),
        starts=_starts(words, hints, months, weekdays),
        marks=_marks(raw, spaced),
        units=_units(raw.get("units", {}), spaced),
        bare_units=_bare_units(raw.get("units", {})) if spaced else NEVER,
    )


def _weekdays(language: str) -> dict[str, int]:
    """The names of the days by CLDR, Monday as 2, as Vietnamese counts them."""
    names = Locale.parse(language, sep="-").days["stand-alone"]["wide"]
    return {fold(name, language): day + 2 for day, name in names.items()}


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _spread(words: Iterable[str], endings: list[str]) -> Iterable[str]:
    for word in words:
        stem = word.removesuffix("*")
        yield from (stem + ending for ending in endings) if word.endswith("*") else (word,)


def _hints(section: dict[str, str], language: str) -> dict[str, frozenset[Decimal]]:
    found: dict[str, set[Decimal]] = {}
    for amount, listed in section.items():
        for word in _listed(listed):
            found.setdefault(fold(word, language), set()).add(Decimal(amount))
    return {word: frozenset(amounts) for word, amounts in found.items()}


def _by_number(section: dict[str, str], language: str, endings: list[str]) -> dict[str, int]:
    return {
        fold(word, language): int(number)
        for number, listed in section.items()
        for word in _spread(_listed(listed), endings)
    }


def _amounts(section: dict[str, str]) -> dict[str, Decimal]:
    return {word: Decimal(n) for n, listed in section.items() for word in _listed(listed)}


def _starts(*tables: dict) -> frozenset[str]:
    """The first words of all phrases of several words."""
    return frozenset(key.split(" ")[0] for table in tables for key in table if " " in key)


def alternatives(phrases: Iterable[str], spaced: bool) -> str:
    """A pattern for any of these phrases, the longest first, ending where a word ends."""
    ordered = sorted(set(phrases), key=len, reverse=True)
    return "|".join(_phrase(phrase, spaced) for phrase in ordered)


def _phrase(phrase: str, spaced: bool) -> str:
    stem = phrase.removesuffix("*")
    pattern = regex.escape(stem, literal_spaces=True).replace(" ", r"\s*" if not spaced else r"\s+")
    if phrase.endswith("*"):
        return pattern + r"\p{L}*"
    return pattern + (r"(?![\p{L}\p{M}])" if spaced and stem[-1].isalpha() else "")


def _marks(raw: dict, spaced: bool) -> dict[str, regex.Pattern]:
    """A mark that stands before a number is searched at the end of what precedes it."""
    marks = dict(raw.get("marks", {}))
    if "counters" in raw:
        marks["counter"] = raw["counters"]["words"]
    return {
        name: regex.compile(
            rf"(?:{alternatives(_listed(words), spaced)})\s*$"
            if name.endswith("before")
            else rf"{_gap(name, spaced)}(?:{alternatives(_listed(words), spaced)})",
            regex.IGNORECASE,
        )
        for name, words in marks.items()
    }


def _units(section: dict[str, str], spaced: bool) -> regex.Pattern:
    """One group for each word, named by its unit; "pound__kilogram" where a word names several."""
    groups = _unit_groups(section, spaced)
    gap = rf"{_gap('', spaced)}(?:d(?:e |['’]))?"  # 200 millions de dollars, d'euros
    return regex.compile(rf"{gap}(?:{groups})", regex.IGNORECASE) if groups else NEVER


def _gap(name: str, spaced: bool) -> str:
    """What may stand between a number and its sign: "5 Mrd. Euro", "two years and a half"."""
    if not spaced:
        return r"\s*-?"
    return r"(?:\s+\p{L}+)?\s*" if name == "half" else r"\.?[\s-]*"


def _bare_units(section: dict[str, str]) -> regex.Pattern:
    groups = _unit_groups({unit: section[unit] for unit in section if unit in IMPERIAL}, True)
    return regex.compile(rf"\b(?:{groups})", regex.IGNORECASE) if groups else NEVER


def _unit_groups(section: dict[str, str], spaced: bool) -> str:
    owners: dict[str, list[str]] = {}
    for unit, listed in section.items():
        for phrase in _listed(listed):
            owners.setdefault(phrase, []).append(unit)
    ordered = sorted(owners, key=len, reverse=True)
    return "|".join(f"(?P<{'__'.join(owners[p])}>{_phrase(p, spaced)})" for p in ordered)
