"""Queries per page, whatever there is more of."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.languages import codes
from articles.models import Placement
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
STORY, LIST = 6, 4


def newsroom(*, stories, each, languages):
    """`stories` in one section on one tag by one author, each with `each` more of everything."""
    section, tag, author = make.section("world"), make.tag("sea"), make.author("kim")
    for _ in range(each):
        make.section()

    def photo():
        return make.photo(photographer=author, replacement=make.photo())

    for number in range(stories):
        inline = [(photo(), Placement.Role.INLINE, n) for n in range(each)]
        article = make.article(
            section=section,
            authors=[author, *(make.author() for _ in range(each))],
            tags=[tag, *(make.tag() for _ in range(each))],
            photos=[photo(), *inline, *(photo() for _ in range(each))],
        )
        for code in languages:
            make.live(article, code, slug=f"story-{number}", at=MARCH - timedelta(minutes=number))


PAGES = {
    "": LIST,
    "world/": LIST,
    "tags/sea/": LIST,
    "authors/kim/": LIST,
    "archive/": LIST,
    "archive/2026/03/": LIST,
    "2026/03/story-0/": STORY,
}


def queries(client, path):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize(("path", "budget"), PAGES.items())
def test_a_page_keeps_its_budget_with_little_in_it(client, path, budget):
    newsroom(stories=1, each=1, languages=["ko"])
    assert queries(client, f"/ko/{path}") <= budget


def test_a_page_takes_as_many_queries_with_a_lot_in_it_as_with_little(client):
    newsroom(stories=30, each=3, languages=["ko", "id", "ar"])
    counted = {path: queries(client, f"/ar/{path}") for path in PAGES}
    assert all(counted[path] <= budget for path, budget in PAGES.items()), counted
    older = client.get("/ar/world/").text.split('" rel="next"')[0].rsplit('href="', 1)[1]
    assert queries(client, older) <= LIST


def test_a_story_in_every_language_takes_no_more_queries(client):
    newsroom(stories=1, each=2, languages=codes())
    for code in codes():
        assert queries(client, f"/{code}/2026/03/story-0/") <= STORY


def test_a_page_for_an_unknown_address_asks_the_database_for_little(client):
    with CaptureQueriesContext(connection) as captured:
        client.get("/ko/2026/03/nothing/")
        client.get("/nothing/at/all/")
    assert len(captured) <= 4


def test_the_page_for_a_broken_site_asks_the_database_for_nothing(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("articles.reader.page.read_sections", lambda code: 1 / 0)
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/ja/")
    assert response.status_code == 500
    assert '<html lang="ja"' in response.text
    assert len(captured) == 0


def test_even_a_broken_page_for_a_broken_site_is_answered(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("articles.reader.page.read_sections", lambda code: 1 / 0)
    monkeypatch.setattr("articles.reader.templates.get_template", lambda *_args, **_more: 1 / 0)
    assert client.get("/ja/").status_code == 500
