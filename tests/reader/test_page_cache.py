"""Pages kept whole: shown to everybody, and not a moment after they have changed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Edition
from articles.workflow.generations import renew
from tests import make
from tests.reader.kept_pages import Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path):
    renew()
    return Site(tmp_path)


def rewrite(article, code, **words):
    """Another text under the same address goes live."""
    slug = Edition.objects.get(article=article, language=code).slug
    return make.live(article, code, slug=slug, **words)


def test_a_page_is_rendered_once_and_then_given_to_everybody(site):
    make.live(make.article(), "ko", title="제목")
    first = site.get("/ko/")
    again = site.get("/ko/", cookie="language=ar")
    assert "제목" in first.text
    assert (again.body, again.headers) == (first.body, first.headers)
    assert site.django.asked == ["/ko/"]


def test_a_page_from_the_cache_asks_the_database_once_at_most(site):
    site.get("/ko/")
    with CaptureQueriesContext(connection) as captured:
        site.get("/ko/")
    assert len(captured) == 1
    with CaptureQueriesContext(connection) as captured:
        site.get_at_once("/ko/")
    assert len(captured) == 0


def test_another_process_of_the_newsroom_finds_the_page_rendered(site, tmp_path):
    first = site.get("/ko/")
    other = Site(tmp_path)
    assert other.get("/ko/").body == first.body
    assert other.django.asked == []


def test_a_new_text_is_seen_at_once_and_other_languages_pages_stay(site):
    article = make.article()
    make.live(article, "ko", title="처음")
    make.live(article, "ar", title="أول")
    assert "처음" in site.get("/ko/").text
    site.get("/ar/")
    rewrite(article, "ko", title="나중")
    page = site.get("/ko/").text
    assert "나중" in page
    assert "처음" not in page
    site.get("/ar/")
    assert site.django.asked == ["/ko/", "/ar/", "/ko/"]


def test_a_page_begun_before_a_change_is_not_taken_for_one_of_after_it(site):
    article = make.article()
    make.live(article, "ko", title="처음")
    inner = site.django.application

    def overtaken(environ, start_response):
        answer = inner(environ, start_response)
        site.django.application = inner
        rewrite(article, "ko", title="나중")
        return answer

    site.django.application = overtaken
    assert "처음" in site.get("/ko/").text
    assert "나중" in site.get("/ko/").text


def test_a_database_from_a_backup_is_not_shown_pages_of_its_lost_future(site, tmp_path):
    article = make.article()
    make.live(article, "ko", title="처음")
    before = list(workflow.generations.Generation.objects.values("language", "number", "raised_at"))
    rewrite(article, "ko", title="잃어버림")
    assert "잃어버림" in site.get("/ko/").text
    rows = workflow.generations.Generation.objects
    for row in before:
        rows.filter(language=row["language"]).update(
            number=row["number"], raised_at=row["raised_at"]
        )
    rewrite(article, "ko", title="나중")
    assert "나중" in site.get("/ko/").text


def test_a_scheduled_text_is_seen_from_its_time_on_though_the_page_is_kept(site):
    article = make.article()
    make.live(article, "ko", title="처음", slug="story")
    make.scheduled(article, "ko", due_in=timedelta(seconds=60), title="나중", slug="story")
    now = timezone.now()
    assert "처음" in site.get("/ko/").text
    assert "처음" in site.get("/ko/", now=now.timestamp() + 50).text
    Edition.objects.filter(article=article).update(next_at=now - timedelta(seconds=1))
    page = site.get("/ko/", now=now.timestamp() + 61).text
    assert "나중" in page
    assert "처음" not in page


def test_a_page_is_made_anew_when_rights_end(site, monkeypatch):
    now = timezone.now()
    photo = make.photo(valid_until=now + timedelta(seconds=60))
    make.live(make.article(photos=[photo]), "ko")
    name = photo.renditions[0]["file"]
    assert name in site.get("/ko/").text
    later = now + timedelta(seconds=61)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert name not in site.get("/ko/", now=later.timestamp()).text


def test_a_withdrawn_story_and_a_former_address_are_kept_and_a_missing_page_is_not(site):
    article = make.article()
    edition = make.live(article, "ko", slug="old")
    old = edition.get_absolute_url()
    make.live(article, "ko", slug="new")
    new = Edition.objects.get(pk=edition.pk).get_absolute_url()
    assert [site.get(old).status for _ in range(2)] == [301, 301]
    assert site.get(old).headers["location"] == new
    workflow.withdraw(Edition.objects.get(pk=edition.pk), by=None, notice="내렸습니다")
    assert [site.get(new).status for _ in range(2)] == [410, 410]
    assert [site.get("/ko/2026/01/nothing/").status for _ in range(2)] == [404, 404]
    assert len(site.django.asked) == 1 + 1 + 2


def test_each_language_host_scheme_path_and_known_parameter_has_its_own_page(site, settings):
    settings.ALLOWED_HOSTS = ["testserver", "example.org", "EXAMPLE.org"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    edition = make.live(make.article(), "ko")
    make.live(make.article(), "ar")
    asked = [
        ("/ko/", {}),
        ("/ar/", {}),
        ("/ko/", {"host": "example.org"}),
        ("/ko/", {"host": "example.org:8080"}),
        ("/ko/", {"x_forwarded_proto": "https"}),
        ("/ko/archive/", {}),
    ]
    pages = [site.get(path, **headers).text for path, headers in asked]
    again = [site.get(path, **headers).text for path, headers in asked]
    assert again == pages
    assert len(site.django.asked) == len(asked)
    for (path, headers), page in zip(asked, pages, strict=True):
        scheme = headers.get("x_forwarded_proto", "http")
        own = f'rel="canonical" href="{scheme}://{headers.get("host", "testserver")}{path}"'
        assert own in page
    before = f"{edition.published_at.isoformat()}"
    assert site.get(f"/ko/?before={before}").status in (200, 404)


@pytest.mark.parametrize("host", ["evil.example", "testserver@evil.example", "testserver\r\nx: y"])
def test_a_host_that_is_not_the_newsrooms_is_refused_and_never_answered_from_the_cache(site, host):
    site.get("/ko/")
    for _ in range(2):
        assert site.get("/ko/", host=host).status == 400
    assert len(site.django.asked) == 3


def test_a_header_of_a_proxy_counts_only_where_the_settings_say_so(site):
    assert "https://testserver" not in site.get("/ko/", x_forwarded_proto="https").text
    assert "https://testserver" not in site.get("/ko/").text
    assert site.django.asked == ["/ko/"]


def test_somebody_logged_in_neither_gets_nor_leaves_a_kept_page(site):
    for _ in range(2):
        site.get("/ko/", cookie="a=b; sessionid=abc")
        site.get("/ko/", authorization="Basic abc")
    assert len(site.django.asked) == 4
    site.get("/ko/")
    assert len(site.django.asked) == 5


def test_head_has_the_headers_of_the_page_and_no_body(site):
    head = site.get("/ko/", method="HEAD")
    page = site.get("/ko/")
    assert head.body == b""
    assert head.headers == page.headers
    assert head.headers["content-length"] == str(len(page.body))
    assert len(site.django.asked) == 1


def test_a_part_of_a_page_is_the_whole_page_and_a_form_is_never_answered_from_the_cache(site):
    page = site.get("/ko/")
    part = site.get("/ko/", range="bytes=0-10", if_range=page.headers["etag"])
    assert (part.status, part.body) == (200, page.body)
    site.get("/ko/", method="POST")
    site.get("/ko/", environ={"CONTENT_LENGTH": "3"})
    assert len(site.django.asked) == 3


def test_no_condition_of_one_reader_gets_into_the_page_of_all(site):
    page = site.get("/ko/", if_none_match="*", if_modified_since="Sat, 01 Jan 2050 00:00:00 GMT")
    assert page.status == 304
    assert site.get("/ko/").status == 200
    assert site.django.asked == ["/ko/"]


def test_a_feed_kept_since_the_very_second_of_a_change_says_soon_when_that_was(site, monkeypatch):
    make.live(make.article(), "ko")
    assert "last-modified" not in site.get("/ko/feed.atom").headers
    later = timezone.now() + timedelta(seconds=3)
    monkeypatch.setattr(timezone, "now", lambda: later)
    now = later.timestamp()
    settled = site.get("/ko/feed.atom", now=now)
    since = {"if_modified_since": settled.headers["last-modified"]}
    assert site.get("/ko/feed.atom", now=now + 60, **since).status == 304
    assert len(site.django.asked) == 2


def test_a_newsroom_whose_generations_can_not_be_read_renders_its_pages(site, monkeypatch, caplog):
    monkeypatch.setattr("articles.reader.page_cache.seen._all", lambda: 1 / 0)
    assert [site.get("/ko/").status for _ in range(2)] == [200, 200]
    assert len(site.django.asked) == 2
    assert "could not be read" in caplog.text


def test_the_servers_entry_keeps_pages_and_developers_see_each_page_rendered(settings):
    from articles.reader import page_cache
    from newsroom import wsgi

    assert wsgi.application.application.application is wsgi.django
    settings.DEBUG = True
    assert page_cache.kept(wsgi.django) is wsgi.django
