"""Renditions: what size they have, how they look and that the credit is in every one."""

import pytest
from PIL import Image, JpegImagePlugin

from articles.pictures.credit import Credit, read_credit
from articles.pictures.framing import CENTRED, WIDTHS, Framing
from articles.pictures.intake import BadPicture, inspect
from articles.pictures.legacy import iim_properties
from articles.pictures.original import open_original
from articles.pictures.render import dominant_colour, renditions
from tests.pictures.samples import (
    BLUE,
    RED,
    WHITE,
    exif,
    is_like,
    opened,
    painting,
    png_claiming,
    saved,
)

# How a camera's sensor lies when it writes each EXIF orientation.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
KOREAN = Credit(
    creator="김하늘",
    credit_line="사진 = 대통령실",
    source="대통령실",
    copyright_notice="© 2026 대통령실",
    web_statement="https://example.org/licence",
    description={"ko": "회의실의 두 사람", "ar": "شخصان في قاعة"},
    alt_text={"ko": "두 사람", "id": "Dua orang"},
)
EXIF_FOR_JPEG = {282, 283, 296, 531}
WHOLE = Framing(may_crop=False)
ARABIC = Credit(
    creator="سارة العلي",
    credit_line="تصوير: سارة",
    source="وكالة الأنباء",
    copyright_notice="© ٢٠٢٦ وكالة الأنباء",
    web_statement="https://example.org/ar",
    description={"ar": "شخصان في قاعة", "ko": "회의실의 두 사람"},
    alt_text={"ar": "شخصان"},
)


def rendered(data, credit=KOREAN, framing=WHOLE):
    return list(renditions(data, credit, framing))


def smallest_jpeg(data):
    return opened(rendered(data)[-1].data)


def test_renditions_come_largest_first_in_every_format():
    made = rendered(saved(painting(1000, 700)))
    assert [(each.width, each.format, each.mime) for each in made] == [
        (width, *kind)
        for width in (960, 640, 480, 320)
        for kind in (("avif", "image/avif"), ("webp", "image/webp"), ("jpeg", "image/jpeg"))
    ]
    for each in made:
        image = opened(each.data)
        assert image.size == (each.width, each.height)
        assert image.format == each.format.upper()
        assert inspect(each.data).mime == each.mime


def test_a_jpeg_for_readers_is_progressive_with_halved_colour():
    image = smallest_jpeg(saved(painting(500, 300)))
    assert image.info["progressive"]
    assert JpegImagePlugin.get_sampling(image) == 2  # Pillow's number for 4:2:0


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize(("turn", "laid"), STORED.items())
def test_a_picture_comes_out_upright(name, turn, laid):
    stored = painting(450, 300)
    if laid is not None:
        stored = stored.transpose(laid)
    made = rendered(saved(stored, name, exif=exif(t274=turn)))
    assert {(each.width, each.height) for each in made} == {(320, 213)}
    for each in made:
        image = opened(each.data).convert("RGB")
        assert is_like(image.getpixel((40, 130)), RED)
        assert is_like(image.getpixel((270, 130)), BLUE)
        assert is_like(image.getpixel((160, 6)), WHITE)
        assert image.getexif().get(274, 1) == 1


def test_a_huge_jpeg_is_decoded_small_and_once(monkeypatch):
    data = saved(painting(7300, 400))
    sizes_decoded = []
    plain_load = JpegImagePlugin.JpegImageFile.load

    def counted(picture):
        if picture.tile:
            sizes_decoded.append(picture.size)
        return plain_load(picture)

    monkeypatch.setattr(JpegImagePlugin.JpegImageFile, "load", counted)
    assert len(rendered(data)) == 3 * len(WIDTHS)
    assert sizes_decoded == [(3650, 200)]


def test_a_large_jpeg_on_its_side_keeps_enough_pixels():
    data = saved(painting(6000, 2000), exif=exif(t274=6))
    largest = next(renditions(data, KOREAN))
    assert (largest.width, largest.height) == (1600, 4800)


def test_crops_follow_the_whole_picture_and_name_their_ratio():
    made = rendered(saved(painting(700, 500)), framing=CENTRED)
    jpegs = [(each.crop, each.width, each.height) for each in made if each.format == "jpeg"]
    assert jpegs == [
        ("", 640, 457),
        ("", 480, 343),
        ("", 320, 229),
        ("16x9", 640, 360),
        ("4x3", 640, 480),
        ("4x3", 320, 240),
        ("1x1", 320, 320),
    ]
    assert len(made) == 3 * len(jpegs)
    for each in made:
        assert opened(each.data).size == (each.width, each.height)


