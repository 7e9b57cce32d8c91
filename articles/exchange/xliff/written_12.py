"""XLIFF 1.2, as its strict schema has it."""

from django.utils.translation import gettext as _
from lxml import etree

from articles.exchange.xliff.document import TOOL, V12, XML

STATES = {
    "new": ("new", ""),
    "outdated": ("needs-translation", ""),
    "machine": ("needs-review-translation", "mt-suggestion"),
    "written": ("translated", ""),
    "approved": ("signed-off", ""),
    "live": ("final", ""),
}
_APPROVED = ("approved", "live")
_TYPES = {
    "bold": "bold",
    "italic": "italic",
    "break": "lb",
    "link": "link",
    "paragraph": "x-paragraph",
}


def frame(sent):
    root = etree.Element(_core("xliff"), nsmap={None: V12})
    root.set("version", "1.2")
    file = etree.SubElement(
        root,
        _core("file"),
        {
            "original": str(sent.origin),
            "source-language": sent.source.tag,
            "target-language": sent.target.tag,
            "datatype": "html",
            "tool-id": TOOL,
        },
    )
    if sent.base is not None:
        file.set("build-num", str(sent.base))
    header = etree.SubElement(file, _core("header"))
    skeleton = etree.SubElement(header, _core("skl"))
    etree.SubElement(skeleton, _core("internal-file"), form="text").text = sent.skeleton
    for note in sent.notes:
        etree.SubElement(header, _core("note"), {"from": TOOL}).text = note
    etree.SubElement(header, _core("tool"), {"tool-id": TOOL, "tool-name": "Newsroom"})
    return root, etree.SubElement(file, _core("body"))


def group(parent, unit):
    names = {"id": unit.block, "resname": unit.block, "restype": f"x-{unit.kind}"}
    return etree.SubElement(parent, _core("group"), names)


def unit(parent, unit):
    """Writes a unit without its words; returns where they go: (element, tokens, codes)."""
    names = {"id": unit.id, "resname": unit.id, "restype": f"x-{unit.kind}"}
    element = etree.SubElement(parent, _core("trans-unit"), names)
    element.set(f"{{{XML}}}space", "preserve")
    if unit.limit:
        element.set("maxwidth", str(unit.limit))
        element.set("size-unit", "char")
    if unit.state in _APPROVED:
        element.set("approved", "yes")
    state, qualifier = STATES[unit.state]
    source = etree.SubElement(element, _core("source"))
    target = etree.SubElement(element, _core("target"), state=state)
    if qualifier:
        target.set("state-qualifier", qualifier)
    for term in unit.terms:
        etree.SubElement(element, _core("note"), {"from": TOOL}).text = _sentence(term)
    for note in unit.notes:
        etree.SubElement(element, _core("note"), {"from": TOOL}).text = note
    return [(source, unit.source, unit.codes), (target, unit.target, unit.codes)]


def inline(parent, code):
    element = etree.SubElement(parent, _core("g" if code.is_pair else "x"), id=code.id)
    element.set("ctype", _TYPES[code.kind])
    if code.kind == "link":
        element.set("equiv-text", code.opening)
    return element


def _sentence(term):
    told = {"term": term.source, "translation": term.target or "–"}
    sentence = _("Term: %(term)s → %(translation)s") % told
    return f"{sentence} ({term.note})" if term.note else sentence


def _core(name):
    return f"{{{V12}}}{name}"
