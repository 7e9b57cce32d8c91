"""AVIF: metadata is an item, whose bytes lie somewhere in the file (ISO/IEC 14496-12, 23008-12).

The item location box says where, counted from the file's beginning. So another length of one item
moves all that lies behind it, and the box has to follow.
"""

from collections.abc import Iterator
from typing import NamedTuple

from articles.pictures.containers import Broken
from articles.pictures.containers.boxes import Box, boxes, inside, number
from articles.pictures.containers.locations import Extent, extents

XMP_TYPE = b"application/rdf+xml"
CONTENT_CREDENTIALS = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
# Boxes that tell places in the file too, of sequences and fragments: no photo has them.
MOVING = (b"moov", b"moof", b"mfra")


class Splice(NamedTuple):
    """The bytes from `start` to `end` become others."""

    start: int
    end: int
    bytes: bytes

    @property
    def growth(self) -> int:
        return len(self.bytes) - (self.end - self.start)


def with_metadata(file: bytes, xmp: bytes) -> bytes:
    """The same picture with another packet. Raises Broken, also where there was no packet."""
    outer = list(boxes(file, 0, len(file)))
    if not outer or outer[0].name != b"ftyp" or any(box.name in MOVING for box in outer):
        raise Broken
    meta = _only([box for box in outer if box.name == b"meta"])
    found = list(extents(file, _only(inside(file, meta, b"iloc"))))
    item = _only(list(_packets(file, meta)))
    place = _only([each for each in found if each.item == item])
    _refuse_shared(place, found)
    splices = [Splice(place.start, place.end, xmp)]
    splices += [Splice(box.start, box.end, b"") for box in outer if _is_credentials(file, box)]
    changed = bytearray(file)
    _set_size(changed, _around(outer, place), splices[0].growth)
    place.set_length(changed, len(xmp))
    for each in found:
        each.move(changed, _moved(each.start, splices))
    for splice in sorted(splices, reverse=True):
        changed[splice.start : splice.end] = splice.bytes
    return bytes(changed)


def _packets(file: bytes, meta: Box) -> Iterator[int]:
    """The items that are XMP packets, by number, from the item information box."""
    info = _only(inside(file, meta, b"iinf"))
    counted = 6 if file[info.body] == 0 else 8
    for entry in boxes(file, info.body + counted, info.end):
        version = file[entry.body]
        wide = 2 if version == 2 else 4
        if entry.name != b"infe" or version not in (2, 3):
            raise Broken
        at = entry.body + 4 + wide + 2
        item = number(file, entry.body + 4, wide)
        if file[at : at + 4] == b"mime":
            _name, content_type, *_ = file[at + 4 : entry.end].split(b"\0")
            if content_type == XMP_TYPE:
                yield item


def _refuse_shared(place: Extent, found: list[Extent]) -> None:
    """No other item may use any of the packet's bytes."""
    others = [each for each in found if each is not place and each.is_movable]
    shared = [each for each in others if each.start < place.end and each.end > place.start]
    if shared or not place.is_movable or place.start >= place.end:
        raise Broken


def _around(outer: list[Box], place: Extent) -> Box:
    """The media data box that the packet lies in."""
    holding = [box for box in outer if box.body <= place.start and place.end <= box.end]
    box = _only(holding)
    if box.name != b"mdat":
        raise Broken
    return box


def _set_size(changed: bytearray, box: Box, growth: int) -> None:
    if box.size_at is not None:
        size = number(changed, box.size_at, box.size_bytes) + growth
        changed[box.size_at : box.size_at + box.size_bytes] = size.to_bytes(box.size_bytes)


def _moved(start: int, splices: list[Splice]) -> int:
    return sum(splice.growth for splice in splices if splice.start < start)


def _is_credentials(file: bytes, box: Box) -> bool:
    return box.name == b"uuid" and file[box.body : box.body + 16] == CONTENT_CREDENTIALS


def _only(found: list) -> object:
    if len(found) != 1:
        raise Broken
    return found[0]
