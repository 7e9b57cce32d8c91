"""How a file is built, looked over before any decoder sees it.

Decoders read whatever is there: a million empty segments, an EXIF block of fifty megabytes, a
thousand scans over the same pixels. No camera or program of the trade writes such a thing, so
every part that costs time or memory has a limit here, far above what is usual.
"""

import struct
from collections.abc import Iterator

MAX_PARTS = 20_000  # segments, chunks; a PNG of 60 MB in the usual pieces has 7,500
MAX_METADATA_PARTS = 1000
MAX_EXIF = 1024 * 1024  # bytes
MAX_EXIF_SEGMENTS = 4
MAX_RESOURCES = 4000  # of Photoshop's "8BIM"
MAX_SCANS = 40
MAX_COEFFICIENTS = 330 * 1024 * 1024  # bytes a decoder holds for a JPEG that comes in scans
MAX_ENTRIES = 4000  # of a TIFF directory
MAX_VALUES = 250_000  # of one TIFF tag that isn't made of bytes
MAX_STRIP = 200 * 1024 * 1024  # bytes of a TIFF's strip or tile, unpacked
MAX_FILL = 64

START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
START_OF_SCAN, END_OF_IMAGE, EXIF_SEGMENT = 0xDA, 0xD9, 0xE1
SINGLE_BYTES = {1, 2, 7}  # TIFF types BYTE, ASCII and UNDEFINED stay bytes
WIDTH, HEIGHT, SAMPLES, ROWS, TILE_WIDTH, TILE_HEIGHT = 256, 257, 277, 278, 322, 323
COMPRESSION, NONE = 259, 1
SHORT = 3


def is_sound(data: bytes, kind: str) -> bool:
    """Whether a file of that kind has no more parts than a picture can need."""
    try:
        return CHECKS[kind](data)
    except (IndexError, struct.error):
        return True  # it ends too early, which its decoder says better


def needs_too_much_memory(data: bytes) -> bool:
    """Whether a JPEG comes in so many scans of so many pixels that decoding it takes too much."""
    try:
        frame, scans = _frame_and_scans(data)
    except (IndexError, struct.error):
        return False
    return scans > 1 and _coefficients(frame) > MAX_COEFFICIENTS


def webp_size(data: bytes) -> tuple[int, int]:
    """What a WebP file says of its width and height (RFC 9649); (0, 0) if it doesn't."""
    head, body = data[12:16], data[20:30].ljust(10, b"\0")
    if head == b"VP8X":
        return tuple(int.from_bytes(body[at : at + 3], "little") + 1 for at in (4, 7))
    if head == b"VP8L" and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if head == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return tuple(int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return 0, 0


def _is_sound_jpeg(data: bytes) -> bool:
    exif = 0
    for parts, (marker, at, _end) in enumerate(_segments(data)):
        exif += marker == EXIF_SEGMENT and data[at : at + 6] == b"Exif\0\0"
        if parts > MAX_PARTS or exif > MAX_EXIF_SEGMENTS or marker is None:
            return False
        if marker == START_OF_SCAN:
            head = data[:at]
            return head.count(b"8BIM") <= MAX_RESOURCES and _frame_and_scans(data)[1] <= MAX_SCANS
    return True


def _segments(data: bytes) -> Iterator[tuple[int | None, int, int]]:
    """(marker, start, end) of each segment up to the first scan; None for what is no segment."""
    at = 2
    while True:
        start = at
        while data[at] == 0xFF:
            at += 1
            if at - start > MAX_FILL:
                yield None, start, at
                return
        if at == start:
            yield None, start, at
            return
        marker, at = data[at], at + 1
        length = struct.unpack_from(">H", data, at)[0]
        yield marker, at + 2, at + length
        if marker == START_OF_SCAN:
            return
        at += length


def _frame_and_scans(data: bytes) -> tuple[bytes, int]:
    """The frame header of a JPEG's picture, and how many scans follow it."""
    frame, at = b"", len(data)
    for marker, start, end in _segments(data):
        if marker in START_OF_FRAME:
            frame = data[start:end]
        at = start
    end = data.find(bytes((0xFF, END_OF_IMAGE)), at)
    return frame, 1 + data.count(bytes((0xFF, START_OF_SCAN)), at, end if end > 0 else len(data))


def _coefficients(frame: bytes) -> int:
    """Bytes of all DCT coefficients, two each (ITU T.81, B.2.2)."""
    height, width, number = struct.unpack_from(">HHB", frame, 1)
    factors = [divmod(frame[7 + 3 * index], 16) for index in range(number)]
    widest, tallest = (max(each) for each in zip(*factors, strict=True))
    share = sum(across * down for across, down in factors) / (max(widest, 1) * max(tallest, 1))
    return int(2 * width * height * share)


def _is_sound_png(data: bytes) -> bool:
    at, parts, others, profiles = 8, 0, 0, 0
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">L4s", data, at)
        parts += 1
        others += name != b"IDAT"
        profiles += name == b"iCCP"
        if parts > MAX_PARTS or others > MAX_METADATA_PARTS or profiles > 1:
            return False
        if name == b"eXIf" and length > MAX_EXIF:
            return False
        if name == b"IEND":
            return True
        at += length + 12
    return True


def _is_sound_webp(data: bytes) -> bool:
    at, parts = 12, 0
    while at + 8 <= len(data):
        name, length = struct.unpack_from("<4sL", data, at)
        parts += 1
        if parts > MAX_METADATA_PARTS or (name == b"EXIF" and length > MAX_EXIF):
            return False
        at += 8 + length + length % 2
    return True


def _is_sound_tiff(data: bytes) -> bool:
    """Looks at the first directory alone: no other is ever read."""
    order = "<" if data[:2] == b"II" else ">"
    if data[2:4] in (b"+\0", b"\0+"):  # BigTIFF
        head, entry = "Q", struct.Struct(f"{order}HHQ8s")
        at = struct.unpack_from(f"{order}Q", data, 8)[0]
    else:
        head, entry = "H", struct.Struct(f"{order}HHL4s")
        at = struct.unpack_from(f"{order}L", data, 4)[0]
    number = struct.unpack_from(order + head, data, at)[0]
    if number > MAX_ENTRIES:
        return False
    at += struct.calcsize(order + head)
    entries = [entry.unpack_from(data, at + entry.size * index) for index in range(number)]
    if any(kind not in SINGLE_BYTES and count > MAX_VALUES for _, kind, count, _ in entries):
        return False
    numbers = {
        tag: struct.unpack_from(order + ("H" if kind == SHORT else "L"), value)[0]
        for tag, kind, _count, value in entries
    }
    return _piece(numbers) <= MAX_STRIP


def _piece(numbers: dict[int, int]) -> int:
    """Bytes that the decoder has to hold for one strip or tile; two a sample, to be safe."""
    height = numbers.get(HEIGHT, 0)
    pixels = numbers.get(WIDTH, 0) * min(numbers.get(ROWS, height), height)
    pixels = max(pixels, numbers.get(TILE_WIDTH, 0) * numbers.get(TILE_HEIGHT, 0))
    return 2 * pixels * numbers.get(SAMPLES, 1) if numbers.get(COMPRESSION) != NONE else 0


CHECKS = {
    "JPEG": _is_sound_jpeg,
    "PNG": _is_sound_png,
    "WEBP": _is_sound_webp,
    "AVIF": lambda data: True,  # libavif has limits of its own; original.py keeps its files small
    "TIFF": _is_sound_tiff,
}
