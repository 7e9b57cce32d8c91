"""Taking a photo away from readers, giving it back, and showing it past its rights."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Photo
from tests import make
from tests.desk.filled_form import words
from tests.desk.photo_page import address, parsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo_editor(client):
    user = make.user("Photo editor", language="en")
    client.force_login(user)
    return user


def test_before_a_photo_is_taken_away_its_live_editions_and_its_replacement_are_listed(
    client, photo_editor
):
    photo = make.photo(replacement=make.photo(caption_en="The other boat"))
    article = make.article("ko", photos=[photo])
    make.live(article, "ko", title="항구")
    make.live(article, "ar", title="ميناء")
    make.draft(make.article("id", photos=[photo]), "id", title="Pelabuhan")
    page = parsed(client.get(address(photo, "kill")))
    [effect] = page.xpath("//ul[@class='photo-uses']/li")
    assert "항구" in words(effect)
    assert effect.xpath(".//bdi[contains(@class, 'tag')]/@lang") == ["ko", "ar"]
    assert "The other boat" in words(effect)
    Photo.objects.filter(pk=photo.pk).update(replacement=None)
    page = parsed(client.get(address(photo, "kill")))
    assert "stands without a photo" in words(page)


def test_a_photo_is_taken_away_with_a_reason_and_given_back(client, photo_editor):
    photo = make.photo()
    assert client.post(address(photo, "kill"), {"reason": " "}).status_code == 422
    photo.refresh_from_db()
    assert photo.killed_at is None
    answer = client.post(address(photo, "kill"), {"reason": "A court said so."})
    assert answer.url == address(photo)
    photo.refresh_from_db()
    assert photo.killed_at
    page = client.get(address(photo)).text
    assert "A court said so." in page
    assert address(photo, "revive") in page
    client.post(address(photo, "revive"), {"reason": "Settled."})
    photo.refresh_from_db()
    assert photo.killed_at is None
    assert "Settled." in client.get(address(photo)).text


def test_what_was_done_meanwhile_is_told_beside_the_reason(client, photo_editor):
    photo = make.photo()
    client.post(address(photo, "kill"), {"reason": "First."})
    answer = client.post(address(photo, "kill"), {"reason": "Second."})
    assert answer.status_code == 422
    assert "taken away already" in answer.text
    assert "Second." in answer.text


def test_a_photo_is_shown_past_its_rights_until_a_time_and_with_a_reason(client, photo_editor):
    now = timezone.localtime()
    photo = make.photo(valid_until=now - timedelta(days=1))
    assert address(photo, "override") in client.get(address(photo)).text
    until = (now + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    given = {"until": until, "reason": "Agreed by phone."}
    assert client.post(address(photo, "override"), given | {"reason": ""}).status_code == 422
    assert client.post(address(photo, "override"), given).status_code == 302
    photo.refresh_from_db()
    assert timezone.localtime(photo.override_until).strftime("%Y-%m-%dT%H:%M") == until
    assert "Agreed by phone." in client.get(address(photo)).text


def test_a_photo_without_files_has_them_made_again_by_a_button(client, photo_editor):
    photo = make.photo(widths=())
    assert "Make the files again" in client.get(address(photo)).text
    assert client.get(address(photo, "again")).status_code == 405
    client.post(address(photo, "again"))
    photo.refresh_from_db()
    assert photo.in_hand


@pytest.mark.parametrize("page", ["kill", "revive", "override", "again"])
def test_nobody_without_the_right_decides_what_readers_see(client, page):
    client.force_login(make.user("Translator id"))
    photo = make.photo()
    given = {"reason": "Because.", "until": "2040-01-01T00:00"}
    assert client.post(address(photo, page), given).status_code == 403
    photo.refresh_from_db()
    assert (photo.killed_at, photo.override_until, photo.in_hand) == (None, None, [])
