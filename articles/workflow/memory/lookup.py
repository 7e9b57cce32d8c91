"""What the translation memory has for a text: the same, or one that is like it.

Four queries, whatever is asked for and however much is remembered: pairs of the same words; how
many pairs each key of the text has; the pairs of its rarest keys; and of those with most keys in
common, the words, which are then compared letter by letter.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.db.models import Count, Q
from django.utils import timezone

from articles.models import MemoryKey, MemoryPair
from articles.text import blocks, likeness
from articles.text.segments import Segment, digest
from articles.workflow.memory.keeping import direction

# Of one lookup, however many texts it is for: it bounds the time that it takes.
ENTRIES = 20_000  # of the index
LEAST_ENTRIES = 5_000  # of one text among many
CANDIDATES = 300  # pairs whose words are compared
LEAST_CANDIDATES = 40
ROUGHLY = 40  # percent alike as written, before case, typography and numbers are folded


@dataclass(frozen=True, slots=True)
class Match:
    """A remembered pair, seen from the text asked for. `score` is percent, 100 for equal text.

    `source` and `target` are plain, `target_html` is canonical HTML (escaped text where `kind`
    is no body); `story` names where it was said, `article_id` is None where that is gone or was
    never here; `at` is when it was approved.
    """

    score: int
    source: str
    target: str
    target_html: str
    kind: str
    story: str
    article_id: int | None
    at: datetime
    pair_id: int


def lookup(
    asked,
    source_language,
    target_language,
    *,
    kind=None,
    limit=5,
    exclude_article=None,
    now=None,
):
    """The best Matches for a text (str or Segment), at least likeness.LEAST percent, best first.

    Among equals the same kind comes first, then the newest. `kind` (one of MemoryPair.Kind)
    leaves out all others, `exclude_article` what that article says itself. Pairs with the same
    translation are one. What a story under embargo says is left out until that ends.
    """
    return lookup_many(
        [asked],
        source_language,
        target_language,
        kind=kind,
        limit=limit,
        exclude_article=exclude_article,
        now=now,
    )[0]


def lookup_many(
    segments,
    source_language,
    target_language,
    *,
    kind=None,
    limit=5,
    exclude_article=None,
    now=None,
):
    """A list of Matches for each text, as `lookup` gives it, in as many queries as for one."""
    asked = [_as_segment(each) for each in segments]
    if source_language == target_language or not any(each.text for each in asked):
        return [[] for _ in asked]
    side = _Side(source_language, target_language)
    rows = side.rows(kind, exclude_article, now or timezone.now())
    same = _of_same_words(rows, side, asked)
    near = _alike(side, [each.text for each in asked])
    wanted = {pk for pks in near for pk in pks}
    found = {pair.pk: pair for pair in rows.filter(pk__in=wanted)} if wanted else {}
    matches = []
    for segment, pks in zip(asked, near, strict=True):
        pairs = [pair for name in _digests(segment) for pair in same[name]]
        pairs += [found[pk] for pk in pks if pk in found]
        matches.append(_best(segment, pairs, side)[:limit] if segment.text else [])
    return matches


@dataclass(frozen=True)
class _Side:
    """From which side of the pairs is looked."""

    source_language: str
    target_language: str

    @property
    def names(self):
        names = ("first", "second")
        return names if self.source_language < self.target_language else names[::-1]

    @property
    def salt(self):
        return direction(self.source_language, self.target_language)

    def rows(self, kind, exclude_article, now):
        first, second = sorted((self.source_language, self.target_language))
        rows = MemoryPair.objects.filter(
            # Pairs without an article are under no embargo, either.
            Q(article__embargo_until=None) | Q(article__embargo_until__lte=now),
            first_language=first,
            second_language=second,
        )
        if kind:
            rows = rows.filter(kind=kind)
        if exclude_article is not None:
            # A plain exclude would leave out the pairs without an article, too.
            rows = rows.filter(article=None) | rows.exclude(article=exclude_article)
        return rows

    def match(self, pair, score):
        source, target = self.names
        return Match(
            score=score,
            source=getattr(pair, f"{source}_text"),
            target=getattr(pair, f"{target}_text"),
            target_html=getattr(pair, f"{target}_html"),
            kind=pair.kind,
            story=pair.story,
            article_id=pair.article_id,
            at=pair.at,
            pair_id=pair.pk,
        )


def _as_segment(asked):
    if isinstance(asked, Segment):
        return asked
    return Segment("", "p", blocks.from_paragraphs([asked]), asked)


def _digests(segment):
    """The segment's own digest, and those that its words have as a headline, caption and so on."""
    words = escape(segment.text, quote=False)
    kinds = [kind for kind in MemoryPair.Kind.values if kind != MemoryPair.Kind.BODY]
    return {segment.digest, *(digest(kind, words) for kind in kinds)}


