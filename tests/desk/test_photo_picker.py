"""The picker: photos found by words in any language, and new ones on the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Photo
from tests import make, media
from tests.database import rows
from tests.desk.filled_form import Sheet, seat

pytestmark = pytest.mark.django_db

FOUND = "/desk/articles/article/photos/"
NEW = "/desk/articles/article/photos/new/"


def found(client, code="ko", **asked):
    answer = client.get(FOUND, {"language": code, **asked})
    assert answer.status_code == 200
    return answer.json()


def keys(client, **asked):
    return [photo["key"] for photo in found(client, **asked)["photos"]]


@pytest.fixture
def journalist(client):
    return seat(client, "Journalist", language="en")


def test_the_newest_come_first_and_not_too_many(client, journalist):
    photos = [make.photo() for _ in range(26)]
    answer = found(client)
    assert [photo["key"] for photo in answer["photos"]] == [
        photo.pk for photo in reversed(photos[2:])
    ]
    assert answer["has_more"]
    assert not found(client, key=photos[0].pk)["has_more"]


@pytest.mark.parametrize("typed", ["bridge", "다리 ROADS", "Gedung", "oh su-jin", "연합"])
def test_photos_are_found_by_what_they_show_and_whose_they_are_in_any_language(
    client, journalist, typed
):
    wanted = make.photo(
        caption_ko="다리",
        caption_en="A Bridge and roads",
        caption_ind="Gedung",
        photographer=make.author(en="Oh Su-jin", ko="오수진"),
        source=make.source(ko="연합", en="Yonhap"),
    )
    other = make.photo(caption_en="A dog")
    assert keys(client, typed=typed) == [wanted.pk]
    assert keys(client, typed="dog") == [other.pk]


def test_a_photo_comes_with_its_words_its_credit_and_its_small_picture(client, journalist):
    photo = make.photo(
        caption_ko="다리", caption_en="Bridge", photographer=make.author(en="O'Brien & Sons")
    )
    article = make.article("ko", photos=[(photo, "gallery", 0)])
    [shown] = found(client, article=article.pk)["photos"]
    small = photo.renditions[1]
    assert shown == {
        "key": photo.pk,
        "image": {"src": f"/desk/photo-file/{small['file']}", "width": 480, "height": 320},
        "description": "다리",
        "credit": "Photo: O'Brien & Sons",
        "warnings": [],
        "role": "gallery",
        "place": "gallery",
    }


def test_a_photo_that_may_not_be_shown_says_why(client, journalist):
    make.photo(caption_en="Dog", licence=None)
    [shown] = found(client)["photos"]
    assert shown["warnings"] == ["The photo “Dog” has no licence."]


@pytest.mark.parametrize("typed", ["", "다리"])
def test_an_answer_costs_the_same_however_many_photos(
    client, journalist, typed, django_assert_num_queries
):
    article = make.article("ko", photos=[make.photo(caption_ko="다리")])
    asked = {"language": "ko", "typed": typed, "article": article.pk}
    with django_assert_num_queries(8 if typed else 6):
        client.get(FOUND, asked)
    for _ in range(5):
        make.photo(caption_ko="다리", source=make.source())
    with django_assert_num_queries(8 if typed else 6):
        assert len(client.get(FOUND, asked).json()["photos"]) == 6


@pytest.mark.parametrize("asked", [{"key": "x"}, {"key": "9" * 30}, {"typed": "\x00"}])
def test_what_can_be_no_photo_breaks_nothing(client, journalist, asked):
    make.photo()
    assert len(found(client, **asked)["photos"]) == 1


def test_who_may_not_look_at_photos_gets_none(client):
    seat(client)
    assert client.get(FOUND, {"language": "ko"}).status_code == 403
    assert client.post(NEW + "?language=ko").status_code == 403


def test_a_new_file_is_stored_and_comes_back_as_a_photo(client, journalist):
    file = SimpleUploadedFile("a.jpg", media.picture(), "image/jpeg")
    answer = client.post(NEW + "?language=ko", {"file": file})
    photo = Photo.objects.get()
    assert answer.json()["photo"]["key"] == photo.pk
    assert answer.json()["photo"]["warnings"]
    assert photo.uploaded_by == journalist


def test_a_known_file_leads_to_the_photo_that_exists(client, journalist):
    data = media.picture()
    known = media.stored(data)
    answer = client.post(NEW + "?language=ko", {"file": SimpleUploadedFile("b.jpg", data)})
    assert answer.json()["photo"]["key"] == known.pk
    assert "The newsroom has this picture already" in answer.json()["told"]


def test_what_is_no_picture_is_refused_with_a_sentence(client, journalist):
    before = rows()
    answer = client.post(NEW + "?language=ko", {"file": SimpleUploadedFile("a.jpg", b"nothing")})
    assert (answer.status_code, len(answer.json()["reasons"])) == (422, 1)
    assert client.post(NEW + "?language=ko").json()["reasons"] == ["Choose a file first."]
    assert rows() == before


def test_who_may_not_store_photos_stores_none(client):
    seat(client, "Translator ar")
    file = SimpleUploadedFile("a.jpg", media.picture(), "image/jpeg")
    assert client.post(NEW + "?language=ko", {"file": file}).status_code == 403
    assert not Photo.objects.exists()


def test_the_form_s_own_list_has_the_newest_photos_and_takes_any(client, journalist):
    photos = [make.photo() for _ in range(3)]
    sheet = Sheet(client, make.article("ko"), "ko")
    options = sheet.page.xpath("//select[@name='add-photo']/option/@value")
    assert options == ["", *(str(photo.pk) for photo in reversed(photos))]
    sheet.send("add_photo", **{"add-photo": str(photos[0].pk)})
    assert sheet.article.placements.get().photo == photos[0]
