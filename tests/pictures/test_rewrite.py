"""A changed credit goes into files that exist, and their pixels stay what they are."""

import random
from dataclasses import fields

import pytest
from PIL import Image

from articles.pictures.credit import Credit
from articles.pictures.framing import Framing
from articles.pictures.render import renditions
from articles.pictures.rewrite import with_credit
from tests.pictures.samples import opened, painting, saved, told_by_exiftool
from tests.pictures.test_exiftool import ARABIC, KOREAN

FORMATS = ("avif", "webp", "jpeg")
LONG = Credit(creator="Kim", description={"ko": "가" * 19_000})


def made(credit, mode="RGB"):
    """A rendition of each format, by name."""
    image = painting(330, 200, mode)
    if mode == "RGBA":
        image.paste((0, 0, 0, 0), (0, 0, 90, 90))
    found = renditions(saved(image, "PNG"), credit, Framing(may_crop=False))
    return {each.format: each.data for each in found}


def texts(credit):
    """Every text of a credit that no other one has."""
    for each in fields(credit):
        value = getattr(credit, each.name)
        for text in value.values() if isinstance(value, dict) else [value]:
            yield from [text] if isinstance(text, str) else text


def pixels(data):
    return opened(data).convert("RGBA").tobytes()


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("new", [ARABIC, LONG, Credit()], ids=["Arabic", "long", "empty"])
def test_a_rewritten_file_is_the_one_that_encoding_anew_would_give(new, mode):
    old, anew = made(KOREAN, mode), made(new, mode)
    for name in FORMATS:
        assert with_credit(old[name], name, new) == anew[name]
        assert with_credit(anew[name], name, KOREAN) == old[name]


def test_the_pixels_stay_the_same_and_the_old_credit_is_gone():
    for name, file in made(KOREAN).items():
        changed = with_credit(file, name, ARABIC)
        assert pixels(changed) == pixels(file)
        now = "\n".join(texts(ARABIC))
        gone = [text for text in texts(KOREAN) if text not in now and len(text.encode()) > 5]
        assert len(gone) > 12
        for text in gone:
            assert text.encode() in file
            assert text.encode() not in changed


def test_exiftool_reads_the_new_credit(tmp_path):
    files = {f"a.{name}": with_credit(file, name, ARABIC) for name, file in made(KOREAN).items()}
    for facts in told_by_exiftool(files, tmp_path, "-all", "-validate").values():
        assert facts["ExifTool:Validate"] == "OK"
        assert facts["XMP-dc:Creator"] == [ARABIC.creator]
        assert facts["XMP-photoshop:Credit"] == ARABIC.credit_line
        assert facts["XMP-dc:Rights"] == ARABIC.copyright_notice
        assert facts["XMP-dc:Description-ar"] == ARABIC.description["ar"]
        if "IPTC:By-line" in facts:
            assert facts["IPTC:By-line"] == ARABIC.creator


def box(name, *parts):
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4) + name + body


def items(file):
    """(the place of the iloc box's content, {item: (its offset's place, offset, length)})."""
    at = file.index(b"iloc") + 4
    assert file[at : at + 8] == b"\0\0\0\0\x44\0\0\x02"
    found = {}
    for entry in (at + 8, at + 22):
        offset, length = (int.from_bytes(file[entry + n : entry + n + 4]) for n in (6, 10))
        found[int.from_bytes(file[entry : entry + 2])] = (entry + 6, offset, length)
    return at, found


def test_what_lies_behind_a_packet_moves_with_it():
    file = made(KOREAN)["avif"]
    _at, found = items(file)
    [(picture_at, picture, picture_length), (packet_at, packet, packet_length)] = found.values()
    start = min(picture, packet)
    turned = bytearray(file[:start] + file[packet:][:packet_length])
    turned += file[picture:][:picture_length]
    turned[packet_at : packet_at + 4] = start.to_bytes(4)
    turned[picture_at : picture_at + 4] = (start + packet_length).to_bytes(4)
    assert pixels(bytes(turned)) == pixels(file)
    for credit in (ARABIC, LONG, Credit()):
        changed = with_credit(bytes(turned), "avif", credit)
        assert pixels(changed) == pixels(file)
        assert opened(changed).info["xmp"] == opened(made(credit)["avif"]).info["xmp"]
        assert "대통령실".encode() not in changed


def test_places_may_be_counted_from_a_base_and_media_may_reach_to_the_end():
    file = made(KOREAN)["avif"]
    at, found = items(file)
    longer = 26  # the box in its version 2, with a base for each item, beside the one that is there
    entries = [
        item.to_bytes(4) + bytes(4) + (9).to_bytes(4) + b"\0\1"
        + (offset - 9 + longer).to_bytes(4) + length.to_bytes(8)
        for item, (_place, offset, length) in found.items()
    ]  # fmt: skip
    location = box(b"iloc", b"\2\0\0\0\x48\x40", b"\0\0\0\2", *entries)
    other = bytearray(file[: at - 8] + location + file[at + 36 :])
    assert len(other) == len(file) + longer
    meta, media = other.index(b"meta") - 4, other.index(b"mdat") - 4
    other[meta : meta + 4] = (int.from_bytes(other[meta : meta + 4]) + longer).to_bytes(4)
    other[media : media + 4] = bytes(4)
    assert pixels(bytes(other)) == pixels(file)
    changed = with_credit(bytes(other), "avif", ARABIC)
    assert pixels(changed) == pixels(file)
    assert opened(changed).info["xmp"] == opened(made(ARABIC)["avif"]).info["xmp"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("data", [b"", b"garbage", b"\xff\xd8\xff\xd9", b"RIFF\4\0\0\0WEBP"])
def test_what_is_no_such_file_is_not_rewritten(name, data):
    assert with_credit(data, name, KOREAN) is None


def test_a_format_of_no_rendition_is_not_rewritten():
    assert with_credit(saved(painting(), "PNG"), "png", KOREAN) is None


@pytest.mark.parametrize("name", ["AVIF", "WEBP"])
def test_a_file_without_room_for_a_packet_is_not_rewritten(name):
    assert with_credit(saved(painting(), name), name.lower(), KOREAN) is None


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_was_cut_off_is_not_rewritten(name):
    file = made(KOREAN)[name]
    for length in range(0, len(file) - 1, 41):
        assert with_credit(file[:length], name, ARABIC) is None


@pytest.mark.parametrize("name", FORMATS)
def test_no_damage_makes_rewriting_fail(name):
    file, chance = made(KOREAN)[name], random.Random(name)
    for _ in range(400):
        damaged = bytearray(file)
        for _ in range(3):
            damaged[chance.randrange(min(500, len(file)))] = chance.choice((0, 1, 127, 255))
        changed = with_credit(bytes(damaged), name, ARABIC)
        assert changed is None or isinstance(changed, bytes)


def test_a_jpeg_of_another_program_keeps_its_profile():
    profile = b"profile" * 30
    data = saved(painting(), icc_profile=profile, comment=b"note", exif=Image.Exif())
    changed = opened(with_credit(data, "jpeg", KOREAN))
    assert changed.info["icc_profile"] == profile
    assert changed.tobytes() == opened(data).tobytes()
