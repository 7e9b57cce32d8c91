"""The sizes and formats that readers get, each carrying the picture's credit."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageFile

from articles.pictures.credit import Credit
from articles.pictures.framing import CENTRED, Cut, Framing, cuts
from articles.pictures.original import TURNS, decode, open_original, orientation, upright_size
from articles.pictures.saving import MIMES, Embedded, files, on_white

GAP = 2.0  # first shrink by whole pixels to twice the size, then resample: faster, looks the same
SWATCH = 64  # pixels: wide enough to find a picture's commonest colour


@dataclass(frozen=True)
class Rendition:
    """One size and format of a photo; `format` is avif, webp or jpeg, `data` the file's bytes.

    `crop` is "" for the whole picture, else the crop's ratio: "16x9", "4x3", "1x1" or "3x4".
    """

    width: int
    height: int
    format: str
    mime: str
    data: bytes
    crop: str = ""


def renditions(data: bytes, credit: Credit, framing: Framing = CENTRED) -> Iterator[Rendition]:
    """AVIF, WebP and JPEG of each size: upright, in sRGB, with the credit and nothing else.

    The whole picture comes first, then each crop, all of them largest first; the original is
    decoded once. Raises BadPicture.
    """
    image, wanted = _master(data, framing)
    embedded = Embedded(credit)
    for cut in wanted:
        part, box = image, _pixels(cut.box, image.size)
        for size in cut.sizes:
            if (part.size, box) != (size, (0, 0, *size)):
                part = part.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=GAP)
            for name, file in files(part, embedded):
                yield Rendition(*size, name, MIMES[name], file, cut.crop)
            box = (0, 0, *size)


def dominant_colour(data: bytes) -> str:
    """The commonest colour as "#rrggbb", to fill a picture's place while it loads.

    Cheapest when given the smallest rendition. Raises BadPicture.
    """
    picture = open_original(data)
    decode(picture, enough=SWATCH)
    image = on_white(_developed(picture, (SWATCH, SWATCH))).quantize(8)
    _, index = max(image.getcolors())
    return "#{:02x}{:02x}{:02x}".format(*image.getpalette()[3 * index : 3 * index + 3])


def _master(data: bytes, framing: Framing) -> tuple[Image.Image, list[Cut]]:
    """The picture, no larger than all that is cut from it asks, and the cuts."""
    picture = open_original(data)
    full = picture.size
    # A JPEG says how it lies before it is decoded, and can be decoded smaller; a PNG may say it
    # only behind its pixels.
    wanted = cuts(*upright_size(full, orientation(picture)), framing)
    decode(picture, enough=max(cut.whole_width for cut in wanted))
    width, height = upright_size(full, orientation(picture))
    wanted = list(cuts(width, height, framing))
    wide = max(cut.whole_width for cut in wanted)
    high = max(wanted[0].sizes[0][1], round(height * wide / width))
    return _developed(picture, (wide, high)), wanted


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


def _pixels(
    box: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    return box[0] * size[0], box[1] * size[1], box[2] * size[0], box[3] * size[1]
