"""Lists in their order, and that no database walks through stories in search of one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Edition
from articles.reader import cards, querysets, related
from articles.reader.feeds import querysets as feeds
from articles.reader.prepared import Given
from tests import make

pytestmark = pytest.mark.django_db
MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
NOW = timezone.now()


def newsroom(count=7):
    """Stories of one section, author and tag, two at each time, beside others; in two languages."""
    section, author, tag = make.section("world"), make.author("kim"), make.tag("sea")
    for number in range(count):
        at = MARCH - timedelta(minutes=number // 2)
        article = make.article(section=section, authors=[author], tags=[tag, make.tag()])
        for code in ("ko", "id"):
            make.live(article, code, at=at)
        make.live(make.article(), "ko", at=at)
    return {"section": section.pk, "author": author.pk, "tag": tag.pk}


def plan(query, **given):
    """How the database finds the rows of a Prepared, as text."""
    query.rows(**given)
    sql, values = query.compiled.logged
    values = [
        each.adapted(given[each.name]) if isinstance(each, Given) else each for each in values
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What the server has counted in other tests would choose the plan.
            cursor.execute("ANALYZE articles_edition, articles_article, articles_listing")
            # Few rows are read faster from end to end: what counts is how many would be found.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute(f"EXPLAIN {sql}", values)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("which", ["section", "author", "tag"])
def test_a_list_has_its_stories_newest_first_page_by_page(monkeypatch, which):
    number = newsroom()[which]
    monkeypatch.setattr(querysets, "PAGE", 3)
    querysets.cards.cache_clear()
    expected = Edition.objects.filter(language="ko", article__tagged__tag__slug_ko="sea")
    expected = list(expected.order_by("-published_at", "-pk").values_list("pk", flat=True))
    found, before = [], ""
    while True:
        rows, before = cards.read("ko", which, NOW, before, number=number)
        found.append([row.pk for row in rows])
        if not before:
            break
    querysets.cards.cache_clear()
    assert found == [expected[:3], expected[3:6], expected[6:]]
    told = feeds.stories("ko", which, is_full=False).rows(number=number)
    assert len(told) == 7
    assert [row[3] for row in told] == sorted((row[3] for row in told), reverse=True)


@pytest.mark.parametrize("which", ["section", "author", "tag"])
def test_a_list_is_in_the_languages_in_which_it_has_a_story(which):
    number = newsroom(1)[which]
    row = querysets.languages(which).row(number=number)
    found = {code for code, is_in in zip(querysets.CODES, row, strict=True) if is_in}
    assert found == {"ko", "id"}
    assert not any(querysets.languages(which).row(number=0))


@pytest.mark.parametrize("which", ["section", "author", "tag"])
def test_no_database_walks_through_stories_in_search_of_a_list(which):
    number = newsroom(2)[which]
    older = {"before": NOW, "before_number": 9}
    for query, given in [
        (querysets.cards("ko", which), {"now": NOW}),
        (querysets.cards("ko", which, is_older=True), {"now": NOW, **older}),
        (feeds.stories("ko", which, is_full=True), {}),
    ]:
        found = plan(query, number=number, **given)
        assert "live_by_time" not in found
        if connection.vendor == "sqlite":
            assert "SCAN" not in found
            assert "listing_1 (kind=? AND key=? AND language=?" in found
        else:
            assert "Seq Scan" not in found
            # No sort before the limit: the list is read in its order.
            assert "Limit" in found.split("articles_listing_pkey")[0].splitlines()[-2]


def test_what_is_related_is_found_without_a_walk():
    numbers = newsroom(2)
    article = Edition.objects.filter(article__section=numbers["section"]).first().article
    found = plan(
        related.query("ko", 1),
        number=article.pk,
        section=numbers["section"],
        tag_0=numbers["tag"],
        now=NOW,
    )
    if connection.vendor == "sqlite":
        assert "live_by_time" not in found
        assert "SCAN articles" not in found
    else:
        # What was chosen by hand is so little that any index may find its texts.
        assert "Seq Scan" not in found
        assert found.count("articles_listing_pkey") >= 2


def test_nothing_that_an_index_is_confined_to_is_given_apart():
    """SQLite would plan the query anew each time."""
    number = newsroom(1)["tag"]
    query = querysets.cards("ko", "tag")
    query.rows(now=NOW, number=number)
    sql, values = query.compiled.logged
    assert "'lead'" in sql
    assert "lead" not in values
