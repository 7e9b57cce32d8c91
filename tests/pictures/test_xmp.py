"""Writing a credit: the XMP packet and the IIM segment."""

import pytest
from lxml import etree

from articles.pictures.credit import Credit, read_credit
from articles.pictures.iim import iim
from articles.pictures.properties import NAMES
from articles.pictures.xmp import MAX_PACKET, packet
from tests.pictures.samples import iim_segment, painting, saved

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


def found(credit, path):
    return etree.fromstring(packet(credit)).xpath(path, namespaces=NAMES)


def test_a_packet_is_utf_8_between_its_two_marks():
    written = packet(Credit(creator="سارة علي"))
    assert written.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode())
    assert written.endswith(b'<?xpacket end="r"?>')
    assert "سارة علي".encode() in written


def test_every_property_stands_where_the_standard_puts_it():
    credit = Credit("김하늘", "Line", "Source", "© Us", "https://example.org/")
    assert found(credit, "//dc:creator/rdf:Seq/rdf:li/text()") == ["김하늘"]
    assert found(credit, "//photoshop:Credit/text()") == ["Line"]
    assert found(credit, "//photoshop:Source/text()") == ["Source"]
    assert found(credit, "//dc:rights/rdf:Alt/rdf:li[@xml:lang='x-default']/text()") == ["© Us"]
    assert found(credit, "//xmpRights:WebStatement/text()") == ["https://example.org/"]
    assert found(credit, "//xmpRights:Marked/text()") == ["True"]


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("description", "dc:description"),
        ("alt_text", "Iptc4xmpCore:AltTextAccessibility"),
        ("long_description", "Iptc4xmpCore:ExtDescrAccessibility"),
        ("rights", "dc:rights"),
        ("usage_terms", "xmpRights:UsageTerms"),
    ],
)
def test_every_language_is_written_with_the_first_as_default(field, name):
    credit = Credit(**{field: {"ko": "가", "ar": "ب", "zh-Hans": "", "en": "c"}})
    assert found(credit, f"//{name}/rdf:Alt/rdf:li/@xml:lang") == ["x-default", "ko", "ar", "en"]
    assert found(credit, f"//{name}/rdf:Alt/rdf:li/text()") == ["가", "가", "ب", "c"]


def test_empty_fields_are_left_out():
    assert found(Credit(creator=" "), "//rdf:Description/*") == []
    assert len(found(Credit(source="Pool"), "//rdf:Description/*")) == 1


def test_a_public_domain_picture_is_not_marked_as_owned():
    credit = Credit(copyright_notice="No rights reserved", web_statement=CC0)
    assert found(credit, "//xmpRights:Marked/text()") == ["False"]


def test_markup_and_control_characters_can_not_break_a_packet():
    nasty = "</rdf:li>&amp; \0\x0b\ud800<?xpacket end='r'?>]]>\ufffe"
    credit = Credit(creator=nasty, description={"ko\0": nasty})
    read = read_credit(saved(painting(), xmp=packet(credit), extra=iim(credit)))
    kept = "</rdf:li>&amp; <?xpacket end='r'?>]]>"
    assert read == Credit(creator=kept, description={"ko": kept})


def test_a_packet_always_fits_a_jpeg_and_keeps_its_credit():
    languages = {f"x-{number}": "&" * 3000 for number in range(11)}
    credit = Credit(*["\u0926&" * 5000] * 5, description=languages, alt_text={"ko": "두 사람"})
    assert len(packet(credit)) <= MAX_PACKET
    read = read_credit(saved(painting(), xmp=packet(credit)))
    assert read.creator == "\u0926&" * 500
    assert read.alt_text == {"ko": "두 사람"}
    assert 0 < len(read.description) < 11


def test_the_notice_as_given_is_the_default_beside_its_translations():
    credit = Credit(copyright_notice="© Us", rights={"ko": "© 우리", "ar": "© نحن"})
    assert found(credit, "//dc:rights/rdf:Alt/rdf:li/text()") == ["© Us", "© 우리", "© نحن"]
    assert found(credit, "//dc:rights/rdf:Alt/rdf:li/@xml:lang") == ["x-default", "ko", "ar"]


def test_codes_are_written_as_the_uris_of_their_vocabularies():
    credit = Credit(data_mining="DMI-PROHIBITED", digital_source_type="trainedAlgorithmicMedia")
    assert found(credit, "//plus:DataMining/text()") == [
        "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"
    ]
    assert found(credit, "//Iptc4xmpExt:DigitalSourceType/text()") == [
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    ]


@pytest.mark.parametrize("code", ["", "no code", "../x", "a" * 200, "http://x/"])
def test_what_is_no_code_is_not_written(code):
    credit = Credit(data_mining=code, digital_source_type=code)
    assert found(credit, "//rdf:Description/*") == []


