"""What a photo's files say of it, in each language that it is known in."""

from io import BytesIO

import pytest

from articles.models import Licence, Photo
from articles.pictures.credit import Credit
from articles.workflow.photos import credit
from articles.workflow.photos.credit import embedded_credit
from tests import make

pytestmark = pytest.mark.django_db


def embedded(**fields):
    return embedded_credit(Photo(**fields))


def test_the_notice_names_its_holder_as_each_language_does():
    author = make.author(ko="박혜리", en="Park Hye-ri", ar="بارك هيري")
    rights = embedded(photographer=author, copyright_notice="© 2026 Park Hye-ri, Hanbit").rights
    assert rights == {
        "ko": "© 2026 박혜리, Hanbit",
        "en": "© 2026 Park Hye-ri, Hanbit",
        "ar": "© 2026 بارك هيري, Hanbit",
    }


def test_photographer_and_source_are_both_written_in_the_language():
    author, source = make.author(ko="김 대", en="Kim Dae"), make.source(ko="한빛", en="Hanbit")
    rights = embedded(photographer=author, source=source, copyright_notice="© 김 대/한빛").rights
    assert rights == {"ko": "© 김 대/한빛", "en": "© Kim Dae/Hanbit"}


@pytest.mark.parametrize("notice", ["", "© 2026", "© Kimberley", "© Akim"])
def test_a_notice_without_a_known_name_is_left_as_it_is(notice):
    author = make.author(ko="김", en="Kim")
    made = embedded(photographer=author, copyright_notice=notice)
    assert (made.rights, made.copyright_notice) == ({}, notice)


def test_a_name_of_signs_is_a_name_and_no_pattern():
    author = make.author(ko="A.B (C)", en="X\\1")
    assert embedded(photographer=author, copyright_notice="© A.B (C)").rights["en"] == "© X\\1"


def test_terms_are_told_by_the_licences_name_in_each_language():
    licence = Licence.objects.get(code="CC-BY-4.0")
    made = embedded(licence=licence, usage_terms="One year.")
    assert made.usage_terms["ko"] == f"{licence.name_ko} · One year."
    assert made.usage_terms["zh-Hans"] == f"{licence.name_zh_hans} · One year."
    assert made.web_statement == licence.url
    assert embedded().usage_terms == {}


def test_terms_begin_with_the_credit_as_each_language_writes_it():
    author, source = make.author(ko="박혜리", en="O'Hara", ar="بارك"), make.source(ko="한빛")
    terms = embedded(photographer=author, source=source, usage_terms="One year.").usage_terms
    assert terms["ko"] == "사진 = 박혜리 / 한빛 · One year."
    assert terms["en"] == "Photo: O'Hara / 한빛 · One year."
    assert "بارك" in terms["ar"]


def test_whom_to_ask_is_the_source_else_the_newsroom(settings):
    settings.NEWSROOM_URL = "https://news.example.org"
    source = make.source(ko="통신사")
    source.url = "https://agency.example.org"
    asked = embedded(source=source)
    assert (asked.licensor_url, asked.licensor_name) == (source.url, "통신사")
    asked = embedded()
    assert (asked.licensor_url, asked.licensor_name) == ("https://news.example.org", "한빛")


def test_codes_and_long_descriptions_travel_as_they_are():
    made = embedded(
        data_mining="DMI-PROHIBITED",
        digital_source_type="trainedAlgorithmicMedia",
        long_description_ind="Panjang",
    )
    assert made.data_mining == "DMI-PROHIBITED"
    assert made.digital_source_type == "trainedAlgorithmicMedia"
    assert made.long_description == {"id": "Panjang"}


@pytest.mark.parametrize("keeps_location", [False, True])
@pytest.mark.parametrize("keeps_contact", [False, True])
def test_place_contact_and_persons_stay_out_unless_an_editor_keeps_them(
    keeps_location, keeps_contact, monkeypatch
):
    told = Credit(location={"city": "Incheon"}, contact={"phone": "1"}, persons=("Kim",))
    monkeypatch.setattr(credit, "read_credit", lambda data: told)
    monkeypatch.setattr(Photo._meta.get_field("original").attr_class, "open", opened)
    made = embedded(keeps_location=keeps_location, keeps_contact=keeps_contact)
    assert made.location == (told.location if keeps_location else {})
    assert made.contact == (told.contact if keeps_contact else {})
    assert made.persons == (told.persons if keeps_contact else ())


def opened(_field, mode="rb"):
    return BytesIO(b"")
