"""WebP: metadata stands in chunks of its own behind the picture (RFC 9649)."""

from collections.abc import Iterator

from articles.pictures.containers import Broken

EXTENDED = b"VP8X"
HAS_XMP = 0x04
# The second holds Content Credentials (C2PA 2.2, appendix A).
REPLACED = (b"XMP ", b"C2PA")


def with_metadata(file: bytes, xmp: bytes) -> bytes:
    """The same picture with another packet. Raises Broken, for the simple format as well."""
    if file[:4] != b"RIFF" or file[8:12] != b"WEBP":
        raise Broken
    if int.from_bytes(file[4:8], "little") != len(file) - 8:
        raise Broken
    chunks = [(name, body) for name, body in _chunks(file) if name not in REPLACED]
    if not chunks or chunks[0][0] != EXTENDED or not chunks[0][1]:
        raise Broken
    extended = chunks[0][1]
    chunks[0] = (EXTENDED, bytes([extended[0] | HAS_XMP]) + extended[1:])
    written = b"WEBP" + b"".join(_chunk(*each) for each in [*chunks, (b"XMP ", xmp)])
    return b"RIFF" + len(written).to_bytes(4, "little") + written


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at < len(file):
        size = int.from_bytes(file[at + 4 : at + 8], "little")
        end = at + 8 + size
        if end > len(file):
            raise Broken
        yield file[at : at + 4], file[at + 8 : end]
        at = end + size % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
