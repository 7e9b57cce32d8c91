"""Reading a credit: XMP before IIM before EXIF, in whatever state they are."""

import struct

import pytest
from PIL import PngImagePlugin, TiffImagePlugin

from articles.pictures.credit import Credit, read_credit
from articles.pictures.intake import BadPicture
from articles.pictures.rdf import MAX_PACKET
from articles.pictures.xmp import packet
from tests.pictures.samples import exif, iim_segment, painting, png_chunk, saved, xmp_packet

REFERENCE = "standards/iptc/IPTC-PhotometadataRef-Std2023.2.jpg"
UTF_8 = (1, 90, b"\x1b%G")
FULL = Credit(
    creator="김하늘",
    credit_line="대통령실 제공",
    source="대통령실",
    copyright_notice="© 2026 대통령실",
    web_statement="https://example.org/licence",
    description={"ko": "회의실의 두 사람", "ar": "شخصان في قاعة", "en": "Two people & a <table>"},
    alt_text={"id": "Dua orang di meja", "zh-Hans": "桌边的两个人"},
)


def jpeg(**options):
    return saved(painting(), **options)


def item(name, texts, kind="Alt"):
    items = "".join(f"<rdf:li {attribute}>{text}</rdf:li>" for attribute, text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


@pytest.mark.parametrize("name", ["JPEG", "WEBP", "AVIF"])
def test_what_was_written_is_read_again(name):
    assert read_credit(saved(painting(), name, xmp=packet(FULL))) == FULL


def test_a_png_may_say_its_credit_before_or_after_its_pixels():
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", packet(FULL).decode())
    data = saved(painting(), "PNG", pnginfo=text)
    assert read_credit(data) == FULL
    bare = saved(painting(), "PNG")
    chunk = png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet(FULL))
    assert read_credit(bare[:-12] + chunk + bare[-12:]) == FULL


def test_a_tiff_says_its_credit_in_its_tags():
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[700] = packet(FULL)
    tags.tagtype[700] = 1
    assert read_credit(saved(painting(), "TIFF", tiffinfo=tags)) == FULL


def test_the_reference_photo_of_the_iptc_is_read_whole(shared):
    credit = read_credit((shared / REFERENCE).read_bytes())
    assert credit == Credit(
        creator="Creator1 (ref2023.2)",
        credit_line="Credit Line (ref2023.2)",
        source="Source (ref2023.2)",
        copyright_notice="Copyright (Notice) 2023.2 IPTC - www.iptc.org  (ref2023.2)",
        web_statement="https://example.com/WebStatementOfRights/ref2023.2",
        description={"x-default": "The description aka caption (ref2023.2)"},
        alt_text={"en": "This is the Alt Text description to support accessibility in 2023.2"},
        long_description={
            "en": "This is the Extended Description to support accessibility in 2023.2"
        },
        usage_terms={"x-default": "Rights Usage Terms (ref2023.2)"},
        licensor_url="https://example.com/LicensorURL_1_ref2023.2",
        licensor_name="Licensor Name 1 (ref2023.2)",
        data_mining="DMI-PROHIBITED-GENAIMLTRAINING",
        digital_source_type="softwareImage",
        headline="The Headline (ref2023.2)",
        keywords=("Keyword1ref2023.2", "Keyword2ref2023.2", "Keyword3ref2023.2"),
        date_created="2024-03-22T00:23:02+00:00",
        location={
            "sublocation": "Sublocation (Core) (ref2023.2)",
            "city": "City (Core) (ref2023.2)",
            "region": "Province/State(Core)(ref2023.2)",
            "country": "Country (Core) (ref2023.2)",
            "country_code": "R23",
            "latitude": "48.275",
            "longitude": "16.338",
        },
        contact={
            "address": "Creator's CI: Address, line 1 (ref2023.2)",
            "city": "Creator's CI: City (ref2023.2)",
            "region": "Creator's CI: State/Province (ref2023.2)",
            "postcode": "Creator's CI: Postcode (ref2023.2)",
            "country": "Creator's CI: Country (ref2023.2)",
            "phone": "Creator's CI: Phone # 1, Phone # 2 (ref2023.2)",
            "email": "Creator's CI: Email@1, Email@2 (ref2023.2)",
            "url": "http://www.Creators.CI/WebAddress/ref2023.2",
        },
        persons=(
            "Person Shown 1 (ref2023.2)",
            "Person Shown 2 (ref2023.2)",
            "Person Name 1 (ref2023.2)",
        ),
    )


def test_a_picture_that_says_nothing_has_an_empty_credit():
    assert read_credit(jpeg()) == Credit()


def test_what_is_no_picture_has_no_credit_to_read():
    with pytest.raises(BadPicture):
        read_credit(b"not a picture")


