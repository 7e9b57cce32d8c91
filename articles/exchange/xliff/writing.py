"""XLIFF 2.1 (OASIS Standard, 2018) and 1.2 (2008, strict) as bytes."""

from itertools import groupby

from lxml import etree

from articles.exchange.xliff import written_12, written_21
from articles.exchange.xliff.inline import Edge
from articles.text import markup


def write(sent, version):
    """A document of one file for a Sent edition, UTF-8."""
    dialect = {"2.1": written_21, "1.2": written_12}[version]
    root, body = dialect.frame(sent)
    words = []
    for _block, units in groupby(sent.sheet.units, key=lambda unit: unit.block):
        units = list(units)
        grouped = units[0].id != units[0].block
        parent = dialect.group(body, units[0]) if grouped else body
        for unit in units:
            words += dialect.unit(parent, unit)
    # Indented before the words come in: a space between two codes would be a space in the text.
    etree.indent(root)
    for element, tokens, codes in words:
        _fill(element, tokens, codes, dialect)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _fill(element, tokens, codes, dialect):
    opened = [element]
    element.text = None
    for token in tokens:
        if isinstance(token, str):
            _append(opened[-1], encodable(token))
        elif isinstance(token, Edge) and token.place == "closes":
            opened.pop()
        else:
            made = dialect.inline(opened[-1], codes[token.id])
            if token.place == "opens":
                opened.append(made)


def _append(element, text):
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def encodable(text):
    """Without what XML 1.0 can't hold."""
    return markup.CONTROLS.sub("", text).replace("\v", " ").replace("\f", " ")