def _of_same_words(rows, side, asked):
    """The pairs of the very same words, by digest: however many others are alike, these are
    found."""
    name = f"{side.names[0]}_digest"
    found = defaultdict(list)
    for pair in rows.filter(**{f"{name}__in": {name for each in asked for name in _digests(each)}}):
        found[getattr(pair, name)].append(pair)
    return found


def _alike(side, texts):
    """For each text the keys of the pairs that have most in common with it, best first."""
    keys = [likeness.asked_keys(text, side.salt) if text else [] for text in texts]
    windows = [likeness.lengths(text) for text in texts]
    in_windows = MemoryKey.objects.filter(
        size__gte=min(shortest for shortest, _longest in windows),
        size__lte=max(longest for _shortest, longest in windows),
    )
    entries = in_windows.filter(key__in={key for each in keys for key in each})
    counts = dict(entries.values_list("key").annotate(pairs=Count("*")).order_by())
    most = max(ENTRIES // len(texts), LEAST_ENTRIES)
    rare = [_rarest(each, counts, most) for each in keys]
    # Not of `entries`: two lists of keys are too much for PostgreSQL to use the index.
    entries = in_windows.filter(key__in={key for each in rare for key in each})
    pairs_of = defaultdict(list)
    for key, size, pair in entries.values_list("key", "size", "pair"):
        pairs_of[key].append((size, pair))
    candidates = max(CANDIDATES // len(texts), LEAST_CANDIDATES)
    return [
        _most_in_common(each, pairs_of, window, candidates)
        for each, window in zip(rare, windows, strict=True)
    ]


def _rarest(keys, counts, most):
    """The keys that fewest pairs have, until together they have more than `most`."""
    chosen, total = [], 0
    for key in sorted((key for key in keys if key in counts), key=counts.get):
        total += counts[key]
        if chosen and total > most:
            break
        chosen.append(key)
    return chosen


def _most_in_common(keys, pairs_of, window, count):
    shared = Counter()
    for key in keys:
        weight = (len(pairs_of[key]) + 5) ** -0.5
        for size, pair in pairs_of[key]:
            if window[0] <= size <= window[1]:
                shared[pair] += weight
    return [pair for pair, _weight in shared.most_common(count)]


def _best(segment, found, side):
    """Matches in order, one for each translation."""
    found = list({pair.pk: pair for pair in found}.values())
    source = f"{side.names[0]}_text"
    texts = [getattr(pair, source) for pair in found]
    matches = []
    for at in likeness.roughly(segment.text, texts, ROUGHLY):
        score = likeness.score(segment.text, texts[at])
        if score >= likeness.LEAST:
            matches.append(side.match(found[at], score))
    kind = segment.key.split(".")[0] if segment.key.startswith("body.") else segment.kind
    matches.sort(
        key=lambda match: (match.score, match.kind == kind, match.at, match.pair_id), reverse=True
    )
    best = {}
    for match in matches:
        best.setdefault(match.target, match)
    return list(best.values())
