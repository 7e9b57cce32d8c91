"""What a picture's file said of itself, for reading."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.languages import languages

# The names that Photo.received uses, in the order of reading.
LABELS = {
    "creator": _("creator"),
    "credit_line": _("credit line"),
    "source": _("source"),
    "copyright_notice": _("copyright notice"),
    "rights": _("copyright notice"),
    "usage_terms": _("usage terms"),
    "web_statement": _("web address of the terms"),
    "licensor_name": _("licensor"),
    "licensor_url": _("licensor’s web address"),
    "headline": _("headline"),
    "description": _("description"),
    "alt_text": _("alt text"),
    "long_description": _("long description"),
    "keywords": _("keywords"),
    "persons": _("persons shown"),
    "date_created": _("taken on"),
    "location": _("place"),
    "contact": _("contact"),
    "digital_source_type": _("how it was made"),
    "data_mining": _("text and data mining"),
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
    if isinstance(value, dict):
        for tag, text in value.items():
            if text:
                spoken = {here.tag.lower(): here for here in languages()}.get(tag.lower())
                direction = spoken.direction if spoken else "auto"
                tag = spoken.tag if spoken else ""
                yield Line(label, str(text), tag, direction)
    elif isinstance(value, list | tuple):
        if value:
            yield Line(label, ", ".join(map(str, value)))
    elif value not in ("", None):
        yield Line(label, str(value))


def _place(name):
    order = list(LABELS)
    return (order.index(name) if name in order else len(order), name)
