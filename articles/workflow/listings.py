"""Keeping the lists in step with what is live: every Listing is written here.

`search_index.note` and `forget` call this, so that a verb that has a story found by search has it
stand in its lists as well. Two queries, however many editions there are.
"""

from django.db import connection
from django.db.models import F, PositiveSmallIntegerField, Q, Value

from articles.models import Edition, Listing

COLUMNS = ("kind", "key", "language", "published_at", "edition_id")
# The way from an edition to what has a list.
KEYS = {
    Listing.Kind.SECTION: "article__section_id",
    Listing.Kind.AUTHOR: "article__bylines__author_id",
    Listing.Kind.TAG: "article__tagged__tag_id",
}


def write(editions):
    """The places of those of the editions that are live; none of them may have any yet."""
    _insert(KEYS, pk__in=[each.pk for each in editions])


def forget(editions):
    Listing.objects.filter(edition__in=[each.pk for each in editions]).delete()


def forget_gone():
    """Takes away what stands in a list and is not live, as no verb leaves it behind."""
    gone = Edition.objects.filter(live=None).order_by()
    Listing.objects.filter(edition__in=gone.values("pk")).delete()


def forget_tag(tag):
    Listing.objects.filter(kind=Listing.Kind.TAG, key=tag.pk).delete()


def note_tags(keys):
    """Writes anew the lists of these tags, for a verb that changes the tags of many stories; of a
    tag that is gone nothing stays."""
    Listing.objects.filter(kind=Listing.Kind.TAG, key__in=keys).delete()
    _insert([Listing.Kind.TAG], article__tagged__tag__in=keys)


def _insert(kinds, **of):
    """One INSERT … SELECT. A row may be there already, by another verb of the same moment."""
    first, *others = (_places(kind, of) for kind in kinds)
    select, values = first.union(*others, all=True).query.sql_with_params()
    table = connection.ops.quote_name(Listing._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(COLUMNS)}) {select} ON CONFLICT DO NOTHING",
            values,
        )


def _places(kind, of):
    """Rows of COLUMNS."""
    number = Value(kind.value, output_field=PositiveSmallIntegerField())
    return (
        Edition.objects.live()
        .filter(Q((f"{KEYS[kind]}__isnull", False)), **of)
        .order_by()
        .annotate(kind=number, key=F(KEYS[kind]))
        .values_list("kind", "key", "language", "published_at", "pk")
    )
