"""The rows of the page as they were sent: which blocks stand beside which of the original."""

import re
from dataclasses import dataclass, replace

from articles.text import blocks
from articles.text.segments import body_segments

MAX_ROWS = 5000
# As the page writes it: where the row stands, and the digests of its block in base and now.
_ROW = re.compile(r"((?:body|gone)\.[0-9]{1,5}):([0-9a-f]{32})?:([0-9a-f]{32})?")
NAME = "row-"
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
# What of a sent form is text; the rest are remarks, notes and buttons.
TEXT = ("started_from", "original", "rows", "title", "standfirst", "slug")
TEXT += ("seo_title", "seo_description")
_TEXT = re.compile(
    rf"{NAME}(?:body|gone)\.[0-9]{{1,5}}|photo-[0-9]{{1,18}}-(?:caption|alt_text|decorative)"
)


@dataclass(frozen=True)
class TypedRow:
    """One row: its blocks of the translation, and the block of the original beside them."""

    key: str
    old_digest: str
    new_digest: str
    blocks: tuple

    @property
    def links(self):
        names = dict.fromkeys(name for name in (self.old_digest, self.new_digest) if name)
        return [[name, block.digest] for name in names for block in self.blocks]


def typed_rows(data) -> list[TypedRow]:
    """The rows of a sent form in its order; what no page of ours sends is left out."""
    found = {}
    for row in data.get("rows", "").split()[:MAX_ROWS]:
        if match := _ROW.fullmatch(row):
            key, old, new = match.groups(default="")
            typed = canonical(data.get(f"{NAME}{key}", ""))
            found.setdefault(key, TypedRow(key, old, new, tuple(body_segments(typed))))
    return list(found.values())


def canonical(typed: str) -> str:
    """Canonical HTML of a row; somebody without the editor may type plain paragraphs as well."""
    typed = typed.replace("\r\n", "\n")
    if "<" in typed:
        return blocks.sanitise(typed)
    return blocks.from_paragraphs(_EMPTY_LINE.split(typed))


def body_of(rows) -> str:
    """Canonical HTML: all the rows' blocks in order."""
    return blocks.sanitise(blocks.join(block for row in rows for block in row.blocks))


def links_of(rows) -> list:
    return [link for row in rows for link in row.links]


def moved(rows, key, up) -> list[TypedRow]:
    """The rows with one block gone over to a neighbour: the first of the row `key` to the row
    above, or its last to the row below; as they were where that can't be."""
    index = next((n for n, row in enumerate(rows) if row.key == key), None)
    other = None if index is None else index - 1 if up else index + 1
    if other is None or not 0 <= other < len(rows) or not rows[index].blocks:
        return rows
    here, there = rows[index].blocks, rows[other].blocks
    rows = list(rows)
    if up:
        here, there = here[1:], (*there, here[0])
    else:
        here, there = here[:-1], (here[-1], *there)
    rows[index], rows[other] = (
        replace(rows[index], blocks=here),
        replace(rows[other], blocks=there),
    )
    return rows


def text_fields(data) -> dict:
    """What a person typed of the text itself, by the names of its fields."""
    return {name: data[name] for name in data if name in TEXT or _TEXT.fullmatch(name)}
