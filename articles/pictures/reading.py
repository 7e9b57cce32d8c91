"""The fields of a credit, found among all that a picture's file says."""

import re
from itertools import chain

from articles.pictures.places import CONTACT, LEGACY_PLACE, PLACE
from articles.pictures.rdf import X_DEFAULT, Value

type Told = dict[str, Value]

DATA_MINING = re.compile(r"(?:https?://ns\.useplus\.org/ldf/vocab/)?(DMI-[A-Z]+(?:-[A-Z]+)*)/?")
SOURCE_TYPE = re.compile(
    r"(?:https?://cv\.iptc\.org/newscodes/digitalsourcetype/)?([A-Za-z]{3,60})/?"
)
ISO_DATE = re.compile(
    r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T[012]\d:[0-5]\d(?::[0-6]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?"
)
DEGREES = re.compile(r"(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])")


def maker(told: Told) -> dict[str, object]:
    """Who made and who supplied the picture, and how to reach them."""
    return {
        "creator": ", ".join(several(told, "dc:creator")),
        "credit_line": plain(told, "photoshop:Credit"),
        "source": plain(told, "photoshop:Source"),
        "contact": _named(first_structure(told, "Iptc4xmpCore:CreatorContactInfo"), CONTACT),
    }


def terms(told: Told) -> dict[str, object]:
    """Whose the picture is, what may be done with it, and how it came about."""
    licensor = first_structure(told, "plus:Licensor")
    source_type = plain(told, "Iptc4xmpExt:DigitalSourceType")
    notices = by_language(told, "dc:rights")
    return {
        "copyright_notice": plain(told, "dc:rights"),
        "rights": {tag: text for tag, text in notices.items() if tag != X_DEFAULT},
        "web_statement": web_address(told, "xmpRights:WebStatement")
        or web_address(told, "cc:license"),
        "usage_terms": by_language(told, "xmpRights:UsageTerms"),
        "licensor_url": web_address(licensor, "plus:LicensorURL"),
        "licensor_name": plain(licensor, "plus:LicensorName"),
        "data_mining": _code(DATA_MINING, plain(told, "plus:DataMining")),
        "digital_source_type": _code(SOURCE_TYPE, source_type),
    }


def shown(told: Told) -> dict[str, object]:
    """What the picture shows, where and when."""
    created = plain(told, "photoshop:DateCreated") or plain(told, "exif:DateTimeOriginal")
    detailed = [
        plain(person, "Iptc4xmpExt:PersonName")
        for person in structures(told, "Iptc4xmpExt:PersonInImageWDetails")
    ]
    persons = chain(several(told, "Iptc4xmpExt:PersonInImage"), filter(None, detailed))
    return {
        "description": by_language(told, "dc:description"),
        "alt_text": by_language(told, "Iptc4xmpCore:AltTextAccessibility"),
        "long_description": by_language(told, "Iptc4xmpCore:ExtDescrAccessibility"),
        "headline": plain(told, "photoshop:Headline"),
        "keywords": _keywords(told),
        "date_created": created if ISO_DATE.fullmatch(created) else "",
        "location": _location(told),
        "persons": tuple(dict.fromkeys(persons)),
    }


def plain(told: Told, name: str) -> str:
    """A property as one text; of several languages the default one, of a list the first."""
    value = told.get(name, "")
    if isinstance(value, dict):
        value = value.get(X_DEFAULT) or next(iter(value.values()), "")
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, str)), "")
    return value if isinstance(value, str) else ""


def several(told: Told, name: str) -> list[str]:
    """A property as a list of texts, however many it was written as."""
    value = told.get(name, [])
    values = value if isinstance(value, list) else [plain(told, name)]
    return [each for each in values if each and isinstance(each, str)]


def by_language(told: Told, name: str) -> dict[str, str]:
    """Texts by tag. The default, when it repeats a language's text, only puts that one first."""
    value = told.get(name, {})
    if not isinstance(value, dict):
        text = "\n".join(several(told, name))
        return {X_DEFAULT: text} if text else {}
    languages = {tag: text for tag, text in value.items() if text and isinstance(text, str)}
    default = languages.get(X_DEFAULT)
    for tag, text in languages.items():
        if tag != X_DEFAULT and text == default:
            del languages[X_DEFAULT]
            return {tag: text, **languages}
    return languages


def structures(told: Told, name: str) -> list[Told]:
    """A property as a list of structures; one alone may stand without its list."""
    value = told.get(name, [])
    return [
        each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)
    ]


def first_structure(told: Told, name: str) -> Told:
    return next(iter(structures(told, name)), {})


def web_address(told: Told, name: str) -> str:
    text = plain(told, name)
    is_one = text.lower().startswith(("https://", "http://")) and not any(map(str.isspace, text))
    return text if is_one else ""


def _code(pattern: re.Pattern, text: str) -> str:
    found = pattern.fullmatch(text)
    return found[1] if found else ""


def _keywords(told: Told) -> tuple[str, ...]:
    """Programs without lists write all keywords as one text."""
    words = several(told, "dc:subject")
    if len(words) == 1:
        words = [word for part in re.split("[,;،、，；]", words[0]) if (word := part.strip())]
    return tuple(dict.fromkeys(words))


def _named(told: Told, names: dict[str, str]) -> dict[str, str]:
    return {key: text for key, name in names.items() if (text := plain(told, name))}


def _location(told: Told) -> dict[str, str]:
    """The first place that is told, and where the camera stood.

    Names come from the picture's own fields, else from the place shown, else from where it was
    made, never mixed. Coordinates are the camera's, else those where it was made, else shown.
    """
    made = first_structure(told, "Iptc4xmpExt:LocationCreated")
    seen = first_structure(told, "Iptc4xmpExt:LocationShown")
    names = _named(told, LEGACY_PLACE)
    for place in (seen, made):
        names = names or _named(place, PLACE)
    return names | (_coordinates(told) or _coordinates(made) or _coordinates(seen))


def _coordinates(told: Told) -> dict[str, str]:
    latitude = _degrees(plain(told, "exif:GPSLatitude"), 90)
    longitude = _degrees(plain(told, "exif:GPSLongitude"), 180)
    if not latitude or not longitude or float(latitude) == float(longitude) == 0:
        return {}  # a camera that found no satellite says 0, 0
    return {"latitude": latitude, "longitude": longitude}


def _degrees(text: str, limit: int) -> str:
    """Decimal degrees of "48,16.5N", "48,16,30N" (XMP) or "48.275"; empty for anything else."""
    if found := DEGREES.fullmatch(text):
        whole, minutes, seconds, side = found.groups()
        degrees = int(whole) + float(minutes) / 60 + float(seconds or 0) / 3600
        degrees = -degrees if side in "SW" else degrees
    elif re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{1,12})?", text):
        degrees = float(text)
    else:
        return ""
    return f"{degrees:.6f}".rstrip("0").rstrip(".") if abs(degrees) <= limit else ""
