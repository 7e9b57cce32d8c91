"""The lists of sections, authors and tags, newest first.

A page reads its own places in a list and no more, however many stories there are and however few
of them the list has: a section that is rare costs what any other does.
"""

from django.db.models import Exists

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
