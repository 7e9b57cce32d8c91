"""The addresses of the pictures that pages are shared with, and what they answer."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.utils import timezone

from articles import workflow
from articles.models import Author, Photo
from articles.pictures.credit import read_credit
from articles.reader import social
from tests import make, media

pytestmark = pytest.mark.django_db


def shared(client, path):
    """(address, alternative text) of a page's picture."""
    page = client.get(path).text
    found = dict(re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)">', page))
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    address = found["og:image"].removeprefix("http://testserver")
    return address, unescape(found["og:image:alt"])


def story(photo, code="ko"):
    return make.live(make.article(photos=[photo]), code).get_absolute_url()


def drawn_files(photo):
    folder = settings.VAR / "media/cards" / photo.sha256[:2] / photo.sha256[:16]
    return sorted(path.name for path in folder.rglob("*.jpeg"))


def test_a_story_is_shared_with_its_photo_and_credit_in_its_language(client):
    photo = media.stored(photographer=make.author(ko="이서연", id="Lee Seo-yeon"))
    address, words = shared(client, story(photo))
    assert words == "Alt ko (사진 = 이서연)"
    response = client.get(address)
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]
    assert read_credit(response.content).credit_line == "이서연"
    other, words = shared(client, story(photo, "id"))
    assert words == "Alt id (Foto: Lee Seo-yeon)"
    assert other != address
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_a_changed_credit_has_another_address_and_the_old_one_leads_to_it(client):
    photo = media.stored(photographer=make.author("lee", ko="이서연"))
    path = story(photo)
    before, _words = shared(client, path)
    client.get(before)
    Author.objects.update(name_ko="이서윤")
    after, words = shared(client, path)
    assert "이서윤" in words
    assert client.get(before).url == after
    assert client.get(after).status_code == 200
    assert drawn_files(photo) == [after.rpartition("/")[2]]


def test_a_picture_whose_rights_have_ended_answers_410(client):
    photo = media.stored()
    path = story(photo)
    address, _words = shared(client, path)
    Photo.objects.update(valid_until=timezone.now() - timedelta(seconds=1))
    assert client.get(address).status_code == 410
    assert shared(client, path)[0].startswith("/ko/cards/newsroom-")


def test_a_deleted_photo_leaves_no_picture_behind(client, django_capture_on_commit_callbacks):
    photo = media.stored()
    article = make.article(photos=[photo])
    address, _words = shared(client, make.live(article, "ko").get_absolute_url())
    client.get(address)
    assert drawn_files(photo)
    article.placements.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.delete_photo(photo, by=None)
    assert drawn_files(photo) == []
    assert client.get(address).status_code == 404


def test_pages_without_a_photo_are_shared_with_the_newsrooms_name(client):
    address, words = shared(client, make.live(make.article(), "ar").get_absolute_url())
    assert words.startswith("هانبيت – ")
    assert client.get(address).status_code == 200
    assert shared(client, "/ar/archive/")[0] == address
    assert client.get("/ar/cards/newsroom-000000000000.jpeg").url == address


@pytest.mark.parametrize("name", ["0000000000000000-000000000000.jpeg", "x.jpeg", "newsroom.jpeg"])
def test_other_names_are_no_pictures(client, name):
    assert client.get(f"/ko/cards/{name}").status_code == 404


def test_a_photo_without_its_files_is_none(client):
    address, _words = shared(client, story(make.photo()))
    assert client.get(address).status_code == 404


def test_foreign_names_keep_to_themselves_in_what_is_drawn():
    html = 'تصوير: <a><bdi lang="en">Jane &amp; Co</bdi></a> · <bdi dir="ltr">CC BY</bdi>'
    assert social.isolated(html) == "تصوير: \u2068Jane & Co\u2069 · \u2066CC BY\u2069"
    assert social.plain(html) == "تصوير: Jane & Co · CC BY"
