"""Letters that the language is not written in: what was pasted in, or left from the original."""

from collections.abc import Iterator
from functools import cache

import regex
from django.utils.translation import gettext as _

from articles.text.checks.findings import ERROR, WARNING, Aligned, Finding

# What each language is written in besides Latin letters, which names have everywhere. Of one
# that a newsroom adds nothing is known, and nothing doubted.
HOME = dict.fromkeys(("en", "id", "es", "fr", "de", "vi"), "") | {
    "ko": "Hangul",
    "ar": "Arabic",
    "zh": "Han",
    "ja": "Han Hiragana Katakana",
    "ru": "Cyrillic",
}
# Every script a newsroom may meet; Greek letters are signs of physics and mathematics too.
SCRIPTS = (
    "Arabic Armenian Bengali Cyrillic Devanagari Georgian Han Hangul Hebrew Hiragana Katakana"
    " Khmer Lao Myanmar Tamil Telugu Thai"
).split()
# Korean headlines write states and parties with a single character or two: 美, 韓美, 與野.
HAN_IN_KOREAN = 2
LATIN_IN_A_ROW = 4

_LATIN_SENTENCE = regex.compile(
    r"(?<![\p{Latin}\p{N}./@_-])[\p{Ll}&&\p{Latin}][\p{Latin}'’-]*"
    rf"(?:[ ,]+[\p{{Ll}}&&\p{{Latin}}][\p{{Latin}}'’-]*){{{LATIN_IN_A_ROW - 1},}}"
    r"(?![./@_]\p{L})",
    regex.V1,
)
_IN_BRACKETS = regex.compile(
    r"[(（\[「『《〈“‘«][^()（）\[\]「」『』《》〈〉“”‘’«»]*[)）\]」』》〉”’»]"
)
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")


@cache
def _foreign(language):
    """Runs of one or more words in scripts that the language is not written in."""
    if (home := HOME.get(language.split("-")[0])) is None:
        return regex.compile("(?!)")
    others = _any_of(name for name in SCRIPTS if name not in home.split())
    return regex.compile(rf"[{others}]+(?:[\s・·]+[{others}]+)*")


def _any_of(scripts):
    return "".join(rf"\p{{Script={name}}}" for name in scripts)


def foreign_letters(text: str, language: str) -> list[str]:
    """The runs of letters, with spaces between them, that the language is not written in."""
    found = (match[0] for match in _foreign(language).finditer(text))
    return [run for run in found if not _is_usual(run, language)]


def is_written_in(text: str, language: str) -> bool:
    """Whether all its letters are of the language's own script, Latin where it has no other."""
    home = HOME.get(language.split("-")[0]) or "Latin"
    return not regex.search(rf"[\p{{L}}--[{_any_of(home.split())}]]", text, regex.V1)


def check_scripts(
    pairs: list[Aligned], source_language: str, target_language: str
) -> Iterator[Finding]:
    """Letters of a foreign script (errors); Latin sentences in another script (warnings).

    Words in brackets or quotation marks after their translation give the original spelling
    "Hallyu (한류)": a warning where they are in the original, else meant.
    """
    for pair in pairs:
        original = "\n".join(segment.text for segment in pair.source)
        for segment in pair.target:
            text = _ADDRESS.sub(_blank, segment.text)
            yield from _in_foreign_letters(segment.key, text, original, target_language)
            if HOME.get(target_language.split("-")[0]):
                yield from _in_latin(segment.key, text)


def _in_foreign_letters(key, text, original, language):
    enclosed = [match.span() for match in _IN_BRACKETS.finditer(text)]
    seen = set()
    for match in _foreign(language).finditer(text):
        run = match[0]
        if run in seen or (_is_usual(run, language) and not _is_left_over(run, original)):
            continue
        seen.add(run)
        if not any(start < match.start() and match.end() < end for start, end in enclosed):
            message = _("“%(words)s” is in letters that this language is not written in.")
            yield Finding("script", ERROR, key, message % {"words": run}, run)
        elif run in original:
            message = _(
                "“%(words)s” stands here in the letters of the original; do readers need it?"
            )
            yield Finding("script", WARNING, key, message % {"words": run}, run)


def _in_latin(key, text):
    for match in _LATIN_SENTENCE.finditer(text):
        message = _("“%(words)s” is a sentence in Latin letters; was it left over?")
        yield Finding("script", WARNING, key, message % {"words": match[0]}, match[0])


def _is_usual(run, language):
    """Characters that journalists of the language write among their own letters."""
    if language == "ko":
        return regex.fullmatch(rf"\p{{Han}}{{1,{HAN_IN_KOREAN}}}", run) is not None
    # の stands in names of brands and restaurants written in Chinese.
    return language.startswith("zh") and run == "の"


def _is_left_over(run, original):
    return len(run) > 1 and run in original


def _blank(match):
    return " " * len(match[0])
