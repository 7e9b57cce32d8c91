"""The rights clock: the database says, to the second, which photo stands at a placement.

A photo whose rights don't hold at that moment gives its place to its replacement, and where that
one can't be shown either, nothing stands there.
"""

from django.db.models import Case, F, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Cast, JSONObject

from articles.languages import column
from articles.models import Photo, usable
from articles.reader.names import array


def presentable(code, now, path=""):
    """Whether a photo may be shown, has its files and credit, and says in this language what it
    shows: what a replacement has to be, since nobody looked at it for this very story."""
    return (
        usable(now, path)
        & ~Q((f"{path}renditions", []))
        & Q((f"{path}{column('alt_text', code)}__gt", ""))
        & Q((f"{path}licence__isnull", False))
        & (Q((f"{path}photographer__isnull", False)) | Q((f"{path}source__isnull", False)))
    )


def standing(code, now, path=""):
    """The key of the photo that stands at a placement at `now`; `path` leads to the placement."""
    return Case(
        When(usable(now, f"{path}photo__"), then=F(f"{path}photo")),
        When(
            presentable(code, now, f"{path}photo__replacement__"),
            then=F(f"{path}photo__replacement"),
        ),
    )


def told(code, key="standing"):
    """The JSON text that `photos.shown` reads, of the photo whose key is annotated as `key`.

    One text instead of sixty columns, most of them for a replacement that is not needed.
    """
    facts = JSONObject(
        renditions=Cast("renditions", TextField()),
        colour=F("colour"),
        made=F("digital_source_type"),
        notice=F("copyright_notice"),
        caption=F(column("caption", code)),
        alt_text=F(column("alt_text", code)),
        taken_on=Cast("taken_on", TextField()),
        # Where somebody was is told where the photo desk has said that it may be.
        place=Case(When(keeps_location=True, then=F("place")), default=Value("")),
        photographer=array(code, "photographer__"),
        source=array(code, "source__"),
        source_url=F("source__url"),
        licence=array(code, "licence__"),
        licence_url=F("licence__url"),
        asks_link=F("licence__asks_link"),
        forbids_changes=F("licence__forbids_changes"),
    )
    photo = Photo.objects.rewrite(False).order_by().filter(pk=OuterRef(key))
    return Cast(Subquery(photo.annotate(facts=facts).values("facts")), TextField())
