"""The fields of a credit among all that a file says: codes, dates, places, languages."""

import pytest

from articles.pictures.credit import Credit, read_credit
from tests.pictures.samples import exif, painting, saved, xmp_packet


def jpeg(**options):
    return saved(painting(), **options)


def alternatives(name, texts):
    items = "".join(f'<rdf:li xml:lang="{tag}">{text}</rdf:li>' for tag, text in texts)
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def properties(xmp):
    return read_credit(jpeg(xmp=xmp_packet(xmp)))


PLUS = 'xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
EXTENSION = 'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'


def test_a_notice_is_read_in_each_language():
    texts = [("x-default", "© Kim"), ("ko", "© 김"), ("ar", "© كيم")]
    credit = properties(alternatives("dc:rights", texts))
    assert credit.copyright_notice == "© Kim"
    assert credit.rights == {"ko": "© 김", "ar": "© كيم"}
    assert properties(alternatives("dc:rights", texts[:1])).rights == {}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED", "DMI-PROHIBITED"),
        ("DMI-PROHIBITED-AIMLTRAINING", "DMI-PROHIBITED-AIMLTRAINING"),
        ("no thanks", ""),
        ("http://example.org/DMI-ALLOWED", ""),
    ],
)
def test_data_mining_is_read_as_its_code(value, code):
    assert properties(f"<plus:DataMining {PLUS}>{value}</plus:DataMining>").data_mining == code


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_source_type_is_read_as_its_code(scheme):
    value = f"{scheme}://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    credit = properties(f"<e:DigitalSourceType {EXTENSION}>{value}</e:DigitalSourceType>")
    assert credit.digital_source_type == "trainedAlgorithmicMedia"


@pytest.mark.parametrize(
    "date", ["2026", "2026-03", "2026-03-01", "2026-03-01T09:30", "2026-03-01T09:30:05.25+09:00"]
)
def test_a_date_is_read_if_it_is_one(date):
    said = f"<photoshop:DateCreated>{date}</photoshop:DateCreated>"
    assert properties(said).date_created == date
    assert properties(said.replace("2026", "0000")).date_created == ""


def test_the_camera_says_when_and_where():
    taken = exif()
    taken.get_ifd(0x8769).update({0x9003: "2026:03:01 09:30:05", 0x9011: "+09:00"})
    taken.get_ifd(0x8825).update({1: "S", 2: (37.0, 33.0, 59.4), 3: "E", 4: (126.0, 58.0, 40.8)})
    credit = read_credit(jpeg(exif=taken))
    assert credit.date_created == "2026-03-01T09:30:05+09:00"
    assert credit.location == {"latitude": "-37.5665", "longitude": "126.978"}


@pytest.mark.parametrize(
    "gps",
    [
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "N", 2: (95.0, 0.0, 0.0), 3: "E", 4: (10.0, 0.0, 0.0)},
        {1: "N", 2: (45.0, 0.0, 0.0)},
        {2: (45.0, 0.0, 0.0), 4: (10.0, 0.0, 0.0)},
    ],
    ids=["nowhere", "beyond the pole", "half", "without a side"],
)
def test_coordinates_that_can_not_be_are_no_place(gps):
    taken = exif(t315="Budi")
    taken.get_ifd(0x8825).update(gps)
    assert read_credit(jpeg(exif=taken)) == Credit(creator="Budi")


@pytest.mark.parametrize("text", ["37,33.99N", "37,33,59.4N", "37.5665"])
def test_coordinates_are_read_in_the_notations_of_xmp(text):
    side = 'xmlns:exif="http://ns.adobe.com/exif/1.0/"'
    credit = properties(
        f"<exif:GPSLatitude {side}>{text}</exif:GPSLatitude>"
        f"<exif:GPSLongitude {side}>126,58.68W</exif:GPSLongitude>"
    )
    assert credit.location == {"latitude": "37.5665", "longitude": "-126.978"}


def test_names_of_two_places_are_not_mixed():
    shown = "<e:City>Busan</e:City>"
    made = "<e:City>Seoul</e:City><e:CountryName>Korea</e:CountryName>"
    credit = properties(
        f'<e:LocationCreated {EXTENSION} rdf:parseType="Resource">{made}</e:LocationCreated>'
        f'<e:LocationShown {EXTENSION}><rdf:Bag><rdf:li rdf:parseType="Resource">{shown}</rdf:li>'
        "</rdf:Bag></e:LocationShown>"
    )
    assert credit.location == {"city": "Busan"}


def test_keywords_in_one_text_are_parted():
    assert properties("<dc:subject>서울, 회의; 비</dc:subject>").keywords == ("서울", "회의", "비")


def test_what_cameras_say_where_nobody_wrote_anything_is_no_description():
    assert read_credit(jpeg(exif=exif(t270="OLYMPUS DIGITAL CAMERA"))) == Credit()


def test_a_creative_commons_licence_may_stand_in_its_own_schema():
    said = '<cc:license xmlns:cc="http://creativecommons.org/ns#" rdf:resource="https://cc.example/4"/>'
    assert properties(said).web_statement == "https://cc.example/4"


def test_the_names_that_windows_writes_are_read():
    said = {0x9C9D: "김하늘;Budi".encode("utf-16-le"), 0x9C9E: "비;서울".encode("utf-16-le")}
    block = exif(**{f"t{tag}": raw for tag, raw in said.items()})
    credit = read_credit(jpeg(exif=block))
    assert (credit.creator, credit.keywords) == ("김하늘, Budi", ("비", "서울"))
