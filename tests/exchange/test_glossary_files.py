"""The glossary out and in as TBX and CSV: nothing is lost, nothing harmful comes in."""

import csv
from io import StringIO

import pytest
from lxml import etree

from articles.exchange import tbx, term_files, term_table
from articles.exchange.term_text import MAX_BYTES, language_of
from articles.languages import codes
from articles.models import Term
from articles.text.terms import Entry
from articles.workflow import Refused
from articles.workflow.glossary import import_terms, save_term

SORTS = ["tbx", "csv"]
FULL = Entry(
    None,
    kind="abbreviation",
    note='Zwei\nZeilen; «mit» <Zeichen> & "Anführung", , ;',
    forms={
        "ko": "나토",
        "en": "NATO",
        "ar": "الناتو",
        "zh-hans": "北约",
        "vi": "NATO",
        "id": "NATO",
    },
    explanations={"ko": "북대서양조약기구", "id": "Pakta Pertahanan Atlantik Utara"},
    avoid={"ko": ["NATO군", "나또"], "ru": ["Нато"]},
)
NAME = Entry(None, kind="name", do_not_translate=True, forms={"en": "Hubble"})
ODD = Entry(
    None,
    kind="word",
    forms={"en": "=HYPERLINK(1)", "de": "+49", "fr": "-x", "es": "@a", "ja": "'=a", "ko": "''-"},
    avoid={"en": ["'quoted", "=1;2", "a|b"]},
)


def glossary(*entries):
    for entry in entries or (FULL, NAME, ODD):
        save_term(entry, by=None)
    return Term.objects.entries()


def table(*rows):
    return "\n".join(rows).encode()


@pytest.mark.django_db
@pytest.mark.parametrize("sort", SORTS)
def test_a_file_taken_in_again_changes_nothing(sort):
    before = glossary()
    entries, notes = term_files.read(term_files.write(before, sort))
    assert notes == []
    taken = import_terms(entries, by=None)
    assert (taken.added, taken.changed, taken.unchanged) == (0, 0, 3)
    assert Term.objects.entries() == before


@pytest.mark.django_db
@pytest.mark.parametrize("sort", SORTS)
def test_an_empty_newsroom_gets_the_whole_glossary_from_a_file(sort):
    before = glossary()
    file = term_files.write(before, sort)
    Term.objects.all().delete()
    assert import_terms(term_files.read(file)[0], by=None).added == 3
    assert [said(entry) for entry in Term.objects.entries()] == [said(entry) for entry in before]


def said(entry):
    return (
        *(entry.kind, entry.do_not_translate, entry.note),
        *(entry.forms, entry.explanations, entry.avoid),
    )


def test_a_tbx_file_has_the_shape_of_the_standard():
    root = etree.fromstring(tbx.write([FULL]))
    name = etree.QName(root)
    assert (name.localname, name.namespace) == ("tbx", "urn:iso:std:iso:30042:ed-2")
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    space = {"t": tbx.NAMESPACE}
    assert [etree.QName(child).localname for child in root] == ["tbxHeader", "text"]
    path = "t:text/t:body/t:conceptEntry/t:langSec[@xml:lang='ko']/t:termSec"
    told = [
        (
            term.findtext("t:term", namespaces=space),
            term.findtext("t:termNote[@type='administrativeStatus']", namespaces=space),
            term.findtext("t:termNote[@type='termType']", namespaces=space),
        )
        for term in root.xpath(path, namespaces=space)
    ]
    assert told == [
        ("나토", "preferredTerm-admn-sts", "abbreviation"),
        ("북대서양조약기구", "admittedTerm-admn-sts", "fullForm"),
        ("NATO군", "deprecatedTerm-admn-sts", None),
        ("나또", "deprecatedTerm-admn-sts", None),
    ]
    tags = root.xpath("//t:langSec/@xml:lang", namespaces=space)
    assert "zh-Hans" in tags


