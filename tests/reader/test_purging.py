"""A cache between the newsroom and its readers: what it is told, and for how long it may answer."""

import logging
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import cdn, workflow
from articles.cdn.twin import Twin
from articles.models import Edition
from articles.workflow import purging
from articles.workflow.generations import renew
from tests import make, media
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


TOMORROW = timezone.now() + timedelta(days=1)
CHANGES = {
    "killed": lambda photo: workflow.kill_photo(photo, by=None, reason="x"),
    "revived": lambda photo: workflow.revive_photo(photo, by=None, reason="x"),
    "overridden": lambda photo: workflow.override_rights(
        photo, by=None, reason="x", until=TOMORROW + timedelta(days=1)
    ),
    "with other rights": lambda photo: workflow.change_photo(photo, by=None, valid_until=TOMORROW),
    "with another credit": lambda photo: workflow.change_photo(
        photo, by=None, copyright_notice="© 2026"
    ),
    "with other files": lambda photo: (
        workflow.make_renditions_again(photo, by=None),
        workflow.make_renditions.call(photo.pk),
    ),
    "deleted": lambda photo: workflow.delete_photo(photo, by=None),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_files_of_a_photo_are_forgotten_once_it_is(
    told, change, django_capture_on_commit_callbacks
):
    photo = media.stored(valid_until=TOMORROW)
    if change == "revived":
        CHANGES["killed"](photo)
    with django_capture_on_commit_callbacks() as waiting:
        CHANGES[change](photo)
    assert told == []
    for call in waiting:
        call()
    assert [f"photo-{photo.sha256[:16]}"] in told
    assert photo.renditions[0]["file"].startswith(f"{photo.sha256[:2]}/{photo.sha256[:16]}-")


def test_a_new_photo_leaves_nothing_to_forget(told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        media.stored()
    assert told == []


def test_the_files_of_a_photo_carry_its_tag(told, client):
    photo = media.stored()
    story = make.live(make.article(photos=[photo]), "ko").get_absolute_url()
    cards = re.findall(r"/ko/cards/[^\"]+", client.get(story).text)
    for path in (f"/media/{photo.renditions[0]['file']}", cards[0]):
        headers = client.get(path).headers
        assert headers["cache-tag"] == headers["surrogate-key"] == f"photo-{photo.sha256[:16]}"
        again = client.get(path, headers={"If-None-Match": headers["etag"]}).headers
        assert again["cache-tag"] == headers["cache-tag"]


def test_files_that_nobody_is_told_of_carry_no_tag(client):
    headers = client.get(f"/media/{media.stored().renditions[0]['file']}").headers
    assert not headers.keys() & {"Cache-Tag", "Surrogate-Key"}


def test_the_picture_of_the_newsroom_is_no_photos(told, client):
    story = make.live(make.article(), "ko").get_absolute_url()
    [card, *_more] = re.findall(r"/ko/cards/newsroom-[^\"]+", client.get(story).text)
    assert "cache-tag" not in client.get(card).headers


def test_the_card_of_a_photo_ends_with_it_also_where_no_page_shows_it(told, client, tmp_path):
    renew()
    photo = media.stored()
    story = make.live(make.article(photos=[photo]), "ko")
    [card, *_more] = re.findall(r"/ko/cards/[^\"]+", client.get(story.get_absolute_url()).text)
    workflow.withdraw(Edition.objects.get(pk=story.pk), by=None, notice="x")
    site = Site(tmp_path)
    assert site.get(card).headers["cache-tag"] == f"photo-{photo.sha256[:16]}"
    workflow.kill_photo(photo, by=None, reason="x")
    assert site.get(card).status == 410
