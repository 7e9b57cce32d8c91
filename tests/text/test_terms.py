"""Terms of the glossary in texts of every language; the cases stand in term_cases.toml."""

import random
import time
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from articles.languages import codes
from articles.text.terms import Entry, occurrences, vocabulary

CASES = tomllib.loads(Path(__file__).with_name("term_cases.toml").read_text("utf-8"))["case"]


def entry(pk=1, kind="word", **more):
    return Entry(pk, kind, **more)


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['language']}: {case['term']} in {case['text']}"
)
def test_a_term_is_found_in_whatever_form_it_stands_and_nowhere_else(case):
    term = entry(kind=case["kind"], forms={case["language"]: case["term"]})
    found = occurrences(case["text"], case["language"], [term])
    assert [each.as_written for each in found] == case["found"]
    assert all(case["text"][each.start : each.end] == each.as_written for each in found)


def test_every_language_has_right_and_wrong_cases():
    right = Counter(case["language"] for case in CASES if case["found"])
    wrong = Counter(case["language"] for case in CASES if not case["found"])
    assert len(CASES) >= 120
    assert set(right) == set(wrong) == set(codes())


def test_of_two_terms_that_overlap_the_longer_one_is_told():
    terms = [entry(1, forms={"ko": "대통령"}), entry(2, forms={"ko": "대통령 선거"})]
    assert [each.entry.id for each in occurrences("대통령 선거는", "ko", terms)] == [2]
    terms = [entry(1, forms={"ja": "東京"}), entry(2, forms={"ja": "東京都"})]
    assert [each.entry.id for each in occurrences("東京都と東京", "ja", terms)] == [2, 1]


def test_two_terms_of_one_form_are_both_told():
    terms = [entry(1, forms={"en": "flat"}), entry(2, forms={"en": "flat"})]
    assert [each.entry.id for each in occurrences("a flat", "en", terms)] == [1, 2]


def test_a_form_to_avoid_is_found_and_marked():
    term = entry(forms={"id": "Korea Utara"}, avoid={"id": ["Korut", "Utara Korea"]})
    found = occurrences("Korut dan Korea Utara", "id", [term])
    assert [(each.as_written, each.is_avoided) for each in found] == [
        ("Korut", True),
        ("Korea Utara", False),
    ]


def test_what_one_term_avoids_and_another_approves_is_approved():
    terms = [
        entry(1, forms={"de": "Wasseramt"}, avoid={"de": ["Amt"]}),
        entry(2, forms={"de": "Amt"}),
    ]
    assert [(o.entry.id, o.is_avoided) for o in occurrences("das Amt", "de", terms)] == [(2, False)]


def test_a_longer_approved_form_hides_the_form_to_avoid_inside_it():
    term = entry(forms={"en": "Islamic State group"}, avoid={"en": ["Islamic State"]})
    found = occurrences("the Islamic State group", "en", [term])
    assert [each.is_avoided for each in found] == [False]


def test_an_abbreviation_is_found_in_full_too():
    term = entry(kind="abbreviation", forms={"ko": "나토"}, explanations={"ko": "북대서양조약기구"})
    found = occurrences("북대서양조약기구의 나토", "ko", [term])
    assert [(each.as_written, each.in_full) for each in found] == [
        ("북대서양조약기구", True),
        ("나토", False),
    ]


@pytest.mark.parametrize("code", codes())
def test_a_term_that_is_not_translated_holds_in_every_language(code):
    term = entry(kind="name", do_not_translate=True, forms={"en": "Hubble"})
    assert [each.as_written for each in occurrences("Hubble 1", code, [term])] == ["Hubble"]


@pytest.mark.parametrize("code", codes())
def test_text_without_words_and_terms_without_letters_are_harmless(code):
    odd = [entry(1), entry(2, forms={code: "…"}), entry(3, forms={code: " "}), entry(4)]
    assert occurrences("", code, odd) == []
    for text in ("…!?", "\u200f\u0640", "\n\n", "٣٥ 35 𝟛", "e\u0301\u0301"):
        assert all(each.entry.id == 2 for each in occurrences(text, code, odd))


@pytest.mark.parametrize("code", ["ko", "vi", "fr"])
def test_decomposed_letters_are_the_same_letters(code):
    word = {"ko": "나토", "vi": "thiên văn", "fr": "éolienne"}[code]
    apart = unicodedata.normalize("NFD", word)
    assert apart != word
    for form, text in ((word, apart), (apart, word)):
        found = occurrences(f"{text}.", code, [entry(forms={code: form})])
        assert [each.as_written for each in found] == [text]


def test_signs_that_belong_to_a_term_must_stand_there():
    term = entry(forms={"en": "C++"})
    assert [o.as_written for o in occurrences("C++ and C", "en", [term])] == ["C++"]


@pytest.mark.parametrize("code", ["ko", "ar", "ru", "de", "id", "ja"])
def test_two_thousand_terms_in_sixty_blocks_take_a_fifth_of_a_second(code):
    letters = {
        "ko": "가나다라마바사토실",
        "ar": "ابتثجحخدمنو",
        "ru": "абвгдеклмнорст",
        "ja": "日月火水木金土曜",
    }
    chance = random.Random(3)
    alphabet = letters.get(code, "abcdefghiklmnorstu")

    def word():
        return "".join(chance.choices(alphabet, k=chance.randint(2, 9)))

    terms = tuple(
        entry(n, forms={code: f"{word()} {word()}" if n % 3 else word()}) for n in range(2_000)
    )
    blocks = [" ".join(word() for _ in range(70)) for _ in range(60)]
    known = vocabulary(code, terms)
    started = time.process_time()
    for block in blocks:
        known.occurrences(block)
    # Twice the budget: the machine that runs this may be busy with other tests.
    assert time.process_time() - started < 0.4
    assert vocabulary(code, terms) is known
