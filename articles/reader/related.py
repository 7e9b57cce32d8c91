"""What to read after a story: chosen by hand first, then by shared tags, then by its section."""

from functools import cache

from django.db.models import BigIntegerField, Count, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Edition, Listing, RelatedArticle
from articles.reader import cards, pictures
from articles.reader.listings import Union, places
from articles.reader.prepared import Given, Prepared
from articles.reader.querysets import NUMBER, carded, live

MOST = 4
# A tag or a section may hold half of all stories: of each only the newest are looked at.
TAGS = 4  # of a story, in the order of their row
OF_A_TAG = 12
OF_SECTION = MOST + 1  # one of them may be the story itself

SECTION = Given("section", BigIntegerField())
TAG = [Given(f"tag_{number}", BigIntegerField()) for number in range(TAGS)]


@cache
def query(code, tags):
    """Rows for cards.Row of the stories related to an article (`number`) of a `section` with so
    many `tags`, with the photos of `now`, the nearest first."""
    nearest = _ranked(_candidates(code, TAG[:tags]), code, TAG[:tags]).values("pk")[:MOST]
    chosen = _ranked(Edition.objects.filter(pk__in=nearest), code, TAG[:tags])
    return Prepared(carded(chosen, code))


def read(code, facts, tags, now):
    """cards.Rows of what is related to a story, by its Facts and the keys of its tags."""
    given = {f"tag_{number}": key for number, key in enumerate(tags[:TAGS])}
    rows = query(code, len(given)).rows(
        number=facts.article, section=facts.section, now=now, **given
    )
    return [cards.Row(*row) for row in rows]


def shown(code, rows, links):
    """The HTML of the Rows."""
    return cards.together("card", rows, code, links, pictures.strip(len(rows)))


def _candidates(code, tags):
    """The live editions to choose from, however many there are: some sixty at most."""
    by_hand = RelatedArticle.objects.filter(article=NUMBER).order_by().values("related")
    keys = Union(
        live(code).filter(article__in=by_hand).order_by().values("pk"),
        *(places(code, "tag", tag).values("edition")[:OF_A_TAG] for tag in tags),
        places(code, "section", SECTION).values("edition")[:OF_SECTION],
    )
    return Edition.objects.live().filter(pk__in=keys).exclude(article=NUMBER)


def _ranked(editions, code, tags):
    """Those chosen by hand in their order, then by how many of the tags they share."""
    by_hand = RelatedArticle.objects.filter(article=NUMBER, related=OuterRef("article"))
    # By the whole key, so that each place is looked up and no list is walked.
    shared = (
        Listing.objects.filter(
            kind=Listing.Kind.TAG,
            key__in=tags,
            language=code,
            published_at=OuterRef("published_at"),
            edition=OuterRef("pk"),
        )
        .order_by()
        .values("kind")
        .annotate(count=Count("*"))
        .values("count")
    )
    found = Coalesce(Subquery(shared, output_field=IntegerField()), Value(0))
    return editions.annotate(
        place=Subquery(by_hand.order_by().values("position")[:1]),
        shared=found if tags else Value(0),
    ).order_by(F("place").asc(nulls_last=True), "-shared", "-published_at", "-pk")
