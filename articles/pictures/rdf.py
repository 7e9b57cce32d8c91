"""An XMP packet as plain values: text, lists, structures and texts by language.

ISO 16684-1 allows several notations for one value (attributes, elements, rdf:Description,
rdf:parseType="Resource", rdf:resource, rdf:value); here they all come out the same.
"""

import re
from collections.abc import Iterable

from lxml import etree

type Value = str | list[Value] | dict[str, Value]

X_DEFAULT = "x-default"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

# The prefixes by which the standards name their properties, whatever a packet calls them.
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://creativecommons.org/ns#": "cc",
}

MAX_PACKET = 1024 * 1024  # bytes; packets of the trade have a few thousand
MAX_PROPERTIES = 500
MAX_ITEMS = 200
MAX_TEXT = 20_000  # characters
MAX_DEPTH = 10
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tidy(text: str) -> str:
    """Without surrounding space and without the characters that XML 1.0 can't hold."""
    return NOT_XML.sub("", text).strip()


def properties(packet: object) -> dict[str, Value]:
    """What a packet says, by the standard's names ("dc:creator"), empty values left out.

    A property of an unknown schema has the packet's own prefix. Nothing is ever raised: a packet
    that is broken, too large or declares a document type says nothing.
    """
    rdf = _rdf(packet)
    if rdf is None:
        return {}
    found = {}
    for about in rdf.findall(f"{RDF}Description"):
        for name, value in _members(about, 0).items():
            found[name] = _both(found[name], value) if name in found else value
    return dict(list(found.items())[:MAX_PROPERTIES])


def _rdf(packet: object) -> etree._Element | None:
    """The packet's rdf:RDF, parsed without entities, network or document type."""
    if not isinstance(packet, bytes) or len(packet) > MAX_PACKET or b"<!DOCTYPE" in packet:
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(packet.strip(b"\0 \t\r\n"), parser)
    except (etree.LxmlError, ValueError):
        return None
    if root.getroottree().docinfo.doctype:
        return None
    return root if root.tag == f"{RDF}RDF" else root.find(f".//{RDF}RDF")


def _members(node: etree._Element, depth: int) -> dict[str, Value]:
    """The properties of a description or structure, written as attributes or as elements."""
    members = {}
    for key in node.keys()[:MAX_ITEMS]:  # lxml's items() takes for ever on many attributes
        if (name := _name(key, node)) and (text := tidy(node.get(key))[:MAX_TEXT]):
            members[name] = text
    for child in node[:MAX_PROPERTIES]:
        name, value = _name(child.tag, child), _value(child, depth + 1)
        if name and value:
            members[name] = _both(members[name], value) if name in members else value
    return members


def _value(node: etree._Element, depth: int) -> Value:
    if depth > MAX_DEPTH:
        return ""
    if (resource := node.get(f"{RDF}resource")) is not None:
        return tidy(resource)[:MAX_TEXT]
    inner = node[0] if len(node) else None
    if node.get(f"{RDF}parseType") == "Resource":
        return _unqualified(_members(node, depth), node, depth)
    if inner is None:
        return _leaf(node, depth)
    if inner.tag in (f"{RDF}Alt", f"{RDF}Bag", f"{RDF}Seq"):
        return _array(inner, depth)
    if inner.tag == f"{RDF}Description":
        return _unqualified(_members(inner, depth), inner, depth)
    return tidy("".join(node.itertext()))[:MAX_TEXT]


def _leaf(node: etree._Element, depth: int) -> Value:
    """An element without children: a text, a text in a language or a structure in attributes."""
    text = tidy(node.text or "")[:MAX_TEXT]
    if text and (language := tidy(node.get(XML_LANG, ""))):
        return {_tag(language): text}
    return text or _members(node, depth)


def _unqualified(members: dict[str, Value], node: etree._Element, depth: int) -> Value:
    """A structure; or the value alone, where rdf:value says that the rest only qualifies it."""
    value = node.find(f"{RDF}value")
    return members if value is None else _value(value, depth + 1)


def _array(array: etree._Element, depth: int) -> Value:
    """Texts by language if they have languages, else a list; empty items are left out."""
    items = array.findall(f"{RDF}li")[:MAX_ITEMS]
    if array.tag == f"{RDF}Alt" and any(XML_LANG in item.attrib for item in items):
        return _by_language(
            (item.get(XML_LANG, X_DEFAULT), "".join(item.itertext())) for item in items
        )
    return [value for item in items if (value := _item(item, depth + 1))]


def _item(item: etree._Element, depth: int) -> Value:
    value = _value(item, depth)
    return (
        next(iter(value.values())) if XML_LANG in item.attrib and isinstance(value, dict) else value
    )


def _by_language(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    texts = {}
    for language, text in items:
        if text := tidy(text)[:MAX_TEXT]:
            texts.setdefault(_tag(language), text)
    return texts


def _tag(language: str) -> str:
    return X_DEFAULT if language.lower() == X_DEFAULT else tidy(language)[:50]


def _both(one: Value, other: Value) -> Value:
    """A property that was said twice: what both say; of two of a kind the first."""
    if isinstance(one, dict) and isinstance(other, dict):
        return other | one
    if isinstance(one, dict) or isinstance(other, dict):
        return one
    several = [
        *(one if isinstance(one, list) else [one]),
        *(other if isinstance(other, list) else [other]),
    ]
    return several[:MAX_ITEMS]


def _name(key: str, node: etree._Element) -> str:
    """ "prefix:name" of a property; empty for RDF's and XML's own words."""
    if not isinstance(key, str) or not key.startswith("{"):
        return ""
    uri, name = key[1:].split("}", 1)
    if f"{{{uri}}}" in (RDF, XML_LANG.removesuffix("lang")):
        return ""
    own = next((prefix for prefix, named in node.nsmap.items() if named == uri and prefix), "")
    is_taken = own in PREFIXES.values()
    return f"{PREFIXES.get(uri) or (uri if is_taken else own) or uri}:{name}"[:200]
