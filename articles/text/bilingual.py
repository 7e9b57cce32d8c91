"""Which blocks of a translation say what which blocks of its original say.

Order, length, kind, and what both share in any language: numbers, Latin words, Chinese
characters, addresses. After Gale and Church, "A Program for Aligning Sentences in Bilingual
Corpora" (Computational Linguistics 19, 1993), here for the paragraphs of news stories.
"""

import math
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from articles.text.keys import fold_latin
from articles.text.segments import Segment

# How many letters of an alphabet one character of these scripts stands for, and how much longer
# than English a language says the same: means over a thousand paragraphs of translated news.
_SIGN = regex.compile(r"(\p{Han})|(\p{Hangul})|([\p{Hiragana}\p{Katakana}])|\S")
_LETTERS = {None: 1.0, 1: 3.2, 2: 2.2, 3: 1.6}
_FULLNESS = {
    "ar": 0.93,
    "de": 1.23,
    "en": 1.0,
    "es": 1.17,
    "fr": 1.19,
    "id": 1.19,
    "ja": 1.04,
    "ko": 1.02,
    "ru": 1.15,
    "vi": 1.03,
    "zh-hans": 1.14,
}
_SPREAD = 0.25  # of the logarithm of two lengths' ratio, where both say the same
_SHORT = 10  # letters; below, lengths say little
_FARTHEST = 9.0  # what the worst ratio costs

# What it costs beforehand that so many blocks of the original are so many of the translation.
_PRIOR = {(1, 1): 0.0, (1, 0): 3.2, (0, 1): 3.2, (1, 2): 3.6, (2, 1): 3.6, (1, 3): 5.6, (3, 1): 5.6}
_UNEXPECTED = 1.5  # the same for a block that is new in the original, or gone: nobody misses it
_OTHER_KIND = 3.0
_FIRST = 2.0  # how much less likely one belongs to the second of two blocks than to the first
_RULE = 50.0  # a rule is nothing but a rule, a figure nothing but the figure of its photo
_SHARED = 2.5  # what a number or name is worth that one block on each side has
_MOST_SHARED = 10.0
_BAND = 12  # how far from the diagonal a counterpart is looked for

_WORDLESS = ("hr", "<figure")
_KINDS = {"h2": "heading", "h3": "heading", "ul": "list", "ol": "list"}
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,٫٬\u00a0\u202f]\p{Nd}+)*")
_NAME = regex.compile(r"\p{Latin}[\p{Latin}\p{M}'’-]{2,}")
_HAN = regex.compile(r"\p{Han}{2,}")
_ADDRESS = regex.compile(r'href="([^"]*)"')

Bead = tuple[tuple[int, ...], tuple[int, ...]]  # indices of places, indices of targets


@dataclass(frozen=True, slots=True)
class Place:
    """A block of the original in its wordings, the oldest first.

    `is_expected` says that a translation should have it: it is neither new nor gone.
    """

    wordings: tuple[Segment, ...]
    is_expected: bool = True


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every place and target once, in order; `homes` maps targets to places.

    Where several blocks of the original became one, its home is the one that it was put in, else
    the one that it says most of. A target that belongs to no place has no home.
    """

    beads: list[Bead]
    homes: dict[int, int]


def align(
    places: list[Place],
    targets: list[Segment],
    source_language: str,
    target_language: str,
    links=(),
) -> Alignment:
    """Links (pairs of the digests of a wording and of a target) come first, as far as their order
    holds; what lies between them is paired by likeness."""
    homes = _linked(places, targets, links)
    measure = _Measure(places, targets, source_language, target_language)
    beads = []
    at, stop = 0, 0
    for place, group in _by_place(homes):
        beads += _aligned(measure, range(at, place), range(stop, group[0]))
        beads.append(((place,), tuple(range(group[0], group[-1] + 1))))
        at, stop = place + 1, group[-1] + 1
    beads += _aligned(measure, range(at, len(places)), range(stop, len(targets)))
    beads = _joined(beads, measure)
    return Alignment(beads, _homes(beads, measure) | homes)


def _by_place(homes: dict[int, int]) -> list[tuple[int, list[int]]]:
    grouped = defaultdict(list)
    for target, place in sorted(homes.items()):
        grouped[place].append(target)
    return list(grouped.items())


def _linked(places, targets, links) -> dict[int, int]:
    """The place of each target that a link names: the longest chain of links in order."""
    by_wording, by_target = defaultdict(list), defaultdict(list)
    for index, place in enumerate(places):
        for name in {wording.digest for wording in place.wordings}:
            by_wording[name].append(index)
    for index, target in enumerate(targets):
        by_target[target.digest].append(index)
    found = set()
    for old, new in {tuple(link) for link in links}:
        mine, theirs = by_wording[old], by_target[new]
        # Of blocks that say the same, the first belongs to the first.
        found |= set(zip(mine * len(theirs) if len(mine) == 1 else mine, theirs, strict=False))
    return {target: place for place, target in _chain(sorted(found))}


def _chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second numbers rise, while the first never fall."""
    lengths, before, best = [], [], -1
    for index, (_place, target) in enumerate(pairs):
        earlier = [k for k in range(index) if pairs[k][1] < target]
        last = max(earlier, key=lambda k: lengths[k], default=-1)
        lengths.append(lengths[last] + 1 if last >= 0 else 1)
        before.append(last)
        if best < 0 or lengths[index] > lengths[best]:
            best = index
    chain = []
    while best >= 0:
        chain.append(pairs[best])
        best = before[best]
    return chain[::-1]


