"""The words of a <seg>: canonical HTML as text with inline codes, and back.

What a code says is kept in it as it stands in our HTML, as TMX asks for; it is believed only in
files of our own, and sanitised then as whatever is pasted into a story.
"""

import re
import unicodedata
from html import escape, unescape

from lxml import etree

from articles.text import blocks, markup

ORIGINAL_FORMAT = "newsroom-html"  # header@o-tmf: how we know our own codes
LONGEST = 20_000  # characters

_PARTS = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_BEGINS_BLOCK = re.compile(rf"<(?:{'|'.join(blocks.KINDS)})[ >]")
_ALONE = ("br", "hr")
_CODES = ("bpt", "ept", "ph", "it", "ut")


def seg(html):
    """A <seg> of canonical HTML or escaped text; a lone paragraph goes without its tags."""
    element = etree.Element("seg")
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html.removeprefix("<p>").removesuffix("</p>")
    open_numbers, number = [], 0
    for part in _PARTS.split(html):
        tag = _TAG.fullmatch(part)
        if tag is None:
            _add_text(element, unescape(part))
        elif tag[2] in _ALONE:
            number += 1
            etree.SubElement(element, "ph", x=str(number)).text = part
        elif tag[1]:
            etree.SubElement(element, "ept", i=open_numbers.pop()).text = part
        else:
            number += 1
            open_numbers.append(str(number))
            code = etree.SubElement(element, "bpt", i=str(number), x=str(number))
            code.text = part
    return element


def _add_text(element, text):
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def read(element, kind, *, is_ours):
    """(text, html) of a <seg>, as a Side of the memory has them; html is canonical for a body."""
    if kind != "body":
        text = _tidy(_words(element, keeps_codes=False))
        return text, escape(text, quote=False)
    if is_ours:
        words = _words(element, keeps_codes=True)
        html = blocks.sanitise(words if _BEGINS_BLOCK.match(words) else f"<p>{words}</p>")
        # What is remembered is words; a figure names a photo of one newsroom.
        html = blocks.join(block for block in blocks.split(html) if block.kind != "figure")
    else:
        html = blocks.from_paragraphs([_words(element, keeps_codes=False)])
    return "\n".join(block.text for block in blocks.split(html)), html


def _words(element, *, keeps_codes):
    """The text of an element, its codes left out, or as HTML with the codes as markup.

    What is highlighted (<hi>) is text; a text within a code (<sub>) is another segment.
    """
    written = (lambda text: escape(text, quote=False)) if keeps_codes else str
    found = [written(element.text or "")]
    for child in element:
        if child.tag == "hi":
            found.append(_words(child, keeps_codes=keeps_codes))
        elif child.tag in _CODES and keeps_codes:
            found.append(child.text or "")
        found.append(written(child.tail or ""))
    return "".join(found)


def _tidy(text):
    return unicodedata.normalize("NFC", markup.CONTROLS.sub("", text)).strip()
