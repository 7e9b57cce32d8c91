"""Taking in an original: what it is, and every reason not to take it."""

import hashlib
import struct
import subprocess
import sys
from io import BytesIO

import pytest
from django.utils import translation
from PIL import Image, ImageFile, TiffImagePlugin

from articles.pictures import original
from articles.pictures.intake import BadPicture, inspect
from tests.pictures.samples import (
    SIGNATURE,
    exif,
    painting,
    png_chunk,
    png_claiming,
    saved,
    xmp_packet,
)

FORMATS = {
    "JPEG": ("image/jpeg", ".jpg"),
    "PNG": ("image/png", ".png"),
    "WEBP": ("image/webp", ".webp"),
    "AVIF": ("image/avif", ".avif"),
    "TIFF": ("image/tiff", ".tif"),
}


def refusal(data):
    with pytest.raises(BadPicture) as caught, translation.override("en"):
        inspect(data)
    with translation.override("en"):
        return str(caught.value)


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_is_known_by_its_content(name):
    data = saved(painting(), name)
    facts = inspect(data)
    assert (facts.width, facts.height, facts.format) == (320, 200, name)
    assert (facts.mime, facts.extension) == FORMATS[name]
    assert facts.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("turn", [5, 6, 7, 8])
@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_on_its_side_is_measured_upright(name, turn):
    facts = inspect(saved(painting(), name, exif=exif(t274=turn)))
    assert (facts.width, facts.height) == (200, 320)


def test_orientation_behind_the_pixels_of_a_png_counts():
    data = saved(painting(), "PNG")
    turned = png_chunk(b"eXIf", exif(t274=6).tobytes().removeprefix(b"Exif\0\0"))
    assert inspect(data[:-12] + turned + data[-12:]).width == 200


def test_a_nonsense_orientation_is_ignored():
    assert inspect(saved(painting(), exif=exif(t274=77))).width == 320


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_broken_exif_does_not_cost_the_picture():
    data = saved(painting(), exif=b"Exif\0\0MM\0*\xff\xff\xff\xff garbage")
    assert inspect(data).width == 320


def test_a_phones_picture_with_a_second_one_inside_is_a_jpeg():
    data = saved(painting(), "MPO", save_all=True, append_images=[painting(32, 20)])
    assert Image.open(BytesIO(data)).format == "MPO"
    facts = inspect(data)
    assert (facts.format, facts.width) == ("JPEG", 320)


@pytest.mark.parametrize("name", ["PNG", "WEBP", "AVIF", "TIFF"])
def test_of_several_frames_or_pages_the_first_one_counts(name):
    second = painting().transpose(Image.Transpose.ROTATE_180)
    data = saved(painting(), name, save_all=True, append_images=[second])
    assert inspect(data).format == name


def test_endless_pages_are_not_walked(monkeypatch):
    """A hundred thousand empty pages hang behind this file's only picture."""
    data = bytearray(saved(painting(), "TIFF"))
    pages = 100_000
    first = struct.unpack_from("<I", data, 4)[0]
    (entries,) = struct.unpack_from("<H", data, first)
    start = len(data)
    struct.pack_into("<I", data, first + 2 + 12 * entries, start)
    for page in range(1, pages + 1):
        data += struct.pack("<HI", 0, start + 6 * page if page < pages else 0)
    walked = []
    plain_seek = TiffImagePlugin.TiffImageFile._seek

    def counted(picture, frame):
        walked.append(frame)
        plain_seek(picture, frame)

    monkeypatch.setattr(TiffImagePlugin.TiffImageFile, "_seek", counted)
    assert inspect(bytes(data)).width == 320
    assert set(walked) == {0}


def test_an_empty_file_is_refused():
    assert refusal(b"") == "The file is empty."


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        b"%PDF-1.7\n",
        b"<html><img></html>",
        b"GIF89a<script>alert(1)</script>",
        b"\0" * 5000,
        b"RIFF\x10\0\0\0WAVEfmt ",
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    ],
    ids=lambda data: repr(data[:8]),
)
def test_what_is_no_photo_is_refused(data):
    assert refusal(data).startswith("This is not a photo.")


