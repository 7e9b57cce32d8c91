"""What a file says in the notations before XMP, IIM and EXIF, under the names that XMP has."""

import re
from contextlib import suppress

from PIL.ExifTags import GPS, IFD, Base
from PIL.ImageFile import ImageFile
from PIL.IptcImagePlugin import getiptcinfo

from articles.pictures.charsets import decoded, guessed
from articles.pictures.rdf import MAX_ITEMS, MAX_TEXT, X_DEFAULT, Value, tidy

CODED_CHARACTER_SET = (1, 90)
UTF_8 = b"\x1b%G"

# IPTC Photo Metadata Standard 2025.1, table of synchronised properties.
IIM = {
    (2, 5): "dc:title",
    (2, 12): "Iptc4xmpCore:SubjectCode",
    (2, 25): "dc:subject",
    (2, 40): "photoshop:Instructions",
    (2, 80): "dc:creator",
    (2, 85): "photoshop:AuthorsPosition",
    (2, 90): "photoshop:City",
    (2, 92): "Iptc4xmpCore:Location",
    (2, 95): "photoshop:State",
    (2, 100): "Iptc4xmpCore:CountryCode",
    (2, 101): "photoshop:Country",
    (2, 103): "photoshop:TransmissionReference",
    (2, 105): "photoshop:Headline",
    (2, 110): "photoshop:Credit",
    (2, 115): "photoshop:Source",
    (2, 116): "dc:rights",
    (2, 120): "dc:description",
    (2, 122): "photoshop:CaptionWriter",
}
IIM_DATE, IIM_TIME = (2, 55), (2, 60)
# Sets that say something about the record and not about the picture.
IIM_OWN = {(2, 0), IIM_DATE, IIM_TIME}

EXIF = {
    Base.Artist: "dc:creator",
    Base.Copyright: "dc:rights",
    Base.ImageDescription: "dc:description",
    Base.XPAuthor: "dc:creator",
    Base.XPKeywords: "dc:subject",
    Base.XPTitle: "dc:title",
    Base.XPComment: "dc:description",
    Base.Make: "tiff:Make",
    Base.Model: "tiff:Model",
    Base.Software: "xmp:CreatorTool",
}
IN_UTF_16 = {Base.XPAuthor, Base.XPKeywords, Base.XPTitle, Base.XPComment}
# What cameras write where nobody wrote anything.
SAID_BY_CAMERAS = re.compile(
    r"(?:OLYMPUS|KONICA MINOLTA|SONY|MINOLTA).*(?:CAMERA|DSC)|DIGITAL CAMERA"
)

SEVERAL = {"dc:creator", "dc:subject", "Iptc4xmpCore:SubjectCode"}
IN_LANGUAGES = {"dc:title", "dc:rights", "dc:description"}


def iim_properties(picture: ImageFile) -> dict[str, Value]:
    """What the IIM record says; sets that XMP has no name for as "IIM 2:15". Nothing if broken."""
    try:
        sets = getiptcinfo(picture) or {}
    except Exception:  # Pillow's reader raises what it likes on a broken record
        return {}
    listed = {place: _several(raw) for place, raw in sets.items()}
    is_utf_8 = UTF_8 in listed.pop(CODED_CHARACTER_SET, [])
    texts = {
        place: raws for place, raws in listed.items() if place[0] == 2 and place not in IIM_OWN
    }
    codec = guessed(raw for raws in texts.values() for raw in raws)
    found = {"photoshop:DateCreated": _iim_date(listed)}
    for place, raws in texts.items():
        name = IIM.get(place) or "IIM {}:{:02}".format(*place)
        found[name] = _shaped(name, [decoded(raw, is_utf_8, codec) for raw in raws])
    return {name: value for name, value in found.items() if value}


def exif_properties(picture: ImageFile) -> dict[str, Value]:
    """What the EXIF block says of maker, rights, time, place and camera. Nothing if broken."""
    found: dict[str, Value] = {}
    with suppress(Exception):  # broken EXIF is no reason to lose the rest
        exif = picture.getexif()
        raws = {tag: _raws(exif.get(tag), tag) for tag in EXIF}
        codec = guessed(raw for tag, some in raws.items() if tag not in IN_UTF_16 for raw in some)
        for tag, some in raws.items():
            texts = [_exif_text(raw, tag, codec) for raw in some]
            found.setdefault(EXIF[tag], _shaped(EXIF[tag], texts))
            if not found[EXIF[tag]]:
                del found[EXIF[tag]]
        found["photoshop:DateCreated"] = _exif_date(exif.get_ifd(IFD.Exif))
        found |= _coordinates(exif.get_ifd(IFD.GPSInfo))
    return {name: value for name, value in found.items() if value}


