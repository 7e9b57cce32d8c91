"""What a picture's file said of itself, for reading."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.languages import languages
from articles.pictures.rdf import X_DEFAULT

# Properties by the standard's names, as Photo.received has them, in the order of reading.
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
    "Iptc4xmpCore:Location": _("place"),
    "photoshop:City": _("place"),
    "photoshop:State": _("place"),
    "photoshop:Country": _("place"),
    "Iptc4xmpExt:LocationCreated": _("place"),
    "Iptc4xmpExt:LocationShown": _("place"),
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
    """A Line for each text; what has no name here keeps the standard's, and comes last."""
    lines = []
    for name in sorted(photo.received, key=_place):
        label = str(LABELS.get(name, name))
        lines += [Line(label, text, *spoken) for text, spoken in _texts(photo.received[name])]
    return lines


def _texts(value):
    """(text, (tag, direction)) of each language of a text, else of the whole value."""
    if not _is_in_languages(value):
        if text := _flat(value):
            yield text, ()
        return
    for tag, text in value.items():
        # What is said in a language as well need not be read twice.
        if tag != X_DEFAULT or list(value.values()).count(text) == 1:
            yield str(text), _spoken(tag)


def _is_in_languages(value):
    """Whether it is a text in languages; the parts of a structure have prefixed names."""
    return isinstance(value, dict) and not any(":" in name for name in value)


def _flat(value):
    if isinstance(value, dict):
        value = value.values()
    elif isinstance(value, str):
        return value
    return ", ".join(dict.fromkeys(filter(None, map(_flat, value))))


def _spoken(tag):
    known = {here.tag.lower(): (here.tag, here.direction) for here in languages()}
    return known.get(tag.lower(), ())


def _place(name):
    order = list(LABELS)
    return (order.index(name) if name in order else len(order), name)
