"""Colour: transparency, profiles and modes all end as sRGB, and a picture has one main colour."""

import re

import pytest
from PIL import Image, ImageCms, ImageDraw

from articles.pictures.credit import Credit
from articles.pictures.framing import Framing
from articles.pictures.render import dominant_colour, renditions
from tests.pictures.samples import BLUE, RED, WHITE, is_like, opened, painting, saved


def rendered(data):
    return list(renditions(data, Credit(), Framing(may_crop=False)))


def smallest_jpeg(data):
    return opened(rendered(data)[-1].data)


def test_a_transparent_picture_lies_on_white_as_jpeg_and_stays_clear_elsewhere():
    image = painting(470, 282, "RGBA")
    image.paste((0, 0, 0, 0), (250, 0, 500, 300))
    avif, webp, jpeg = rendered(saved(image, "PNG"))
    assert opened(avif.data).getpixel((266, 133))[3] == 0
    assert opened(webp.data).getpixel((266, 133))[3] == 0
    assert is_like(opened(jpeg.data).getpixel((266, 133)), WHITE)
    assert is_like(opened(jpeg.data).getpixel((40, 133)), RED)


def test_a_needless_alpha_channel_is_dropped():
    for each in rendered(saved(painting(470, 282, "RGBA"), "PNG")):
        assert opened(each.data).mode == "RGB"


@pytest.mark.parametrize(
    ("image", "name"),
    [
        (painting(470, 282, "L"), "JPEG"),
        (painting(470, 282, "CMYK"), "JPEG"),
        (painting(470, 282, "1"), "PNG"),
        (painting(470, 282, "P"), "PNG"),
        (painting(470, 282, "LA"), "PNG"),
        (
            painting(470, 282, "L").convert("I").point(lambda grey: grey * 257).convert("I;16"),
            "PNG",
        ),
        (painting(470, 282, "L").convert("I;16").point(lambda grey: grey * 257), "TIFF"),
        (painting(470, 282, "L").convert("I").point(lambda grey: grey * 1000), "TIFF"),
        (painting(470, 282, "L").convert("F").point(lambda grey: grey / 255), "TIFF"),
        (painting(470, 282, "YCbCr"), "TIFF"),
    ],
    ids=["L", "CMYK", "1", "P", "LA", "PNG16", "TIFF16", "I", "F", "YCbCr"],
)
def test_every_kind_of_colour_becomes_rgb(image, name):
    jpeg = smallest_jpeg(saved(image, name))
    assert jpeg.mode == "RGB"
    assert is_like(jpeg.getpixel((160, 6)), WHITE)
    assert not is_like(jpeg.getpixel((266, 133)), WHITE)


def test_a_palette_with_a_transparent_colour_keeps_it():
    image = Image.new("P", (470, 282), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    ImageDraw.Draw(image).rectangle((235, 0, 470, 282), fill=1)
    avif, webp, jpeg = rendered(saved(image, "PNG", transparency=1))
    assert opened(avif.data).mode == opened(webp.data).mode == "RGBA"
    assert is_like(opened(jpeg.data).getpixel((266, 133)), WHITE)


def test_a_picture_in_cie_lab_comes_out_in_its_colours():
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    image = ImageCms.profileToProfile(painting(470, 282), srgb, lab, outputMode="LAB")
    assert is_like(smallest_jpeg(saved(image, "TIFF")).getpixel((40, 133)), RED)


def test_a_profile_changes_the_colours_once_and_is_not_sent_along():
    swapped = swapped_red_and_blue()
    data = saved(painting(470, 282), icc_profile=swapped)
    for each in rendered(data):
        image = opened(each.data).convert("RGB")
        assert is_like(image.getpixel((40, 133)), BLUE)
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("profile", [b"garbage", b"\0" * 500], ids=["garbage", "zeros"])
def test_a_broken_profile_leaves_the_colours_as_they_are(profile):
    image = smallest_jpeg(saved(painting(470, 282), icc_profile=profile))
    assert is_like(image.getpixel((40, 133)), RED)


def test_a_profile_for_other_channels_leaves_the_colours_as_they_are():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = smallest_jpeg(saved(painting(470, 282, "L"), icc_profile=profile))
    assert is_like(image.getpixel((160, 6)), WHITE)


def swapped_red_and_blue():
    """The sRGB profile with the names of its red and blue primaries exchanged."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")


def test_the_dominant_colour_is_the_commonest_one():
    image = Image.new("RGB", (900, 600), BLUE)
    image.paste(RED, (0, 0, 300, 600))
    colour = dominant_colour(saved(image))
    assert re.fullmatch("#[0-9a-f]{6}", colour)
    assert is_like(bytes.fromhex(colour[1:]), BLUE)
    assert dominant_colour(saved(Image.new("RGBA", (9, 9)), "PNG")) == "#ffffff"
