"""Photos at the desk: taken in, credited, described, and refused."""

import pytest
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from articles import workflow
from articles.languages import codes, column, language
from articles.models import Licence, Photo
from articles.pictures.credit import Credit, read_credit
from articles.pictures.render import renditions
from tests import make, media
from tests.desk.filled_form import words
from tests.pictures.samples import painting, saved

pytestmark = pytest.mark.django_db
ADD = "/desk/articles/photo/add/"


@pytest.fixture
def photo_editor(client):
    user = make.user("Photo editor")
    client.force_login(user)
    return user


def picture(data=None, name="boat.jpg"):
    return SimpleUploadedFile(name, data or saved(painting()), "image/jpeg")


def change(client, photo, **changes):
    """Opens the photo's form and sends it with changes."""
    address = f"/desk/articles/photo/{photo.pk}/change/"
    page = html.fromstring(client.get(address).content.decode())
    (form,) = page.xpath("//form[@id='photo_form']")
    return client.post(address, {**dict(form.form_values()), **changes})


def test_a_picture_is_taken_in_with_its_credit(client, photo_editor):
    photographer = make.author(ko="박혜리")
    licence = Licence.objects.create(code="press")
    answer = client.post(
        ADD, {"file": picture(), "photographer": photographer.pk, "licence": licence.pk}
    )
    photo = Photo.objects.get()
    assert answer.url == f"/desk/articles/photo/{photo.pk}/change/"
    assert (photo.photographer, photo.licence, photo.uploaded_by) == (
        photographer,
        licence,
        photo_editor,
    )


def test_the_credit_that_the_file_brings_is_read_out_of_it(client, photo_editor):
    known = make.author(ko="박혜리", en="Park Hye-ri")
    credit = Credit(
        creator="PARK Hyeri",
        credit_line="Park Hye-ri / Hanbit",
        copyright_notice="© Hanbit",
        alt_text={"ko": "부두에 선 배", "id": "Kapal di dermaga"},
    )
    data = next(iter(renditions(saved(painting(900, 600)), credit))).data
    client.post(ADD, {"file": picture(data)})
    photo = Photo.objects.get()
    assert photo.photographer == known
    assert photo.credit_wording == "Park Hye-ri / Hanbit"
    assert photo.copyright_notice == "© Hanbit"
    assert (photo.alt_text_ko, photo.alt_text_ind) == ("부두에 선 배", "Kapal di dermaga")
    page = client.get(f"/desk/articles/photo/{photo.pk}/change/").content.decode()
    assert "Park Hye-ri / Hanbit" in page


def test_the_same_picture_leads_to_the_one_that_exists(client, photo_editor):
    client.post(ADD, {"file": picture()})
    photo = Photo.objects.get()
    answer = client.post(ADD, {"file": picture(name="other.jpg")}, follow=True)
    assert answer.redirect_chain[0][0] == f"/desk/articles/photo/{photo.pk}/change/"
    assert "The newsroom has this picture already" in answer.content.decode()
    assert Photo.objects.count() == 1


@pytest.mark.parametrize("data", [b"no picture", b"\xff\xd8\xff\xe0 broken", b"GIF89a"])
def test_a_file_that_is_no_usable_picture_gets_a_sentence_and_stores_nothing(
    client, photo_editor, data
):
    before = _files()
    answer = client.post(ADD, {"file": picture(data)})
    assert answer.status_code == 422
    (error,) = html.fromstring(answer.content.decode()).xpath(
        "//ul[contains(@class,'errorlist')]/li"
    )
    assert words(error).endswith(".")
    assert not Photo.objects.exists()
    assert _files() == before


def test_nothing_sent_is_asked_for(client, photo_editor):
    assert client.post(ADD, {}).status_code == 422


def test_each_language_has_a_row_with_its_own_direction(client, photo_editor):
    photo = make.photo()
    page = html.fromstring(client.get(f"/desk/articles/photo/{photo.pk}/change/").content.decode())
    for code in codes():
        for name in ("caption", "alt_text"):
            (field,) = page.xpath(f"//*[@name='{column(name, code)}']")
            here = language(code)
            assert (field.get("lang"), field.get("dir")) == (here.tag, here.direction)


def test_a_changed_credit_is_written_into_the_files(
    client, photo_editor, django_capture_on_commit_callbacks
):
    client.post(ADD, {"file": picture()})
    photo = media.ready(Photo.objects.get())
    names = {column("name", code): "Kim Dae" for code in codes()}
    author = make.author()
    type(author).objects.filter(pk=author.pk).update(**names)
    with django_capture_on_commit_callbacks(execute=True):
        answer = change(client, photo, photographer=author.pk, alt_text_ar="سفينة")
    assert answer.status_code == 302
    photo.refresh_from_db()
    assert photo.alt_text_ar == "سفينة"
    assert photo.is_ready
    for rendition in photo.renditions:
        with default_storage.open(rendition["file"]) as file:
            credit = read_credit(file.read())
        assert credit.creator == "Kim Dae"
        assert credit.alt_text["ar"] == "سفينة"


