"""Everything that a picture's file says of itself, as it says it."""

import json

from PIL.ImageFile import ImageFile

from articles.pictures.legacy import exif_properties, iim_properties
from articles.pictures.original import decode, open_original
from articles.pictures.rdf import Value, properties

MAX_RECEIVED = 64 * 1024  # bytes as JSON
MAX_TEXT_RECEIVED = 4000  # characters
# Schemas of the trade; those of programs (edit histories, thumbnails) come after them.
OF_THE_TRADE = ("dc", "photoshop", "xmpRights", "Iptc4xmpCore", "Iptc4xmpExt", "plus", "cc")


def received(data: bytes) -> dict[str, Value]:
    """All properties by the standard's names ("dc:creator"), as JSON can hold them.

    A value is a text, a list, {language tag: text} or {name: value}; properties that nobody here
    knows are kept as they are. What exceeds 64 KiB is left out, the trade's own schemas last;
    the original still has it. Raises BadPicture if the file itself can't be opened.
    """
    told = told_by(open_original(data))
    ordered = sorted(told, key=lambda name: name.split(":")[0] not in OF_THE_TRADE)
    kept, size = {}, 2
    for name in ordered:
        value = _shortened(told[name])
        size += len(json.dumps({name: value}, ensure_ascii=False).encode())
        if size > MAX_RECEIVED:
            break
        kept[name] = value
    return kept


def told_by(picture: ImageFile) -> dict[str, Value]:
    """The properties of an opened picture: XMP is believed before IIM, IIM before EXIF.

    Broken metadata is passed over. A PNG is decoded, since it may say these things at its end.
    """
    if picture.format == "PNG":
        decode(picture, enough=1)
    xmp = properties(picture.info.get("xmp"))
    return exif_properties(picture) | iim_properties(picture) | xmp


def _shortened(value: Value) -> Value:
    if isinstance(value, dict):
        return {name: _shortened(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_shortened(each) for each in value]
    return value[:MAX_TEXT_RECEIVED]