def _aligned(measure, places: range, targets: range) -> list[Bead]:
    """The cheapest beads for two runs that stand between links."""
    if not places or not targets:
        return [((i,), ()) for i in places] + [((), (j,)) for j in targets]
    n, m = len(places), len(targets)
    band = _BAND + abs(n - m)
    best, step = {(0, 0): 0.0}, {}
    for i in range(n + 1):
        middle = i * m // n
        for j in range(max(0, middle - band), min(m, middle + band) + 1):
            for a, b in _PRIOR:
                before = best.get((i - a, j - b))
                if before is None:
                    continue
                cost = before + measure.cost(places[i - a : i], targets[j - b : j])
                if cost < best.get((i, j), math.inf):
                    best[i, j], step[i, j] = cost, (a, b)
    beads, i, j = [], n, m
    while i or j:
        a, b = step[i, j]
        beads.append((tuple(places[i - a : i]), tuple(targets[j - b : j])))
        i, j = i - a, j - b
    return beads[::-1]


def _joined(beads: list[Bead], measure) -> list[Bead]:
    """What was left alone joins a neighbour that a link had settled, where both fit better."""
    joined = []
    for bead in beads:
        if joined and _gain(joined[-1], bead, measure) > 0:
            last = joined.pop()
            bead = (last[0] + bead[0], last[1] + bead[1])
        joined.append(bead)
    return joined


def _homes(beads: list[Bead], measure) -> dict[int, int]:
    return {
        target: min(places, key=lambda i: measure.cost([i], targets) + _FIRST * (i != places[0]))
        for places, targets in beads
        for target in targets
        if places
    }


def _gain(one: Bead, other: Bead, measure) -> float:
    together = (one[0] + other[0], one[1] + other[1])
    is_one_sided = not all(one) or not all(other)
    if not is_one_sided or (len(together[0]), len(together[1])) not in _PRIOR:
        return 0.0
    return measure.cost(*one) + measure.cost(*other) - measure.cost(*together)


class _Measure:
    """What it costs to say that some blocks became some others; less is likelier."""

    def __init__(self, places, targets, source_language, target_language):
        self.places, self.targets = places, targets
        fullness = _FULLNESS.get(source_language, 1.0), _FULLNESS.get(target_language, 1.0)
        # Two ways of reading the original: as it was, and as it is.
        self.lengths = [
            [_letters(place.wordings[end].text) / fullness[0] for place in places]
            for end in (0, -1)
        ]
        self.target_lengths = [_letters(target.text) / fullness[1] for target in targets]
        self.features = [
            frozenset().union(*(_features(wording) for wording in place.wordings))
            for place in places
        ]
        self.target_features = [_features(target) for target in targets]
        self.weights = _weights(self.features, self.target_features)

    def cost(self, places, targets) -> float:
        if not targets:
            return sum(self._alone(i) for i in places)
        if not places:
            return sum(
                _UNEXPECTED if self.targets[j].kind == "figure" else _PRIOR[0, 1] for j in targets
            )
        kinds = {_kind(self.places[i].wordings[-1]) for i in places}
        kinds |= {_kind(self.targets[j]) for j in targets}
        if any(kind.startswith(_WORDLESS) for kind in kinds):
            return _RULE * (len(kinds) + len(places) + len(targets) - 3)
        return (
            _PRIOR.get((len(places), len(targets)), _RULE)
            + _OTHER_KIND * (len(kinds) - 1)
            + self._distance(places, targets)
            - self._shared(places, targets)
        )

    def _alone(self, i):
        """A figure may stand elsewhere, and takes no paragraph with it."""
        place = self.places[i]
        is_missed = place.is_expected and place.wordings[-1].kind != "figure"
        return _PRIOR[1, 0] if is_missed else _UNEXPECTED

    def _distance(self, places, targets):
        theirs = sum(self.target_lengths[j] for j in targets)
        return min(_distance(sum(lengths[i] for i in places), theirs) for lengths in self.lengths)

    def _shared(self, places, targets):
        mine = frozenset().union(*(self.features[i] for i in places))
        theirs = frozenset().union(*(self.target_features[j] for j in targets))
        return min(sum(self.weights[each] for each in mine & theirs), _MOST_SHARED)


def _distance(mine: float, theirs: float) -> float:
    ratio = math.log((theirs + _SHORT) / (mine + _SHORT))
    return min(ratio * ratio / (2 * _SPREAD * _SPREAD), _FARTHEST)


def _weights(features, target_features) -> dict[str, float]:
    """A number that only one block on each side has says more than one that many have."""
    mine = Counter(each for found in features for each in found)
    theirs = Counter(each for found in target_features for each in found)
    return {each: _SHARED / max(mine[each], theirs[each]) for each in mine if each in theirs}


def _kind(segment: Segment) -> str:
    if segment.kind == "figure":
        return segment.html
    return _KINDS.get(segment.kind, segment.kind)


@lru_cache(maxsize=4000)
def _letters(text: str) -> float:
    return sum(_LETTERS[sign.lastindex] for sign in _SIGN.finditer(text))


@lru_cache(maxsize=4000)
def _features(segment: Segment) -> frozenset:
    """What stays the same in translation."""
    text = segment.text
    numbers = {_digits(found) for found in _NUMBER.findall(text)}
    names = {fold_latin(found.casefold()) for found in _NAME.findall(text)}
    han = {a + b for found in _HAN.findall(text) for a, b in pairwise(found)}
    return frozenset(numbers | names | han | set(_ADDRESS.findall(segment.html)))


def _digits(number: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in number if sign.isdecimal())
