"""JPEG: metadata stands in marker segments before the picture (ISO/IEC 10918-1, annex B)."""

from collections.abc import Iterator

from articles.pictures.containers import Broken

START, END = b"\xff\xd8", b"\xff\xd9"
APP0, APP1, APP11, APP13, SCAN = 0xE0, 0xE1, 0xEB, 0xED, 0xDA
EXIF = b"Exif\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
# What a rendition says of its credit, and where Content Credentials lie (JUMBF).
REPLACED = (
    (APP1, XMP),
    (APP1, b"http://ns.adobe.com/xmp/extension/\0"),
    (APP13, b"Photoshop 3.0\0"),
    (APP11, b"JP"),
)


def with_metadata(file: bytes, xmp: bytes, iim: bytes) -> bytes:
    """The same picture with another packet and another IIM segment. Raises Broken."""
    if not (file.startswith(START) and file.endswith(END)):
        raise Broken
    *segments, picture = _parts(file)
    kept = [each for each in segments if not _is(each, REPLACED)]
    # Where Pillow puts them, so that a rewritten file is the one that encoding anew would give.
    heading = [each for each in kept if _is(each, ((APP0, b""), (APP1, EXIF)))]
    rest = [each for each in kept if each not in heading]
    packet = XMP + xmp
    segment = b"\xff\xe1" + (len(packet) + 2).to_bytes(2) + packet
    return b"".join((START, *heading, iim, segment, *rest, picture))


def _parts(file: bytes) -> Iterator[bytes]:
    """Each segment with its marker, and at last the picture with all that follows."""
    at = len(START)
    while at + 4 <= len(file):
        marker, length = file[at + 1], int.from_bytes(file[at + 2 : at + 4])
        if file[at] != 0xFF or marker in (0xFF, 0x00) or length < 2:
            raise Broken
        if marker == SCAN:
            yield file[at:]
            return
        yield file[at : at + 2 + length]
        at += 2 + length
    raise Broken


def _is(segment: bytes, kinds: tuple[tuple[int, bytes], ...]) -> bool:
    return any(segment[1] == marker and segment[4:].startswith(name) for marker, name in kinds)