def test_a_licence_that_forbids_changes_gets_the_whole_picture_alone():
    made = rendered(saved(painting(700, 500)), framing=Framing(may_crop=False))
    assert {each.crop for each in made} == {""}


@pytest.mark.parametrize(("focus", "colour"), [((0.1, 0.5), RED), ((0.9, 0.5), BLUE)])
@pytest.mark.parametrize("turn", [1, 3, 6])
def test_a_crop_shows_what_the_focus_is_on_however_the_original_lies(turn, focus, colour):
    stored = painting(1000, 400)
    stored = stored.transpose(STORED[turn]) if STORED[turn] is not None else stored
    data = saved(stored, exif=exif(t274=turn))
    made = rendered(data, framing=Framing(focus=focus))
    squares = [each for each in made if each.crop == "1x1"]
    assert len(squares) == 3
    for each in squares:
        image = opened(each.data)
        assert is_like(image.getpixel((20, 200)), colour)
        assert is_like(image.getpixel((300, 200)), colour)


def test_a_crop_made_by_hand_is_taken_from_the_original_and_never_enlarged():
    image = painting(4000, 1000)
    image.paste(WHITE, (2000, 500, 2400, 800))
    framing = Framing(crops={"4x3": [0.5, 0.5, 0.6, 0.8]})
    made = [each for each in rendered(saved(image), framing=framing) if each.crop == "4x3"]
    assert {(each.width, each.height) for each in made} == {(320, 240)}
    for each in made:
        image = opened(each.data)
        for place in ((3, 3), (316, 3), (160, 120), (3, 236), (316, 236)):
            assert is_like(image.getpixel(place), WHITE)


def test_where_a_picture_was_taken_does_not_reach_readers():
    block = exif(t271="Camera", t315="Secret source")
    block.get_ifd(0x8825).update({1: "N", 2: (37.0, 33.0, 59.0), 3: "E", 4: (126.0, 58.0, 40.0)})
    data = saved(painting(), exif=block, comment=b"Secret source")
    assert opened(data).getexif().get_ifd(0x8825)
    for each in rendered(data):
        image = opened(each.data)
        assert set(image.getexif()) <= EXIF_FOR_JPEG
        assert "comment" not in image.info
        assert not image.getexif().get_ifd(0x8825)
        assert b"Secret source" not in each.data
        assert b"Camera" not in each.data


def test_what_hides_behind_a_picture_is_not_carried_over():
    for each in rendered(saved(painting()) + b"<script>alert(1)</script>"):
        assert b"<script" not in each.data


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_credit_is_in_every_rendition_and_replaces_the_old_one(name):
    old = Credit(creator="Somebody else")
    for each in rendered(saved(painting(500, 350), name), old):
        for again in rendered(each.data, KOREAN):
            assert read_credit(again.data) == KOREAN


def test_a_jpeg_says_its_credit_in_iim_too():
    for each in rendered(saved(painting(1000, 700)), ARABIC):
        told = iim_properties(open_original(each.data))
        if each.format != "jpeg":
            assert not any(told.values())
        else:
            assert told["dc:creator"] == [ARABIC.creator]
            assert told["dc:description"] == {"x-default": ARABIC.description["ar"]}


def test_a_picture_smaller_than_its_credit_is_written_whole():
    long = Credit(creator="김" * 900, description={"ko": "가" * 15_000})
    for each in rendered(saved(painting(1, 1), "PNG"), long):
        assert opened(each.data).size == (1, 1)
        assert read_credit(each.data).creator == long.creator


@pytest.mark.parametrize("data", [b"", b"garbage", png_claiming(50_000, 50_000)])
def test_what_can_not_be_taken_in_can_not_be_rendered(data):
    with pytest.raises(BadPicture):
        rendered(data)
    with pytest.raises(BadPicture):
        dominant_colour(data)


def test_a_truncated_original_makes_no_rendition():
    with pytest.raises(BadPicture):
        rendered(saved(painting(900, 600))[:-3000])


def test_of_a_tiff_with_pages_the_first_is_rendered():
    pages = [Image.new("RGB", (500, 300), BLUE)]
    data = saved(Image.new("RGB", (500, 300), RED), "TIFF", save_all=True, append_images=pages)
    assert opened(data).n_frames == 2
    assert is_like(smallest_jpeg(data).getpixel((40, 130)), RED)
