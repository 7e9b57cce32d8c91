"""The original as it was sent: recognised by its content, held to limits, decoded safely."""

from io import BytesIO
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from PIL import (
    AvifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from articles.pictures.structure import is_sound, needs_too_much_memory, webp_size

MEGABYTE = 1024 * 1024
MAX_BYTES = 60 * MEGABYTE
MAX_MEGAPIXELS = 100
MAX_SIDE = 20_000

ORIENTATION = 0x0112  # EXIF tag 274: the values 5 to 8 lie on their side
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

NEW_SUBFILE_TYPE = 254  # TIFF 6.0: bit 0 says "a smaller copy of another image"
DNG_VERSION = 50706
# Raw files that are no TIFF: Fujifilm, Olympus, Panasonic, Sigma.
RAW_SIGNATURES = (b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"FOVb")
RAW = _("This is a camera's raw file. Develop it and send the picture as a JPEG.")


class Kind(NamedTuple):
    """A format that newsrooms send, the decoder that opens it, and what it may be asked to open.

    Decoders of some formats hold a picture several times over: measured, these limits keep
    taking in a picture below 512 MB of memory.
    """

    mime: str
    extension: str
    opener: type[ImageFile.ImageFile]
    megapixels: int = MAX_MEGAPIXELS
    megabytes: int = MAX_BYTES // MEGABYTE


# Opened by class and not by Image.open: the decoder follows from the content alone, a phone's
# multi-picture JPEG is a JPEG, and Pillow's process-wide pixel limit is neither met nor changed.
KINDS = {
    "JPEG": Kind("image/jpeg", ".jpg", JpegImagePlugin.JpegImageFile),
    "PNG": Kind("image/png", ".png", PngImagePlugin.PngImageFile),
    "WEBP": Kind("image/webp", ".webp", WebPImagePlugin.WebPImageFile, 24),
    "AVIF": Kind("image/avif", ".avif", AvifImagePlugin.AvifImageFile, 40, 16),
    "TIFF": Kind("image/tiff", ".tif", TiffImagePlugin.TiffImageFile),
}


class BadPicture(ValueError):
    """A file that can't be used as a photo; `str()` is a sentence in the reader's language."""

    def __init__(self, sentence, **values):
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return str(self.sentence) % self.values if self.values else str(self.sentence)


def open_original(data: bytes) -> ImageFile.ImageFile:
    """Open a picture without decoding it. Raises BadPicture for what is no photo or too large.

    Only the first picture of an animation or a multi-page file is ever looked at.
    """
    kind = recognised(data)
    if kind == "WEBP":  # its decoder makes room for all pixels when it opens the file
        _refuse_size(kind, *webp_size(data))
    if not is_sound(data, kind):
        raise _damaged()
    picture = opened(data, kind)
    _refuse_size(kind, *picture.size)
    if kind == "JPEG" and needs_too_much_memory(data):
        raise BadPicture(
            _("This JPEG is too large to be stored progressively. Save it without that option.")
        )
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        _refuse_raw(picture, data)
    return picture


def recognised(data: bytes) -> str:
    """The name of the format, one of KINDS, by the file's first bytes. Raises BadPicture."""
    if not data:
        raise BadPicture(_("The file is empty."))
    kind = _kind(data)
    limit = KINDS[kind].megabytes if kind else MAX_BYTES // MEGABYTE
    if len(data) > limit * MEGABYTE:
        raise BadPicture(
            _("The file has %(found)s MB; a picture may have up to %(limit)s MB."),
            found=-(-len(data) // MEGABYTE),
            limit=limit,
        )
    if not kind:
        raise _not_a_photo(data, _brands(data))
    return kind


def _kind(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "TIFF"
    return "AVIF" if _brands(data) & {b"avif", b"avis"} else ""


def opened(data: bytes, kind: str) -> ImageFile.ImageFile:
    """The picture opened with the decoder of `kind`. Raises BadPicture if its header is broken."""
    try:
        return KINDS[kind].opener(BytesIO(data))
    except Image.DecompressionBombError as error:
        raise BadPicture(_("The picture has far too many pixels to be opened.")) from error
    # A hostile header can make a decoder fail with nearly any exception.
    except Exception as error:
        raise _damaged() from error


def decode(picture: ImageFile.ImageFile, enough: int) -> None:
    """Decode all of the file, in place. Raises BadPicture if it is cut off or damaged.

    A JPEG comes out at a half, quarter or eighth of its size where its upright width still has
    1.5 times `enough` pixels; that reads the whole file and saves most of the time and memory.
    """
    try:
        if picture.format == "JPEG":
            width, _height = upright_size(picture.size, orientation(picture))
            share = max(1, width * 2 // (enough * 3))
            picture.draft(None, tuple(max(1, side // share) for side in picture.size))
        picture.load()
    except Exception as error:  # as above: decoders raise what they like
        raise _damaged() from error


def check_sums(data: bytes) -> None:
    """Check what decoding a PNG passes over: its checksums and its end. Raises BadPicture."""
    picture = opened(data, "PNG")
    try:
        picture.verify()
    except Exception as error:
        raise _damaged() from error


def orientation(picture: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 when it is missing or unreadable. Ask after decoding."""
    try:
        value = picture.getexif().get(ORIENTATION, 1)
    except Exception:  # broken EXIF must not cost us the picture
        return 1
    return value if value in TURNS else 1


def upright_size(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Width and height as a viewer sees them; applying it twice gives the stored size again."""
    return size[::-1] if orientation >= 5 else size


def _brands(data: bytes) -> set[bytes]:
    """Major and compatible brands of an ISO base media file (ISO/IEC 14496-12, `ftyp`)."""
    if data[4:8] != b"ftyp":
        return set()
    box = data[8 : min(int.from_bytes(data[:4]), 256)]
    return {box[at : at + 4] for at in range(0, len(box), 4) if at != 4}


def _refuse_raw(picture: TiffImagePlugin.TiffImageFile, data: bytes) -> None:
    """Raw files are TIFFs whose first page is a thumbnail: not what anyone meant to send."""
    try:
        tags = picture.tag_v2
        is_raw = data[8:10] == b"CR" or DNG_VERSION in tags or tags.get(NEW_SUBFILE_TYPE, 0) & 1
    except Exception as error:
        raise _damaged() from error
    if is_raw:
        raise BadPicture(RAW)


def _not_a_photo(data: bytes, brands: set[bytes]) -> BadPicture:
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(b"<") and b"<svg" in head:
        return BadPicture(_("An SVG drawing can't be used as a photo. Export it as PNG first."))
    if data.startswith(RAW_SIGNATURES) or brands & {b"crx "}:
        return BadPicture(RAW)
    if brands & {b"heic", b"heix", b"hevc", b"heim", b"mif1"}:
        return BadPicture(_("HEIC photos can't be read here. Export the photo as JPEG first."))
    return BadPicture(_("This is not a photo. Send a JPEG, PNG, WebP, AVIF or TIFF file."))


def _refuse_size(kind: str, width: int, height: int) -> None:
    megapixels = KINDS[kind].megapixels
    if max(width, height) > MAX_SIDE or width * height > megapixels * 1_000_000:
        raise BadPicture(
            _(
                "The picture measures %(width)s × %(height)s pixels; it may have up to "
                "%(megapixels)s megapixels and %(side)s pixels on a side."
            ),
            width=width,
            height=height,
            megapixels=megapixels,
            side=MAX_SIDE,
        )


def _damaged() -> BadPicture:
    return BadPicture(
        _(
            "The picture can't be read: it is incomplete, damaged or of a rare kind. "
            "Ask for it again, as a JPEG."
        )
    )
