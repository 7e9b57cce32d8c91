"""Who made a picture, whose it is and what it shows, as its file says.

Field names and their places: IPTC Photo Metadata Standard 2025.1. XMP is believed before IIM,
IIM before EXIF, field by field.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from PIL.ImageFile import ImageFile

from articles.pictures import legacy
from articles.pictures.original import decode, open_original

NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
X_DEFAULT = "x-default"

MAX_PACKET_READ = 1024 * 1024
MAX_LANGUAGES = 64
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Credit:
    """Plain text, empty where unknown. `web_statement` is the licence's URL.

    What is a dict of texts maps BCP 47 tags to them; "x-default" is text whose language the file
    doesn't tell. Where both are known the first language is the default one. `data_mining` is
    PLUS's code ("DMI-PROHIBITED"), `digital_source_type` IPTC's ("digitalCapture"). `location`
    has any of sublocation, city, region, country, country_code, latitude and longitude (decimal
    degrees), `contact` any of address, city, region, postcode, country, phone, email and url.
    """

    creator: str = ""
    credit_line: str = ""
    source: str = ""
    copyright_notice: str = ""
    web_statement: str = ""
    description: dict[str, str] = field(default_factory=dict)
    alt_text: dict[str, str] = field(default_factory=dict)
    long_description: dict[str, str] = field(default_factory=dict)
    rights: dict[str, str] = field(default_factory=dict)
    usage_terms: dict[str, str] = field(default_factory=dict)
    licensor_url: str = ""
    licensor_name: str = ""
    data_mining: str = ""
    digital_source_type: str = ""
    headline: str = ""
    keywords: tuple[str, ...] = ()
    date_created: str = ""
    location: dict[str, str] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    persons: tuple[str, ...] = ()


def read_credit(data: bytes) -> Credit:
    """Everything about its credit that a picture's file tells, several creators joined by commas.

    Broken metadata is passed over. Raises BadPicture if the file itself can't be opened.
    """
    picture = open_original(data)
    if picture.format == "PNG":
        decode(picture, enough=1)  # a PNG may say its credit after its pixels
    found = {}
    for told in (_xmp_fields, legacy.iim_fields, legacy.exif_fields):
        for name, value in told(picture).items():
            if value and name not in found:
                found[name] = value
    if isinstance(found.get("description"), str):
        found["description"] = {X_DEFAULT: found["description"]}
    return Credit(**found)


def tidy(text: str) -> str:
    """Without surrounding space and without the characters that XML 1.0 can't hold."""
    return NOT_XML.sub("", text).strip()


def _xmp_fields(picture: ImageFile) -> dict[str, str | dict[str, str]]:
    root = _packet_root(picture.info.get("xmp"))
    if root is None:
        return {}
    web_statement = _plain(root, "xmpRights", "WebStatement")
    return {
        "creator": ", ".join(text for _, text in _items(root, "dc", "creator")),
        "credit_line": _plain(root, "photoshop", "Credit"),
        "source": _plain(root, "photoshop", "Source"),
        "copyright_notice": _plain(root, "dc", "rights"),
        "web_statement": web_statement if _is_web_address(web_statement) else "",
        "description": _by_language(_items(root, "dc", "description")),
        "alt_text": _by_language(_items(root, "Iptc4xmpCore", "AltTextAccessibility")),
    }


def _packet_root(packet: bytes | None) -> etree._Element | None:
    """The packet parsed without entities, network or document type; None if it can't be."""
    if not isinstance(packet, bytes) or len(packet) > MAX_PACKET_READ:
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(packet.strip(b"\0 \t\r\n"), parser)
    except (etree.LxmlError, ValueError):
        return None
    return None if root.getroottree().docinfo.doctype else root


def _plain(root: etree._Element, prefix: str, name: str) -> str:
    """A property as one text; of several languages the default one."""
    languages = _by_language(_items(root, prefix, name))
    return languages.get(X_DEFAULT) or next(iter(languages.values()), "")


def _items(root: etree._Element, prefix: str, name: str) -> list[tuple[str, str]]:
    """(language, text) of each item of a property, whichever of RDF's notations it is in."""
    items = [(language, tidy(text)) for language, text in _raw_items(root, prefix, name)]
    return [(language, text) for language, text in items if text]


def _raw_items(root: etree._Element, prefix: str, name: str) -> Iterator[tuple[str, str]]:
    rdf, tag = f"{{{NAMESPACES['rdf']}}}", f"{{{NAMESPACES[prefix]}}}{name}"
    for described in root.iterfind(f".//{rdf}Description"):
        if tag in described.attrib:
            yield X_DEFAULT, described.get(tag)
        for stated in described.iterfind(tag):
            items = stated.findall(f"*/{rdf}li")[:MAX_LANGUAGES]
            for item in items or [stated]:
                yield item.get(XML_LANG, X_DEFAULT), "".join(item.itertext())


def _by_language(items: list[tuple[str, str]]) -> dict[str, str]:
    """Texts by tag. The default, when it repeats a language's text, only puts that one first."""
    languages = {}
    for language, text in items:
        tag = X_DEFAULT if language.lower() == X_DEFAULT else tidy(language)
        languages.setdefault(tag, text)
    default = languages.get(X_DEFAULT)
    for tag, text in languages.items():
        if tag != X_DEFAULT and text == default:
            del languages[X_DEFAULT]
            return {tag: text, **languages}
    return languages


def _is_web_address(text: str) -> bool:
    return text.lower().startswith(("https://", "http://")) and not any(map(str.isspace, text))
