"""The boxes of an ISO base media file (ISO/IEC 14496-12, clause 4.2)."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.pictures.containers import Broken


class Box(NamedTuple):
    """Where a box begins, where its content does and where it ends; and where its size stands.

    `size_at` is None for the last box of a file that says "to the end" instead.
    """

    name: bytes
    start: int
    body: int
    end: int
    size_at: int | None
    size_bytes: int


def boxes(file: bytes, at: int, end: int) -> Iterator[Box]:
    """The boxes between two places, which they fill exactly. Raises Broken."""
    while at < end:
        if at + 8 > end:
            raise Broken
        box = _box(file, at, end)
        if box.end > end or box.end < box.body:
            raise Broken
        yield box
        at = box.end


def inside(file: bytes, parent: Box, name: bytes) -> list[Box]:
    """The boxes of that name in a full box, behind its version and flags."""
    return [box for box in boxes(file, parent.body + 4, parent.end) if box.name == name]


def number(file: bytes, at: int, size: int) -> int:
    """An unsigned number of `size` bytes, 0 for none. Raises Broken behind the file's end."""
    if at + size > len(file):
        raise Broken
    return int.from_bytes(file[at : at + size])


def _box(file: bytes, at: int, end: int) -> Box:
    size, name = number(file, at, 4), bytes(file[at + 4 : at + 8])
    if size == 0:
        return Box(name, at, at + 8, end, None, 0)
    if size == 1:
        return Box(name, at, at + 16, at + number(file, at + 8, 8), at + 8, 8)
    return Box(name, at, at + 8, at + size, at, 4)
