"""XML put together so that no word of a story can break it."""

import re

from lxml import etree

from articles.languages import language

# What XML 1.0 (2.2) has no place for, however it is escaped.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
HERE = "stories"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def legal(text):
    return ILLEGAL.sub("", text)


def add(parent, tag, text=None, **attributes):
    """A new child; attributes that are None or empty are left out. Gives the child."""
    child = etree.SubElement(parent, tag)
    if text is not None:
        child.text = legal(text)
    for name, value in attributes.items():
        if value:
            child.set(name, legal(str(value)))
    return child


def add_name(parent, tag, name, item, **attributes):
    """A Name, marked with its language where that is another one than the story's."""
    child = add(parent, tag, name.text, **attributes)
    if name.language != item.language.code:
        child.set(LANG, language(name.language).tag)
    return child


def around(root, parent):
    """The document as it stands before and after what is yet to come at the end of `parent`, with
    nothing in between."""
    parent.append(etree.Comment(HERE))
    document = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    # The last: a word of the newsroom's own can't be a comment, since its "<" is escaped.
    before, _here, after = document.rpartition(f"<!--{HERE}-->".encode())
    return before, b"", after


def within(root):
    """What stands in the root, with the prefixes that it declares."""
    document = etree.tostring(root, encoding="utf-8")
    # No attribute has a bare ">" (lxml escapes it), so that the first one ends the root's tag.
    return document[document.index(b">") + 1 : document.rindex(b"<")]
