"""Pictures made for the tests, and pieces of metadata put together by hand."""

import json
import shutil
import struct
import subprocess
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def painting(width=320, height=200, mode="RGB"):
    """Red on the left, blue on the right, with a white bar along the top."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill=BLUE)
    draw.rectangle((0, 0, width, height // 10), fill=WHITE)
    return image.convert(mode)


def saved(image, file_format="JPEG", **options):
    file = BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def is_like(pixel, colour):
    """Equal but for what lossy compression does."""
    return all(abs(a - b) < 30 for a, b in zip(pixel[:3], colour, strict=True))


def exif(**tags):
    """An EXIF block by tag number, as `exif(t274=6)`; text may be bytes of any encoding."""
    block = Image.Exif()
    for name, value in tags.items():
        block[int(name[1:])] = value
    return block


def png_chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_claiming(width, height):
    """A few bytes that say they are a picture of that size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return (
        SIGNATURE
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def iim_segment(*sets):
    """A JPEG's APP13 segment with the given (record, number, bytes)."""
    record = b"".join(struct.pack(">BBBH", 0x1C, *place, len(raw)) + raw for *place, raw in sets)
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record
    segment = b"Photoshop 3.0\0" + resource + b"\0" * (len(record) % 2)
    return b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment


def xmp_packet(properties, attributes=""):
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        f" {attributes}>{properties}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def told_by_exiftool(files, folder, *options):
    """What exiftool, written by others, says of each file: {name: {group and tag: value}}."""
    if not shutil.which("exiftool"):
        pytest.skip("exiftool is not installed: its verdict on the metadata was left out.")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    program = ["exiftool", "-j", "-G1", "-a", "-struct", "-lang", "en", *options, *sorted(files)]
    done = subprocess.run(program, cwd=folder, capture_output=True, check=True, timeout=60)
    return {each["SourceFile"]: each for each in json.loads(done.stdout)}
