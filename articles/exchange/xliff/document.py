"""What an XLIFF file of ours says besides its words: whose it is, what it was made from."""

import json
import re
from dataclasses import dataclass, field

from articles.languages import Language

V12 = "urn:oasis:names:tc:xliff:document:1.2"
V20 = "urn:oasis:names:tc:xliff:document:2.0"
V22 = "urn:oasis:names:tc:xliff:document:2.2"
XML = "http://www.w3.org/XML/1998/namespace"
VERSIONS = ("2.1", "1.2")
TOOL = "newsroom"

_ORIGINAL = re.compile(r"article-(\d{1,18})/([a-z-]{2,12})/(\d{1,9})/([a-z-]{2,12})/(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Origin:
    """Which revisions a file was made from: file@original is
    "article-<key>/<original's language>/<its revision>/<language>/<its revision, 0 for none>"."""

    article: int
    source_language: str
    source_number: int
    language: str
    number: int

    def __str__(self):
        return (
            f"article-{self.article}/{self.source_language}/{self.source_number}"
            f"/{self.language}/{self.number}"
        )

    @classmethod
    def read(cls, original):
        """The Origin that a file names; None where it names no story."""
        found = _ORIGINAL.fullmatch(original or "")
        if found is None:
            return None
        article, source, number, language, other = found.groups()
        return cls(int(article), source, int(number), language, int(other))


@dataclass(slots=True)
class Sent:
    """One edition as it is written into a file; `base` is the number of the revision that the
    translation was last declared done against, None where there is none."""

    origin: Origin
    source: Language
    target: Language
    sheet: object
    base: int | None = None
    notes: list = field(default_factory=list)

    @property
    def skeleton(self):
        return written_skeleton(self.base, self.sheet.rows)


def written_skeleton(base, rows):
    """Which blocks belong together, and the base, as one line of JSON."""
    pairs = [[list(row.source), list(row.target)] for row in rows]
    return json.dumps({"base": base, "rows": pairs}, separators=(",", ":"))


def read_skeleton(words, source_count, target_count):
    """The rows of a skeleton; None if it is not one of ours for bodies of this many blocks."""
    try:
        rows = json.loads(words)["rows"]
        rows = [(list(mine), list(theirs)) for mine, theirs in rows]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    for column, count in ((0, source_count), (1, target_count)):
        used = [index for row in rows for index in row[column]]
        if any(type(index) is not int or not 0 <= index < count for index in used):
            return None
        if len(set(used)) != len(used):
            return None
    return rows if all(mine for mine, _theirs in rows) else None
