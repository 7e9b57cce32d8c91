"""Copies of a photograph are recognised, different photographs are told apart."""

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageOps

from articles import demo
from articles.pictures.intake import inspect
from articles.pictures.likeness import NEAR, distance
from tests.pictures.samples import exif, opened, painting, saved

PHOTOS = sorted((Path(demo.__file__).parent / "photos").glob("*.jpg"))


@pytest.fixture(scope="module")
def photos():
    """Each demo photograph at a third of its size, and its hash."""
    found = {}
    for path in PHOTOS:
        image = Image.open(path)
        image.draft("RGB", (800, 600))
        image.load()
        found[path.stem] = (image, inspect(path.read_bytes()).perceptual_hash)
    return found


def cropped(image, share):
    width, height = image.size
    return image.crop((width * share, height * share, width * (1 - share), height * (1 - share)))


COPIES = {
    "recompressed": lambda image: saved(image, quality=30),
    "a third of its size": lambda image: saved(image.reduce(3)),
    "another format": lambda image: saved(image.reduce(2), "WEBP", quality=50),
    "a little cropped": lambda image: saved(cropped(image, 0.02)),
    "brighter": lambda image: saved(ImageEnhance.Brightness(image).enhance(1.2)),
    "darker": lambda image: saved(ImageEnhance.Brightness(image).enhance(0.8)),
    "more contrast": lambda image: saved(ImageEnhance.Contrast(image).enhance(1.2)),
    "grey": lambda image: saved(image.convert("L")),
    "in few colours": lambda image: saved(
        image.reduce(3).quantize(64, Image.Quantize.FASTOCTREE), "PNG"
    ),
}


@pytest.mark.parametrize("changed", COPIES)
def test_a_copy_is_near(changed, photos):
    far = {
        name: found
        for name, (image, digest) in photos.items()
        if (found := distance(digest, inspect(COPIES[changed](image)).perceptual_hash)) > NEAR
    }
    assert far == {}


def test_different_photographs_are_not_near(photos):
    hashes = {name: digest for name, (_image, digest) in photos.items()}
    assert len(hashes) == 16
    assert all(distance(hashes[a], hashes[b]) > NEAR for a, b in combinations(hashes, 2))


def test_a_mirrored_photograph_is_another_one(photos):
    image, digest = photos["two-dogs"]
    assert distance(digest, inspect(saved(ImageOps.mirror(image))).perceptual_hash) > NEAR


def test_a_hash_has_32_hex_digits_and_no_distance_from_itself():
    digest = inspect(saved(painting())).perceptual_hash
    assert len(digest) == 32
    assert distance(digest, digest) == 0
    assert distance("0" * 32, "f" * 32) == 128


@pytest.mark.parametrize("turn", range(2, 9))
@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_pictures_are_compared_upright(name, turn, photos):
    image, digest = photos["two-dogs"]
    lying = image.reduce(6)
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the transposition that turns undoes
    data = saved(lying.transpose(undo[turn]), name, exif=exif(t274=turn))
    assert distance(digest, inspect(data).perceptual_hash) <= NEAR


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK", "F"])
def test_a_picture_in_any_mode_is_near_its_plain_copy(mode, photos):
    image, digest = photos["two-dogs"]
    small = image.reduce(4)
    other = (
        small.convert("L").convert("I;16").point(lambda grey: grey * 256)
        if mode == "I;16"
        else small.convert(mode)
    )
    data = saved(other, "TIFF" if mode in ("CMYK", "F") else "PNG")
    assert opened(data).mode == mode
    assert distance(digest, inspect(data).perceptual_hash) <= NEAR


def test_what_is_transparent_is_white():
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 32, 64))
    white = Image.new("RGB", (64, 64), "white")
    white.paste((0, 0, 0), (0, 0, 32, 64))
    hashes = [inspect(saved(image, "PNG")).perceptual_hash for image in (clear, white)]
    assert hashes[0] == hashes[1]


def test_a_picture_of_one_pixel_has_a_hash():
    assert len(inspect(saved(Image.new("RGB", (1, 1)), "PNG")).perceptual_hash) == 32
