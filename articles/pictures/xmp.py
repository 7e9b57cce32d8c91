"""The credit as it is written into a picture's file: an XMP packet and an IIM segment."""

from lxml import etree

from articles.pictures.credit import NAMESPACES, X_DEFAULT, XML_LANG, Credit, tidy

MAX_PACKET = 65_000  # bytes; a JPEG segment holds 65,533 with its heading
MAX_FIELD = 1000  # characters of a one-line field: five of them always fit a packet
SHORT_FIELDS = ("creator", "credit_line", "source", "copyright_notice", "web_statement")

PUBLIC_DOMAIN = "creativecommons.org/publicdomain/"

PACKET_START = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
PACKET_END = b'\n<?xpacket end="r"?>'

# IPTC Photo Metadata Standard 2025.1: data set of record 2 and its limit in bytes.
IIM_LIMITS = {
    "creator": (80, 32),
    "credit_line": (110, 32),
    "source": (115, 32),
    "copyright_notice": (116, 128),
}
IIM_CAPTION = (120, 2000)
UTF_8 = b"\x1b%G"
RECORD_VERSION = b"\0\4"  # data set 2:00, which every record 2 opens with


def packet(credit: Credit) -> bytes:
    """An XMP packet in UTF-8 of at most 65,000 bytes; empty fields are left out.

    If everything doesn't fit, captions and then alt texts go, last language first; never a credit.
    """
    captions = _with_default(credit.description)
    alt_texts = _with_default(credit.alt_text)
    written = _written(credit, captions, alt_texts)
    while len(written) > MAX_PACKET:
        (captions or alt_texts).pop()
        written = _written(credit, captions, alt_texts)
    return written


def iim(credit: Credit) -> bytes:
    """A whole JPEG APP13 segment, marker included: Photoshop resource 0x0404 with IIM in UTF-8.

    Each text is cut between characters to its limit in bytes. Empty if there is nothing to say.
    """
    texts = [(*place, getattr(credit, name)) for name, place in IIM_LIMITS.items()]
    texts.append((*IIM_CAPTION, next((text for _, text in _with_default(credit.description)), "")))
    sets = [(number, _cut(tidy(text), limit)) for number, limit, text in texts]
    sets = [(number, raw) for number, raw in sets if raw]
    if not sets:
        return b""
    record = _data_set(1, 90, UTF_8) + _data_set(2, 0, RECORD_VERSION)
    record += b"".join(_data_set(2, number, raw) for number, raw in sets)
    resource = b"8BIM\x04\x04\0\0" + len(record).to_bytes(4) + record + b"\0" * (len(record) % 2)
    segment = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + (len(segment) + 2).to_bytes(2) + segment


def _data_set(record: int, number: int, raw: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(raw).to_bytes(2) + raw


def _cut(text: str, limit: int) -> bytes:
    return text.encode()[:limit].decode(errors="ignore").strip().encode()


def _with_default(languages: dict[str, str]) -> list[tuple[str, str]]:
    """(tag, text) with the default first, as XMP wants it."""
    named = [(tidy(tag), tidy(text)) for tag, text in languages.items() if tag != X_DEFAULT]
    named = [(tag, text) for tag, text in named if tag and text]
    default = tidy(languages.get(X_DEFAULT, "")) or next((text for _, text in named), "")
    return [(X_DEFAULT, default), *named] if default else []


def _written(
    credit: Credit, captions: list[tuple[str, str]], alt_texts: list[tuple[str, str]]
) -> bytes:
    meta = etree.Element(_name("x", "xmpmeta"), nsmap={"x": NAMESPACES["x"]})
    rdf = etree.SubElement(meta, _name("rdf", "RDF"), nsmap={"rdf": NAMESPACES["rdf"]})
    properties = {key: uri for key, uri in NAMESPACES.items() if key not in ("x", "rdf")}
    about = etree.SubElement(rdf, _name("rdf", "Description"), nsmap=properties)
    about.set(_name("rdf", "about"), "")

    fields = {name: tidy(getattr(credit, name))[:MAX_FIELD] for name in SHORT_FIELDS}
    notice, web_statement = fields["copyright_notice"], fields["web_statement"]
    _add_list(about, "dc", "creator", "Seq", [("", fields["creator"])])
    _add_text(about, "photoshop", "Credit", fields["credit_line"])
    _add_text(about, "photoshop", "Source", fields["source"])
    _add_list(about, "dc", "rights", "Alt", [(X_DEFAULT, notice)])
    if PUBLIC_DOMAIN in web_statement:
        _add_text(about, "xmpRights", "Marked", "False")
    elif notice or web_statement:
        _add_text(about, "xmpRights", "Marked", "True")
    _add_text(about, "xmpRights", "WebStatement", web_statement)
    _add_list(about, "dc", "description", "Alt", captions)
    _add_list(about, "Iptc4xmpCore", "AltTextAccessibility", "Alt", alt_texts)
    return PACKET_START + etree.tostring(meta, encoding="UTF-8", xml_declaration=False) + PACKET_END


def _name(prefix: str, name: str) -> str:
    return f"{{{NAMESPACES[prefix]}}}{name}"


def _add_text(about: etree._Element, prefix: str, name: str, text: str) -> None:
    if text:
        etree.SubElement(about, _name(prefix, name)).text = text


def _add_list(
    about: etree._Element, prefix: str, name: str, kind: str, items: list[tuple[str, str]]
) -> None:
    """An rdf:Seq or rdf:Alt of (language, text); no language, no xml:lang; no text, no item."""
    items = [(language, text) for language, text in items if text]
    if not items:
        return
    held = etree.SubElement(etree.SubElement(about, _name(prefix, name)), _name("rdf", kind))
    for language, text in items:
        item = etree.SubElement(held, _name("rdf", "li"))
        item.text = text
        if language:
            item.set(XML_LANG, language)