def test_xmp_wins_over_iim_and_iim_over_exif_field_by_field():
    data = jpeg(
        xmp=xmp_packet(item("dc:creator", [("", "From XMP")], "Seq")),
        extra=iim_segment(UTF_8, (2, 80, b"From IIM"), (2, 110, b"Line from IIM")),
        exif=exif(t315="From EXIF", t33432="Notice from EXIF", t270="Caption from EXIF"),
    )
    assert read_credit(data) == Credit(
        creator="From XMP",
        credit_line="Line from IIM",
        copyright_notice="Notice from EXIF",
        description={"x-default": "Caption from EXIF"},
    )


def test_properties_written_as_attributes_are_read():
    written = xmp_packet("", 'photoshop:Credit="Reuters" photoshop:Source="Pool"')
    credit = read_credit(jpeg(xmp=written))
    assert (credit.credit_line, credit.source) == ("Reuters", "Pool")


def test_several_creators_are_joined():
    written = xmp_packet(item("dc:creator", [("", "김하늘"), ("", "سارة علي")], "Seq"))
    assert read_credit(jpeg(xmp=written)).creator == "김하늘, سارة علي"
    segment = iim_segment(UTF_8, (2, 80, "김하늘".encode()), (2, 80, b"Budi"))
    assert read_credit(jpeg(extra=segment)).creator == "김하늘, Budi"


def test_a_default_that_repeats_a_language_only_puts_it_first():
    texts = [
        ('xml:lang="x-default"', "Dua orang"),
        ('xml:lang="en"', "Two people"),
        ('xml:lang="id"', "Dua orang"),
    ]
    description = read_credit(jpeg(xmp=xmp_packet(item("dc:description", texts)))).description
    assert list(description.items()) == [("id", "Dua orang"), ("en", "Two people")]


def test_a_default_of_its_own_is_kept():
    texts = [('xml:lang="X-Default"', "Two people"), ('xml:lang="id"', "Dua orang")]
    description = read_credit(jpeg(xmp=xmp_packet(item("dc:description", texts)))).description
    assert description == {"x-default": "Two people", "id": "Dua orang"}


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\0\0\0",
        b"not xml",
        packet(FULL)[:400],
        b"\xff\xfe" + packet(FULL),
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + xmp_packet("<photoshop:Credit>&e;</photoshop:Credit>"),
        b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        + xmp_packet("<photoshop:Credit>&b;</photoshop:Credit>"),
        xmp_packet("<a>" * 5000 + "</a>" * 5000),
        b"<a/>",
    ],
    ids=range(9),
)
def test_a_broken_packet_leaves_the_word_to_iim(broken):
    data = jpeg(xmp=broken, extra=iim_segment(UTF_8, (2, 110, b"Line from IIM")))
    assert read_credit(data) == Credit(credit_line="Line from IIM")


def test_an_oversized_packet_is_not_parsed():
    padding = b" " * MAX_PACKET
    assert read_credit(saved(painting(), "WEBP", xmp=packet(FULL))) == FULL
    assert read_credit(saved(painting(), "WEBP", xmp=packet(FULL) + padding)) == Credit()


def test_padding_around_a_packet_does_no_harm():
    assert read_credit(jpeg(xmp=b"\n " + packet(FULL) + b" \n\0\0")) == FULL


@pytest.mark.parametrize("address", ["javascript:alert(1)", "see our website", "http://a b"])
def test_a_licence_that_is_no_web_address_is_left_out(address):
    written = xmp_packet(f"<xmpRights:WebStatement>{address}</xmpRights:WebStatement>")
    assert read_credit(jpeg(xmp=written)).web_statement == ""


def test_a_broken_iim_record_leaves_the_word_to_exif():
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", 20) + b"\x1c\x63garbage........."
    segment = b"Photoshop 3.0\0" + resource
    data = jpeg(
        extra=b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment, exif=exif(t315="Budi")
    )
    assert read_credit(data) == Credit(creator="Budi")


def test_iim_that_says_utf_8_is_read_as_utf_8():
    segment = iim_segment(UTF_8, (2, 80, "김하늘".encode()), (2, 120, "قاعة".encode()))
    credit = read_credit(jpeg(extra=segment))
    assert (credit.creator, credit.description) == ("김하늘", {"x-default": "قاعة"})


def test_exif_text_is_read_as_what_it_is_and_not_as_ascii():
    block = exif(t315="김하늘".encode(), t33432="© José".encode("cp1252"))
    credit = read_credit(jpeg(exif=block))
    assert (credit.creator, credit.copyright_notice) == ("김하늘", "© José")


def test_the_two_parts_of_an_exif_copyright_are_joined():
    assert read_credit(jpeg(exif=exif(t33432="Budi\0Sinar"))).copyright_notice == "Budi, Sinar"
    assert read_credit(jpeg(exif=exif(t33432=" \0Sinar"))).copyright_notice == "Sinar"