CONCEPT = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c5"><descrip type="subjectField">sailing</descrip>{}</conceptEntry>
</body></text></tbx>"""


def concept(*sections):
    made = "".join(
        f'<langSec xml:lang="{tag}">'
        + "".join(f"<termSec>{term}</termSec>" for term in terms)
        + "</langSec>"
        for tag, *terms in sections
    )
    return CONCEPT.format(made).encode()


def test_another_tools_tbx_is_read_by_what_its_terms_are():
    preferred = '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
    old = '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>'
    full = '<termNote type="termType">fullForm</termNote>'
    entries, notes = term_files.read(
        concept(
            (
                "en-GB",
                "<term>World Health Organization</term>" + full,
                "<term> W.H.O. </term>" + old,
                "<term>WHO</term>" + preferred + '<termNote type="termType">acronym</termNote>',
                "<term>the body</term>",
            ),
            ("zh-CN", "<term>世卫组织</term>"),
            ("zh-TW", "<term>世衛組織</term>"),
            ("sw", "<term>Shirika</term>"),
        )
    )
    assert entries == [
        Entry(
            None,
            kind="abbreviation",
            do_not_translate=None,
            forms={"en": "WHO", "zh-hans": "世卫组织"},
            explanations={"en": "World Health Organization"},
            avoid={"en": ["W.H.O."]},
        )
    ]
    assert any("sw, zh-TW" in note for note in notes)
    assert any(note.endswith("were left out: 1") for note in notes)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_table_from_any_spreadsheet_is_read(separator, mark, line_end):
    rows = [("kind", "ko", "en:in-full", "id"), ("abbreviation", "나토", '"a, b; c"', "NATO")]
    text = mark + line_end.join(separator.join(row) for row in rows)
    entries, notes = term_files.read(text.encode())
    assert notes == []
    assert entries[0].forms == {"ko": "나토", "id": "NATO"}
    assert entries[0].explanations == {"en": "a, b; c"}


def test_spreadsheets_own_sorts_of_unicode_are_read():
    for data in ("sep=;\r\nko;en\r\n가;a\r\n".encode(), "ko\ten\r\n가\ta\r\n".encode("utf-16")):
        assert term_files.read(data)[0][0].forms == {"ko": "가", "en": "a"}


def test_no_cell_is_a_formula():
    cells = [
        cell
        for row in csv.reader(StringIO(term_table.write([ODD]).decode("utf-8-sig")))
        for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_what_a_table_does_not_say_is_left_open():
    entries, _notes = term_files.read(table("en,ko", "NATO,"))
    assert entries == [Entry(None, kind="", do_not_translate=None, forms={"en": "NATO"})]


def test_columns_that_are_not_known_are_told_and_left_out():
    _entries, notes = term_files.read(table("en,sw,Remarks here,ko:rare", "a,b,c,d"))
    assert any("sw" in note for note in notes)
    assert any("remarks here" in note for note in notes)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no text"),
        (b"\x00\x01", "no text"),
        ("ko,en\n가,나".encode("cp949"), "CSV UTF-8"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"x" * (MAX_BYTES + 1), "larger than 20 MB"),
        (table("name,price", "a,b"), "named by a language"),
        (table("en,EN", "a,b"), "same name"),
        (table("en"), "no terms"),
        (table("en", '"open'), "no table"),
        (table("en,ko", "a,b,c"), "Line 2 has more cells"),
        (table("en,kind", "a,planet"), "Line 2: “planet” is no kind of term"),
        (table("en,do_not_translate", "a,perhaps"), "neither yes nor no"),
        (table("en,ko:in-full", ",b"), "no approved form"),
        (b"<tbx", "XML is broken"),
        (b"<html><body>en</body></html>", "no TBX file"),
        (b'<martif type="TBX"><text/></martif>', "no TBX file"),
        (b'<tbx xmlns="urn:iso:std:iso:30042:ed-2"/>', "no term in a language"),
        (b'<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dct"/>', "style DCA"),
        (b'<!DOCTYPE tbx SYSTEM "file:///etc/passwd"><tbx/>', "document type"),
        (
            b'<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx>&b;</tbx>',
            "document type",
        ),
        ('<!DOCTYPE t [<!ENTITY a "b">]><t>&a;</t>'.encode("utf-16"), "document type"),
        (b"<a>" * 5_000 + b"</a>" * 5_000, "XML is broken"),
        (b"<tbx>&undefined;</tbx>", "XML is broken"),
        (b'<?xml version="1.0" encoding="utf-7"?><tbx/>', "no TBX file"),
    ],
)
def test_a_file_that_is_broken_foreign_or_hostile_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(Refused, match=sentence):
        term_files.read(data)


@pytest.mark.parametrize("code", codes())
def test_a_language_is_known_by_its_tag_in_any_spelling(code):
    assert language_of(code) == language_of(code.upper()) == code
    assert language_of(f"{code}-XX") == code


def test_languages_that_are_written_otherwise_are_not_ours():
    assert [language_of(tag) for tag in ("zh", "zh_CN", "zh-Hant", "zh-HK", "in", "sw", "")] == [
        *("zh-hans", "zh-hans", None, None, "id", None, None)
    ]
