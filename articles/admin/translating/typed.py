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
    above, or its last to the row below; as they were where that can't be.

    Words pass by a row of nothing but figures. A figure in such a row passes by the words.
    """
    index = next((n for n, row in enumerate(rows) if row.key == key), None)
    if index is None or not (here := rows[index].blocks):
        return rows
    is_figure, step = _is_picture(rows[index]), -1 if up else 1
    other = index + step
    while not is_figure and 0 <= other < len(rows) and _is_picture(rows[other]):
        other += step
    if not 0 <= other < len(rows):
        return rows
    block, rest = (here[0], here[1:]) if up else (here[-1], here[:-1])
    there = rows[other].blocks
    there = (block, *there) if up == is_figure else (*there, block)
    return _with_blocks(rows, {index: rest, other: there})


def with_figure(rows, key, photo) -> list[TypedRow]:
    """The rows with the figure of a photo in the row `key` ("" for none), and nowhere else."""
    [figure] = body_segments(blocks.figure(photo))
    return [
        replace(
            row,
            blocks=(
                *(block for block in row.blocks if block.html != figure.html),
                *([figure] if row.key == key else []),
            ),
        )
        for row in rows
    ]


def _is_picture(row):
    return bool(row.blocks) and all(block.kind == "figure" for block in row.blocks)


def _with_blocks(rows, changed):
    return [
        replace(row, blocks=changed[index]) if index in changed else row
        for index, row in enumerate(rows)
    ]


def text_fields(data) -> dict:
    """What a person typed of the text itself, by the names of its fields."""
    return {name: data[name] for name in data if name in TEXT or _TEXT.fullmatch(name)}
