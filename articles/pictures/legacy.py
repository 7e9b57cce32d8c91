"""Credits in the notations before XMP: IIM and EXIF, whose encoding has to be found out."""

import codecs
import re

from PIL.ExifTags import Base
from PIL.ImageFile import ImageFile
from PIL.IptcImagePlugin import getiptcinfo

CODED_CHARACTER_SET = (1, 90)
UTF_8 = b"\x1b%G"
IIM_FIELDS = {
    "creator": (2, 80),
    "credit_line": (2, 110),
    "source": (2, 115),
    "copyright_notice": (2, 116),
    "description": (2, 120),
}
EXIF_FIELDS = {
    "creator": Base.Artist,
    "copyright_notice": Base.Copyright,
    "description": Base.ImageDescription,
}

# Western European text in cp1252: single accented letters, at most two together, and the signs
# of print. Anything else that cp1252 would accept is another encoding read wrongly.
ACCENTED = "À-ÖØ-öø-ÿŒœ"
SIGNS = "\u00a0©®™°·«»¡¿–—‘’‚“”„…•€£§"
WESTERN = re.compile(f"(?:[\\x00-\\x7f{SIGNS}]|(?<![{ACCENTED}]{{2}})[{ACCENTED}])*")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def iim_fields(picture: ImageFile) -> dict[str, str]:
    """The IIM data sets that belong to a credit, by field name. Broken records give nothing."""
    try:
        sets = getiptcinfo(picture) or {}
    except Exception:  # Pillow's reader raises what it likes on a broken record
        return {}
    is_utf_8 = UTF_8 in _several(sets.get(CODED_CHARACTER_SET))
    return {
        name: ", ".join(
            filter(None, (decoded(raw, is_utf_8) for raw in _several(sets.get(number))))
        )
        for name, number in IIM_FIELDS.items()
    }


def exif_fields(picture: ImageFile) -> dict[str, str]:
    """Artist, copyright and description of the EXIF block, by field name."""
    try:
        exif = picture.getexif()
        values = {name: exif.get(tag) for name, tag in EXIF_FIELDS.items()}
    except Exception:  # broken EXIF is no reason to lose the other credits
        return {}
    return {name: _exif_text(value) for name, value in values.items()}


def decoded(raw: bytes, is_utf_8: bool = False) -> str:
    """The text as UTF-8 (said or not), else as cp1252; empty rather than wrongly decoded.

    Text that was cut inside its last UTF-8 character, as older programs do, loses only that one.
    """
    attempts = [_strict, _cut, _western] if is_utf_8 else [_strict, _western, _cut]
    for attempt in attempts:
        text = attempt(raw)
        if text is not None:
            return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return ""


def _strict(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _cut(raw: bytes) -> str | None:
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(raw)
    except UnicodeDecodeError:
        return None


def _western(raw: bytes) -> str | None:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if WESTERN.fullmatch(text) else None


def _several(value: bytes | list[bytes] | None) -> list[bytes]:
    """A data set may come once, repeated or not at all."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _exif_text(value: object) -> str:
    """EXIF text is declared ASCII; Pillow hands its bytes over as Latin-1.

    The copyright field parts photographer and editor by a NUL (EXIF tag 33432).
    """
    raw = value.encode("latin-1", "ignore") if isinstance(value, str) else value
    if not isinstance(raw, bytes):
        return ""
    return ", ".join(filter(None, (decoded(part) for part in raw.split(b"\0"))))
