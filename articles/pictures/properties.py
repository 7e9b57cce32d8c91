"""XMP properties and how each is written as RDF: texts, lists, languages and structures."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from articles.pictures.rdf import X_DEFAULT, XML_LANG, tidy

NAMES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}
TAGS = 100  # bytes, generously, of the markup round one item


@dataclass
class Property:
    """One property under its qualified name ("dc:creator").

    `kind` is Seq, Bag or Alt for a list, "" for a single text or structure. `items` are texts,
    for Alt (language, text), for a structure {qualified name: text}. Where a packet is too long,
    items of the highest `spare` leave it, last one first, down to `keep`; 0 never does.
    """

    name: str
    kind: str
    items: list
    spare: int = 0
    keep: int = 0

    @property
    def can_spare(self) -> bool:
        return self.spare > 0 and len(self.items) > self.keep

    def write(self, parent: etree._Element) -> None:
        if not self.items:
            return
        held = etree.SubElement(parent, qualified(self.name))
        if not self.kind:
            _fill(held, self.items[0])
            return
        listed = etree.SubElement(held, qualified(f"rdf:{self.kind}"))
        for item in self.items:
            _fill(etree.SubElement(listed, qualified("rdf:li")), item)


def text(name: str, value: str, spare: int = 0) -> Property:
    return Property(name, "", [value] if value else [], spare)


def structure(name: str, kind: str, fields: dict[str, str], spare: int = 0) -> Property:
    fields = {key: value for key, value in fields.items() if value}
    return Property(name, kind, [fields] if fields else [], spare)


def with_default(languages: dict[str, str]) -> list[tuple[str, str]]:
    """(tag, text) with the default first, as XMP wants it."""
    named = [(tidy(tag), tidy(text)) for tag, text in languages.items() if tag != X_DEFAULT]
    named = [(tag, text) for tag, text in named if tag and text]
    default = tidy(languages.get(X_DEFAULT, "")) or next((text for _, text in named), "")
    return [(X_DEFAULT, default), *named] if default else []


def document(properties: list[Property]) -> bytes:
    """The properties as an x:xmpmeta element in UTF-8; empty ones are left out."""
    root = etree.Element(qualified("x:xmpmeta"), nsmap={"x": NAMES["x"]})
    rdf = etree.SubElement(root, qualified("rdf:RDF"), nsmap={"rdf": NAMES["rdf"]})
    names = {part.split(":")[0] for each in properties for part in _names(each)}
    spaces = {prefix: uri for prefix, uri in NAMES.items() if prefix in names}
    about = etree.SubElement(rdf, qualified("rdf:Description"), nsmap=spaces)
    about.set(qualified("rdf:about"), "")
    for each in properties:
        each.write(about)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def room(item: str | tuple[str, str] | dict[str, str]) -> int:
    """At least the bytes that an item takes in a document."""
    if isinstance(item, dict):
        return TAGS + sum(room((name, value)) for name, value in item.items())
    texts = item if isinstance(item, tuple) else (item,)
    return TAGS + sum(len(escape(each).encode()) for each in texts)


def qualified(name: str) -> str:
    """ "dc:rights" as lxml names it."""
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def _names(written: Property) -> list[str]:
    if not written.items:
        return []
    inner = [key for item in written.items if isinstance(item, dict) for key in item]
    return [written.name, *inner]


def _fill(element: etree._Element, item: str | tuple[str, str] | dict[str, str]) -> None:
    if isinstance(item, dict):
        element.set(qualified("rdf:parseType"), "Resource")
        for name, value in item.items():
            etree.SubElement(element, qualified(name)).text = value
    elif isinstance(item, tuple):
        language, element.text = item
        element.set(XML_LANG, language)
    else:
        element.text = item
