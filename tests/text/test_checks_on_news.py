"""How seldom the checks find fault with news that people translated, in all eleven languages."""

import json
from collections import Counter

import pytest

from articles.text import checks
from tests.text.checked import pairs

LANGUAGES = "ko ar id en zh-hans ja es fr de ru vi".split()
# Findings in a hundred paragraphs. What is found there are nearly all true slips: translations
# of one sentence at a time, in which quotations opened in one are closed in another.
MOST = {
    "untranslated": 0.1,
    "script": 0.1,
    "links": 0.1,
    "names": 1,
    "doubled": 0.5,
    "balance": 3,
    "quotation": 3,
    "punctuation": 4,
    "spacing": 3,
}


@pytest.fixture(scope="module")
def stories(shared):
    file = shared / "ntrex" / "stories.jsonl"
    if not file.is_file():
        pytest.skip("The stories of NTREX-128 are not beside the checkout.")
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["paragraphs"] for line in lines]


@pytest.mark.parametrize(
    ("source", "target"),
    [*(("en", code) for code in LANGUAGES if code != "en"), ("ko", "en"), ("ko", "ko")],
)
def test_translated_news_raises_few_alarms(stories, source, target, monkeypatch):
    # Numbers are measured by themselves.
    without_numbers = [each for each in checks.AGAINST_ORIGINAL if each != checks.check_amounts]
    monkeypatch.setattr(checks, "AGAINST_ORIGINAL", without_numbers)
    found, paragraphs = Counter(), 0
    for story in stories:
        aligned = pairs(*zip(story[source], story[target], strict=True))
        paragraphs += len(aligned)
        if source == target:
            found.update(each.check for each in checks.check_alone(_texts(aligned), target))
        else:
            languages = {"source_language": source, "target_language": target}
            found.update(each.check for each in checks.check(aligned, **languages))
    rates = {check: 100 * count / paragraphs for check, count in found.items()}
    assert {check: rate for check, rate in rates.items() if rate > MOST[check]} == {}


def _texts(aligned):
    return [segment for pair in aligned for segment in pair.target]


def test_a_story_as_it_comes_in_raises_no_alarm(shared):
    lines = (shared / "samples" / "story.id.txt").read_text(encoding="utf-8").splitlines()
    assert checks.check_alone(_texts(pairs(*(("", line) for line in lines))), "id") == []