def test_a_licensor_is_one_structure():
    credit = Credit(licensor_name="Us", licensor_url="https://example.org/")
    path = "//plus:Licensor/rdf:Seq/rdf:li[@rdf:parseType='Resource']/plus:"
    assert found(credit, f"{path}LicensorName/text()") == ["Us"]
    assert found(credit, f"{path}LicensorURL/text()") == ["https://example.org/"]


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("37.5665", "126.978", ["37,33.990000N", "126,58.680000E"]),
        ("-33.8688", "-151.2093", ["33,52.128000S", "151,12.558000W"]),
        ("37,33.99N", "126,58.68E", ["37,33.99N", "126,58.68E"]),
        ("90", "-180", ["90,0.000000N", "180,0.000000W"]),
        ("0.99999999999", "0", ["1,0.000000N", "0,0.000000E"]),
        ("91", "0", []),
        ("37.5", "", []),
        ("nan", "0", []),
        ("north", "0", []),
        ("37,33.99E", "126,58.68E", []),
    ],
)
def test_coordinates_are_degrees_and_minutes(latitude, longitude, expected):
    credit = Credit(location={"latitude": latitude, "longitude": longitude})
    assert found(credit, "//rdf:Description/exif:*/text()") == expected
    assert found(credit, "//Iptc4xmpExt:LocationCreated//exif:*/text()") == expected


def test_a_packet_that_is_full_gives_up_what_describes_before_what_licenses():
    languages = {f"x-{number}": "&" * 1000 for number in range(11)}
    credit = Credit(
        *["&" * 1000] * 5,
        description=languages,
        long_description=languages,
        alt_text={"ko": "두 사람"},
        usage_terms={"ko": "보도용"},
        keywords=("회의",),
        location={"city": "서울"},
    )
    assert len(packet(credit)) <= MAX_PACKET
    assert found(credit, "//Iptc4xmpCore:ExtDescrAccessibility") == []
    assert 1 < len(found(credit, "//dc:description/rdf:Alt/rdf:li")) < 12
    assert found(credit, "//xmpRights:UsageTerms/rdf:Alt/rdf:li/text()") == ["보도용"] * 2
    assert found(credit, "//dc:subject/rdf:Bag/rdf:li/text()") == ["회의"]
    assert found(credit, "//photoshop:City/text()") == ["서울"]


def test_every_field_at_its_longest_still_leaves_the_credit_whole():
    many = {f"x-{number}": "&" * 9000 for number in range(70)}
    credit = Credit(
        *["𝄞&" * 9000] * 5,
        *[many] * 5,
        *["𝄞&" * 9000] * 2,
        headline="𝄞&" * 9000,
        keywords=("&" * 9000,) * 900,
        persons=("&" * 9000,) * 900,
        date_created="&" * 9000,
        location=dict.fromkeys(("sublocation", "city", "region", "country"), "&" * 9000),
        contact=dict.fromkeys(("address", "city", "email", "url", "phone"), "&" * 9000),
    )
    assert len(packet(credit)) <= MAX_PACKET
    for name in ("dc:creator", "photoshop:Credit", "photoshop:Source", "plus:LicensorURL"):
        assert found(credit, f"string(//{name})").strip() == "𝄞&" * 500
    assert found(credit, "//dc:rights/rdf:Alt/rdf:li/text()")[0] == "𝄞&" * 500


def test_a_segment_says_its_encoding_and_its_version_first():
    expected = iim_segment(
        (1, 90, b"\x1b%G"),
        (2, 0, b"\0\4"),
        (2, 80, "김하늘".encode()),
        (2, 105, b"Headline"),
        (2, 110, b"Line"),
        (2, 115, b"Pool"),
        (2, 116, "© Us".encode()),
        (2, 120, "가".encode()),
    )
    credit = Credit("김하늘", "Line", "Pool", "© Us", description={"ko": "가"}, headline="Headline")
    assert iim(credit) == expected


def test_nothing_to_say_makes_no_segment():
    assert iim(Credit(web_statement=CC0, alt_text={"ko": "가"})) == b""


@pytest.mark.parametrize(
    ("field", "limit"),
    [("creator", 32), ("credit_line", 32), ("source", 32), ("copyright_notice", 128)],
)
@pytest.mark.parametrize("letter", ["a", "é", "김", "𝄞"])
def test_iim_is_cut_to_its_limit_between_characters(field, limit, letter):
    credit = Credit(**{field: letter * 1000})
    read = getattr(read_credit(saved(painting(), extra=iim(credit))), field)
    assert read == letter * (limit // len(letter.encode()))


def test_a_korean_caption_is_cut_to_two_thousand_bytes():
    segment = iim(Credit(description={"ko": "가" * 1000}))
    assert read_credit(saved(painting(), extra=segment)).description == {"x-default": "가" * 666}


def test_no_space_is_left_where_a_text_is_cut():
    read = read_credit(saved(painting(), extra=iim(Credit(creator="가" * 10 + " 나다"))))
    assert read.creator == "가" * 10
