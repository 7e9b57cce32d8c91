"""How the check of numbers does on real news, translated by people into all eleven languages.

Alarms on what people translated count as false, also where the translators slipped. Errors are
seeded without a look at what the check reads: each run of digits in a translation, in any script,
is changed to another one of the same length, one at a time.

`python -m tests.text.test_news_numbers` prints the table of docs/checks.md.
"""

import json
import random
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from articles.text.checks.numbers import disagreements

LANGUAGES = ("ko", "en", "id", "ar", "zh-hans", "ja", "es", "fr", "de", "ru", "vi")
SOURCES = ("en", "ko")
STORIES = Path(__file__).resolve().parents[3] / "shared" / "ntrex" / "stories.jsonl"
RUN = regex.compile(r"\p{Nd}+")
MOST_ALARMS, LEAST_FOUND = 0.03, 0.9
# Number words to be exchanged for one another; in Korean, Chinese and Japanese before a counter.
NUMBER_WORDS = {
    "ko": "두 세 네 다섯 여섯 일곱 여덟",
    "en": "two three four five six seven eight nine ten twelve twenty",
    "id": "dua tiga empat lima enam tujuh delapan sembilan sepuluh",
    "ar": "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "zh-hans": "两 三 四 五 六 七 八",
    "ja": "二 三 四 五 六 七 八",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez",
    "fr": "deux trois quatre cinq six sept huit dix",
    "de": "zwei drei vier fünf sechs sieben neun zehn",
    "ru": "двух трех четырех пяти шести семи восьми девяти",
    "vi": "hai ba bốn sáu bảy tám mười",
}
COUNTERS = {
    "ko": r"\s?(?:명|개|번|달|가지)",
    "zh-hans": r"(?:名|个|次|年)",
    "ja": r"(?:人|つ|回|年)",
}


class Measured(NamedTuple):
    """Pairs of paragraphs, those with an alarm, errors seeded and errors found."""

    paragraphs: int
    alarms: int
    seeded: int
    found: int

    @property
    def alarm_rate(self):
        return self.alarms / self.paragraphs

    @property
    def found_rate(self):
        return self.found / self.seeded


def read_stories(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def seeded(text, key):
    """The text with one run of digits changed, for each run; always the same for one key."""
    chance = random.Random(key)
    for match in RUN.finditer(text):
        yield text[: match.start()] + changed(match.group(), chance) + text[match.end() :]


def changed(run, chance):
    """Another number of the same length and script; it has a nought in front only if this has."""
    nought = ord(run[0]) - int(run[0])
    while True:
        digits = [chance.randrange(10) for _digit in run]
        if (digits[0] or run[0] == chr(nought)) and digits != [int(digit) for digit in run]:
            return "".join(chr(nought + digit) for digit in digits)


def seeded_words(text, key, language):
    """The text with one number word changed, for each of those in NUMBER_WORDS."""
    chance = random.Random(key)
    words = NUMBER_WORDS[language].split()
    behind = COUNTERS.get(language, r"(?![\p{L}\p{M}])")
    for match in regex.finditer(rf"(?<![\p{{L}}\p{{Nd}}])(?:{'|'.join(words)})(?={behind})", text):
        other = chance.choice([word for word in words if word != match.group()])
        yield text[: match.start()] + other + text[match.end() :]


def measure_words(stories, source, target):
    """(errors seeded in number words, errors found)."""
    errors = found = 0
    for story in stories:
        texts = story["paragraphs"]
        for place, (one, other) in enumerate(zip(texts[source], texts[target], strict=True)):
            for wrong in seeded_words(other, f"{story['id']} {place} {target}", target):
                before = disagreements(one, other, source, target)
                errors += 1
                found += bool(set(disagreements(one, wrong, source, target)) - set(before))
    return errors, found


def measure(stories, source, target):
    paragraphs = alarms = errors = found = 0
    for story in stories:
        texts = story["paragraphs"]
        for place, (one, other) in enumerate(zip(texts[source], texts[target], strict=True)):
            before = set(disagreements(one, other, source, target))
            paragraphs += 1
            alarms += bool(before)
            for wrong in seeded(other, f"{story['id']} {place} {target}"):
                errors += 1
                found += bool(set(disagreements(one, wrong, source, target)) - before)
    return Measured(paragraphs, alarms, errors, found)


@pytest.fixture(scope="module")
def stories(shared):
    file = shared / "ntrex" / "stories.jsonl"
    if not file.is_file():
        pytest.skip("The stories of NTREX-128 are not beside the checkout.")
    return read_stories(file)


@pytest.mark.parametrize(
    ("source", "target"), [(one, other) for one in SOURCES for other in LANGUAGES if one != other]
)
def test_translated_news_raises_few_alarms_and_changed_numbers_are_found(stories, source, target):
    measured = measure(stories, source, target)
    assert measured.paragraphs > 900
    assert measured.seeded > 300
    assert measured.alarm_rate < MOST_ALARMS
    assert measured.found_rate >= LEAST_FOUND


def test_a_seeded_error_changes_one_number_and_nothing_else():
    text = "In 2018, ٣٥٠ people in 07 towns"
    wrong = list(seeded(text, "key"))
    assert wrong == list(seeded(text, "key"))
    assert [RUN.split(each) for each in wrong] == [RUN.split(text)] * 3
    for number, each in enumerate(wrong):
        differing = [a != b for a, b in zip(RUN.findall(text), RUN.findall(each), strict=True)]
        assert differing == [place == number for place in range(3)]


def print_table(stories):
    for source in SOURCES:
        for target in LANGUAGES:
            if target != source:
                measured = measure(stories, source, target)
                errors, found = measure_words(stories, source, target)
                print(
                    f"| {source} → {target} | {measured.alarms} | {100 * measured.alarm_rate:.1f} %"
                    f" | {measured.seeded} | {100 * measured.found_rate:.1f} %"
                    f" | {found} of {errors} |"
                )


if __name__ == "__main__":
    first, last = map(int, sys.argv[1:]) if len(sys.argv) > 2 else (1, None)
    print_table(read_stories(STORIES)[first - 1 : last])
