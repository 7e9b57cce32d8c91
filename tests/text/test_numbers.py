"""Numbers, dates, amounts and percentages agree by value, whatever digits or words write them."""

import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from articles.text.checks.numbers import disagreements

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "values_cases.toml").read_text(encoding="utf-8"))
TOGETHER = tomllib.loads((HERE / "values_together.toml").read_text(encoding="utf-8"))["together"]
LANGUAGES = ("ko", "en", "id", "ar", "zh-hans", "ja", "es", "fr", "de", "ru", "vi")


def rows(agree):
    return [
        pytest.param(*row[:4], id=f"{theme}: {row[0]} {row[1]} / {row[2]} {row[3]}")
        for theme, rows in CASES.items()
        for row in rows
        if row[4] is agree
    ]


@pytest.mark.parametrize(("source_language", "source", "target_language", "target"), rows(True))
def test_equal_values_agree(source_language, source, target_language, target):
    assert disagreements(source, target, source_language, target_language) == []


@pytest.mark.parametrize(("source_language", "source", "target_language", "target"), rows(False))
def test_other_values_disagree(source_language, source, target_language, target):
    assert disagreements(source, target, source_language, target_language) != []


@pytest.mark.parametrize("texts", TOGETHER, ids=lambda texts: texts["what"])
def test_a_sentence_agrees_in_every_pair_of_languages(texts):
    wrong = {}
    for source, target in permutations(LANGUAGES, 2):
        found = disagreements(texts[source], texts[target], source, target)
        if found:
            wrong[source, target] = found
    assert wrong == {}


@pytest.mark.parametrize("texts", TOGETHER, ids=lambda texts: texts["what"])
def test_a_changed_value_is_found_in_every_pair_of_languages(texts):
    missed = [
        (source, target)
        for source, target in permutations(LANGUAGES, 2)
        if not disagreements(texts[source], texts["wrong"][target], source, target)
    ]
    assert missed == []


def test_the_table_has_three_hundred_cases_in_all_languages_right_and_wrong():
    cases = [row for rows in CASES.values() for row in rows]
    assert len(cases) >= 300
    assert {row[0] for row in cases} | {row[2] for row in cases} == set(LANGUAGES)
    for language in LANGUAGES:
        mine = [row[4] for row in cases if language in (row[0], row[2])]
        assert min(mine.count(True), mine.count(False)) >= 10, language
