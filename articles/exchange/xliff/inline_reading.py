"""The inline content of a source or target as tokens, whatever elements a tool wrote it with."""

from lxml import etree

from articles.exchange.xliff.inline import Edge
from articles.text import markup

_KINDS_2 = {"xlf:b": "bold", "xlf:i": "italic", "xlf:lb": "break"}
_KINDS_12 = {"bold": "bold", "italic": "italic", "lb": "break"}


def tokens_2(element):
    """Of XLIFF 2.x: pc, sc and ec, ph, cp; annotations (mrk, sm, em) say nothing here."""
    return _merged(_content(element, _inline_2, {}))


def tokens_12(element):
    """Of XLIFF 1.2: g, x, bx and ex, bpt and ept, ph, it; mrk is passed through."""
    return _merged(_content(element, _inline_12, {}))


def _content(element, inline, pairs):
    if element.text:
        yield element.text
    for child in element.iterchildren(tag=etree.Element):
        yield from inline(child, etree.QName(child).localname, pairs)
        if child.tail:
            yield child.tail


def _inline_2(element, name, pairs):
    number = element.get("copyOf") or element.get("id", "")
    kind = _KINDS_2.get(element.get("subType", ""), "")
    if name == "pc":
        yield Edge("opens", number, kind)
        yield from _content(element, _inline_2, pairs)
        yield Edge("closes", number, kind)
    elif name == "sc":
        pairs[element.get("id", "")] = number, kind
        yield Edge("opens", number, kind)
    elif name == "ec":
        start = element.get("startRef") or number
        # What it closes may have been opened in the segment before.
        yield Edge("closes", *pairs.get(start, (start, kind)))
    elif name == "ph":
        yield Edge("stands", number, kind)
    elif name == "cp":
        yield _character(element.get("hex", ""))
    else:
        yield from _content(element, _inline_2, pairs)


def _inline_12(element, name, pairs):
    number = element.get("id", "")
    kind = _KINDS_12.get(element.get("ctype", ""), "")
    pair = element.get("rid") or number
    if name == "g":
        yield Edge("opens", number, kind)
        yield from _content(element, _inline_12, pairs)
        yield Edge("closes", number, kind)
    elif name in ("bx", "bpt") or (name == "it" and element.get("pos") == "open"):
        pairs[pair] = number, kind
        yield Edge("opens", number, kind)
    elif name in ("ex", "ept") or (name == "it" and element.get("pos") == "close"):
        yield Edge("closes", *pairs.get(pair, (number, kind)))
    elif name in ("x", "ph"):
        yield Edge("stands", number, kind)
    else:
        yield from _content(element, _inline_12, pairs)


def _character(digits):
    """The character of a <cp>, unless no text may have it."""
    try:
        return markup.CONTROLS.sub("", chr(int(digits, 16)))
    except (ValueError, OverflowError):
        return ""


def _merged(tokens):
    """With neighbouring texts in one."""
    merged = []
    for token in tokens:
        if isinstance(token, str) and merged and isinstance(merged[-1], str):
            merged[-1] += token
        elif token != "":
            merged.append(token)
    return merged
