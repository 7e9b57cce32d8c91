"""Who made a picture, whose it is and what it shows, as its file says.

Field names and their places: IPTC Photo Metadata Standard 2025.1. XMP is believed before IIM,
IIM before EXIF, field by field.
"""

from dataclasses import dataclass, field

from articles.pictures.original import open_original
from articles.pictures.reading import maker, shown, terms
from articles.pictures.received import told_by


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
    told = told_by(open_original(data))
    return Credit(**maker(told), **terms(told), **shown(told))
