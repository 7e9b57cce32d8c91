"""The sizes and formats that readers get, each carrying the picture's credit."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageFile

from articles.pictures.credit import Credit
from articles.pictures.iim import iim
from articles.pictures.original import TURNS, decode, open_original, orientation, upright_size
from articles.pictures.xmp import packet

WIDTHS = (320, 480, 640, 960, 1280, 1600)
MAX_WEBP_SIDE = 16_383  # RFC 9649: a WebP bitstream has 14 bits for each side

WEBP = {"quality": 78, "method": 4}
JPEG = {"quality": 80, "subsampling": "4:2:0", "progressive": True, "optimize": True}

GAP = 2.0  # first shrink by whole pixels to twice the size, then resample: faster, looks the same
SWATCH = 64  # pixels: wide enough to find a picture's commonest colour


@dataclass(frozen=True)
class Rendition:
    """One size and format of a photo; `format` is webp or jpeg, `data` the file's bytes."""

    width: int
    height: int
    format: str
    mime: str
    data: bytes


def sizes(width: int, height: int) -> list[tuple[int, int]]:
    """(width, height) of each rendition, smallest first, for an upright original of that size.

    Never wider than the original, and never empty: a narrow original keeps its own width.
    """
    tallest = width * MAX_WEBP_SIDE // height
    widest = max(1, min(width, tallest))
    widths = [each for each in WIDTHS if each <= widest] or [widest]
    return [(each, max(1, min(MAX_WEBP_SIDE, round(height * each / width)))) for each in widths]


def renditions(data: bytes, credit: Credit) -> Iterator[Rendition]:
    """WebP and JPEG of each size, largest first: upright, in sRGB, with the credit and no GPS.

    The original is decoded once; it carries nothing else over. Raises BadPicture.
    """
    picture = open_original(data)
    full = picture.size
    decode(picture, enough=WIDTHS[-1])
    wanted = sizes(*upright_size(full, orientation(picture)))[::-1]
    image = _developed(picture, wanted[0])
    embedded = packet(credit)
    segment = iim(credit)
    for size in wanted:
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=GAP)
        file = _saved(image, "WEBP", xmp=embedded, **WEBP)
        yield Rendition(*size, "webp", "image/webp", file)
        file = _saved(_on_white(image), "JPEG", xmp=embedded, extra=segment, **JPEG)
        yield Rendition(*size, "jpeg", "image/jpeg", file)


def dominant_colour(data: bytes) -> str:
    """The commonest colour as "#rrggbb", to fill a picture's place while it loads.

    Cheapest when given the smallest rendition. Raises BadPicture.
    """
    picture = open_original(data)
    decode(picture, enough=SWATCH)
    image = _on_white(_developed(picture, (SWATCH, SWATCH))).quantize(8)
    _, index = max(image.getcolors())
    return "#{:02x}{:02x}{:02x}".format(*image.getpalette()[3 * index : 3 * index + 3])


def _developed(picture: ImageFile.ImageFile, size: tuple[int, int]) -> Image.Image:
    """The decoded picture at an upright size, RGB or RGBA in sRGB, with no metadata left.

    It is made small first: colours and turning then cost a fraction.
    """
    profile = picture.info.get("icc_profile")
    turn = orientation(picture)
    image = _continuous(picture)
    stored = upright_size(size, turn)
    if image.size != stored:
        image = image.resize(stored, Image.Resampling.LANCZOS, reducing_gap=GAP)
    image = _in_srgb(image, profile)
    if turn in TURNS:
        image = image.transpose(TURNS[turn])
    image.info = {}  # Pillow would write a JPEG's comment again
    return image


def _continuous(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be resampled: L, LA, RGB, RGBA or CMYK, 8 bits each."""
    if picture.mode in ("L", "RGB", "CMYK") and not picture.has_transparency_data:
        return picture
    if picture.mode in ("LA", "RGBA"):
        return picture
    if picture.mode in ("1", "I", "F") or picture.mode.startswith("I;16"):
        return _eight_bits(picture)
    if picture.mode == "L":
        return picture.convert("LA")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Greys of 1, 16 or 32 bits as 8; for 32 bits the darkest becomes black, the lightest white."""
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda grey: grey * (255 / 65535)).convert("L")
    low, high = picture.getextrema()
    scale = 255 / (high - low) if high > low else 0
    return picture.convert("F").point(lambda grey: grey * scale - low * scale).convert("L")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    colour = image.convert(image.mode.removesuffix("A"))
    if profile:
        colour = _converted(colour, profile)
    colour = colour.convert("RGB")
    if alpha and alpha.getextrema()[0] < 255:
        colour.putalpha(alpha)
    return colour


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """The image in sRGB; as it was, if the profile is broken or made for other channels."""
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _saved(image: Image.Image, file_format: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()
