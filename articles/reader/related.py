"""What to read after a story: chosen by hand first, then by shared tags, then by its section."""

from functools import cache, reduce
from operator import or_

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from articles.models import Edition, RelatedArticle, TaggedArticle
from articles.reader import cards, pictures
from articles.reader.prepared import Given, Prepared
from articles.reader.querysets import NUMBER, carded, live

MOST = 4
# A tag or a section may hold half of all stories: of each only the newest are looked at.
TAGS = 4  # of a story, in the order of their row
OF_A_TAG = 12
NEWEST = 60

SECTION = Given("section", BigIntegerField())
# Given as numbers: PostgreSQL finds the newest of a rare tag and of a common one by other ways.
TAG = [Given(f"tag_{number}", BigIntegerField()) for number in range(TAGS)]


@cache
def query(code, tags):
    """Rows for cards.Row of the stories related to an article (`number`) of a `section` with so
    many `tags`, with the photos of `now`, the nearest first."""
    nearest = _ranked(_candidates(code, TAG[:tags]), TAG[:tags]).values("pk")[:MOST]
    # Not asked for their language again: SQLite would walk through all that is live in it.
    chosen = _ranked(Edition.objects.live().filter(pk__in=nearest), TAG[:tags])
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
    """The live editions to choose from, however many there are: a hundred at most."""
    by_hand = RelatedArticle.objects.filter(article=NUMBER).order_by().values("related")
    by_tag = [
        TaggedArticle.objects.filter(
            pk__in=TaggedArticle.objects.filter(tag=tag).order_by("-pk").values("pk")[:OF_A_TAG]
        )
        .order_by()
        .values("content_object")
        for tag in tags
    ]
    newest = live(code).order_by("-published_at", "-pk").values("pk")[:NEWEST]
    # No filter: a database would walk through the whole section in search of the newest.
    of_section = Case(When(article__section=SECTION, then=F("article_id")))
    by_section = Edition.objects.filter(pk__in=newest).order_by().values(near=of_section)
    articles = by_hand.union(*by_tag, by_section)
    return live(code).filter(article__in=articles).exclude(article=NUMBER)


def _ranked(editions, tags):
    """Those chosen by hand in their order, then by how many of the tags they share."""
    by_hand = RelatedArticle.objects.filter(article=NUMBER, related=OuterRef("article"))
    shared = (
        TaggedArticle.objects.filter(
            reduce(or_, (Q(tag=tag) for tag in tags), Q()), content_object=OuterRef("article")
        )
        .order_by()
        .values("content_object")
        .annotate(count=Count("pk"))
        .values("count")
    )
    found = Coalesce(Subquery(shared, output_field=IntegerField()), Value(0))
    return editions.annotate(
        place=Subquery(by_hand.order_by().values("position")[:1]),
        shared=found if tags else Value(0),
    ).order_by(F("place").asc(nulls_last=True), "-shared", "-published_at", "-pk")
