"""One photo's page: its credit, rights, words and framing, of one person and of two."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import workflow
from articles.exchange.photos import receive
from articles.languages import codes, column, language
from articles.models import Licence, Photo
from articles.pictures.credit import read_credit
from tests import make, media
from tests.desk.filled_form import words
from tests.desk.photo_page import Sheet, address, parsed
from tests.pictures.samples import painting, saved
from tests.pictures.signing import created, signed_by_a_camera

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo_editor(client):
    user = make.user("Photo editor", language="en")
    client.force_login(user)
    return user


@pytest.fixture
def opened(client, photo_editor):
    """A function that opens the form of a photo, one without files where none is given."""
    return lambda photo: Sheet(client, address(photo))


def test_each_language_has_a_row_with_its_own_direction(opened):
    page = opened(make.photo()).page
    for code in codes():
        for name in ("caption", "alt_text", "long_description"):
            [field] = page.xpath(f"//*[@name='{column(name, code)}']")
            here = language(code)
            assert (field.get("lang"), field.get("dir")) == (here.tag, here.direction)


def test_a_changed_credit_is_written_into_the_files(
    client, photo_editor, django_capture_on_commit_callbacks
):
    photo = media.stored()
    author = make.author(**{code.replace("-", "_"): "Kim Dae" for code in codes()})
    with django_capture_on_commit_callbacks(execute=True):
        left = Sheet(client, address(photo)).send(photographer=author.pk, alt_text_ar="سفينة")
    assert left is None
    photo.refresh_from_db()
    assert photo.alt_text_ar == "سفينة"
    for rendition in photo.renditions:
        with default_storage.open(rendition["file"]) as file:
            credit = read_credit(file.read())
        assert credit.creator == "Kim Dae"
        assert credit.alt_text["ar"] == "سفينة"


def test_only_what_was_changed_is_given_to_the_verb(opened, monkeypatch):
    given = {}
    monkeypatch.setattr(
        "articles.admin.photo_desk.page.change_photo",
        lambda photo, by, **fields: given.update(fields),
    )
    opened(make.photo(caption_ko="배", valid_until=timezone.now(), crops={})).send(place="Mokpo")
    assert given == {"place": "Mokpo"}
    given.clear()
    opened(make.photo(crops={"1x1": [0.1, 0.1, 0.5, 0.7]}, focus_x=0.333)).send()
    assert given == {}


def test_two_people_describe_one_photo_in_two_languages_and_both_stay(opened):
    photo = make.photo(widths=())
    first, second = opened(photo), opened(photo)
    assert first.send(alt_text_ar="سفينة", place="Mokpo") is None
    assert second.send(alt_text_ind="Kapal", keywords="harbour") is None
    photo.refresh_from_db()
    assert (photo.alt_text_ar, photo.alt_text_ind) == ("سفينة", "Kapal")
    assert (photo.place, photo.keywords) == ("Mokpo", "harbour")


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("alt_text_ar", "سفينة", "مركب"),
        ("valid_until", "2031-01-01T12:00", "2032-01-01T12:00"),
        ("focus_x", "20", "80"),
    ],
)
def test_the_same_field_changed_by_two_is_told_and_ones_own_stays(opened, field, first, second):
    photo = make.photo(widths=(), valid_until=timezone.now())
    one, two = opened(photo), opened(photo)
    assert one.send(**{field: first}) is None
    again = two.send(**{field: second})
    assert f"There now: “{first}”" in again.text
    assert again.values[field] == [second]
    assert again.send() is None
    assert opened(photo).values[field] == [second]


def test_a_crop_made_by_another_is_told(opened):
    photo = make.photo(widths=())
    one, two = opened(photo), opened(photo)
    crop = {"crop_1x1_left": "10", "crop_1x1_top": "0", "crop_1x1_width": "40"}
    assert one.send(**crop) is None
    assert "There now: “10 0 40”" in two.send(**(crop | {"crop_1x1_left": "20"})).text


def test_the_photographer_whom_another_chose_is_told_by_name(opened):
    photo = make.photo(widths=())
    one, two = opened(photo), opened(photo)
    one.send(photographer=make.author(en="Kim Dae").pk)
    assert "There now: “Kim Dae”" in two.send(photographer=make.author().pk).text


def test_a_crop_is_typed_by_its_corner_and_width_and_has_its_ratios_shape(opened):
    photo = make.photo(widths=())
    sheet = opened(photo)
    left = sheet.send(crop_16x9_left="10", crop_16x9_top="20", crop_16x9_width="80", focus_x="25")
    assert left is None
    photo.refresh_from_db()
    assert photo.focus_x == 0.25
    [[left, top, right, bottom]] = photo.crops.values()
    assert (left, top, right) == (0.1, 0.2, 0.9)
    assert (right - left) * 1200 / ((bottom - top) * 800) == pytest.approx(16 / 9, rel=0.001)
    again = opened(photo)
    assert again.values["crop_16x9_width"] == ["80"]
    empty = dict.fromkeys(("crop_16x9_left", "crop_16x9_top", "crop_16x9_width"), "")
    assert again.send(**empty) is None
    photo.refresh_from_db()
    assert photo.crops == {}


@pytest.mark.parametrize(
    ("left", "top", "width"),
    [
        ("50", "0", "60"),
        ("0", "60", "100"),
        ("0", "0", "2"),
        ("-1", "0", "50"),
        ("1", "", "50"),
        ("nan", "0", "50"),
        ("0", "0", "1e999"),
    ],
)
def test_a_crop_outside_of_the_picture_is_refused(opened, left, top, width):
    photo = make.photo(widths=())
    sheet = opened(photo).send(crop_4x3_left=left, crop_4x3_top=top, crop_4x3_width=width)
    assert len(sheet.errors()) == 1
    photo.refresh_from_db()
    assert photo.crops == {}


@pytest.mark.parametrize("typed", ["", "101", "-1", "x", "nan"])
def test_what_matters_lies_in_the_picture(opened, typed):
    sheet = opened(make.photo(widths=())).send(focus_y=typed)
    assert sheet.errors()


def test_rights_that_end_before_they_begin_are_refused(opened):
    sheet = opened(make.photo()).send(valid_from="2031-01-01T00:00", valid_until="2030-01-01T00:00")
    assert "The rights would end before they begin." in sheet.text


def test_a_credit_on_which_a_live_story_stands_cannot_be_taken_away(opened):
    photo = make.photo()
    make.live(make.article("ko", photos=[photo]), "ko")
    again = opened(photo).send(photographer="", copyright_notice="© mine")
    assert "has neither photographer nor source" in again.text
    assert again.values["copyright_notice"] == ["© mine"]
    photo.refresh_from_db()
    assert photo.photographer


def test_a_note_is_confirmed_together_with_what_was_typed(opened):
    photo = make.photo(widths=())
    opened(photo).send(territory_note="Korea only", step="confirm_territory")
    photo.refresh_from_db()
    assert photo.territory_note == "Korea only"
    assert photo.territory_confirmed_at
    assert "Confirmed" in opened(photo).text
    again = opened(photo).send(step="confirm_consent")
    assert "There is no note that could be confirmed." in again.text


def test_the_page_says_what_the_licence_asks_and_why_a_photo_cannot_go_live(opened):
    licence = Licence.objects.create(
        code="test", asks_link=True, forbids_changes=True, name_en="Test"
    )
    text = opened(make.photo(licence=licence, consent_note="A child")).text
    assert "Link to the terms." in text
    assert "readers always get the whole picture" in text
    assert "Nobody has confirmed the consent" in text


def test_everything_that_the_file_said_is_there_in_its_own_words(opened):
    received = {
        "dc:creator": ["KIM DAE"],
        "dc:description": {"ko": "배", "x-default": "A <b>boat</b>"},
        "Iptc4xmpCore:AltTextAccessibility": {"x-default": "A boat", "en": "A boat"},
        "Iptc4xmpExt:LocationShown": [
            {"Iptc4xmpExt:City": {"x-default": "Mokpo"}, "Iptc4xmpExt:CountryCode": ""}
        ],
        "photoshop:TransmissionReference": "X1",
    }
    photo = make.photo(received=received, credit_wording="Kim / Hanbit")
    page = opened(photo).page
    [told] = page.xpath("//dl[@class='told']")
    assert list(map(words, told)) == [
        *("Creator", "KIM DAE"),
        *("Description", "배", "Description", "A <b>boat</b>"),
        *("Alt text", "A boat"),
        *("Place", "City: Mokpo"),
        *("Photoshop:TransmissionReference", "X1"),
    ]
    assert told.xpath("dd[@lang='ko'][@dir='ltr']")
    assert "Kim / Hanbit" in words(page)


def test_where_it_is_used_and_what_was_done_are_on_the_page(opened, photo_editor):
    photo = make.photo(widths=())
    article = make.article("ko", photos=[photo])
    make.draft(article, "ko", title="항구")
    workflow.change_photo(photo, by=photo_editor, place="Mokpo", alt_text_ko="배")
    page = opened(photo).page
    [use] = page.xpath("//ul[@class='photo-uses']/li")
    assert "항구" in words(use)
    assert "Lead" in words(use)
    assert use.xpath(".//a[contains(@class, 'mark')]")
    [event] = page.xpath("//ol[@class='events']/li")
    assert "place, alt text (한국어)" in words(event)


def test_the_languages_in_which_readers_see_it_stand_in_the_newsrooms_order(opened, photo_editor):
    photo = make.photo()
    article = make.live(make.article("ko", photos=[photo]), "ko").article
    for code in ("ar", "en"):
        make.live(article, code)
    shown = "//ul[@class='photo-uses']/li/p/bdi/@lang"
    assert opened(photo).page.xpath(shown) == ["ko", "en", "ar"]
    workflow.kill_photo(photo, by=photo_editor, reason="Asked for")
    assert opened(photo).page.xpath(shown) == []


def test_the_page_costs_the_same_for_many_uses(client, photo_editor, django_assert_max_num_queries):
    photo = make.photo()
    make.live(make.article("ko", photos=[photo]), "ko")
    with django_assert_max_num_queries(30) as one:
        client.get(address(photo))
    for _ in range(3):
        make.live(make.article("ko", photos=[photo]), "ko")
    with django_assert_max_num_queries(len(one)):
        client.get(address(photo))


def test_whoever_may_only_look_sees_the_page_and_changes_nothing(client):
    client.force_login(make.user("Translator id", language="en"))
    page = parsed(client.get(address(make.photo())))
    fields = page.xpath("//form[@id='photo_form']//*[self::input or self::textarea][@name]")
    hidden = [field for field in fields if field.get("type") == "hidden"]
    assert all(field.get("disabled") is not None for field in fields if field not in hidden)
    assert not page.xpath("//form[@id='photo_form']//button")
    client.force_login(make.user())
    assert client.get(address(make.photo())).status_code == 403


def test_a_photo_that_is_not_there_answers_404(client, photo_editor):
    assert client.get("/desk/articles/photo/999999/change/").status_code == 404
    assert client.get("/desk/articles/photo/x/change/").status_code == 404


def test_times_are_shown_and_kept_in_the_newsrooms_zone(opened):
    end = timezone.now().replace(second=0, microsecond=0) + timedelta(days=3)
    photo = make.photo(widths=(), valid_until=end)
    sheet = opened(photo)
    assert sheet.values["valid_until"] == [timezone.localtime(end).strftime("%Y-%m-%dT%H:%M")]
    sheet.send(place="Mokpo")
    assert Photo.objects.get().valid_until == end


def test_content_credentials_are_shown_in_words(opened):
    file = signed_by_a_camera(saved(painting(90, 60)), [created()])
    photo = receive(file, by=None)
    assert photo.has_content_credentials
    section = opened(photo).page.xpath("//section[@aria-labelledby='content-credentials']")[0]
    assert "valid; who signed it is not known here" in words(section)