def test_a_credit_on_which_a_live_story_stands_cannot_be_taken_away(client, photo_editor):
    client.post(ADD, {"file": picture(), "photographer": make.author().pk})
    photo = media.ready(Photo.objects.get())
    Photo.objects.update(licence=Licence.objects.create(code="press"))
    make.live(make.article("ko", photos=[photo]), "ko")
    answer = change(client, photo, photographer="", copyright_notice="© mine")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "part of a live story" in page
    assert "© mine" in page
    photo.refresh_from_db()
    assert photo.photographer


def test_the_list_shows_credits_and_finds_those_without(client, photo_editor):
    make.photo(photographer=make.author(en="Kim Dae"))
    bare = make.photo(photographer=make.author(en="Lee"), licence=None)
    page = client.get("/desk/articles/photo/").content.decode()
    assert "Photo: Kim Dae" in page.replace("<bdi>", "").replace("</bdi>", "")
    found = html.fromstring(client.get("/desk/articles/photo/?credit=none").content.decode())
    assert set(found.xpath("//tbody//a/@href")) == {
        f"/desk/articles/photo/{bare.pk}/change/?_changelist_filters=credit%3Dnone"
    }


@pytest.mark.parametrize("typed", ["박혜", "kapal", "reuters"])
def test_a_photo_is_found_by_photographer_description_and_source(client, photo_editor, typed):
    wanted = make.photo(
        photographer=make.author(ko="박혜리"),
        source=make.source(en="Reuters"),
        caption_ind="Kapal di dermaga",
    )
    make.photo()
    answer = client.get(
        "/desk/autocomplete/",
        {
            "term": typed,
            "app_label": "articles",
            "model_name": "placement",
            "field_name": "photo",
        },
    )
    assert [one["id"] for one in answer.json()["results"]] == [str(wanted.pk)]


def test_the_list_costs_the_same_for_many_photos(
    client, photo_editor, django_assert_max_num_queries
):
    make.photo()
    with django_assert_max_num_queries(30) as one:
        client.get("/desk/articles/photo/")
    for _ in range(8):
        make.photo(source=make.source())
    with django_assert_max_num_queries(len(one)):
        client.get("/desk/articles/photo/")


def test_wanted_photos_are_listed_with_the_way_to_their_story(client, photo_editor):
    article = make.article("id")
    wanted = workflow.want_photo(article, credit_wording="Foto: Kantor Presiden", by=None)
    page = client.get("/desk/articles/wantedphoto/").content.decode()
    assert "Foto: Kantor Presiden" in page
    assert f"/desk/articles/article/{article.pk}/change/" in page
    workflow.find_wanted_photo(wanted, make.photo(), by=None)
    assert "Kantor Presiden" not in client.get("/desk/articles/wantedphoto/").content.decode()


def test_a_translator_neither_adds_nor_changes_photos(client):
    client.force_login(make.user("Translator id"))
    photo = make.photo()
    assert client.post(ADD, {"file": picture()}).status_code == 403
    address = f"/desk/articles/photo/{photo.pk}/change/"
    assert client.post(address, {"copyright_notice": "mine"}).status_code == 403
    photo.refresh_from_db()
    assert photo.copyright_notice == ""


def test_a_deleted_photo_leaves_no_file_and_a_placed_one_stays(
    client, photo_editor, django_capture_on_commit_callbacks
):
    before = _files()
    # A picture of its own: other tests' files of the same content may still lie there.
    client.post(ADD, {"file": picture(saved(painting(333, 222)))})
    photo = Photo.objects.get()
    assert _files() != before
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/desk/articles/photo/{photo.pk}/delete/", {"post": "yes"})
    assert not Photo.objects.exists()
    assert _files() == before
    placed = make.photo()
    make.article("ko", photos=[placed])
    client.post(f"/desk/articles/photo/{placed.pk}/delete/", {"post": "yes"})
    assert Photo.objects.filter(pk=placed.pk).exists()


def _files():
    found = set()
    for storage in (storages["originals"], default_storage):
        folders = [""]
        while folders:
            folder = folders.pop()
            if not storage.exists(folder):
                continue
            inner, files = storage.listdir(folder)
            folders += [f"{folder}{name}/" for name in inner]
            found |= {f"{folder}{name}" for name in files}
    return found
