"""A written name finds the person or organisation it means, in whatever language it is known."""

import pytest

from articles import workflow
from articles.exchange import names
from articles.languages import codes, column
from articles.models import Author, Source
from tests import make

pytestmark = pytest.mark.django_db

KNOWN_AS = {
    "ko": "박혜리",
    "en": "Park Hye-ri",
    "ar": "بارك هيه ري",
    "zh_hans": "朴惠利",
    "ja": "朴ヘリ",
    "ru": "Пак Хе Ри",
    "vi": "Phác Huệ Lợi",
}


@pytest.mark.parametrize(
    "written",
    [
        "Park Hye Ri",
        "PARK HYE-RI",
        "park hyeri",
        " Park  Hye\u2010ri ",
        "박혜리",
        "박 혜리",
        "بَارك هيه ري",
        "朴惠利",
        "朴・ヘリ",
        "朴ﾍﾘ",
        "пак хе-ри",
        "Phac Hue Loi",
    ],
)
def test_an_author_is_found_by_any_spelling_in_any_language(written):
    author = make.author("park", **KNOWN_AS)
    make.author("other", en="Park Hye-rim", ko="박혜림")
    assert names.find_author(written) == author


@pytest.mark.parametrize("code", codes())
def test_a_source_is_found_in_each_language(code):
    source = Source.objects.create(**{column("name", code): "Kantor Kepresidenan"})
    assert names.find_source("KANTOR  kepresidenan") == source
    assert names.find_source("Kantor") is None


def test_a_name_in_a_language_that_the_newsroom_has_switched_off_is_found(settings):
    settings.NEWSROOM_LANGUAGES = ["en", "id"]
    author = make.author("park", ko="박혜리")
    assert names.find_author("박혜리") == author


def test_authors_are_not_taken_for_sources():
    make.author("reuters", en="Reuters")
    assert names.find_source("Reuters") is None


@pytest.mark.parametrize("nothing", ["", "-", " · ", "…"])
def test_a_name_without_letters_means_nobody(nothing):
    make.author("dash", en="-")
    assert names.find_author(nothing) is None


def test_of_namesakes_the_one_named_in_the_texts_language_is_meant():
    make.author("first", en="Kim Min-su")
    second = make.author("second", id="Kim Min Su")
    match = names.match_author("Kim Minsu", "id")
    assert (match.found, match.others) == (second, 1)


def test_of_namesakes_in_one_language_the_first_is_meant_and_the_others_are_counted():
    first = make.author("first", ko="김민수")
    make.author("second", ko="김민수")
    make.author("third", ko="김민수")
    assert names.match_author("김민수", "ko") == ("김민수", first, 2)


def test_a_new_author_is_named_in_the_texts_language_only():
    author = names.find_or_make_author("Inés Carballal", "es", by=None)
    assert author.name_es == "Inés Carballal"
    assert not any(getattr(author, column("name", code)) for code in codes() if code != "es")
    assert author.slug == "ines-carballal"


@pytest.mark.parametrize(
    ("code", "name"),
    [("ko", "박혜리"), ("ar", "ليان الحسيني"), ("zh-hans", "沈若溪"), ("ja", "山田太郎")],
)
def test_a_new_authors_address_is_in_the_names_own_script(code, name):
    assert names.find_or_make_author(name, code, by=None).slug == name.replace(" ", "-")


def test_the_same_name_twice_makes_one_author():
    first = names.find_or_make_author("Park Hye Ri", "id", by=None)
    assert names.find_or_make_author("PARK Hye-ri", "en", by=None) == first
    assert Author.objects.count() == 1


def test_an_address_that_is_taken_gets_a_number():
    make.author("jane-doe", en="Somebody Else")
    make.author("jane-doe-2", en="And Another")
    assert names.find_or_make_author("Jane Doe", "en", by=None).slug == "jane-doe-3"


def test_a_very_long_name_gives_an_address_that_fits():
    name = "Maria " + "Magdalena " * 11
    make.author("maria-" + "magdalena-" * 6 + "magdalena"[:9], en="Somebody Else")
    limit = Author._meta.get_field("slug").max_length
    assert len(names.find_or_make_author(name.strip(), "en", by=None).slug) <= limit


@pytest.mark.parametrize("name", ["x" * 121, "—", ""])
def test_what_can_be_no_name_is_refused(name):
    with pytest.raises(workflow.Refused):
        names.find_or_make_author(name, "en", by=None)
    assert not Author.objects.exists()


def test_who_may_not_add_names_can_only_use_those_that_are_known():
    translator = make.user("Translator id")
    known = make.source(id="Antara Foto")
    assert names.find_or_make_source("antara foto", "id", by=translator) == known
    with pytest.raises(workflow.Refused) as refusal:
        names.find_or_make_source("Kantor Baru", "id", by=translator)
    assert "Kantor Baru" in refusal.value.reasons[0]
    assert Source.objects.count() == 1


def test_a_search_for_a_name_takes_two_queries_however_many_authors_there_are(
    django_assert_num_queries,
):
    Author.objects.bulk_create(
        Author(slug=f"author-{number}", name_en=f"Author {number}") for number in range(300)
    )
    with django_assert_num_queries(2):
        assert names.find_author("author 299").slug == "author-299"


@pytest.mark.parametrize(
    ("name", "here", "code"),
    [
        ("홍길동", "en", "ko"),
        ("홍길동", "ko", "ko"),
        ("Dewi Larasati", "id", "id"),
        ("Dewi Larasati", "ko", "en"),
        ("سعاد", "fr", "ar"),
        ("王芳", "ja", "ja"),
        ("𐎀", "fr", "fr"),
    ],
)
def test_a_name_belongs_to_a_language_in_whose_letters_it_is_written(name, here, code):
    assert names.written_in(name, here) == code
