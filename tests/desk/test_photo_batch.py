"""Many photos at once: described on one page, or given one licence, source and term."""

import pytest

from articles.models import Author, Licence, Photo, Source
from tests import make
from tests.desk.filled_form import words
from tests.desk.photo_page import LIBRARY, Sheet, address, parsed

pytestmark = pytest.mark.django_db
COMPLETE = f"{LIBRARY}complete/"
BULK = f"{LIBRARY}bulk/"


@pytest.fixture
def photo_editor(client):
    user = make.user("Photo editor", language="ko")
    client.force_login(user)
    return user


@pytest.fixture
def in_english(photo_editor):
    photo_editor.language = "en"
    photo_editor.save()
    return photo_editor


def batch(client, *photos):
    return Sheet(client, COMPLETE + "?" + named(photos), "photo_rows")


def named(photos):
    return "&".join(f"photo={photo.pk}" for photo in photos)


def test_each_picture_has_a_row_with_what_its_file_said_and_what_is_missing(client, in_english):
    bare = make.photo(licence=None, received={"dc:creator": ["KIM DAE"]})
    rows = batch(client, bare, make.photo(alt_text_en="A boat")).page.xpath(
        "//section[contains(@class, 'photo-row')]"
    )
    assert "KIM DAE" in words(rows[0])
    assert "Missing: licence and alt text" in words(rows[0])
    assert "Missing" not in words(rows[1])


def test_the_whole_batch_is_saved_at_once_in_the_desks_language(client, photo_editor):
    one, two, left = make.photo(widths=()), make.photo(widths=()), make.photo(widths=())
    source = make.source()
    changes = {
        f"p{one.pk}-alt_text_ko": "배",
        f"p{two.pk}-caption_ko": "항구의 아침",
        f"p{two.pk}-source": source.pk,
    }
    assert batch(client, one, two, left).send(**changes) is None
    for photo in (one, two, left):
        photo.refresh_from_db()
    assert (one.alt_text_ko, two.caption_ko, two.source) == ("배", "항구의 아침", source)
    assert not left.events.exists()


def naming(*creators, **received):
    """A photo without credit, whose file names somebody."""
    photo = make.photo(received={"dc:creator": creators} | received, widths=())
    Photo.objects.filter(pk=photo.pk).update(photographer=None)
    return photo


def test_whom_the_file_names_is_added_where_a_person_asks_for_it(client, in_english):
    both = [naming("사진=홍길동 기자", **{"photoshop:Credit": "홍길동/Antara"}) for _ in range(2)]
    sheet = batch(client, *both)
    assert "Add “홍길동” to the photographers" in sheet.text
    names = ("photographer", "source")
    ticked = {f"p{photo.pk}-add_{name}": "on" for photo in both for name in names}
    assert sheet.send(**ticked) is None
    author, source = Author.objects.get(name_ko="홍길동"), Source.objects.get(name_en="Antara")
    for photo in both:
        photo.refresh_from_db()
        assert (photo.photographer, photo.source) == (author, source)


def test_a_name_that_nobody_ticked_is_not_added(client, in_english):
    photo = naming("Kim Dae")
    assert batch(client, photo).send(**{f"p{photo.pk}-alt_text_en": "A boat"}) is None
    assert not Author.objects.filter(name_en="Kim Dae").exists()


def test_one_that_is_refused_stays_with_what_was_typed_and_the_others_are_saved(client, in_english):
    good, live = make.photo(widths=()), make.photo()
    make.live(make.article("ko", photos=[live]), "ko")
    again = batch(client, good, live).send(
        **{
            f"p{good.pk}-alt_text_en": "A boat",
            f"p{live.pk}-photographer": "",
            f"p{live.pk}-caption_en": "Typed",
        }
    )
    assert "1 photo could not be saved" in again.text
    assert again.values[f"p{live.pk}-caption_en"] == ["Typed"]
    [row] = again.page.xpath("//section[contains(@class, 'has-errors')]")
    assert "neither photographer nor source" in words(row)
    good.refresh_from_db()
    live.refresh_from_db()
    assert good.alt_text_en == "A boat"
    assert live.photographer
    # Sent again, the row that was saved is none of the second step.
    restored = {f"p{live.pk}-photographer": live.photographer_id, f"p{live.pk}-caption_en": ""}
    assert again.send(**restored) is None
    assert good.events.count() == 1


