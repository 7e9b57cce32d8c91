"""The files of pictures: what their addresses answer, and for how long."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Photo
from articles.reader import media
from tests import make
from tests import media as pictures

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
YEAR, HOUR = 31_536_000, 3_600


@pytest.fixture
def stored():
    return pictures.stored()


def name_of(photo, made="jpeg"):
    return next(each["file"] for each in photo.renditions if each["format"] == made)


def asked(rf, photo, now=NOON, **headers):
    return media.respond(rf.get("/", headers=headers), name_of(photo), now)


def test_a_file_is_answered_whole_with_its_type(client, stored):
    for rendition in stored.renditions:
        response = client.get(f"/media/{rendition['file']}")
        assert response.status_code == 200
        assert response.headers["Content-Type"] == f"image/{rendition['format']}"
        assert int(response.headers["Content-Length"]) == len(response.content)
        with default_storage.open(rendition["file"]) as file:
            assert response.content == file.read()


def test_a_file_may_do_nothing_in_a_browser_and_belongs_to_nobody(client, stored):
    response = client.get(f"/media/{name_of(stored)}")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert not response.cookies
    assert "Vary" not in response.headers


def test_a_file_is_found_in_one_query(client, stored):
    client.get(f"/media/{name_of(stored)}")
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/media/{name_of(stored)}")
    [query] = captured
    assert "sha256" in query["sql"].split("WHERE")[1]


def test_the_query_for_a_file_is_answered_by_an_index(stored):
    if connection.vendor == "postgresql":
        # It would read a table this small from end to end.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    found = Photo.objects.of_file(name_of(stored)).order_by()
    assert found.get() == stored
    assert re.search("Index Cond|USING INDEX", found.explain())


def test_a_file_that_a_cache_has_is_not_sent_again(rf, stored):
    response = asked(rf, stored)
    again = asked(rf, stored, if_none_match=response.headers["ETag"])
    assert again.status_code == 304
    assert not again.content
    assert again.headers["Cache-Control"] == response.headers["Cache-Control"]
    assert asked(rf, stored, if_none_match='"another"').status_code == 200


def test_only_reading_is_answered(client, stored):
    assert client.head(f"/media/{name_of(stored)}").status_code == 200
    assert client.head(f"/media/{name_of(stored)}").headers["Content-Length"]
    assert client.post(f"/media/{name_of(stored)}").status_code == 405


def cached(response):
    parts = response.headers["Cache-Control"].split(", ")
    assert {"public", "immutable"} <= set(parts)
    ages = dict(part.split("=") for part in parts if "=" in part)
    return int(ages["max-age"]), int(ages["s-maxage"])


def test_caches_keep_a_file_for_a_year_and_shared_ones_ask_each_hour(rf, stored):
    assert cached(asked(rf, stored)) == (YEAR, HOUR)


@pytest.mark.parametrize(
    ("rights", "left"),
    [
        ({"valid_until": NOON + 90 * SECOND}, 90),
        ({"valid_until": NOON + 0.5 * SECOND}, 0),
        ({"valid_until": NOON - SECOND, "override_until": NOON + 7 * SECOND}, 7),
        ({"valid_until": NOON + 9 * SECOND, "override_until": NOON + 7 * SECOND}, 9),
    ],
)
def test_no_cache_keeps_a_file_beyond_its_rights(rf, stored, rights, left):
    Photo.objects.filter(pk=stored.pk).update(**rights)
    assert cached(asked(rf, stored)) == (left, left)


def test_shared_caches_ask_before_rights_end_in_less_than_an_hour(rf, stored):
    Photo.objects.filter(pk=stored.pk).update(valid_until=NOON + timedelta(hours=2))
    assert cached(asked(rf, stored)) == (2 * HOUR, HOUR)


@pytest.mark.parametrize(
    "rights",
    [
        {"valid_until": NOON},
        {"valid_from": NOON + SECOND},
        {"killed_at": NOON - timedelta(days=1)},
        {"valid_until": NOON - SECOND, "override_until": NOON},
    ],
)
def test_a_file_without_rights_answers_410_which_nobody_keeps(rf, stored, rights):
    etag = asked(rf, stored).headers["ETag"]
    Photo.objects.filter(pk=stored.pk).update(**rights)
    for response in (asked(rf, stored), asked(rf, stored, if_none_match=etag)):
        assert response.status_code == 410
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Type"].startswith("text/plain")
        assert len(response.content) < 100


def test_rights_end_to_the_second(rf, stored):
    Photo.objects.filter(pk=stored.pk).update(valid_until=NOON)
    assert asked(rf, stored, NOON - SECOND).status_code == 200
    assert asked(rf, stored, NOON).status_code == 410


def test_a_file_that_is_none_of_a_photos_now_answers_404(client, stored):
    name = name_of(stored)
    former = name.replace("-", "-1", 1)
    unknown = f"00/{'0' * 16}-640-{'0' * 12}.jpeg"
    for path in (former, unknown, "../secret_key", "x.jpeg", name[3:], name.upper(), f"{name}/"):
        assert client.get(f"/media/{path}").status_code == 404
    assert "no-store" in client.get(f"/media/{unknown}").headers["Cache-Control"]


def test_another_file_of_the_picture_stands_in_for_one_that_the_storage_lost(client, stored):
    first, *others = stored.renditions
    others.sort(key=lambda each: abs(each["width"] - first["width"]))
    default_storage.delete(first["file"])
    response = client.get(f"/media/{first['file']}")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    with default_storage.open(others[0]["file"]) as file:
        assert response.content == file.read()


def test_a_picture_whose_every_file_the_storage_lost_answers_404(client):
    photo = make.photo()
    assert client.get(f"/media/{name_of(photo)}").status_code == 404


def test_two_pictures_whose_digests_begin_alike_are_told_apart(rf, stored):
    other = make.photo()
    digest = stored.sha256[:16] + "f" * 48
    Photo.objects.filter(pk=other.pk).update(sha256=digest, killed_at=NOON)
    assert asked(rf, stored).status_code == 200


def test_files_come_from_whatever_storage_keeps_them(rf, settings, monkeypatch):
    kept = InMemoryStorage(base_url="https://elsewhere.example/")
    photo = make.photo()
    kept.save(name_of(photo), ContentFile(b"bytes"))
    monkeypatch.setattr(media, "default_storage", kept)
    response = asked(rf, photo)
    assert response.content == b"bytes"


def test_a_server_in_front_can_hand_over_the_file(rf, settings, stored):
    settings.MEDIA_ACCEL = "/kept-files/"
    response = asked(rf, stored)
    assert response.headers["X-Accel-Redirect"] == f"/kept-files/{name_of(stored)}"
    assert response.content == b""
    assert response.headers["Content-Type"] == "image/jpeg"
    assert cached(response) == (YEAR, HOUR)
    Photo.objects.filter(pk=stored.pk).update(killed_at=NOON)
    assert "X-Accel-Redirect" not in asked(rf, stored).headers


def test_pages_link_to_pictures_on_the_site_itself(client, monkeypatch):
    elsewhere = InMemoryStorage(base_url="https://elsewhere.example/")
    monkeypatch.setattr("django.core.files.storage.default_storage._wrapped", elsewhere)
    photo = make.photo()
    page = client.get(make.live(make.article(photos=[photo]), "ko").get_absolute_url()).text
    assert "elsewhere.example" not in page
    assert f'src="/media/{photo.sha256[:2]}/' in page


def test_the_desk_sees_a_picture_that_readers_may_not_see(client, stored):
    path = reverse("admin:photo_file", args=[name_of(stored)])
    assert client.get(path).status_code == 302
    Photo.objects.filter(pk=stored.pk).update(killed_at=timezone.now())
    client.force_login(make.user("Photo editor"))
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/jpeg"
    assert "private" in response.headers["Cache-Control"]
    assert response.content
    page = client.get(reverse("admin:articles_photo_changelist")).text
    assert path.rpartition("/")[0] in page
    assert "/media/" not in page


def test_the_desk_hands_out_files_to_those_who_may_see_photos_and_no_others(client, stored):
    client.force_login(make.user())
    path = reverse("admin:photo_file", args=[name_of(stored)])
    assert client.get(path).status_code == 403
    client.force_login(make.user("Photo editor"))
    for name in ("x", "../../secret_key", f"00/{'0' * 16}-640-x.jpeg"):
        assert client.get(path.replace(name_of(stored), name)).status_code == 404
