"""A name spelled two ways in one story.

Two spellings are found in the translation alone where names have capitals: mid-sentence words
with the same first letter that differ by a letter or two and not only by their ending. Where
they have none (Korean, Arabic, Japanese), a name of the original in Latin letters is looked for
by its sound (articles.text.checks.sounds) in each block that says it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import regex
from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from articles.text import keys
from articles.text.checks import sounds
from articles.text.checks.findings import WARNING, Aligned, Finding

WITH_CAPITALS = ("en", "id", "es", "fr", "de", "ru", "vi")
# Headlines of some languages have capitals on every word.
RUNNING_TEXT = ("p", "blockquote", "ul", "ol", "standfirst", "caption")
SHORTEST = 6
LONG = 9  # from here on two letters may differ
# What is no other spelling but an inflected or derived form: Argentino and Argentina.
ENDINGS = frozenset(
    "s es e en n r er ers ern em es a o as os an ans i in is ian al ais aise ais ano ana nya y ed"
    " d t ing ly te ia ie ien us um ies ish isch k c que ik ic ika ica ns ne ner que se sen x les"
    " ese esa eses ce ch che ois oise ens enne eur era ero z ades ct kt".split()
)

_NAME = regex.compile(r"(?P<before>[^\s]+)[ \u00a0](?P<name>(?:\p{Lu}[\p{Ll}\p{M}]+)+)(?!\p{L})")
_SENTENCE_END = regex.compile(r"[.!?:;…][”\"»“’)]*$|^[“\"«„(–—-]+$")
_CAPITAL = regex.compile(r"[\"“«„(]*\p{Lu}")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name as it first stands in the translation, the word before it, and how often it does."""

    word: str
    key: str
    before: str
    count: int


def check_names(
    pairs: list[Aligned], source_language: str, target_language: str
) -> Iterator[Finding]:
    """One warning for each two spellings, at the rarer one."""
    if target_language in WITH_CAPITALS:
        found = _by_capitals(pairs, source_language, target_language)
    elif source_language in WITH_CAPITALS and source_language != "ru":
        found = _by_sound(pairs, target_language)
    else:
        found = ()
    for one, other in found:
        message = _("“%(name)s” is also spelled “%(other)s” in this story; is it the same name?")
        values = {"name": one.word, "other": other.word}
        about = "/".join(sorted((one.word, other.word)))
        yield Finding("names", WARNING, one.key, message % values, one.word, about=about)


def _by_capitals(pairs, source_language, language):
    original = {w for p in pairs for s in p.source for w in _WORD.findall(s.text)}
    here = {w for p in pairs for s in p.target for w in _WORD.findall(s.text)}
    for one, other in _look_alikes(_spellings(pairs), language):
        if one.word.lower() in here or other.word.lower() in here:
            continue
        in_original = (one.word in original) + (other.word in original)
        # Two names of the original are two names; German nouns have capitals like names.
        is_name = in_original == 1 or (_CAPITAL.match(one.before) and one.before == other.before)
        if in_original < 2 and (is_name or language != "de"):
            yield one, other


def _look_alikes(spellings, language):
    """Pairs that may be one name, the rarer spelling first."""
    by_letter = {}
    for each in sorted(spellings, key=lambda each: each.count):
        by_letter.setdefault(keys.search_key(each.word[0]), []).append(each)
    for group in by_letter.values():
        for one, other in combinations(group, 2):
            if _may_be_one_name(one.word, other.word, language):
                yield one, other


def _spellings(pairs):
    first, counts = {}, Counter()
    for pair in pairs:
        for segment in pair.target:
            if segment.kind not in RUNNING_TEXT:
                continue
            for match in _NAME.finditer(segment.text, overlapped=True):
                word, before = match["name"], match["before"]
                if len(word) >= SHORTEST and not _SENTENCE_END.search(before):
                    counts[word] += 1
                    first.setdefault(word, (segment.key, before))
    return [_Spelling(word, *first[word], count) for word, count in counts.items()]


def _may_be_one_name(one, other, language):
    shorter = min(len(one), len(other))
    furthest = 2 if shorter >= LONG else 1
    distance = OSA.distance(one, other, score_cutoff=furthest)
    return 0 < distance <= furthest and not _is_inflected(one, other, language)


def _is_inflected(one, other, language):
    # America and Amerika are one word in two languages.
    one, other = (word.replace("c", "k").replace("é", "e") for word in (one, other))
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    rests = (one[same:], other[same:])
    if language == "ru":
        return max(map(len, rests)) <= 3
    return all(rest in ENDINGS or not rest for rest in rests)


def _by_sound(pairs, language):
    """Pairs of different spellings that stand where the original has the same name."""
    for name, places in _names_of_original(pairs).items():
        found = {}
        for pair in places:
            for segment in pair.target:
                if spelling := sounds.spelling(name, segment.text, language):
                    found.setdefault(spelling, []).append(segment.key)
                    break
        spellings = sorted(found, key=lambda each: len(found[each]))
        for one, other in combinations(spellings, 2):
            if sounds.are_two_spellings(one, other):
                yield (
                    _Spelling(one, found[one][0], "", len(found[one])),
                    _Spelling(other, found[other][0], "", len(found[other])),
                )


def _names_of_original(pairs):
    """Names of the original → the pairs that have it, where there are at least two."""
    found = {}
    for pair in pairs:
        names = {
            match["name"]
            for segment in pair.source
            if segment.kind in RUNNING_TEXT
            for match in _NAME.finditer(segment.text, overlapped=True)
            if not _SENTENCE_END.search(match["before"])
        }
        for name in names:
            if len(name) >= SHORTEST:
                found.setdefault(name, []).append(pair)
    return {name: places for name, places in found.items() if len(places) > 1}
