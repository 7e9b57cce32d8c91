"""XLIFF 2.1: the core, with the modules for glossary, metadata, and size restriction."""

from lxml import etree

from articles.exchange.xliff.document import V20, XML

GLS = "urn:oasis:names:tc:xliff:glossary:2.0"
MDA = "urn:oasis:names:tc:xliff:metadata:2.0"
SLR = "urn:oasis:names:tc:xliff:sizerestriction:2.0"

STATES = {
    "new": ("initial", ""),
    "outdated": ("initial", "newsroom:outdated"),
    "machine": ("initial", "newsroom:machine"),
    "written": ("translated", ""),
    "approved": ("reviewed", ""),
    "live": ("final", ""),
}
# The subtypes that the specification knows; a link and a seam have none there.
_TYPES = {
    "bold": ("fmt", "xlf:b"),
    "italic": ("fmt", "xlf:i"),
    "break": ("fmt", "xlf:lb"),
    "link": ("link", ""),
    "paragraph": ("fmt", "newsroom:paragraph"),
}


def frame(sent):
    root = etree.Element(_core("xliff"), nsmap={None: V20, "gls": GLS, "mda": MDA, "slr": SLR})
    root.set("version", "2.1")
    root.set("srcLang", sent.source.tag)
    root.set("trgLang", sent.target.tag)
    file = etree.SubElement(
        root,
        _core("file"),
        id=f"article-{sent.origin.article}.{sent.origin.language}",
        original=str(sent.origin),
        srcDir=sent.source.direction,
        trgDir=sent.target.direction,
    )
    etree.SubElement(file, _core("skeleton")).text = sent.skeleton
    metadata = etree.SubElement(file, f"{{{MDA}}}metadata")
    facts = etree.SubElement(metadata, f"{{{MDA}}}metaGroup", category="newsroom")
    for name, value in _facts(sent).items():
        etree.SubElement(facts, f"{{{MDA}}}meta", type=name).text = str(value)
    profiles = etree.SubElement(file, f"{{{SLR}}}profiles", generalProfile="xliff:codepoints")
    etree.SubElement(profiles, f"{{{SLR}}}normalization", general="nfc")
    _notes(file, sent.notes)
    return root, file


def group(parent, unit):
    return etree.SubElement(
        parent, _core("group"), id=unit.block, name=unit.block, type=f"newsroom:{unit.kind}"
    )


def unit(parent, unit):
    """Writes a unit without its words; returns where they go: (element, tokens, codes)."""
    element = etree.SubElement(
        parent, _core("unit"), id=unit.id, name=unit.id, type=f"newsroom:{unit.kind}"
    )
    element.set(f"{{{XML}}}space", "preserve")
    if unit.limit:
        element.set(f"{{{SLR}}}sizeRestriction", str(unit.limit))
    if unit.terms:
        _glossary(element, unit.terms)
    _notes(element, unit.notes)
    if unit.codes:
        data = etree.SubElement(element, _core("originalData"))
        for code in unit.codes.values():
            _data(data, f"d{code.id}", code.opening)
            if code.is_pair:
                _data(data, f"e{code.id}", code.closing)
    state, more = STATES[unit.state]
    segment = etree.SubElement(element, _core("segment"), state=state)
    if more:
        segment.set("subState", more)
    words = [(etree.SubElement(segment, _core("source")), unit.source, unit.codes)]
    if unit.target:
        words.append((etree.SubElement(segment, _core("target")), unit.target, unit.codes))
    return words


def inline(parent, code):
    kind, more = _TYPES[code.kind]
    element = etree.SubElement(parent, _core("pc" if code.is_pair else "ph"), id=code.id)
    element.set("type", kind)
    if more:
        element.set("subType", more)
    if code.is_pair:
        element.set("dataRefStart", f"d{code.id}")
        element.set("dataRefEnd", f"e{code.id}")
    else:
        element.set("dataRef", f"d{code.id}")
        element.set("equiv", "\n")
    if code.kind == "link":
        element.set("canDelete", "no")
    return element


def _facts(sent):
    facts = {
        "article": sent.origin.article,
        "source-revision": sent.origin.source_number,
        "started-from": sent.origin.number,
    }
    return facts if sent.base is None else facts | {"base-revision": sent.base}


def _glossary(element, terms):
    glossary = etree.SubElement(element, f"{{{GLS}}}glossary")
    for term in terms:
        entry = etree.SubElement(glossary, f"{{{GLS}}}glossEntry")
        etree.SubElement(entry, f"{{{GLS}}}term", source="newsroom").text = term.source
        if term.target:
            etree.SubElement(entry, f"{{{GLS}}}translation", source="newsroom").text = term.target
        if term.note:
            etree.SubElement(entry, f"{{{GLS}}}definition").text = term.note


def _notes(parent, notes):
    if notes:
        listed = etree.SubElement(parent, _core("notes"))
        for note in notes:
            etree.SubElement(listed, _core("note")).text = note


def _data(parent, number, html):
    etree.SubElement(parent, _core("data"), id=number).text = html


def _core(name):
    return f"{{{V20}}}{name}"
