"""Who is credited: an author, and in which languages readers find them."""

from functools import cache

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from articles.languages import column
from articles.models import Author, Edition, Placement, usable
from articles.reader.listings import has_any
from articles.reader.names import columns
from articles.reader.prepared import Prepared
from articles.reader.querysets import CODES, NOW, SLUG, named

PRESENT, KNOWN = 1, 2


def _is_live(code):
    """Whether the article of a placement is live in a language.

    EXISTS keeps databases from walking through all that is live in search of one author's few.
    """
    return Exists(Edition.objects.live().filter(language=code, article=OuterRef("article")))


def photographed(code, author, now):
    """The placements of what an author photographed that live stories show at `now`."""
    return named(Placement).filter(
        usable(now, "photo__"),
        _is_live(code),
        photo__photographer=author,
        **{f"{column('alt_text', code)}__isnull": False},
    )


def is_known(code):
    """Whether search engines may know an author's page in a language: it has a story of theirs, or
    a photograph that is shown."""
    return _yes(_has_begun(code) & _has_work(code))


def is_in(code):
    """Whether an author has a page in a language, where a translation suffices."""
    return _yes(_has_begun(code) & (_has_work(code) | _has_translated(code)))


def _has_begun(code):
    """Whether anybody has anything there: a language that is not begun yet takes no search."""
    return Q(Exists(Edition.objects.live().filter(language=code)))


def _has_work(code):
    photos = photographed(code, OuterRef("pk"), NOW)
    return Q(has_any(code, "author", OuterRef("pk"))) | Q(Exists(photos))


def _has_translated(code):
    return Q(Exists(Edition.objects.live().filter(language=code, translated_by=OuterRef("pk"))))


def _yes(condition):
    return Case(When(condition, then=Value(True)), default=False)


def _presence(code):
    """KNOWN by the rule of `is_known`, else PRESENT by that of `is_in`, else 0."""
    return Case(
        When(~_has_begun(code), then=Value(0)),
        When(_has_work(code), then=Value(KNOWN)),
        When(_has_translated(code), then=Value(PRESENT)),
        default=Value(0),
    )


@cache
def author(code):
    """The row (pk, job title, biography, links, presence in each of CODES…, names…) of an author's
    slug; `now` is for the photographs."""
    asked = {f"in_{column('', each)}": _presence(each) for each in CODES}
    words = [column("job_title", code), column("bio", code), "links"]
    return Prepared(
        named(Author)
        .filter(slug=SLUG)
        .order_by()
        .annotate(**asked)
        .values_list("pk", *words, *asked, *columns(code))
    )
