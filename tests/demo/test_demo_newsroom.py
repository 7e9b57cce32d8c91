"""The demo newsroom is loaded once for all these tests: its pictures take seconds."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from articles.demo import files, loader, people
from articles.languages import codes
from articles.models import Article, Edition, Photo, User
from articles.workflow import reasons_not_to_publish

pytestmark = pytest.mark.django_db

WORDS_OF_A_STORY = range(200, 401)
WITHOUT_SPACES = {"ja", "zh-hans"}


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        assert loader.load()
        yield
        transaction.set_rollback(True)


def everything():
    rows = {model._meta.label: model.objects.count() for model in apps.get_models()}
    stored = {str(p.relative_to(settings.VAR)) for p in settings.VAR.rglob("media/**/*")}
    return rows, stored


def test_loading_twice_changes_nothing():
    before = everything()
    assert loader.load() is False
    assert everything() == before


def test_a_load_that_was_broken_off_can_be_started_again():
    before = everything()
    Edition.objects.update(newest=None, live=None, next=None, next_at=None, base=None)
    Article.objects.all().delete()
    assert loader.load() is True
    rows, stored = everything()
    # Events carry the order of steps, which is the same again.
    assert (rows, stored) == before


def test_there_are_twelve_stories_and_three_are_complete_in_every_language():
    assert Article.objects.count() >= 12
    complete = [
        article
        for article in Article.objects.all()
        if set(article.editions.live().values_list("language", flat=True)) == set(codes())
    ]
    assert len(complete) == 3
    assert len({article.source_language for article in Article.objects.all()}) >= 6


def test_the_demo_shows_every_state_that_a_newsroom_knows():
    states = {edition.state for edition in Edition.objects.select_related("made_from")}
    assert states == {
        *("draft", "in_review", "approved", "scheduled", "live", "outdated", "withdrawn")
    }
    assert Edition.objects.outdated().live().exists()


@pytest.mark.parametrize("story", files.stories(), ids=lambda story: story["key"])
def test_a_story_has_the_length_of_a_news_story(story):
    words = story["texts"][story["source_language"]]
    plain = re.sub(r"<[^>]+>", " ", words["body"])
    if story["source_language"] in WITHOUT_SPACES | {"ko"}:
        assert 350 <= len(re.sub(r"\s", "", plain)) <= 900
    else:
        assert len(plain.split()) in WORDS_OF_A_STORY


def test_nothing_live_has_a_reason_against_it():
    for edition in Edition.objects.live().select_related("article", "live"):
        assert list(reasons_not_to_publish(edition, edition.live)) == []


def test_every_photo_is_credited_and_says_so_in_its_files():
    assert Photo.objects.count() >= 12
    assert not Photo.objects.uncredited().exists()
    for photo in Photo.objects.all():
        widths = {rendition["width"] for rendition in photo.renditions}
        assert len(widths) >= 3
        assert {rendition["format"] for rendition in photo.renditions} == {"webp", "jpeg"}


def test_no_copyright_is_claimed_for_what_was_given_to_everybody():
    free = Photo.objects.filter(licence__code__in=["CC0-1.0", "public-domain"])
    assert free.count() == 3
    assert not free.exclude(copyright_notice="").exists()
    assert not Photo.objects.exclude(pk__in=free).filter(copyright_notice="").exists()


def test_the_logins_that_are_printed_work(client):
    assert len(people.logins()) == len(people.ACCOUNTS)
    for line in people.logins():
        login, password = line.split()
        assert client.login(username=login, password=password)
        assert client.get(reverse("admin:index")).status_code == 200
    assert not User.objects.filter(is_superuser=True).exists()
    assert people.logins_path().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("code", codes())
def test_readers_of_each_language_find_stories_on_the_front_page(client, code):
    page = client.get(reverse("reader:front", args=[code]))
    assert page.status_code == 200
    title = Edition.objects.live().filter(language=code).first().live.title
    assert page.charset == "utf-8"
    assert title
