"""The hub hears of every change of a feed, and no verb waits on its mood."""

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
import requests

from articles.workflow import apply_due, publish, withdraw
from articles.workflow.websub import MOST, addresses
from tests import make
from tests.machine.provider_server import serving

pytestmark = pytest.mark.django_db

SITE = "https://news.example"


@pytest.fixture
def hub(settings):
    """A hub on this machine, which takes what it is told."""
    settings.NEWSROOM_URL = SITE
    with serving(lambda body: (204, b"")) as server:
        settings.WEBSUB_HUB = server.url
        yield server


@pytest.fixture
def act(django_capture_on_commit_callbacks):
    """Does something as a request does it: with what follows once it is committed."""

    def done(verb, *args, **named):
        with django_capture_on_commit_callbacks(execute=True) as callbacks:
            verb(*args, **named)
        return callbacks

    return done


def told(hub):
    """The feeds that each request told of."""
    sent = [parse_qs(body.decode()) for _path, _headers, body in hub.asked]
    assert all(each["hub.mode"] == ["publish"] for each in sent)
    return [{url.removeprefix(SITE) for url in each["hub.url"]} for each in sent]


def test_every_feed_of_a_published_story_is_told_of_once(hub, act):
    article = make.article(
        section=make.section("world"),
        authors=[make.author("kim")],
        tags=[make.tag("바다"), make.tag("other", en="other")],
    )
    act(publish, make.draft(article, "ko"), by=None)
    [feeds] = told(hub)
    lists = ("", "world/", "authors/kim/", "tags/%EB%B0%94%EB%8B%A4/")
    forms = ("atom", "rss", "json")
    assert feeds == {f"/ko/{path}feed.{form}" for path in lists for form in forms}


def test_the_feeds_told_of_are_those_that_name_the_hub(hub, client, settings):
    settings.ALLOWED_HOSTS = ["news.example"]
    article = make.article(tags=[make.tag("바다")])
    make.live(article, "ko")
    for address in addresses(article.pk, "ko"):
        host = {"Host": "news.example", "X-Forwarded-Proto": "https"}
        page = client.get(address.removeprefix(SITE), headers=host, secure=True)
        assert page.headers["Link"] == f'<{hub.url}>; rel="hub", <{address}>; rel="self"'


def test_corrections_withdrawals_and_plans_are_told_of(hub, act):
    edition = make.live(make.article(), "ko")
    act(publish, make.draft(edition.article, "ko", title="새 제목"), by=None)
    act(withdraw, edition, by=None, notice="틀렸습니다.")
    make.scheduled(make.article(), "ar", due_in=timedelta(minutes=-1))
    act(apply_due)
    assert ["/ar/feed.atom" in feeds for feeds in told(hub)] == [False, False, True]


def test_a_draft_is_told_to_nobody(hub, act):
    act(make.draft, make.article(), "ko")
    assert told(hub) == []


def test_without_a_hub_nothing_is_even_queued(act):
    queued = act(publish, make.draft(make.article(), "ko"), by=None)
    assert not [each for each in queued if "websub" in getattr(each, "func", each).__module__]


@pytest.mark.parametrize("status", [500, 404, 302])
def test_a_hub_that_refuses_fails_no_publication(hub, act, caplog, status):
    hub.answer = lambda body: (status, b"")
    edition = make.draft(make.article(), "ko")
    act(publish, edition, by=None)
    edition.refresh_from_db()
    assert edition.is_live
    assert f"It answered {status}." in caplog.text


def test_a_hub_that_is_down_or_slow_fails_no_publication(hub, act, caplog, monkeypatch):
    def slow(*args, **named):
        assert named["timeout"]
        raise requests.ReadTimeout

    monkeypatch.setattr(requests, "post", slow)
    act(publish, make.draft(make.article(), "ko"), by=None)
    assert "The hub was not told" in caplog.text


def test_a_story_with_endless_tags_tells_of_so_many_feeds(hub):
    article = make.article(tags=[make.tag() for _ in range(40)])
    assert len(addresses(article.pk, "ko")) == MOST
