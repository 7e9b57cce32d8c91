"""The glossary as TBX (ISO 30042:2019), dialect TBX-Basic in the style DCA.

A term's kind is the concept's subject field. The approved form is a preferred term, what it stands
for an admitted term of the type fullForm, a form to avoid a deprecated term. TBX-Basic has no word
for "do not translate": it stands as the project subset of the approved forms.
"""

import re

from django.conf import settings
from django.utils.translation import gettext as _
from lxml import etree

from articles.exchange.term_text import language_of, unknown_languages
from articles.languages import language
from articles.models import Term
from articles.text.terms import Entry
from articles.text.terms.cleaning import clean, clean_note
from articles.workflow import Refused

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERRED = "preferredTerm-admn-sts"
ADMITTED = "admittedTerm-admn-sts"
DEPRECATED = "deprecatedTerm-admn-sts"
TO_AVOID = ("deprecatedTerm", "supersededTerm")
UNTRANSLATED = "do-not-translate"
OWN_ID = re.compile(r"term-(\d{1,15})")


def write(entries) -> bytes:
    """A TBX-Basic file of entries."""
    root = etree.Element(_name("tbx"), nsmap={None: NAMESPACE}, type="TBX-Basic", style="dca")
    root.set(XML_LANG, language(settings.LANGUAGE_CODE).tag)
    _head(root)
    body = _add(_add(root, "text"), "body")
    for entry in entries:
        _concept(body, entry)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def read(text: str):
    """(entries, notes) of a TBX file; Refused for anything else."""
    root = _parsed(text)
    entries, unknown, left_out = [], set(), 0
    for concept in root.iter(_name("conceptEntry")):
        entry, spare = _entry(concept, unknown)
        left_out += spare
        if entry.forms:
            entries.append(entry)
    if not entries:
        raise Refused([_("The file has no term in a language of this newsroom.")])
    notes = list(unknown_languages(unknown))
    if left_out:
        notes.append(
            _("Further forms that are neither preferred nor to be avoided were left out: %(count)d")
            % {"count": left_out}
        )
    return entries, notes


def _head(root):
    description = _add(_add(root, "tbxHeader"), "fileDesc")
    name = settings.NEWSROOM["name"]
    title = name.get(settings.LANGUAGE_CODE) or next(iter(name.values()))
    _add(_add(description, "titleStmt"), "title", title)
    _add(_add(description, "sourceDesc"), "p", f"{title}: glossary")


def _concept(body, entry):
    concept = _add(body, "conceptEntry", id=f"term-{entry.id}")
    _add(concept, "descrip", entry.kind, type="subjectField")
    if entry.note:
        _add(concept, "note", entry.note)
    for code in dict.fromkeys((*entry.forms, *entry.explanations, *entry.avoid)):
        section = _add(concept, "langSec")
        section.set(XML_LANG, language(code).tag)
        if form := entry.forms.get(code):
            term = _term(section, form, PREFERRED, is_short=entry.kind == "abbreviation")
            if entry.do_not_translate:
                _add(term, "admin", UNTRANSLATED, type="projectSubset")
        if full := entry.explanations.get(code):
            _term(section, full, ADMITTED, is_full=True)
        for form in entry.avoid.get(code, ()):
            _term(section, form, DEPRECATED)


def _term(section, form, status, is_short=False, is_full=False):
    term = _add(section, "termSec")
    _add(term, "term", form)
    if is_short or is_full:
        _add(term, "termNote", "fullForm" if is_full else "abbreviation", type="termType")
    _add(term, "termNote", status, type="administrativeStatus")
    return term


def _add(parent, name, words=None, **attributes):
    element = etree.SubElement(parent, _name(name), **attributes)
    if words is not None:
        element.text = words
    return element


def _name(name):
    return f"{{{NAMESPACE}}}{name}"


def _parsed(text):
    # Entities, outside files and defaults all begin with a document type, which TBX needs not.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refused([_("The file has a document type definition, which no glossary needs.")])
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # A lone surrogate can't be encoded; what XML forbids is an error of the parser's.
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused([_("The file’s XML is broken: nothing was taken in.")]) from error
    if root.tag != _name("tbx"):
        raise Refused([_("This is no TBX file of ISO 30042:2019 (its root must be “tbx”).")])
    if root.get("style", "dca") != "dca":
        raise Refused([_("Only TBX files in the style DCA can be read.")])
    return root


def _entry(concept, unknown):
    """The Entry of a concept, and how many of its forms have no place in a glossary like ours."""
    own = OWN_ID.fullmatch(concept.get("id", ""))
    forms, full, avoid, types, is_untranslated, left_out = {}, {}, {}, set(), False, 0
    for section in concept.iterchildren(_name("langSec")):
        code = language_of(section.get(XML_LANG, ""))
        if code is None:
            unknown.add(section.get(XML_LANG, "?")[:20])
            continue
        terms = [_told(term) for term in section.iterchildren(_name("termSec"))]
        form, explained, avoided, spare = _sorted(terms)
        forms.setdefault(code, form)
        full.setdefault(code, explained)
        avoid.setdefault(code, avoided)
        left_out += spare
        types |= {told["type"] for told in terms}
        is_untranslated |= any(told["subset"] == UNTRANSLATED for told in terms)
    return Entry(
        id=int(own[1]) if own else None,
        kind=_kind(concept, types),
        do_not_translate=is_untranslated or None,
        note=clean_note("\n".join(_notes(concept))),
        forms=_filled(forms),
        explanations=_filled(full),
        avoid=_filled(avoid),
    ), left_out


def _told(term):
    notes = {
        note.get("type"): clean(note.text) for note in term.iter(_name("termNote"), _name("admin"))
    }
    return {
        "form": clean("".join(term.findtext(_name("term")) or "")),
        "status": notes.get("administrativeStatus", "").removesuffix("-admn-sts"),
        "type": notes.get("termType", ""),
        "subset": notes.get("projectSubset", ""),
    }


def _sorted(terms):
    """(approved form, in full, forms to avoid, number left out) of one language's terms."""
    terms = [told for told in terms if told["form"]]
    avoided = [told["form"] for told in terms if told["status"] in TO_AVOID]
    usable = [told for told in terms if told["status"] not in TO_AVOID]
    preferred = sorted(
        usable, key=lambda told: (told["status"] != "preferredTerm", told["type"] == "fullForm")
    )
    if not preferred:
        return "", "", list(dict.fromkeys(avoided)), 0
    form, *others = preferred
    full = next((told["form"] for told in others if told["type"] == "fullForm"), "")
    return form["form"], full, list(dict.fromkeys(avoided)), len(others) - bool(full)


def _kind(concept, types):
    field = clean(concept.findtext(f"{_name('descrip')}[@type='subjectField']"))
    if field in Term.Kind.values:
        return field
    return "abbreviation" if types & {"abbreviation", "acronym", "initialism"} else ""


def _notes(concept):
    for note in concept.iterchildren(_name("note")):
        yield note.text or ""
    for told in concept.iter(_name("descrip")):
        if told.get("type") == "definition":
            yield told.text or ""


def _filled(said):
    return {code: words for code, words in said.items() if words}
