"""Pictures taken in at the desk: one or many, known already, alike, or refused."""

import pytest
from django.core.files.storage import default_storage, storages
from PIL import Image

from articles.models import Licence, Photo
from articles.pictures.credit import Credit
from articles.pictures.render import renditions
from tests import make
from tests.desk.filled_form import words
from tests.desk.photo_page import ADD, address, parsed, picture
from tests.pictures.samples import painting, saved

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def photo_editor(client):
    user = make.user("Photo editor", language="en")
    client.force_login(user)
    return user


def another(width, name="other.jpg"):
    return picture(saved(painting(width, 40)), name)


def test_a_picture_is_taken_in_with_its_credit(client, photo_editor):
    photographer = make.author(ko="박혜리")
    licence = Licence.objects.get_or_create(code="press")[0]
    answer = client.post(
        ADD, {"files": picture(), "photographer": photographer.pk, "licence": licence.pk}
    )
    photo = Photo.objects.get()
    assert answer.url == f"/desk/articles/photo/complete/?photo={photo.pk}"
    assert (photo.photographer, photo.licence, photo.uploaded_by) == (
        photographer,
        licence,
        photo_editor,
    )


def test_the_credit_that_the_file_brings_is_read_out_of_it(client, photo_editor):
    known = make.author(ko="박혜리", en="Park Hye-ri")
    credit = Credit(
        creator="Park Hye-ri",
        credit_line="Park Hye-ri / Hanbit",
        copyright_notice="© Hanbit",
        alt_text={"ko": "부두에 선 배", "id": "Kapal di dermaga"},
    )
    data = next(iter(renditions(saved(painting(900, 600)), credit))).data
    client.post(ADD, {"files": picture(data)})
    photo = Photo.objects.get()
    assert photo.photographer == known
    assert photo.credit_wording == "Park Hye-ri / Hanbit"
    assert photo.copyright_notice == "© Hanbit"
    assert (photo.alt_text_ko, photo.alt_text_ind) == ("부두에 선 배", "Kapal di dermaga")
    assert "Park Hye-ri / Hanbit" in client.get(address(photo)).text


def test_many_files_are_stored_together_and_lead_to_the_page_that_describes_them(
    client, photo_editor
):
    unlike = [picture(saved(Image.effect_noise((60, 40), 90).convert("RGB"))) for _ in range(3)]
    answer = client.post(ADD, {"files": unlike})
    keys = Photo.objects.order_by("pk").values_list("pk", flat=True)
    assert answer.url == "/desk/articles/photo/complete/?" + "&".join(f"photo={k}" for k in keys)
    assert len(keys) == 3


def test_of_many_files_each_has_its_own_outcome(client, photo_editor):
    client.post(ADD, {"files": another(50)})
    known = Photo.objects.get()
    files = [another(50, "again.jpg"), picture(b"no picture", "letter.jpg"), another(61)]
    answer = client.post(ADD, {"files": files})
    assert answer.status_code == 200
    lines = parsed(answer).xpath("//ol[@class='outcomes']/li[contains(@class, 'outcome ')]")
    assert [line.get("class").split()[1] for line in lines] == [
        "is-known",
        "is-refused",
        "is-stored",
    ]
    assert address(known) in lines[0].xpath(".//a/@href")
    assert "letter.jpg" in words(lines[1])
    assert words(lines[1]).endswith(".")
    assert Photo.objects.count() == 2


def test_a_picture_like_another_is_stored_and_the_other_pointed_out(
    client, photo_editor, monkeypatch
):
    other = make.photo(caption_en="The boat again")
    monkeypatch.setattr("articles.admin.photo_desk.upload.near_duplicates", lambda photo: [other])
    page = parsed(client.post(ADD, {"files": picture()}))
    [found] = page.xpath("//ul[@class='alike']//a")
    assert found.get("href") == address(other)
    assert "The boat again" in words(found)
    assert Photo.objects.count() == 2


def test_a_script_is_told_in_json_what_became_of_one_file(client, photo_editor):
    answer = client.post(ADD, {"files": another(50)}, headers=SCRIPT)
    photo = Photo.objects.get()
    told = answer.json()
    assert (told["state"], told["photo"]) == ("stored", photo.pk)
    assert address(photo) in told["html"]
    told = client.post(ADD, {"files": another(50)}, headers=SCRIPT).json()
    assert (told["state"], told["photo"]) == ("known", photo.pk)
    told = client.post(ADD, {"files": picture(b"GIF89a")}, headers=SCRIPT).json()
    assert told["state"] == "refused"
    assert told["photo"] is None
    assert told["reasons"][0].endswith(".")


def test_a_script_that_sends_nothing_is_told_so(client, photo_editor):
    answer = client.post(ADD, {}, headers=SCRIPT)
    assert (answer.status_code, answer.json()["state"]) == (422, "refused")


@pytest.mark.parametrize("data", [b"no picture", b"\xff\xd8\xff\xe0 broken", b"GIF89a"])
def test_a_file_that_is_no_usable_picture_gets_a_sentence_and_stores_nothing(
    client, photo_editor, data
):
    before = files()
    answer = client.post(ADD, {"files": picture(data)})
    assert answer.status_code == 422
    [error] = parsed(answer).xpath("//p[@role='alert']")
    assert words(error).endswith(".")
    assert not Photo.objects.exists()
    assert files() == before


def test_nothing_sent_is_asked_for(client, photo_editor):
    assert client.post(ADD, {}).status_code == 422


def test_a_translator_neither_adds_nor_changes_photos(client):
    client.force_login(make.user("Translator id"))
    photo = make.photo()
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"files": picture()}).status_code == 403
    assert client.post(address(photo), {"copyright_notice": "mine"}).status_code == 403
    for page in ("complete", "bulk"):
        assert client.get(f"/desk/articles/photo/{page}/?photo={photo.pk}").status_code == 403
    photo.refresh_from_db()
    assert photo.copyright_notice == ""


def test_a_deleted_photo_leaves_no_file_and_a_placed_one_stays(
    client, photo_editor, django_capture_on_commit_callbacks
):
    before = files()
    with django_capture_on_commit_callbacks(execute=True):
        # A picture of its own: other tests' files of the same content may still lie there.
        client.post(ADD, {"files": picture(saved(painting(333, 222)))})
    photo = Photo.objects.get()
    assert files() != before
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(photo, "delete"), {"post": "yes"})
    assert not Photo.objects.exists()
    assert files() == before
    placed = make.photo()
    make.article("ko", photos=[placed])
    client.post(address(placed, "delete"), {"post": "yes"})
    assert Photo.objects.filter(pk=placed.pk).exists()


def files():
    found = set()
    for storage in (storages["originals"], default_storage):
        folders = [""]
        while folders:
            folder = folders.pop()
            if not storage.exists(folder):
                continue
            inner, names = storage.listdir(folder)
            folders += [f"{folder}{name}/" for name in inner]
            found |= {f"{folder}{name}" for name in names}
    return found