def test_a_description_that_another_changed_meanwhile_is_told(client, in_english):
    photo = make.photo(widths=())
    first, second = batch(client, photo), batch(client, photo)
    first.send(**{f"p{photo.pk}-alt_text_en": "A boat"})
    again = second.send(**{f"p{photo.pk}-alt_text_en": "A ferry"})
    assert "There now: “A boat”" in again.text


def test_a_batch_of_none_leads_back_to_the_library(client, photo_editor):
    for query in ("", "?photo=x", "?photo=999999"):
        page = parsed(client.get(COMPLETE + query))
        assert LIBRARY in page.xpath("//p[@class='nothing']/a/@href")
        assert client.get(BULK + query).url == LIBRARY


def test_a_change_of_many_is_looked_at_before_it_is_made(client, in_english):
    live, other = make.photo(), make.photo(widths=())
    make.live(make.article("ko", photos=[live]), "ko")
    licence = Licence.objects.create(code="press", name_en="Press")
    sheet = Sheet(client, f"{BULK}?{named([live, other])}", "photo-bulk")
    assert "Readers see 1 of them" in sheet.text
    sheet.at = BULK
    look = sheet.send(licence=licence.pk, usage_terms="Once", valid_until="2027-01-02T09:30")
    assert "Jan 2, 2027 09:30" in look.text
    assert "Licence Press" in " ".join(look.text.replace("LicencePress", "Licence Press").split())
    other.refresh_from_db()
    assert other.usage_terms == ""
    back = look.send(step="back")
    assert back.values["usage_terms"] == ["Once"]


def test_many_photos_are_changed_and_what_is_refused_is_told_with_its_reason(client, in_english):
    live = make.photo()
    make.live(make.article("ko", photos=[live]), "ko")
    others = [make.photo(widths=()), make.photo(widths=())]
    sheet = Sheet(client, f"{BULK}?{named([live, *others])}", "photo-bulk")
    sheet.at = BULK
    told = sheet.send(**{"empty-licence": "on"}).send(step="change")
    assert "2 photos are changed." in told.text
    [refused] = told.page.xpath("//div[@class='reasons']//li")
    assert "has no licence" in words(refused)
    assert address(live) in refused.xpath(".//a/@href")
    for photo in (live, *others):
        photo.refresh_from_db()
    assert live.licence
    assert [photo.licence for photo in others] == [None, None]


def test_a_batch_of_more_than_one_page_leads_to_the_next_one(client, photo_editor, monkeypatch):
    monkeypatch.setattr("articles.admin.photo_desk.completing.MOST", 2)
    photos = [make.photo(widths=()) for _ in range(3)]
    sheet = batch(client, *photos)
    assert len(sheet.page.xpath("//section[contains(@class, 'photo-row')]")) == 2
    sheet.send()
    assert sheet.answer.url == COMPLETE + "?" + named(photos[2:])


def test_what_a_batch_has_in_common_is_set_on_the_way_to_describing_it(client, in_english):
    photos = [make.photo(widths=()) for _ in range(2)]
    page = batch(client, *photos).page
    [common] = page.xpath("//a[.='The same for all of them']/@href")
    sheet = Sheet(client, common, "photo-bulk")
    sheet.at = BULK
    look = sheet.send(usage_terms="Once")
    look.send(step="change")
    assert look.answer.url == COMPLETE + "?" + named(photos)
    assert not Photo.objects.exclude(usage_terms="Once").exists()


def test_what_is_left_empty_stays_as_each_photo_has_it(client, in_english):
    photos = [make.photo(widths=(), usage_terms=terms) for terms in ("Once", "Twice")]
    sheet = Sheet(client, f"{BULK}?{named(photos)}", "photo-bulk")
    sheet.at = BULK
    sheet.send(territory_note="Korea").send(step="change")
    for photo, terms in zip(photos, ("Once", "Twice"), strict=True):
        photo.refresh_from_db()
        assert (photo.usage_terms, photo.territory_note) == (terms, "Korea")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Nothing is to be changed yet."),
        ({"usage_terms": "x", "empty-usage_terms": "on"}, "Either type what it shall be"),
        ({"valid_until": "tomorrow"}, "Enter a valid date/time."),
    ],
)
def test_a_change_of_many_that_says_nothing_clear_is_asked_again(
    client, in_english, changes, sentence
):
    sheet = Sheet(client, f"{BULK}?{named([make.photo()])}", "photo-bulk")
    sheet.at = BULK
    again = sheet.send(**changes, step="change")
    assert sentence in again.text
