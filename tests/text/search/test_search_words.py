"""What is asked for and what is written meet in the same terms, in each language's own way."""

import pytest

from articles.text.search import words
from articles.text.search.queries import LONGEST, MOST_WORDS, parse
from articles.text.search.snippets import marked, snippet
from articles.text.search.spelling import nearest, spelling

SAME = [
    ("ar", "المدرسة", "مدرسه"),
    ("ar", "والحكومة", "بالحكومة"),
    ("ar", "للحكومة", "حكومة"),
    ("ar", "الوَزِيرُ", "وزير"),
    ("ar", "أحمد", "احمد"),
    ("ar", "علـــى", "علي"),
    ("ar", "٢٠٢٦", "2026"),
    ("de", "Häuser", "Haus"),
    ("de", "Größe", "Grösse"),
    ("en", "Trump’s", "trump"),
    ("en", "elections", "election"),
    ("en", "U.S.", "US"),
    ("es", "economía", "ECONOMIA"),
    ("fr", "présidents", "president"),
    ("id", "pembangunan", "membangun"),
    ("id", "Jum'at", "jumat"),
    ("ja", "ｶﾞｽ", "ガス"),
    ("ru", "президентов", "президенту"),
    ("ru", "ещё", "еще"),
    ("vi", "hoà", "hòa"),
    ("ko", "ＮＡＴＯ", "nato"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_ways_to_write_a_word_are_one_term(language, one, other):
    assert words.terms(one, language) == words.terms(other, language) != []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("vi", "má", "mà"), ("ru", "мир", "море"), ("ja", "か", "が"), ("ar", "كتب", "كلب")],
)
def test_different_words_are_different_terms(language, one, other):
    assert words.terms(one, language) != words.terms(other, language)


def test_a_word_without_spaces_around_it_is_found_by_its_pairs_of_characters():
    assert words.terms("나토와", "ko") == ["나토", "토와"]
    assert words.terms("大統領は", "ja") == ["大統", "統領", "領は"]
    assert words.terms("NATO와 3.5% 협력", "ko") == ["nato", "와", "3_5", "협력"]


def test_french_elides_and_others_do_not():
    assert words.terms("L’économie", "fr")[1:] == words.terms("économie", "fr")
    assert words.terms("O'Brien", "en") == words.terms("OBrien", "en")


@pytest.mark.parametrize(
    ("language", "asked", "without"),
    [
        ("ko", "대통령실에서는", "대통령실"),
        ("ja", "東京大学の", "東京大学"),
        ("ja", "食べる", "食べ"),
    ],
)
def test_a_word_may_stand_there_without_the_ending_that_was_asked_for(language, asked, without):
    (wanted,) = parse(asked, language).wanted
    assert wanted.ways == (
        tuple(words.terms(asked, language)),
        tuple(words.terms(without, language)),
    )


def test_japanese_words_are_told_apart_by_their_scripts():
    written = [wanted.written for wanted in parse("プーチン大統領の訪日", "ja").wanted]
    assert written == ["プーチン", "大統領の", "訪日"]


def test_what_stands_in_quotation_marks_is_asked_for_as_one():
    assert parse('"two words" more', "en").wanted[0].ways == (("two", "word"),)
    assert len(parse("“대통령 선거", "ko").wanted) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("", '"', "'\"«", "* AND (", "\x00\ud800", "😀🎉", "\u202e\u200f", "ﷺ", "%_\\"),
        *("a" * 10_000, "가" * 10_000, "word " * 3_000, "\u0301" * 500),
    ],
)
@pytest.mark.parametrize("language", ["ko", "ar", "id"])
def test_any_text_is_a_query_of_a_bounded_length(text, language):
    query = parse(text, language)
    assert len(query.text) <= LONGEST
    assert len(query.wanted) <= MOST_WORDS
    query.text.encode()
    terms = [term for wanted in query.wanted for way in wanted.ways for term in way]
    assert all(sign.isalnum() or sign == "_" for term in terms for sign in term if sign.isascii())


def test_marks_stand_on_whole_words_and_on_the_characters_asked_for():
    assert marked("<Running> & runs", parse("run", "en")) == (
        "&lt;<mark>Running</mark>&gt; &amp; <mark>runs</mark>"
    )
    assert marked("나토와 협력", parse("나토", "ko")) == "<mark>나토</mark>와 협력"
    assert marked("وقال الوَزير", parse("وزير", "ar")) == "وقال <mark>الوَزير</mark>"
    assert marked("Hà Nội", parse("ha noi", "vi")) == "<mark>Hà</mark> <mark>Nội</mark>"


def test_a_snippet_shows_the_words_and_is_cut_between_words():
    body = "Satu dua tiga empat. " * 40 + "Presiden baru datang. " + "Lima enam tujuh. " * 40
    shown = snippet(["", body], parse("presiden", "id"))
    assert "<mark>Presiden</mark> baru datang" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    plain = shown.replace("<mark>", "").replace("</mark>", "").strip("…").strip()
    assert len(plain) < 300
    assert set(plain.split()) <= set(body.split())


def test_a_snippet_of_a_text_without_spaces_is_cut_between_characters():
    shown = snippet(
        ["。".join(["東京で会議が開かれた"] * 60 + ["首相が述べた"])], parse("首相", "ja")
    )
    assert "<mark>首相</mark>が述べた" in shown
    assert len(shown) < 200


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("en", "presidnet", "president"),
        ("id", "presdien", "presiden"),
        ("ko", "대통렁", "대통령"),
        ("ar", "الحكوكة", "الحكومة"),
        ("vi", "Nôi", "Nội"),
        ("ja", "プーチソ", "プーチン"),
    ],
)
def test_a_misspelt_word_is_near_the_right_one(language, wrong, right):
    asked, known = spelling(wrong, language), spelling(right, language)
    assert asked.start == known.start or asked.end == known.end
    assert nearest(asked, [(right, known.key), ("другое", "другое")], 3) == [right]