@pytest.mark.parametrize(
    "head",
    [
        b"\xff\xd8\xff\xe0",
        SIGNATURE,
        b"RIFF\x40\0\0\0WEBPVP8 ",
        b"II*\0\x08\0\0\0",
        b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf",
    ],
    ids=FORMATS,
)
def test_garbage_behind_a_pictures_first_bytes_is_refused(head):
    page = b"<html><script>alert(1)</script></html>" * 50
    assert refusal(head + page).startswith("The picture can't be read")


@pytest.mark.parametrize(
    "drawing",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by hand -->\n<SVG:svg/>'.replace(
            b"SVG:", b""
        ),
        '<?xml version="1.0" encoding="UTF-16"?><svg/>'.encode("utf-16"),
    ],
)
def test_an_svg_drawing_is_refused_by_name(drawing):
    assert "SVG" in refusal(drawing)


@pytest.mark.parametrize("brand", [b"heic", b"mif1"])
def test_a_heic_photo_is_told_what_to_do(brand):
    assert "HEIC" in refusal(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0heic" + brand + b"\0" * 100)


def test_a_cameras_raw_file_is_not_taken_for_its_thumbnail():
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[original.NEW_SUBFILE_TYPE] = 1
    assert "raw file" in refusal(saved(painting(), "TIFF", tiffinfo=tags))


@pytest.mark.parametrize("options", [{}, {"progressive": True}], ids=["plain", "progressive"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_jpeg_is_refused(share, options):
    data = saved(Image.effect_noise((900, 600), 60).convert("RGB"), **options)
    assert refusal(data[: int(len(data) * share)]).startswith("The picture can't be read")


@pytest.mark.parametrize("name", ["PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_truncated_file_of_another_format_is_refused(name, share):
    options = {"compression": "tiff_lzw"} if name == "TIFF" else {}
    data = saved(Image.effect_noise((400, 300), 60).convert("RGB"), name, **options)
    assert refusal(data[: int(len(data) * share)]).startswith("The picture can't be read")


def test_a_png_damaged_on_its_way_is_refused():
    data = bytearray(saved(painting(), "PNG"))
    data[-14] ^= 0xFF
    assert refusal(bytes(data)).startswith("The picture can't be read")


def test_a_picture_with_something_behind_it_is_still_that_picture():
    assert inspect(saved(painting()) + b"<script>alert(1)</script>PK\3\4").format == "JPEG"


@pytest.mark.parametrize(
    ("width", "height"), [(50_000, 50_000), (20_001, 10), (10, 20_001), (10_001, 10_000)]
)
def test_too_many_pixels_are_refused_before_decoding(width, height):
    sentence = refusal(png_claiming(width, height))
    assert f"{width} × {height}" in sentence
    assert "100 megapixels" in sentence


def test_a_webp_bomb_is_refused_before_its_canvas_is_made():
    size = (16_382).to_bytes(3, "little") * 2
    head = b"WEBPVP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size
    assert "16383 × 16383" in refusal(b"RIFF" + struct.pack("<I", len(head)) + head)


def test_a_hundred_megapixels_are_within_the_limit():
    data = saved(Image.new("L", (10_000, 10_000)), "PNG", compress_level=1)
    assert inspect(data).width == 10_000


def test_a_file_over_sixty_megabytes_is_refused():
    sentence = refusal(saved(painting()) + b"\0" * original.MAX_BYTES)
    assert "61 MB" in sentence
    assert "60 MB" in sentence


def test_the_sentence_is_found_out_when_it_is_read():
    with pytest.raises(BadPicture) as caught:
        inspect(png_claiming(50_000, 50_000))
    with translation.override("en"):
        assert "50000" in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_pillows_settings_are_left_alone():
    before = (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
    inspect(saved(painting()))
    refusal(png_claiming(50_000, 50_000))
    refusal(saved(painting())[:500])
    assert before == (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_pictures_are_taken_in_without_the_database_or_the_settings():
    program = (
        "import articles.pictures.render, articles.pictures.intake as intake, sys\n"
        "print(intake.inspect(sys.stdin.buffer.read()).width)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=saved(painting(), xmp=xmp_packet("")),
        capture_output=True,
        check=True,
        timeout=60,
        env={},
        cwd=original.__file__.rsplit("/articles/", 1)[0],
    )
    assert done.stdout == b"320\n"
