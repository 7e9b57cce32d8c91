"""The glossary out to a file and in from one: TBX for translators' tools, CSV for spreadsheets."""

from articles.exchange import tbx, term_table
from articles.exchange.term_text import read_text

SORTS = {"tbx": tbx, "csv": term_table}
MEDIA_TYPES = {"tbx": "application/x-tbx+xml", "csv": "text/csv; charset=utf-8"}


def write(entries, sort) -> bytes:
    """A file of entries; `sort` is "tbx" or "csv"."""
    return SORTS[sort].write(entries)


def read(data: bytes):
    """(entries, notes) of either sort of file; notes are sentences about what was left out.

    What a file does not say is "" or None in an entry (`kind`, `do_not_translate`). Raises
    Refused with a sentence for a file that is broken, foreign, too large or means no good.
    """
    text = read_text(data)
    return (tbx if text.lstrip().startswith("<") else term_table).read(text)
