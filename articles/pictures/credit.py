"""Who made a picture, whose it is and what it shows, as its file says.

Field names and their places: IPTC Photo Metadata Standard 2025.1. XMP is believed before IIM,
IIM before EXIF, field by field.
"""

from dataclasses import dataclass, field

from articles.pictures.original import open_original
from articles.pictures.rdf import MAX_PACKET as MAX_PACKET_READ
from articles.pictures.rdf import X_DEFAULT, XML_LANG, tidy
from articles.pictures.reading import maker, shown, terms
from articles.pictures.received import told_by

__all__ = [
    "MAX_PACKET_READ",
    "NAMESPACES",
    "XML_LANG",
    "X_DEFAULT",
    "Credit",
    "read_credit",
    "tidy",
]

NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}


@dataclass(frozen=True)
class Credit:
    """Plain text, empty where unknown. `web_statement` is the licence's URL.

    Texts by language map BCP 47 tags to text; "x-default" is text whose language the file
    doesn't tell. Where both are known the first language is the default one. `rights` has the
    copyright notice in the languages that are named, `data_mining` and `digital_source_type`
    the codes of PLUS and IPTC ("DMI-PROHIBITED", "trainedAlgorithmicMedia"), `date_created`
    ISO 8601; coordinates in `location` are decimal degrees.
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
    told = told_by(open_original(data))
    return Credit(**maker(told), **terms(told), **shown(told))
