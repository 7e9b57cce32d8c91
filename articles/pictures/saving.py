"""One image as files: AVIF, WebP and JPEG, with the metadata that each of them holds."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image
from PIL.ExifTags import Base

from articles.pictures.credit import Credit
from articles.pictures.iim import iim
from articles.pictures.xmp import packet

# One thread and no tiles: the bytes are then the same on every machine, and no larger than
# needed. Speed 9 takes an eighth of the default's time for up to an eighth more bytes
# (docs/performance.md).
AVIF = {"quality": 60, "speed": 9, "max_threads": 1, "autotiling": False}
WEBP = {"quality": 78, "method": 4}
JPEG = {"quality": 80, "subsampling": "4:2:0", "progressive": True, "optimize": True}

MIMES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


class Embedded:
    """A credit in the notations of each format, made once for all sizes."""

    def __init__(self, credit: Credit):
        self.xmp = packet(credit)
        self.iim = iim(credit)


def files(image: Image.Image, embedded: Embedded) -> Iterator[tuple[str, bytes]]:
    """(format, bytes) of an RGB or RGBA image in each format; as JPEG it lies on white."""
    yield "avif", _saved(image, "AVIF", xmp=embedded.xmp, **AVIF)
    yield "webp", _saved(image, "WEBP", xmp=embedded.xmp, **WEBP)
    yield "jpeg", jpeg(on_white(image), embedded)


def jpeg(image: Image.Image, embedded: Embedded | None) -> bytes:
    """An RGB image as JPEG, with what is to be embedded where there is anything."""
    told = {"xmp": embedded.xmp, "extra": embedded.iim} if embedded else {}
    return _saved(image, "JPEG", **told, exif=_exif(), **JPEG)


def on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _exif() -> Image.Exif:
    """The four tags that EXIF asks of every JPEG (CIPA DC-008, table 17)."""
    exif = Image.Exif()
    exif[Base.XResolution] = exif[Base.YResolution] = 72.0
    exif[Base.ResolutionUnit] = 2  # inches
    exif[Base.YCbCrPositioning] = 1  # centred
    return exif


def _saved(image: Image.Image, file_format: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()
