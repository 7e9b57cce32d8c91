"""A picture taken in with what its file says of itself."""

from datetime import date

import pytest

from articles import workflow
from articles.exchange import photos
from articles.exchange.photos import receive
from articles.models import Author, Licence, Photo, Source
from articles.pictures.credit import Credit
from tests import make, media

pytestmark = pytest.mark.django_db


@pytest.fixture
def file_says(monkeypatch):
    """Lets the next files say this of themselves."""

    def say(**told):
        monkeypatch.setattr(photos, "read_credit", lambda data: Credit(**told))

    return say


def received(**given):
    return Photo.objects.get(pk=receive(media.picture(), by=None, **given).pk)


def test_names_that_the_newsroom_knows_are_found_and_nobody_is_made(file_says):
    known, agency = make.author(ko="박혜리", en="Park Hye-ri"), make.source(en="Harbour Agency")
    before = Author.objects.count(), Source.objects.count()
    file_says(creator="PARK Hyeri", source="harbour agency", credit_line="Park / Harbour")
    photo = received()
    assert (photo.photographer, photo.source) == (known, agency)
    assert photo.credit_wording == "Park / Harbour"
    file_says(creator="Nobody Known", source="None")
    photo = received()
    assert (photo.photographer, photo.source) == (None, None)
    assert photo.credit_wording == "Nobody Known / None"
    assert (Author.objects.count(), Source.objects.count()) == before


def test_what_a_person_gave_comes_before_what_the_file_says(file_says):
    make.source(en="Harbour Agency")
    file_says(source="Harbour Agency", web_statement=Licence.objects.get(code="CC-BY-4.0").url)
    author, own = make.author(), Licence.objects.get(code="own")
    photo = received(photographer=author, licence=own, source=None)
    # One name that a person gave is the whole credit.
    assert (photo.photographer, photo.source, photo.licence) == (author, None, own)


@pytest.mark.parametrize(
    "address",
    [
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "http://creativecommons.org/licenses/by-sa/4.0",
        "https://www.creativecommons.org/licenses/by-sa/4.0/deed.ko",
        "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
    ],
)
def test_a_licence_is_known_by_each_way_to_write_its_address(address, file_says):
    file_says(web_statement=address)
    assert received().licence.code == "CC-BY-SA-4.0"


@pytest.mark.parametrize(
    "address", ["", "https://example.org/terms", "https://creativecommons.org"]
)
def test_another_address_is_no_licence(address, file_says):
    file_says(web_statement=address)
    assert received().licence is None


def test_terms_date_keywords_place_and_codes_come_from_the_file(file_says):
    file_says(
        copyright_notice="©" + "x" * 400,
        usage_terms={"ko": "1년"},
        keywords=("harbour", "ferry"),
        date_created="2026-11-22T09:00:00+09:00",
        location={"city": "Incheon", "country": "Korea", "latitude": "37.4"},
        digital_source_type="trainedAlgorithmicMedia",
        data_mining="DMI-PROHIBITED",
    )
    photo = received()
    assert len(photo.copyright_notice) == 200
    assert photo.usage_terms == "1년"
    assert photo.keywords == "harbour, ferry"
    assert photo.taken_on == date(2026, 11, 22)
    assert photo.place == "Incheon, Korea"
    assert photo.is_made_by_ai
    assert photo.data_mining == "DMI-PROHIBITED"


@pytest.mark.parametrize("written", ["", "2026", "yesterday", "2026-13-40"])
def test_a_date_that_is_none_and_codes_that_nobody_knows_are_left_out(written, file_says):
    file_says(date_created=written, digital_source_type="magic", data_mining="maybe")
    photo = received()
    assert (photo.taken_on, photo.digital_source_type, photo.data_mining) == (None, "", "")


def test_descriptions_go_to_their_languages_and_those_of_none_stay_in_the_file(file_says):
    file_says(
        description={"x-default": "Boat", "ko": "배", "zh-Hans": "船", "tlh": "bIQ Duj"},
        alt_text={"x-default": "A boat"},
        long_description={"id": "Sebuah kapal"},
    )
    photo = received()
    assert (photo.caption_ko, photo.caption_zh_hans, photo.long_description_ind) == (
        "배",
        "船",
        "Sebuah kapal",
    )
    assert not any(getattr(photo, name) for name in ("caption_en", "alt_text_en", "alt_text_ko"))


def test_what_is_no_picture_is_refused_with_a_sentence():
    with pytest.raises(workflow.Refused):
        receive(b"no picture", by=None)
