"""The credit as it is written into a picture's file: an XMP packet.

Names and places of the fields: IPTC Photo Metadata Standard 2025.1.
"""

import re
from collections.abc import Iterator
from operator import attrgetter

from articles.pictures.credit import Credit
from articles.pictures.places import contact, places
from articles.pictures.properties import Property, document, room, structure, text, with_default
from articles.pictures.rdf import X_DEFAULT, tidy

MAX_PACKET = 65_000  # bytes; a JPEG segment holds 65,533 with its heading
MAX_FIELD = 1000  # characters of a one-line field: all of them always fit a packet
MAX_CODE = 100  # characters of a code or a date
MAX_ITEM = 250  # characters of a keyword or a name
MAX_ITEMS = 64

# What leaves a packet that is too long: the highest number first.
LONG_DESCRIPTION, CAPTION, KEYWORDS, ALT_TEXT, PERSONS, CONTACT, PLACE, TERMS, NOTICES = range(
    9, 0, -1
)

PUBLIC_DOMAIN = "creativecommons.org/publicdomain/"
DATA_MINING = "http://ns.useplus.org/ldf/vocab/"
DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
CODE = re.compile(r"[A-Za-z][A-Za-z-]*")

PACKET_START = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
PACKET_END = b'\n<?xpacket end="r"?>'


def packet(credit: Credit) -> bytes:
    """An XMP packet in UTF-8 of at most 65,000 bytes; empty fields are left out.

    If everything doesn't fit, long descriptions and captions go first, last language first, then
    the other texts that describe, terms of use and translated notices; never a credit.
    """
    properties = [*_credit(credit), *_terms(credit), *_description(credit)]
    properties += places(credit.location, PLACE)
    properties.append(contact(credit.contact, CONTACT))
    written = _packet(properties)
    while (excess := len(written) - MAX_PACKET) > 0:
        for item in _spared(properties):
            excess -= room(item)
            if excess <= 0:
                break
        written = _packet(properties)
    return written


def _packet(properties: list[Property]) -> bytes:
    return PACKET_START + document(properties) + PACKET_END


def _spared(properties: list[Property]) -> Iterator[str | tuple[str, str] | dict[str, str]]:
    """Takes items out, one after the other: what can be spared most, last language first."""
    for each in sorted(properties, key=attrgetter("spare"), reverse=True):
        while each.can_spare:
            yield each.items.pop()


def _credit(credit: Credit) -> list[Property]:
    """Who made the picture, whose it is and where its terms are: what never leaves a packet."""
    creator, notice = _line(credit.creator), _line(credit.copyright_notice)
    web_statement = _line(credit.web_statement)
    rights = {tag: _line(each) for tag, each in credit.rights.items()}
    rights |= {X_DEFAULT: notice} if notice else {}
    licensor = {
        "plus:LicensorName": _line(credit.licensor_name),
        "plus:LicensorURL": _line(credit.licensor_url),
    }
    is_owned = "True" if rights or web_statement else ""
    is_marked = "False" if PUBLIC_DOMAIN in web_statement else is_owned
    return [
        Property("dc:creator", "Seq", [creator] if creator else []),
        text("photoshop:Credit", _line(credit.credit_line)),
        text("photoshop:Source", _line(credit.source)),
        Property("dc:rights", "Alt", with_default(rights), NOTICES, keep=1),
        text("xmpRights:Marked", is_marked),
        text("xmpRights:WebStatement", web_statement),
        structure("plus:Licensor", "Seq", licensor),
    ]


def _terms(credit: Credit) -> list[Property]:
    return [
        Property("xmpRights:UsageTerms", "Alt", with_default(credit.usage_terms), TERMS),
        text("plus:DataMining", _term(DATA_MINING, credit.data_mining)),
        text(
            "Iptc4xmpExt:DigitalSourceType",
            _term(DIGITAL_SOURCE_TYPE, credit.digital_source_type),
        ),
    ]


def _description(credit: Credit) -> list[Property]:
    languages = (
        ("dc:description", credit.description, CAPTION),
        ("Iptc4xmpCore:AltTextAccessibility", credit.alt_text, ALT_TEXT),
        ("Iptc4xmpCore:ExtDescrAccessibility", credit.long_description, LONG_DESCRIPTION),
    )
    return [
        text("photoshop:Headline", _line(credit.headline)),
        text("photoshop:DateCreated", tidy(credit.date_created)[:MAX_CODE]),
        *(Property(name, "Alt", with_default(texts), spare) for name, texts, spare in languages),
        Property("dc:subject", "Bag", _listed(credit.keywords), KEYWORDS),
        Property("Iptc4xmpExt:PersonInImage", "Bag", _listed(credit.persons), PERSONS),
    ]


def _line(value: str) -> str:
    return tidy(value)[:MAX_FIELD]


def _listed(texts: tuple[str, ...]) -> list[str]:
    tidied = (tidy(each)[:MAX_ITEM] for each in texts[:MAX_ITEMS])
    return [each for each in tidied if each]


def _term(vocabulary: str, code: str) -> str:
    """The code as the URI that these two vocabularies are written with; "" if it is none."""
    return vocabulary + code if len(code) <= MAX_CODE and CODE.fullmatch(code) else ""
