"""The lists of sections, authors and tags, newest first.

A page reads its own places in a list and no more, however many stories there are and however few
of them the list has: a section that is rare costs what any other does.
"""

from django.db.models import BigIntegerField, Exists, Expression

from articles.models import Edition, Listing

# The names that pages and feeds call them by.
KINDS = {
    "section": Listing.Kind.SECTION,
    "author": Listing.Kind.AUTHOR,
    "tag": Listing.Kind.TAG,
}


def places(code, which, key):
    """The places in the list of a section, author or tag in a language, newest first."""
    of_list = Listing.objects.filter(kind=KINDS[which], key=key, language=code)
    return of_list.order_by("-published_at", "-edition")


def first(found, most):
    """The editions that stand first among `places`.

    Not asked for their language again: SQLite would walk through all that is live in it. Nor
    joined: with statistics at hand, a database may walk through all stories in search of a list.
    """
    return Edition.objects.live().filter(pk__in=found.values("edition")[:most])


def has_any(code, which, key):
    return Exists(places(code, which, key).order_by())


class Union(Expression):
    """The editions of several lists of `places`, each cut short; QuerySet.union would join each
    with its editions, since SQLite takes no bare limit there."""

    def __init__(self, *editions):
        super().__init__(output_field=BigIntegerField())
        self.editions = editions

    def as_sql(self, compiler, connection):
        parts, params = [], []
        for number, rows in enumerate(self.editions):
            sql, given = rows.query.get_compiler(connection=connection).as_sql()
            parts.append(f"SELECT * FROM ({sql}) AS list_{number}")  # noqa: S608
            params += given
        return f"({' UNION ALL '.join(parts)})", tuple(params)
