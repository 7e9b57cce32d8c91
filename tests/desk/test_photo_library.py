"""The library: every photo in sight, and any of them found by what is known of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Licence, Photo
from tests import make
from tests.desk.filled_form import words
from tests.desk.photo_page import LIBRARY, parsed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def photo_editor(client):
    user = make.user("Photo editor", language="en")
    client.force_login(user)
    return user


@pytest.fixture
def found(client, photo_editor):
    """A function that gives the keys of the photos that the library shows, in its order."""

    def found(**parameters):
        page = parsed(client.get(LIBRARY, parameters))
        links = page.xpath("//a[@class='photo-title']/@href")
        return [int(link.split("/")[-3]) for link in links]

    return found


def test_a_card_says_description_credit_licence_and_what_holds_the_photo_back(client, photo_editor):
    make.photo(
        photographer=make.author(en="Kim Dae"),
        caption_ko="부두에 선 배",
        valid_until=timezone.now() + 3 * DAY,
        digital_source_type="trainedAlgorithmicMedia",
    )
    page = parsed(client.get(LIBRARY))
    [card] = page.xpath("//li[contains(@class, 'photo-card')]")
    assert "부두에 선 배" in words(card)
    assert "Photo: Kim Dae" in words(card)
    assert "Rights end" in words(card)
    assert "Made by AI" in words(card)
    [title] = card.xpath(".//a[@class='photo-title']/bdi")
    assert title.get("lang") == "ko"


def test_a_licence_that_begins_in_latin_letters_is_read_in_its_languages_direction(client):
    client.force_login(make.user("Photo editor", language="ar"))
    make.photo(licence=Licence.objects.create(code="CC-BY", name_ar="CC BY 4.0 (نسب)"))
    assert '<bdi dir="rtl">CC BY 4.0 (نسب)</bdi>' in client.get(LIBRARY).text


def test_the_newest_stand_first_and_the_rest_on_further_pages(client, found, monkeypatch):
    monkeypatch.setattr("articles.admin.photo_desk.library.PER_PAGE", 2)
    keys = [make.photo().pk for _ in range(3)][::-1]
    assert found() == keys[:2]
    [further] = parsed(client.get(LIBRARY)).xpath("//a[@rel='next']/@href")
    rest = parsed(client.get(LIBRARY + further))
    assert rest.xpath("//a[@class='photo-title']/@href") == [f"{LIBRARY}{keys[2]}/change/"]
    assert not rest.xpath("//a[@rel='next']")


@pytest.mark.parametrize(
    "typed", ["박혜", "KAPAL", "reuters", "mokpo dermaga", "2026 storm", "مرفأ"]
)
def test_a_photo_is_found_by_words_in_any_language(client, found, typed):
    wanted = make.photo(
        photographer=make.author(ko="박혜리"),
        source=make.source(en="Reuters"),
        caption_ind="Kapal di dermaga",
        alt_text_ar="مرفأ في الليل",
        place="Mokpo",
        keywords="harbour, storm",
        received={"photoshop:Headline": "Storm of 2026"},
    )
    make.photo()
    assert found(q=typed) == [wanted.pk]
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


def test_what_a_photo_is_found_by_follows_its_words(found):
    photo = make.photo(caption_en="A boat", widths=())
    workflow.change_photo(photo, by=None, caption_en="A ferry")
    assert found(q="ferry") == [photo.pk]
    assert found(q="boat") == []


def test_the_library_is_narrowed_down_by_who_made_it_and_on_what_terms(client, found):
    author, source = make.author(en="Kim Dae"), make.source(en="Hanbit")
    by_kim = make.photo(photographer=author)
    from_hanbit = make.photo(source=source, licence=None)
    assert found(photographer=author.pk) == [by_kim.pk]
    assert found(source=source.pk) == [from_hanbit.pk]
    assert found(licence=by_kim.licence_id) == [by_kim.pk]
    page = client.get(LIBRARY, {"photographer": author.pk}).text
    assert "photographer: Kim Dae" in page


def test_each_state_finds_its_photos_and_no_others(found):
    now = timezone.now()
    photos = {
        "usable": make.photo(),
        "uncredited": make.photo(licence=None),
        "expiring": make.photo(valid_until=now + 20 * DAY),
        "expired": make.photo(valid_until=now - DAY),
        "not_yet": make.photo(valid_from=now + DAY),
        "killed": make.photo(killed_at=now),
        "unready": make.photo(widths=()),
        "ai": make.photo(digital_source_type="compositeWithTrainedAlgorithmicMedia"),
    }
    keys = {state: photo.pk for state, photo in photos.items()}
    for state in set(keys) - {"usable"}:
        assert found(state=state) == [keys[state]], state
    free = {"usable", "expiring", "unready", "ai"}
    assert found(state="usable") == sorted((keys[state] for state in free), reverse=True)


def test_rights_that_were_prolonged_by_hand_have_not_ended(found):
    now = timezone.now()
    make.photo(valid_until=now - DAY, override_until=now + DAY)
    assert found(state="expired") == []


def test_a_missing_alt_text_is_found_in_the_language_that_lacks_it(found):
    photo = make.photo(alt_text_ko="배")
    assert found(lacks="ar") == [photo.pk]
    assert found(lacks="ko") == []


@pytest.mark.parametrize("name", ["photographer", "licence", "state", "lacks", "before"])
def test_what_nobody_could_have_chosen_counts_as_not_chosen(client, found, name):
    photo = make.photo()
    assert found(**{name: "x' --"}) == [photo.pk]
    assert found(**{name: "٣"}) == [photo.pk]


def test_the_library_costs_the_same_for_many_photos(
    client, photo_editor, django_assert_max_num_queries
):
    make.photo(source=make.source())
    with django_assert_max_num_queries(14) as one:
        client.get(LIBRARY, {"q": "a boat"})
    for _ in range(8):
        make.photo(source=make.source(), valid_until=timezone.now())
    with django_assert_max_num_queries(len(one)):
        client.get(LIBRARY, {"q": "a boat"})
    with django_assert_max_num_queries(8):
        client.get(LIBRARY)


def test_whoever_may_only_look_has_nothing_to_tick(client):
    client.force_login(make.user("Translator id"))
    make.photo()
    page = parsed(client.get(LIBRARY))
    assert page.xpath("//a[@class='photo-title']")
    assert not page.xpath("//input[@type='checkbox']")


def test_a_photo_that_readers_may_not_see_is_shown_through_the_desk(client, photo_editor):
    make.photo(killed_at=timezone.now())
    [image] = parsed(client.get(LIBRARY)).xpath("//img[contains(@class, 'thumbnail')]/@src")
    assert image.startswith("/desk/photo-file/")
    client.force_login(make.user())
    assert client.get(image).status_code == 403


def test_wanted_photos_are_listed_with_the_way_to_their_story(client, photo_editor):
    article = make.article("id")
    wanted = workflow.want_photo(article, credit_wording="Foto: Kantor Presiden", by=None)
    page = client.get("/desk/articles/wantedphoto/").content.decode()
    assert "Foto: Kantor Presiden" in page
    assert f"/desk/articles/article/{article.pk}/change/" in page
    workflow.find_wanted_photo(wanted, make.photo(), by=None)
    assert "Kantor Presiden" not in client.get("/desk/articles/wantedphoto/").content.decode()


def test_deleting_a_photo_takes_its_words_along():
    photo = make.photo()
    workflow.delete_photo(photo, by=None)
    assert not Photo.objects.exists()
