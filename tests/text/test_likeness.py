"""Likeness of two texts of one language, and the keys under which like texts are found."""

from random import Random

import pytest

from articles.text import likeness
from articles.text.likeness import asked_keys, kept_keys, score

SENTENCES = {
    "ko": ("정부는 내년 예산안을 국회에 제출했다.", "정부는 내년 예산안을 의회에 제출했다."),
    "ar": (
        "قدمت الحكومة مشروع الميزانية إلى البرلمان.",
        "قدمت الحكومة مشروع القانون إلى البرلمان.",
    ),
    "id": ("Pemerintah mengajukan anggaran kepada DPR.", "Pemerintah mengajukan anggaran ke DPR."),
    "zh-hans": ("政府向议会提交了明年的预算案。", "政府向国会提交了明年的预算案。"),
    "ja": ("政府は来年の予算案を議会に提出した。", "政府は来年の予算案を国会に提出した。"),
}


@pytest.mark.parametrize("code", SENTENCES)
def test_one_changed_word_scores_between_70_and_99_in_any_script(code):
    assert likeness.LEAST <= score(*SENTENCES[code]) < 99


@pytest.mark.parametrize("code", SENTENCES)
def test_a_text_with_one_changed_word_shares_keys_and_another_text_few_or_none(code):
    one, other = SENTENCES[code]
    assert len({*kept_keys(one, "x")} & {*asked_keys(other, "x")}) >= 4
    foreign = [pair[0] for name, pair in SENTENCES.items() if name != code]
    for text in foreign:
        assert len({*kept_keys(one, "x")} & {*asked_keys(text, "x")}) <= 1


def test_only_the_same_text_scores_100():
    assert score("35,000 won", "35,000 won") == 100
    for other in ("47.5 won", "35,000 WON", "３５,０００ won"):
        assert score("35,000 won", other) == 99
    assert score("one two", "three") < likeness.LEAST
    assert score("", "x") == 0


def test_keys_fit_a_column_and_those_of_another_salt_are_others():
    text = "Pemerintah mengajukan anggaran kepada DPR. " * 20
    keys = kept_keys(text, "id>ko")
    assert 0 < len(keys) <= 16
    assert all(-(2**31) <= key < 2**31 for key in keys)
    assert keys == kept_keys(text, "id>ko")
    assert not {*keys} & {*kept_keys(text, "ko>id")}


@pytest.mark.parametrize("text", ["", " ", "!?", "끝", "a", "か", "1", "😀" * 3])
def test_the_shortest_texts_have_a_key_that_they_are_found_under(text):
    assert kept_keys(text, "x")
    assert {*kept_keys(text, "x")} <= {*asked_keys(text, "x")}


@pytest.mark.parametrize("length", [30, 60, 110, 119, 120, 130, 200, 230, 400])
def test_a_text_is_asked_for_by_the_keys_of_shorter_and_longer_ones(length):
    chance = Random(length)
    text = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=length))
    longer = text + "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=length * 3 // 10))
    assert {*kept_keys(text, "x")} & {*asked_keys(longer, "x")}
    assert {*kept_keys(longer, "x")} & {*asked_keys(text, "x")}


def test_the_window_of_lengths_leaves_out_nothing_that_scores_enough():
    text = "x" * 100
    for other in range(1, 300):
        shortest, longest = likeness.lengths(text)
        if score(text, "x" * other) >= likeness.LEAST:
            assert shortest <= likeness.size("x" * other) <= longest
