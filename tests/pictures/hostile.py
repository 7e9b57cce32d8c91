"""Files made to hurt whoever opens them, small as they are."""

import gzip
import struct
import zlib

from PIL import Image

from tests.pictures.samples import (
    exif,
    iim_segment,
    painting,
    png_chunk,
    png_claiming,
    saved,
    xmp_packet,
)

BOMB = zlib.compress(b"\0" * 50_000_000)
PAGE = b"<html><script>alert(1)</script></html>"
ARCHIVE = b"PK\x03\x04" + b"\0" * 26 + b"PK\x05\x06" + b"\0" * 18
LAUGHS = b"<!DOCTYPE a [<!ENTITY l0 'ha'>%s]>" % b"".join(
    b"<!ENTITY l%d '%s'>" % (number, b"&l%d;" % (number - 1) * 10) for number in range(1, 12)
)


def jpeg_with(segments):
    data = saved(painting())
    return data[:2] + segments + data[2:]


def segment(marker, body=b""):
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg_claiming(width, height, **options):
    data = bytearray(saved(painting(), **options))
    at = data.index(b"\xff\xc2" if options.get("progressive") else b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, height, width)
    return bytes(data)


def jpeg_of_many_scans(count):
    data = saved(painting(), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * count + data[-2:]


def png_with(chunks):
    data = saved(painting(), "PNG")
    return data[:33] + chunks + data[33:]


def webp_with(name, body):
    data = saved(painting(), "WEBP", exif=exif(t315="x"))
    data = data[: data.index(b"EXIF")] + name + struct.pack("<I", len(body)) + body
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def webp_claiming(width, height):
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + size


def avif_claiming(width, height):
    data = bytearray(saved(painting(), "AVIF"))
    struct.pack_into(">II", data, data.index(b"ispe") + 8, width, height)
    return bytes(data)


def tiff(data=b"\0" * 100, **tags):
    """A grey TIFF of 10 × 10 pixels, its tags overridden by number: t256=(type, count, value)."""
    directory = {
        256: (4, 1, 10),
        257: (4, 1, 10),
        258: (3, 1, 8),
        259: (3, 1, 1),
        262: (3, 1, 1),
        273: (4, 1, 8),
        277: (3, 1, 1),
        278: (4, 1, 10),
        279: (4, 1, len(data)),
    } | {int(name[1:]): value for name, value in tags.items()}
    entries = b"".join(struct.pack("<HHLL", tag, *directory[tag]) for tag in sorted(directory))
    head = struct.pack("<H", len(directory))
    return b"II*\0" + struct.pack("<L", 8 + len(data)) + data + head + entries + b"\0" * 4


def looping_tiff():
    data = tiff()
    return data[:-4] + data[4:8]


def tiff_of_many_pages(count):
    data = bytearray(tiff())
    start = len(data)
    struct.pack_into("<I", data, start - 4, start)
    for page in range(1, count + 1):
        data += struct.pack("<HI", 0, start + 6 * page if page < count else 0)
    return bytes(data)


def xmp(body):
    return saved(painting(), "WEBP", xmp=xmp_packet(body))


CANT_BE_READ = "The picture can't be read"
NO_PHOTO = "This is not a photo"
PIXELS = "The picture measures"

# What is refused: how its sentence begins, and the file.
REFUSED = {
    "nothing": ("The file is empty", lambda: b""),
    "truncated": (CANT_BE_READ, lambda: saved(painting(900, 600))[:-400]),
    "a page called jpg": (NO_PHOTO, lambda: PAGE),
    "a page with a picture's head": (CANT_BE_READ, lambda: b"\xff\xd8\xff\xe0" + PAGE * 50),
    "half a picture with a page": (CANT_BE_READ, lambda: saved(painting(900, 600))[:2000] + PAGE),
    "half a picture with an archive": (
        CANT_BE_READ,
        lambda: saved(Image.effect_noise((300, 300), 60), "PNG")[:5000] + ARCHIVE,
    ),
    "an archive": (NO_PHOTO, lambda: ARCHIVE),
    "svg": ("An SVG drawing", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "svg that laughs": ("An SVG drawing", lambda: LAUGHS + b"<svg>&l11;</svg>"),
    "svgz": (NO_PHOTO, lambda: gzip.compress(b"<svg/>")),
    "gif": (NO_PHOTO, lambda: saved(painting(mode="P"), "GIF")),
    "bmp": (NO_PHOTO, lambda: saved(painting(), "BMP")),
    "pdf": (NO_PHOTO, lambda: b"%PDF-1.7\n" + saved(painting())),
    "heic": ("HEIC photos", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99),
    "canon raw": ("This is a camera's raw", lambda: b"\0\0\0\x18ftypcrx \0\0\0\1crx isom"),
    "fuji raw": ("This is a camera's raw", lambda: b"FUJIFILMCCD-RAW 0201" + b"\0" * 99),
    "nikon raw": ("This is a camera's raw", lambda: tiff(t254=(4, 1, 1))),
    "png of 40,000": (PIXELS, lambda: png_claiming(40_000, 40_000)),
    "jpeg of 40,000": (PIXELS, lambda: jpeg_claiming(40_000, 40_000)),
    "webp of 16,383": (PIXELS, lambda: webp_claiming(16_383, 16_383)),
    "avif of 40,000": ("The picture", lambda: avif_claiming(40_000, 40_000)),
    "tiff of 40,000": (PIXELS, lambda: tiff(t256=(4, 1, 40_000), t257=(4, 1, 40_000))),
    "webp of 30 megapixels": (PIXELS, lambda: webp_claiming(6000, 5000)),
    "progressive jpeg of 100 megapixels": (
        "This JPEG is too large",
        lambda: jpeg_claiming(10_000, 10_000, progressive=True, subsampling=0),
    ),
    "jpeg of many scans": (CANT_BE_READ, lambda: jpeg_of_many_scans(100)),
    "jpeg of empty segments": (CANT_BE_READ, lambda: jpeg_with(segment(0xE1) * 30_000)),
    "jpeg of filling": (CANT_BE_READ, lambda: jpeg_with(b"\xff" * 100_000)),
    "jpeg of junk": (CANT_BE_READ, lambda: jpeg_with(segment(0xFE) + b"\0" * 100_000)),
    "jpeg of much exif": (
        CANT_BE_READ,
        lambda: jpeg_with(segment(0xE1, b"Exif\0\0" + b"\0" * 60_000) * 9),
    ),
    "jpeg of empty resources": (
        CANT_BE_READ,
        lambda: jpeg_with(segment(0xED, b"Photoshop 3.0\0" + b"8BIM\4\5\0\0\0\0\0\0" * 5000)),
    ),
    "png of empty chunks": (CANT_BE_READ, lambda: png_with(png_chunk(b"IDAT", b"") * 30_000)),
    "png of notes": (CANT_BE_READ, lambda: png_with(png_chunk(b"tEXt", b"a\0b") * 3000)),
    "png with a bomb in zTXt": (
        CANT_BE_READ,
        lambda: png_with(png_chunk(b"zTXt", b"a\0\0" + BOMB)),
    ),
    "png with a bomb in iTXt": (
        CANT_BE_READ,
        lambda: png_with(png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + BOMB)),
    ),
    "png with a bomb in iCCP": (
        CANT_BE_READ,
        lambda: png_with(png_chunk(b"iCCP", b"a\0\0" + BOMB)),
    ),
    "png with many small bombs": (
        CANT_BE_READ,
        lambda: png_with(png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 1_000_000)) * 100),
    ),
    "png of much exif": (CANT_BE_READ, lambda: png_with(png_chunk(b"eXIf", b"\0" * 2_000_000))),
    "webp of much exif": (CANT_BE_READ, lambda: webp_with(b"EXIF", b"\0" * 2_000_000)),
    "webp of empty chunks": (
        CANT_BE_READ,
        lambda: webp_with(b"ABCD", b"") + b"ABCD\0\0\0\0" * 2000,
    ),
    "tiff of many tags": (
        CANT_BE_READ,
        lambda: b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0" + struct.pack("<Q", 10**9) + b"\0" * 999,
    ),
    "tiff of many strips": (
        CANT_BE_READ,
        lambda: tiff(t273=(4, 1_000_000, 8), t279=(4, 1_000_000, 8)),
    ),
    "tiff of one huge tile": (
        CANT_BE_READ,
        lambda: tiff(
            BOMB,
            t259=(3, 1, 8),
            t322=(4, 1, 19_984),
            t323=(4, 1, 19_984),
            t324=(4, 1, 8),
            t325=(4, 1, len(BOMB)),
        ),
    ),
    "tiff of one huge strip": (
        CANT_BE_READ,
        lambda: tiff(
            BOMB,
            t256=(4, 1, 9990),
            t257=(4, 1, 9990),
            t259=(3, 1, 8),
            t277=(3, 1, 3),
            t278=(4, 1, 9990),
        ),
    ),
}

