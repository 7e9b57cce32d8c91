"""Whether two pictures look alike, whatever their size, format and compression."""

import dhash
from PIL import Image

from articles.pictures.original import TURNS, orientation

# Bits of 128. Measured on the demo photographs: a copy that was recompressed, resized, brightened
# or made grey differs in up to 14, one that lost a fiftieth of each side in up to 18; two different
# photographs in 46 at least.
NEAR = 24

SIDE = 8  # differences in each direction
SMALL = 32 * SIDE  # pixels; a picture is made so small first, which is quick in any mode


def perceptual_hash(picture: Image.Image) -> str:
    """32 hex digits that say where a decoded picture, upright, grows lighter to the right and down.

    Pictures without any shades have a hash as well: all of those are alike.
    """
    image = _grey(picture)
    turn = orientation(picture)
    if turn in TURNS:
        image = image.transpose(TURNS[turn])
    image = image.resize((SIDE + 1, SIDE + 1), Image.Resampling.LANCZOS)
    return dhash.format_hex(*dhash.dhash_row_col(list(image.tobytes()), SIDE), SIDE)


def distance(one: str, other: str) -> int:
    """In how many of the 128 bits two hashes differ; up to NEAR the pictures look alike."""
    return dhash.get_num_bits_different(int(one, 16), int(other, 16))


def _grey(picture: Image.Image) -> Image.Image:
    """A small copy in 8-bit grey, on white where it is transparent."""
    size = tuple(min(side, SMALL) for side in picture.size)
    if picture.mode in ("L", "RGB", "CMYK", "YCbCr") and not picture.has_transparency_data:
        return picture.resize(size, Image.Resampling.BOX, reducing_gap=1.0).convert("L")
    # Palettes, masks and deep greys can't be averaged, and converting all of a picture costs more.
    image = picture.resize(size, Image.Resampling.NEAREST)
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        low, high = image.convert("F").getextrema()
        scale = 255 / (high - low) if high > low else 0
        return image.convert("F").point(lambda grey: grey * scale - low * scale).convert("L")
    if not image.has_transparency_data:
        return image.convert("L")
    image = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("L")
