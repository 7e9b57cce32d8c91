"""The glossary as a table (CSV) that spreadsheets open: a line for each term.

The columns are term-id, kind, do_not_translate, note, and for each language its tag ("ko"), the tag
with ":in-full" and the tag with ":to-avoid" (one form on each line of the cell).
"""

import csv
import re
from io import StringIO

from django.utils.translation import gettext as _

from articles.exchange.term_text import language_of, unknown_languages
from articles.languages import codes, language
from articles.models import Term
from articles.text.terms import Entry
from articles.text.terms.cleaning import clean, clean_lines, clean_note
from articles.workflow import Refused

# Not "id", which is Indonesian.
FACTS = ("term-id", "kind", "do_not_translate", "note")
COLUMNS = {"": "form", ":in-full": "full", ":to-avoid": "avoid"}
# Spreadsheets would read such a cell as a formula; an apostrophe before it makes it text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_YES = {"yes", "y", "true", "1", "x"}
_NO = {"no", "n", "false", "0"}
_SEPARATORS = ",;\t"


def write(entries) -> bytes:
    """The table in UTF-8 with the mark by which spreadsheets know it."""
    file = StringIO(newline="")
    table = csv.writer(file)
    tags = [language(code).tag for code in codes()]
    table.writerow([*FACTS, *(tag + column for tag in tags for column in COLUMNS)])
    for entry in entries:
        table.writerow([_guarded(cell) for cell in _row(entry)])
    return file.getvalue().encode("utf-8-sig")


def read(text: str):
    """(entries, notes) of a table; Refused for anything else. A cell left empty says nothing."""
    rows = _rows(text)
    header = [clean(cell).lower() for cell in rows[0]]
    columns, notes = _columns(header)
    entries, reasons = [], []
    for number, row in enumerate(rows[1:], start=2):
        if not any(map(str.strip, row)):
            continue
        if len(row) > len(header):
            reasons.append(
                _("Line %(number)d has more cells than the header.") % {"number": number}
            )
            continue
        said = {columns[i]: _bare(cell) for i, cell in enumerate(row) if i in columns}
        entry, reason = _entry(said)
        if reason:
            reasons.append(_("Line %(number)d: %(reason)s") % {"number": number, "reason": reason})
        entries.append(entry)
    if reasons:
        raise Refused(reasons[:20])
    if not entries:
        raise Refused([_("The table has no terms.")])
    return entries, notes


def _row(entry):
    yield "" if entry.id is None else str(entry.id)
    yield entry.kind
    yield "yes" if entry.do_not_translate else "no"
    yield entry.note
    for code in codes():
        yield entry.forms.get(code, "")
        yield entry.explanations.get(code, "")
        yield "\n".join(entry.avoid.get(code, ()))


def _guarded(cell):
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell):
    return cell[1:] if _GUARDED.match(cell) else cell


def _rows(text):
    first, _newline, rest = text.partition("\n")
    if told := re.fullmatch(r"sep=([,;\t])\r?", first):
        separator, text = told[1], rest
    else:
        # Names of columns have none of these signs.
        separator = max(_SEPARATORS, key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Refused([_("This is no table of values with commas (CSV).")]) from error
    if not rows:
        raise Refused([_("The table has no terms.")])
    return rows


def _columns(header):
    """What the columns mean, by their number: a fact's name, or (code, what)."""
    columns, unknown, others = {}, set(), []
    for index, name in enumerate(header):
        tag, sign, what = name.partition(":")
        code = language_of(tag) if name and name not in FACTS else None
        if name in FACTS:
            columns[index] = name
        elif code and sign + what in COLUMNS:
            columns[index] = (code, COLUMNS[sign + what])
        elif re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", tag):
            unknown.add(tag)
        elif name:
            others.append(name[:40])
    if not any(isinstance(column, tuple) and column[1] == "form" for column in columns.values()):
        raise Refused([_("No column of the table is named by a language, such as “ko” or “en”.")])
    if len(set(columns.values())) < len(columns):
        raise Refused([_("Two columns of the table have the same name.")])
    notes = list(unknown_languages(unknown))
    if others:
        notes.append(_("Columns that were left out: %(names)s") % {"names": ", ".join(others)})
    return columns, notes


def _entry(said):
    """The Entry of a row, and what is wrong with it, if anything."""
    kind, reason = _kind(clean(said.get("kind")))
    own, answer = clean(said.get("term-id")), clean(said.get("do_not_translate")).lower()
    if answer not in _YES | _NO | {""}:
        reason = _("“%(word)s” is neither yes nor no.") % {"word": answer[:40]}
    by_sort = {sort: {} for sort in COLUMNS.values()}
    for column, cell in said.items():
        if isinstance(column, tuple):
            by_sort[column[1]][column[0]] = cell
    forms = _filled(by_sort["form"])
    if not forms:
        reason = _("it has no approved form in any language.")
    return Entry(
        id=int(own) if own.isascii() and own.isdigit() and len(own) < 16 else None,
        kind=kind,
        do_not_translate=answer in _YES if answer else None,
        note=clean_note(said.get("note")),
        forms=forms,
        explanations=_filled(by_sort["full"]),
        avoid={
            code: lines for code, cell in by_sort["avoid"].items() if (lines := clean_lines(cell))
        },
    ), reason


def _kind(word):
    """A kind by its name in the file, or by its word at the desk."""
    if not word or word.lower() in Term.Kind.values:
        return word.lower(), None
    for kind in Term.Kind:
        if word.casefold() == str(kind.label).casefold():
            return kind.value, None
    return "", _("“%(word)s” is no kind of term.") % {"word": word[:40]}


def _filled(cells):
    return {code: words for code, cell in cells.items() if (words := clean(cell))}
