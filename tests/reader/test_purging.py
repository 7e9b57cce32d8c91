"""A cache between the newsroom and its readers: what it is told, and for how long it may answer."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import cdn
from articles.cdn.twin import Twin
from articles.workflow import purging
from articles.workflow.generations import renew
from tests import make
from tests.reader.kept_pages import Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(settings, monkeypatch):
    """What the cache was told; it may answer by itself for five minutes."""
    settings.CDN = {"provider": "twin", "url": "", "service": "", "key": "", "seconds": 300}
    monkeypatch.setattr(purging, "ALL_KNOW", 0)
    monkeypatch.setattr(Twin, "purged", [])
    return Twin.purged


def sharing(site, **asked):
    return site.get("/ko/", **asked).headers["cache-control"]


def test_a_change_is_told_once_it_is_certain(told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        renew("ar", "ko")
    assert told == []
    for call in waiting:
        call()
    assert told == [["pages-ar", "pages-ko"]]


def test_without_a_cache_outside_nobody_is_told(
    monkeypatch, settings, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(Twin, "purged", [])
    with django_capture_on_commit_callbacks(execute=True):
        renew()
    assert Twin.purged == []


@pytest.mark.parametrize("failure", [cdn.PurgeFailed("Twin answered 500."), RuntimeError("bug")])
def test_a_cache_that_can_not_be_told_fails_no_verb(
    told, monkeypatch, caplog, django_capture_on_commit_callbacks, failure
):
    def failing(self, tags):
        raise failure

    caplog.set_level(logging.WARNING)
    monkeypatch.setattr(Twin, "purge", failing)
    with django_capture_on_commit_callbacks(execute=True):
        make.live(make.article(), "ko")
    assert str(failure) in caplog.text


def test_pages_carry_the_tag_of_their_language(told, tmp_path):
    renew()
    site = Site(tmp_path)
    headers = site.get("/ko/").headers
    assert headers["cache-tag"] == headers["surrogate-key"] == "pages-ko"
    assert site.get("/ar/").headers["cache-tag"] == "pages-ar"


def test_without_a_cache_that_is_told_every_shared_cache_asks_each_time(tmp_path):
    renew()
    site = Site(tmp_path)
    assert sharing(site) == (
        "public, max-age=0, s-maxage=0, stale-while-revalidate=1, stale-if-error=86400"
    )
    assert "cache-tag" not in site.get("/ko/").headers


def test_a_cache_that_is_told_answers_by_itself_until_something_changes_by_itself(told, tmp_path):
    now = timezone.now()
    make.photo(valid_until=now + timedelta(seconds=100))
    renew()
    site = Site(tmp_path)
    assert "s-maxage=99," in sharing(site, now=now.timestamp() + 0.5)
    assert "s-maxage=39," in sharing(site, now=now.timestamp() + 60.5)
    assert sharing(site, now=now.timestamp() + 99.5) == "public, max-age=0, s-maxage=0"


def test_a_page_that_is_not_kept_here_is_left_to_no_cache_either(told, tmp_path):
    renew()
    site = Site(tmp_path)
    for asked in ({"cookie": "sessionid=x"}, {"environ": {"QUERY_STRING": "x=y"}}):
        assert "s-maxage=0," in sharing(site, **asked)


def test_a_page_overtaken_while_it_was_rendered_is_left_to_no_cache(told, tmp_path):
    renew()
    site = Site(tmp_path)
    inner = site.django.application

    def overtaken(environ, start_response):
        answer = inner(environ, start_response)
        renew("ko")
        return answer

    site.django.application = overtaken
    assert sharing(site) == "public, max-age=0, s-maxage=0"
    site.django.application = inner
    assert "s-maxage=0" not in sharing(site)
