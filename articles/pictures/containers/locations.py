"""The item location box: where in the file each item's bytes are (ISO/IEC 14496-12, 8.11.3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.pictures.containers import Broken
from articles.pictures.containers.boxes import Box, number


@dataclass(frozen=True)
class Field:
    """A number in the file: where it stands, in how many bytes, and what it says."""

    at: int
    size: int
    value: int

    def write(self, changed: bytearray, value: int) -> None:
        if value >= 256**self.size:
            raise Broken
        changed[self.at : self.at + self.size] = value.to_bytes(self.size)


@dataclass(frozen=True)
class Extent:
    """A run of bytes of one item. `is_movable` if it is counted from the file's beginning."""

    item: int
    is_movable: bool
    base: Field
    offset: Field
    length: Field

    @property
    def start(self) -> int:
        return self.base.value + self.offset.value

    @property
    def end(self) -> int:
        return self.start + self.length.value

    def set_length(self, changed: bytearray, length: int) -> None:
        self.length.write(changed, length)

    def move(self, changed: bytearray, growth: int) -> None:
        if not growth or not self.is_movable:
            return
        # An offset of its own, since items may share the base.
        self.offset.write(changed, self.offset.value + growth)


class _Reading:
    """Numbers of a file, one after the other."""

    def __init__(self, file: bytes, at: int):
        self.file, self.at = file, at

    def field(self, size: int) -> Field:
        found = Field(self.at, size, number(self.file, self.at, size))
        self.at += size
        return found

    def value(self, size: int) -> int:
        return self.field(size).value


def extents(file: bytes, box: Box) -> Iterator[Extent]:
    """Every extent of every item, in the box's order. Raises Broken."""
    reading = _Reading(file, box.body)
    version = reading.value(4) >> 24
    if version > 2:
        raise Broken
    sizes = reading.value(2)
    offset, length, base, index = ((sizes >> shift) & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    for _item in range(reading.value(wide)):
        item = reading.value(wide)
        method = reading.value(2) & 15 if version else 0
        other_file = reading.value(2)
        start = reading.field(base)
        for _extent in range(reading.value(2)):
            reading.value(index if version else 0)
            found = Extent(item, method == 0, start, reading.field(offset), reading.field(length))
            if other_file or reading.at > box.end:
                raise Broken
            yield found