# What is a picture all the same: whatever hangs on it does nothing.
HARMLESS = {
    "a page behind a picture": lambda: saved(painting()) + PAGE,
    "an archive behind a picture": lambda: saved(painting(), "PNG") + ARCHIVE,
    "a page inside a picture": lambda: jpeg_with(segment(0xFE, PAGE)),
    "a loop of pages": looping_tiff,
    "thousands of pages": lambda: tiff_of_many_pages(5000),
    "a bomb of a picture": lambda: saved(Image.new("1", (10_000, 9000)), "PNG", compress_level=1),
    "xmp that laughs": lambda: saved(painting(), xmp=LAUGHS + xmp_packet("&l11;")),
    "deep xmp": lambda: xmp("<a>" * 100_000 + "</a>" * 100_000),
    "endless xmp": lambda: xmp("<dc:title>" + "x" * 5_000_000 + "</dc:title>"),
    "xmp of many properties": lambda: xmp("<dc:title>x</dc:title>" * 40_000),
    "xmp of many attributes": lambda: xmp(
        "<dc:title {}/>".format(" ".join(f'dc:a{number}="x"' for number in range(40_000)))
    ),
    "xmp of many schemas": lambda: xmp(
        "".join(f'<p{n}:a xmlns:p{n}="urn:{n}">x</p{n}:a>' for n in range(20_000))
    ),
    "iim of many sets": lambda: saved(painting(), extra=iim_segment(*[(2, 25, b"")] * 12_000)),
    "iim that lies about its length": lambda: saved(
        painting(), extra=segment(0xED, b"Photoshop 3.0\x008BIM\4\4\0\0\x7f\xff\xff\xff\x1c")
    ),
}
