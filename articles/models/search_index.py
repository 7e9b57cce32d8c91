"""The index of terms: SQLite's FTS5 or PostgreSQL's tsvector, behind the same few functions.

Either knows only which terms an entry has, whole and analysed already; where they stand, how
often and how much that counts is for `text.search`. So both find the same, in the same order. A
term stands in the index with its language, since terms of two languages must not meet, and with
where it was said: anywhere, in the head of the story, or as a fact about it.
"""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from zlib import crc32

from django.db import connection

from articles.text.search import words

ANYWHERE, HEAD, FACT = "_", "__", "___"
_BEGINNING = datetime(1900, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_SLOTS = 1 << 10  # keys in a minute
_MINUTES = 1 << 27  # until 2155
COLUMNS = ("id", "edition_id", "title", "standfirst", "names", "body")


def key_of(language, moment, slot=0):
    """The key of an entry: language, minute, and a number within the minute. So what is newer has
    the higher key, and a stretch of time is a range of keys."""
    minute = min(max((moment - _BEGINNING) // _MINUTE, 0), _MINUTES - 1)
    number = crc32(language.encode()) & 0x7FF
    return (number * _MINUTES + minute) * _SLOTS + slot % _SLOTS


def published_in(key):
    """The minute that a key stands for."""
    return _BEGINNING + key // _SLOTS % _MINUTES * _MINUTE


def between(language, since=None, until=None):
    """The first and the last key of a language, or of what was published in a stretch of time."""
    last = _BEGINNING + (_MINUTES - 1) * _MINUTE
    return (
        key_of(language, since or _BEGINNING),
        key_of(language, until - _MINUTE if until else last, _SLOTS - 1),
    )


def section_fact(pk):
    return f"s{pk}"


def author_fact(slug):
    """By the address, which a reader's query names; in letters that no database cuts."""
    return f"a{blake2b(slug.encode(), digest_size=8).hexdigest()}"


def terms_of(entry, language):
    """The terms of an entry as they stand in the index, each once."""
    head = set(f"{entry.title} {entry.standfirst} {entry.names}".split())
    # One character alone is looked for in the head only: every text has most of them.
    head |= words.signs(head)
    if language == "vi":
        head |= {words.bare(term) for term in head}
    prefix = _prefix(language)
    return [
        *(f"{prefix}{ANYWHERE}{term}" for term in head.union(entry.body.split())),
        *(f"{prefix}{HEAD}{term}" for term in head),
        *(f"{prefix}{FACT}{fact}" for fact in entry.facts.split()),
    ]


def _prefix(language):
    return language.replace("-", "")


def put(entries):
    """Adds what pairs (entry, language) are found by; nothing of them may be there yet."""
    rows = [(entry.pk, terms_of(entry, language)) for entry, language in entries]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO articles_searchterms (id, terms) VALUES (%s, array_to_tsvector(%s))"
                " ON CONFLICT (id) DO UPDATE SET terms = excluded.terms",
                rows,
            )
        else:
            cursor.executemany(
                "INSERT INTO articles_searchterms (rowid, terms) VALUES (%s, %s)",
                [(key, " ".join(terms)) for key, terms in rows],
            )


def drop(entries):
    """Takes away what pairs (entry, language) are found by; the entries are as they were put."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            keys = [entry.pk for entry, _language in entries]
            cursor.execute("DELETE FROM articles_searchterms WHERE id = ANY(%s)", [keys])
        else:
            cursor.executemany(
                "INSERT INTO articles_searchterms (articles_searchterms, rowid, terms)"
                " VALUES ('delete', %s, %s)",
                [(entry.pk, " ".join(terms_of(entry, language))) for entry, language in entries],
            )


# FTS5 is told what to do by a column of the table's own name.
_CLEAR = {
    "sqlite": ["INSERT INTO articles_searchterms (articles_searchterms) VALUES ('delete-all')"],
    "postgresql": ["TRUNCATE articles_searchterms"],
}
_TIDY = {
    "sqlite": ["INSERT INTO articles_searchterms (articles_searchterms) VALUES ('optimize')"],
    "postgresql": ["ANALYZE articles_searchterms"],
}
# The newest keys of one expression. PostgreSQL is kept from walking through the table in search of
# matches, since it would unpack every text on the way: hence no bare id, and the expression as a
# query of its own, so that it is planned without a look at how common the words are.
_NEWEST = {
    "sqlite": "SELECT rowid AS id FROM articles_searchterms WHERE articles_searchterms MATCH %s"
    " AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s",
    "postgresql": "SELECT id FROM articles_searchterms WHERE terms @@ (SELECT %s::tsquery)"
    " AND id + 0 BETWEEN %s AND %s ORDER BY id + 0 DESC LIMIT %s",
}


def clear():
    _execute(_CLEAR)


def tidy():
    """After many entries were put at once."""
    _execute(_TIDY)


def _execute(statements):
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def every(wanted, language, facts=(), place=ANYWHERE):
    """The expression for entries that have all that is wanted: for each, one of its ways."""
    prefix = _prefix(language)
    groups = [[[f"{prefix}{FACT}{fact}"]] for fact in facts]
    groups += [[[f"{prefix}{place}{t}" for t in way] for way in each.ways] for each in wanted]
    return _and(_or(_and(map(_quoted, way)) for way in group) for group in groups)


def _quoted(term):
    # Letters and digits of any script and "_": nothing that either database could take for more.
    return f"'{term}'" if connection.vendor == "postgresql" else f'"{term}"'


def _and(parts):
    return f"({(' & ' if connection.vendor == 'postgresql' else ' AND ').join(parts)})"


def _or(parts):
    return f"({(' | ' if connection.vendor == 'postgresql' else ' OR ').join(parts)})"


def newest(expressions, keys, most):
    """The newest entries of each expression, at most so many of each and each entry once, as
    rows of COLUMNS. One query, bounded however common the words are."""
    found = " UNION ".join(_each("id", expressions))
    columns = ", ".join(f"entry.{name}" for name in COLUMNS)
    return _rows(
        f"SELECT {columns} FROM ({found}) AS found"  # noqa: S608
        " JOIN articles_searchentry AS entry ON entry.id = found.id",
        expressions,
        keys,
        most,
    )


def counts(expressions, keys, most):
    """How many entries each expression finds, counted up to `most`; one query."""
    sql = " UNION ALL ".join(_each("{n}, count(*)", expressions))
    return [count for _n, count in sorted(_rows(sql, expressions, keys, most))]


def _each(what, expressions):
    one = _NEWEST[connection.vendor]
    return [
        f"SELECT {what.format(n=n)} FROM ({one}) AS found_{n}"  # noqa: S608
        for n in range(len(expressions))
    ]


def _rows(sql, expressions, keys, most):
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for each in expressions for value in (each, *keys, most)])
        return cursor.fetchall()
