"""A story in units that a translator fills one by one, and how a text is rebuilt from them.

A unit is a field, or one paragraph of a body block: a list's items and a quote's paragraphs are
units of their own. What surrounds them (the skeleton) is never sent: both revisions are kept for
ever, so it is read from them again.
"""

import re
from dataclasses import dataclass, field, replace

from articles.exchange.xliff.inline import coded, html_of, plain_of
from articles.models import Revision, Text
from articles.text import blocks
from articles.text.segments import HEAD, body_segments, segments

_LEAF = re.compile(r"<(p|h2|h3)>(.*?)</\1>")
LIMITED = ("title", "seo_title", "seo_description")


@dataclass(slots=True)
class Unit:
    """What is translated as one piece, with the translation as it stands ([]: there is none).

    `id` is the segment's key, with the paragraph's number where a block has several; `kind` the
    field or the block's tag; `block` the key that units of one block share; `limit` counts
    characters. State, notes and terms are filled in for a file that is written.
    """

    id: str
    kind: str
    block: str
    source: list
    target: list
    codes: dict
    limit: int | None = None
    source_digests: tuple = ()
    target_digests: tuple = ()
    state: str = "new"
    notes: list = field(default_factory=list)
    terms: list = field(default_factory=list)

    @property
    def html(self):
        """The translation as it stands, as inline HTML."""
        return html_of(self.target, self.codes)


@dataclass(slots=True)
class Row:
    """A few blocks of the original and what they became, as indices; either may be empty.

    `parts` is the HTML around the units: before the first, between each two, after the last.
    """

    source: tuple
    target: tuple
    units: list = field(default_factory=list)
    parts: list = field(default_factory=list)

    def html(self, words):
        """The row's blocks with new words (inline HTML by unit id); None if none are its own."""
        if not any(unit.id in words for unit in self.units):
            return None
        pieces = [self.parts[0]]
        for unit, part in zip(self.units, self.parts[1:], strict=True):
            pieces += [words.get(unit.id, unit.html), part]
        return "".join(pieces)


class Sheet:
    """The units of an original and its translation, both Texts, aligned by `rows`.

    `rows` are pairs of lists of block indices, in the original's order.
    """

    def __init__(self, source, target, rows):
        self.source, self.target = source, target
        before, after = _fields(source, target)
        there = {segment.key: segment for segment in segments(target)}
        self.fields = {
            segment.key: _field_unit(segment, there.get(segment.key))
            for segment in (*before, *after)
        }
        body, old = body_segments(source.body), body_segments(target.body)
        self.rows = [_row(pair, body, old) for pair in rows]
        paragraphs = [unit for row in self.rows for unit in row.units]
        self.units = [
            *(self.fields[segment.key] for segment in before),
            *paragraphs,
            *(self.fields[segment.key] for segment in after),
        ]

    def filled(self, tokens):
        """The translation as a Text with new words: tokens by unit id. Not yet tidied."""
        by_id = {unit.id: unit for unit in self.units}
        changes, captions = {}, {pk: dict(words) for pk, words in self.target.captions.items()}
        words = {}
        for key, found in tokens.items():
            unit = by_id[key]
            if key not in self.fields:
                words[key] = html_of(found, unit.codes)
            elif key.startswith("photo-"):
                self._describe(captions, unit, plain_of(found, unit.codes))
            else:
                changes[key] = plain_of(found, unit.codes)
        return replace(self.target, **changes, captions=captions, body=self._body(words))

    def _describe(self, captions, unit, words):
        pk = unit.id.removeprefix("photo-").split(".")[0]
        if pk not in captions:
            is_decorative = bool(self.source.captions.get(pk, {}).get("decorative"))
            captions[pk] = {"caption": "", "alt_text": "", "decorative": is_decorative}
        captions[pk][unit.kind] = words
        if unit.kind == "alt_text":
            captions[pk]["decorative"] = False

    def _body(self, words):
        """The body with new words: changed rows where they stood, new ones after the row before."""
        old = [block.html for block in blocks.split(self.target.body)]
        after, anchor = {}, -1
        shown = dict(enumerate(old))
        for row in self.rows:
            html = row.html(words)
            if row.target:
                anchor = max(row.target)
                if html is not None:
                    shown |= dict.fromkeys(row.target, "")
                    shown[min(row.target)] = html
            elif html is not None or (words and not old and not row.units):
                # A rule of the original comes along into a body that was empty.
                after.setdefault(anchor, []).append("".join(row.parts) if html is None else html)
        pieces = list(after.get(-1, []))
        for index in range(len(old)):
            pieces += [shown[index], *after.get(index, [])]
        return "\n".join(piece for piece in pieces if piece)


