"""What a picture's file said of itself, for reading."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.languages import languages
from articles.pictures.rdf import X_DEFAULT

PLACE = pgettext_lazy("where a photo was taken", "place")

# The standard's names, as Photo.received has them, in the order of reading.
LABELS = {
    "dc:creator": _("creator"),
    "photoshop:Credit": _("credit line"),
    "photoshop:Source": _("source"),
    "dc:rights": _("copyright notice"),
    "xmpRights:UsageTerms": _("usage terms"),
    "xmpRights:WebStatement": _("web address of the terms"),
    "plus:Licensor": _("licensor"),
    "photoshop:Headline": _("headline"),
    "dc:description": _("description"),
    "Iptc4xmpCore:AltTextAccessibility": _("alt text"),
    "Iptc4xmpCore:ExtDescrAccessibility": _("long description"),
    "dc:subject": _("keywords"),
    "Iptc4xmpExt:PersonInImage": _("persons shown"),
    "photoshop:DateCreated": _("taken on"),
    "Iptc4xmpCore:Location": PLACE,
    "photoshop:City": PLACE,
    "photoshop:State": PLACE,
    "photoshop:Country": PLACE,
    "Iptc4xmpExt:LocationCreated": PLACE,
    "Iptc4xmpExt:LocationShown": PLACE,
    "Iptc4xmpCore:CreatorContactInfo": _("contact"),
    "Iptc4xmpExt:DigitalSourceType": _("how it was made"),
    "plus:DataMining": _("text and data mining"),
}


@dataclass
class Line:
    """One thing said: `tag` is the language that it is in, "" where that is unknown."""

    label: str
    text: str
    tag: str = ""
    direction: str = "auto"


def told(photo):
    """A Line for each text; what has no name here keeps the file's own."""
    lines = []
    for name in sorted(photo.received, key=_place):
        lines += _lines(str(LABELS.get(name, name)), photo.received[name])
    return lines


def _lines(label, value):
    if isinstance(value, dict) and not _is_structure(value):
        for tag, text in value.items():
            # What is said in a language as well need not be read twice.
            if text and (tag != X_DEFAULT or list(value.values()).count(text) == 1):
                spoken = {here.tag.lower(): here for here in languages()}.get(tag.lower())
                direction = spoken.direction if spoken else "auto"
                yield Line(label, str(text), spoken.tag if spoken else "", direction)
    elif text := _plain(value):
        yield Line(label, text)


def _is_structure(value):
    """Whether a dict has the standard's names ("Iptc4xmpExt:City") for keys, and no languages."""
    return any(":" in name for name in value)


def _plain(value):
    if isinstance(value, dict) and _is_structure(value):
        named = ((name.partition(":")[2] or name, _plain(part)) for name, part in value.items())
        return "\n".join(f"{name}: {part}" for name, part in named if part)
    if isinstance(value, dict):
        value = list(dict.fromkeys(value.values()))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_plain, value)))
    return "" if value is None else str(value)


def _place(name):
    order = list(LABELS)
    return (order.index(name) if name in order else len(order), name)
