"""The wall: what is not live, or not named, can't be read on the readers' side."""

from datetime import timedelta

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.languages import codes, column
from articles.models import Article, Edition, Event
from articles.reader import names, querysets
from tests import make

pytestmark = pytest.mark.django_db


def test_reading_a_draft_through_a_live_edition_raises():
    article = make.article()
    make.live(article, "ko")
    make.draft(article, "ko", title="Secret")
    edition = querysets.live("ko").get()
    for draft in ("newest", "newest_title", "next", "live", "word_count"):
        with pytest.raises(FieldFetchBlocked):
            getattr(edition, draft)


def test_reading_the_article_of_a_live_edition_without_naming_its_columns_raises():
    make.live(make.article(), "ko")
    edition = querysets.live("ko").get()
    with pytest.raises(FieldFetchBlocked):
        edition.article  # noqa: B018


def test_another_languages_text_is_not_read_with_a_live_article():
    make.live(make.article(), "ko", title="제목")
    live = querysets.live("ko").select_related("article").only("slug", "article__title_ko")
    article = live.get().article
    assert article.title_ko == "제목"
    for name in ("title_en", "body_ko", "source_language"):
        with pytest.raises(FieldFetchBlocked):
            getattr(article, name)


def test_the_live_editions_of_a_language_hold_no_draft_and_no_withdrawn_text():
    article = make.article()
    make.live(article, "ko")
    make.draft(article, "id")
    assert querysets.live("ko").count() == 1
    assert querysets.live("id").count() == 0


def test_no_page_reads_a_revision_or_an_unnamed_languages_text(client):
    article = make.article(photos=[make.photo()], tags=[make.tag("sea")])
    edition = make.live(article, "ko")
    slug = article.bylines.get().author.slug
    paths = [edition.get_absolute_url(), "/ko/", "/ko/tags/sea/", f"/ko/authors/{slug}/"]
    foreign = [column(name, c) for c in codes() if c != "ko" for name in querysets.TEXT]
    for path in paths:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        sql = " ".join(query["sql"] for query in captured)
        assert "articles_revision" not in sql
        assert "newest" not in sql
        assert not [name for name in foreign if f'"articles_article"."{name}"' in sql]


def test_prepared_rows_are_those_that_the_queryset_itself_gives():
    article = make.article(photos=[make.photo()], authors=2, tags=[make.tag()])
    make.live(article, "id", slug="cerita")
    compiled = querysets.languages("all")
    assert [tuple(row) for row in compiled.rows()] == list(compiled.queryset)
    rows = querysets.sections("id").rows(now=timezone.now())
    section = article.section
    assert rows[0] == [
        section.pk,
        section.slug,
        0,
        *(getattr(section, name) for name in names.columns("id")),
        None,
    ]


def test_a_story_appears_at_its_time_though_no_process_waits_for_it(client):
    article = make.article()
    edition = make.scheduled(article, "ko", due_in=timedelta(hours=-1), title="예약 기사")
    assert not Edition.objects.get(pk=edition.pk).is_live
    assert "예약 기사" in client.get("/ko/").text
    edition.refresh_from_db()
    assert edition.is_live
    assert edition.published_at < timezone.now() - timedelta(minutes=59)
    assert "예약 기사" in client.get(edition.get_absolute_url()).text
    assert Event.objects.filter(verb="publish").count() == 1


@pytest.mark.parametrize("path", ["/ko/2026/01/planned/", "/id/", "/ko/archive/"])
def test_whichever_page_comes_first_publishes_what_is_due(client, path):
    edition = make.scheduled(make.article(), "ko", due_in=timedelta(hours=-1), slug="planned")
    make.live(make.article(), "id")
    client.get(path)
    edition.refresh_from_db()
    assert edition.is_live


def test_an_update_replaces_the_live_text_at_its_time(client):
    article = make.article()
    edition = make.live(article, "ko", title="처음", slug="story")
    make.scheduled(article, "ko", due_in=timedelta(hours=-1), title="나중", slug="story")
    page = client.get(edition.get_absolute_url()).text
    assert "나중" in page
    assert "처음" not in page


def test_a_text_before_its_time_is_in_no_column_and_on_no_page(client):
    tag, author = make.tag("sea"), make.author("kim")
    article = make.article(tags=[tag], authors=[author], section=make.section("world"))
    make.live(article, "id")
    words = {"title": "비밀 제목", "body": "<p>비밀 본문</p>", "slug": "planned"}
    make.scheduled(article, "ko", due_in=timedelta(hours=1), **words)
    for path in ("", "world/", "tags/sea/", "authors/kim/", "archive/", "2026/01/planned/"):
        assert "비밀" not in client.get(f"/ko/{path}").text
    row = Article.objects.filter(pk=article.pk).rewrite(False).values().get()
    assert not [name for name, value in row.items() if "비밀" in str(value)]


def test_a_due_text_that_can_not_go_live_holds_up_no_page(client):
    article = make.article()
    edition = make.scheduled(article, "ko", due_in=timedelta(hours=-1))
    article.bylines.all().delete()
    assert client.get("/ko/").status_code == 200
    edition.refresh_from_db()
    assert not edition.is_live
    assert not edition.is_scheduled