def _shaped(name: str, texts: list[str]) -> Value:
    """Texts in the shape that XMP has for the property."""
    texts = [text for each in texts[:MAX_ITEMS] if (text := tidy(each)[:MAX_TEXT])]
    if name in SEVERAL or (name.startswith("IIM") and len(texts) > 1):
        return texts
    joined = ", ".join(texts)
    return {X_DEFAULT: joined} if joined and name in IN_LANGUAGES else joined


def _several(value: bytes | list[bytes] | None) -> list[bytes]:
    """A data set may come once, repeated or not at all."""
    values = value if isinstance(value, list) else [value]
    return [raw for raw in values[:MAX_ITEMS] if isinstance(raw, bytes)]


def _iim_date(sets: dict[tuple[int, int], list[bytes]]) -> str:
    """Date and time created (IIM 4.2: CCYYMMDD and HHMMSS±HHMM) as ISO 8601."""
    date, time = (
        next(iter(sets.get(place, [])), b"").decode("ascii", "ignore")
        for place in (IIM_DATE, IIM_TIME)
    )
    day = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)", date.strip("\0 "))
    clock = re.fullmatch(r"(\d\d):?(\d\d):?(\d\d)(?:([+-]\d\d):?(\d\d))?", time.strip("\0 "))
    if not day:
        return ""
    return "-".join(day.groups()) + (
        "T{}:{}:{}".format(*clock.groups()[:3]) + (f"{clock[4]}:{clock[5]}" if clock[4] else "")
        if clock
        else ""
    )


def _exif_date(taken: dict[int, object]) -> str:
    """The time of the shot as ISO 8601, with its offset where the camera knew one."""
    found = re.match(
        r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)", str(taken.get(Base.DateTimeOriginal, ""))
    )
    offset = re.match(r"[+-]\d\d:\d\d", str(taken.get(Base.OffsetTimeOriginal, "")))
    return "{}-{}-{}T{}".format(*found.groups()) + (offset[0] if offset else "") if found else ""


def _coordinates(gps: dict[int, object]) -> dict[str, str]:
    """Latitude and longitude in decimal degrees; both or neither."""
    latitude = _degrees(gps.get(GPS.GPSLatitude), gps.get(GPS.GPSLatitudeRef), "NS")
    longitude = _degrees(gps.get(GPS.GPSLongitude), gps.get(GPS.GPSLongitudeRef), "EW")
    if not latitude or not longitude:
        return {}
    return {"exif:GPSLatitude": latitude, "exif:GPSLongitude": longitude}


def _degrees(parts: object, side: object, sides: str) -> str:
    if not isinstance(side, str) or side.strip("\0 ") not in tuple(sides):
        return ""
    whole, minutes, seconds = (float(part) for part in parts)
    degrees = whole + minutes / 60 + seconds / 3600
    return f"{-degrees if side[0] == sides[1] else degrees:.6f}"


def _raws(value: object, tag: int) -> list[bytes]:
    """EXIF text is declared ASCII; Pillow hands its bytes over as Latin-1.

    The copyright field parts photographer and editor by a NUL (EXIF tag 33432).
    """
    if tag in IN_UTF_16:
        return [bytes(value)] if isinstance(value, (bytes, tuple)) else []
    raw = value.encode("latin-1", "ignore") if isinstance(value, str) else value
    return raw.split(b"\0") if isinstance(raw, bytes) else []


def _exif_text(raw: bytes, tag: int, codec: str) -> str:
    if tag in IN_UTF_16:
        return (
            raw[: len(raw) // 2 * 2].decode("utf-16-le", "ignore").replace(";", ", ").strip("\0 ")
        )
    text = decoded(raw, codec=codec)
    return "" if tag == Base.ImageDescription and SAID_BY_CAMERAS.fullmatch(text) else text
