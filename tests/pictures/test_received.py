"""All that a file says is kept as it says it, up to a size."""

import json

import pytest

from articles.pictures.intake import BadPicture
from articles.pictures.received import MAX_RECEIVED, received
from tests.pictures.samples import exif, iim_segment, painting, saved, xmp_packet

TABLE = "standards/iptc/iptc-pmd-techreference_2023.2.json"
REFERENCE = "standards/iptc/IPTC-PhotometadataRef-Std2023.2.jpg"


def shape(prop):
    """The Python types that a property of the standard's table has here."""
    if prop.get("dataformat") == "AltLang":
        return {"dict"}
    if prop["propoccurrence"] == "multi":
        return {"list"}
    # The table has one place where a picture was made; the reference photo lists it.
    return {"dict", "list"} if prop["datatype"] == "struct" else {"str"}


def test_every_property_of_the_standard_is_received_from_the_reference_photo(shared):
    told = received((shared / REFERENCE).read_bytes())
    table = json.loads((shared / TABLE).read_text(encoding="utf-8"))["ipmd_top"]
    found = {prop["XMPid"]: type(told.get(prop["XMPid"])).__name__ for prop in table.values()}
    assert len(found) == len(table) == 62
    wrong = {
        prop["XMPid"]: found[prop["XMPid"]]
        for prop in table.values()
        if found[prop["XMPid"]] not in shape(prop)
    }
    assert wrong == {}


def test_structures_of_the_reference_photo_are_received_whole(shared):
    told = received((shared / REFERENCE).read_bytes())
    assert told["Iptc4xmpExt:LocationShown"][1]["Iptc4xmpExt:LocationId"] == [
        "Location Id 2a(Location shown2) (ref2023.2)",
        "Location Id 2b(Location shown2) (ref2023.2)",
    ]
    assert told["plus:CopyrightOwner"] == [
        {
            "plus:CopyrightOwnerName": f"Copyright Owner Name {number} (ref2023.2)",
            "plus:CopyrightOwnerID": f"Copyright Owner Id {number} (ref2023.2)",
        }
        for number in (1, 2)
    ]
    assert told["dc:title"] == {"x-default": "The Title (ref2023.2)"}
    assert told["xmp:Rating"] == "1.0"


def test_older_notations_go_by_the_names_of_xmp_where_it_says_nothing():
    data = saved(
        painting(),
        xmp=xmp_packet("<photoshop:Credit>From XMP</photoshop:Credit>"),
        extra=iim_segment(
            (2, 110, b"From IIM"),
            (2, 25, b"one"),
            (2, 25, b"two"),
            (2, 5, b"Title"),
            (2, 15, b"POL"),
            (2, 55, b"20260301"),
            (2, 60, b"120501+0900"),
        ),
        exif=exif(t315="From EXIF", t272="Camera"),
    )
    assert received(data) == {
        "photoshop:Credit": "From XMP",
        "dc:subject": ["one", "two"],
        "dc:title": {"x-default": "Title"},
        "IIM 2:15": "POL",
        "photoshop:DateCreated": "2026-03-01T12:05:01+09:00",
        "dc:creator": ["From EXIF"],
        "tiff:Model": "Camera",
    }


def test_properties_that_nobody_knows_are_kept():
    written = xmp_packet('<d:mood xmlns:d="https://example.org/d/">good</d:mood>')
    assert received(saved(painting(), xmp=written)) == {"d:mood": "good"}


def test_too_much_is_left_out_and_what_the_trade_knows_is_kept():
    noise = "".join(
        f'<d:n{number} xmlns:d="https://example.org/d/">{"x" * 3000}</d:n{number}>'
        for number in range(100)
    )
    written = xmp_packet(noise + "<photoshop:Credit>Agency</photoshop:Credit>")
    told = received(saved(painting(), "WEBP", xmp=written))
    assert told["photoshop:Credit"] == "Agency"
    assert 10 < len(told) < 50
    assert len(json.dumps(told)) <= MAX_RECEIVED


def test_what_is_received_can_be_kept_as_json():
    written = xmp_packet("<photoshop:Credit>a\ud7ff&#x1F600;</photoshop:Credit>")
    told = received(saved(painting(), xmp=written, exif=exif(t315=b"\xff\xfe\0\x01")))
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize(
    "broken", [b"", b"<a", b"\0\xff", b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"]
)
def test_broken_metadata_says_nothing(broken):
    assert received(saved(painting(), xmp=broken)) == {}


def test_what_is_no_picture_is_refused():
    with pytest.raises(BadPicture):
        received(b"not a picture")