def text_of(revision):
    return revision.text if revision else Text()


def taken_apart(html):
    """Canonical blocks as what stands around their paragraphs, and the paragraphs' inner HTML."""
    parts, leaves, at = [], [], 0
    for leaf in _LEAF.finditer(html):
        parts.append(html[at : leaf.start(2)])
        leaves.append(leaf[2])
        at = leaf.end(2)
    return [*parts, html[at:]], leaves


def _fields(source, target):
    """The segments before the body, and those after it; no alt text of what is decorative."""
    decorative = {
        f"photo-{pk}.alt_text" for pk, words in target.captions.items() if words.get("decorative")
    }
    found = [
        segment
        for segment in segments(source)
        if not segment.key.startswith("body.") and segment.key not in decorative
    ]
    head = [segment for segment in found if segment.kind in HEAD]
    return head, [segment for segment in found if segment.kind not in HEAD]


def _field_unit(segment, other):
    source, codes = coded([segment.html.replace("\n", "<br>")])
    target = []
    if other is not None:
        target, codes = coded([other.html.replace("\n", "<br>")], known=codes)
    return Unit(
        segment.key,
        segment.kind,
        segment.key,
        source,
        target,
        codes,
        limit=_limit(segment.kind),
        source_digests=(segment.digest,),
        target_digests=(other.digest,) if other else (),
    )


def _limit(kind):
    return Revision._meta.get_field(kind).max_length if kind in LIMITED else None


def _row(pair, body, old):
    row = Row(tuple(pair[0]), tuple(pair[1]))
    here = [body[index] for index in row.source]
    there = [old[index] for index in row.target]
    source_parts, leaves = taken_apart("\n".join(segment.html for segment in here))
    target_parts, others = taken_apart("\n".join(segment.html for segment in there))
    row.parts = target_parts if others else source_parts
    if there and not others:
        row.parts = [f"{target_parts[0]}\n{source_parts[0]}", *source_parts[1:]]
    digests = {
        "source_digests": tuple(segment.digest for segment in here),
        "target_digests": tuple(segment.digest for segment in there),
    }
    if leaves and others and len(others) != len(leaves):
        row.units = [_joined(here[0], source_parts, leaves, target_parts, others, digests)]
        row.parts = [target_parts[0], target_parts[-1]]
    elif leaves:
        row.units = _single(here, leaves, others or [None] * len(leaves), digests)
    return row


def _joined(segment, source_parts, leaves, target_parts, others, digests):
    """One unit for blocks that were split or merged; the seams are codes in it."""
    source, known = coded(leaves, source_parts[1:-1])
    target, codes = coded(others, target_parts[1:-1], known=known)
    return Unit(segment.key, segment.kind, segment.key, source, target, codes, **digests)


def _single(here, leaves, others, digests):
    """A unit for each paragraph: the original's and the translation's have as many."""
    pairs = iter(zip(leaves, others, strict=True))
    units = []
    for segment in here:
        count = len(taken_apart(segment.html)[1])
        for number in range(count):
            leaf, other = next(pairs)
            key = f"{segment.key}.{number}" if count > 1 else segment.key
            source, codes = coded([leaf])
            target = []
            if other is not None:
                target, codes = coded([other], known=codes)
            units.append(Unit(key, segment.kind, segment.key, source, target, codes, **digests))
    return units
