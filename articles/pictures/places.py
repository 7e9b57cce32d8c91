"""Where a picture was taken and how to reach its maker, as XMP says it.

Sensitive: only what the caller puts into the credit is written.
"""

import re

from articles.pictures.properties import Property, structure, text
from articles.pictures.rdf import tidy

MAX_LINE = 200  # characters
PLACE = {
    "sublocation": "Iptc4xmpExt:Sublocation",
    "city": "Iptc4xmpExt:City",
    "region": "Iptc4xmpExt:ProvinceState",
    "country": "Iptc4xmpExt:CountryName",
    "country_code": "Iptc4xmpExt:CountryCode",
}
# What programs knew before there were structures.
LEGACY_PLACE = {
    "sublocation": "Iptc4xmpCore:Location",
    "city": "photoshop:City",
    "region": "photoshop:State",
    "country": "photoshop:Country",
    "country_code": "Iptc4xmpCore:CountryCode",
}
CONTACT = {
    "address": "Iptc4xmpCore:CiAdrExtadr",
    "city": "Iptc4xmpCore:CiAdrCity",
    "region": "Iptc4xmpCore:CiAdrRegion",
    "postcode": "Iptc4xmpCore:CiAdrPcode",
    "country": "Iptc4xmpCore:CiAdrCtry",
    "phone": "Iptc4xmpCore:CiTelWork",
    "email": "Iptc4xmpCore:CiEmailWork",
    "url": "Iptc4xmpCore:CiUrlWork",
}
# XMP 2012, part 2: degrees, minutes with a fraction, and the half of the globe.
COORDINATE = re.compile(r"\d{1,3},\d{1,2}(\.\d+|,\d{1,2})?[NSEW]")


def places(location: dict[str, str], spare: int) -> list[Property]:
    """The place as the one where the picture was taken and which it shows; {} gives nothing."""
    lines = {name: _line(location.get(name, "")) for name in PLACE}
    place = {PLACE[name]: line for name, line in lines.items()}
    globe = _coordinates(location)
    return [
        structure("Iptc4xmpExt:LocationCreated", "Bag", place | globe, spare),
        structure("Iptc4xmpExt:LocationShown", "Bag", place, spare),
        *(text(LEGACY_PLACE[name], line, spare) for name, line in lines.items()),
        *(text(name, value, spare) for name, value in globe.items()),
    ]


def contact(given: dict[str, str], spare: int) -> Property:
    fields = {xmp: _line(given.get(name, "")) for name, xmp in CONTACT.items()}
    return structure("Iptc4xmpCore:CreatorContactInfo", "", fields, spare)


def _line(value: str) -> str:
    return tidy(value)[:MAX_LINE]


def _coordinates(location: dict[str, str]) -> dict[str, str]:
    """Latitude and longitude as XMP writes them; nothing unless both are known."""
    latitude = _coordinate(location.get("latitude", ""), 90, "NS")
    longitude = _coordinate(location.get("longitude", ""), 180, "EW")
    if not (latitude and longitude):
        return {}
    return {"exif:GPSLatitude": latitude, "exif:GPSLongitude": longitude}


def _coordinate(value: str, most: int, halves: str) -> str:
    """Decimal degrees as "37,33.983300N"; XMP's own notation stays as it is."""
    value = value.strip()
    if COORDINATE.fullmatch(value) and value[-1] in halves:
        return value
    try:
        degrees = float(value)
    except ValueError:
        return ""
    if not -most <= degrees <= most:
        return ""
    minutes = round(abs(degrees) * 60, 6)
    return f"{int(minutes // 60)},{minutes % 60:.6f}{halves[degrees < 0]}"
