"""The credit in IIM, the notation before XMP: a JPEG's segment, for programs that read no other."""

from articles.pictures.credit import Credit
from articles.pictures.properties import with_default
from articles.pictures.rdf import tidy

# IPTC Photo Metadata Standard 2025.1: data set of record 2 and its limit in bytes.
LIMITS = {
    "creator": (80, 32),
    "headline": (105, 256),
    "credit_line": (110, 32),
    "source": (115, 32),
    "copyright_notice": (116, 128),
}
CAPTION = (120, 2000)
UTF_8 = b"\x1b%G"
RECORD_VERSION = b"\0\4"  # data set 2:00, which every record 2 opens with


def iim(credit: Credit) -> bytes:
    """A whole JPEG APP13 segment, marker included: Photoshop resource 0x0404 with IIM in UTF-8.

    Each text is cut between characters to its limit in bytes. Empty if there is nothing to say.
    """
    texts = [(*place, getattr(credit, name)) for name, place in LIMITS.items()]
    texts.append((*CAPTION, next((text for _, text in with_default(credit.description)), "")))
    sets = [(number, _cut(tidy(text), limit)) for number, limit, text in texts]
    sets = [(number, raw) for number, raw in sets if raw]
    if not sets:
        return b""
    record = _data_set(1, 90, UTF_8) + _data_set(2, 0, RECORD_VERSION)
    record += b"".join(_data_set(2, number, raw) for number, raw in sets)
    resource = b"8BIM\x04\x04\0\0" + len(record).to_bytes(4) + record + b"\0" * (len(record) % 2)
    segment = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + (len(segment) + 2).to_bytes(2) + segment


def _data_set(record: int, number: int, raw: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(raw).to_bytes(2) + raw


def _cut(text: str, limit: int) -> bytes:
    return text.encode()[:limit].decode(errors="ignore").strip().encode()
