"""A translation beside its original: what changed there since, and which blocks belong together."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from articles.text import alignment, bilingual, blocks, marking
from articles.text.checks.findings import Aligned
from articles.text.segments import Segment, body_segments, segments


@dataclass(frozen=True, slots=True)
class Row:
    """One block of the original beside the blocks of the translation that say it.

    `key` is "body.<n>" in the original as it is now, "gone.<n>" in base for a block that is no
    more. `kind` is "same", "changed", "added" or "removed", from base to now. `source` is the
    block now, `old` the block in base, None where there is none. `shown` is the block with its
    changes since base in <ins> and <del>, `was` the old wording with what went in <del>.
    """

    key: str
    kind: str
    source: Segment | None
    old: Segment | None
    shown: SafeString
    was: SafeString
    targets: tuple[Segment, ...] = ()

    @property
    def old_digest(self):
        return self.old.digest if self.old else ""

    @property
    def new_digest(self):
        return self.source.digest if self.source else ""

    @property
    def links(self):
        """[original's digest, translation's digest] for each wording and block of the row."""
        return row_links(self, [target.digest for target in self.targets])


def rows(
    base_body: str,
    original_body: str,
    target_body: str,
    source_language: str,
    target_language: str,
    links=(),
) -> list[Row]:
    """Rows in reading order, at least one; every block of the three bodies is in one of them.

    Bodies are canonical HTML. `links` are pairs of digests as `Row.links` gives them; what they
    don't say is aligned by likeness. The targets of all rows in order are the target body. A
    target that belongs to no block stands in the row before, or in the first.
    """
    found = source_rows(base_body, original_body, source_language)
    targets = body_segments(target_body)
    aligned = _aligned(found, targets, source_language, target_language, links)
    homes = [[] for _ in found]
    last = 0
    for places, theirs in aligned.beads:
        for target in theirs:
            last = max(last, aligned.homes.get(target, 0))
            homes[last].append(targets[target])
        last = max(last, *places, 0)
    return [
        Row(row.key, row.kind, row.source, row.old, row.shown, row.was, tuple(mine))
        for row, mine in zip(found, homes, strict=True)
    ]


def source_rows(base_body: str, original_body: str, language: str) -> list[Row]:
    """The rows of an original's own change, without a translation; at least one."""
    old_segments, new_segments = body_segments(base_body), body_segments(original_body)
    pairs = alignment.align(blocks.split(base_body), blocks.split(original_body), language)
    found = [_source_row(old_segments, new_segments, i, j, language) for i, j in pairs]
    return found or [Row("body.0", "same", None, None, SafeString(), SafeString())]


def pairs(
    original, target, source_language: str, target_language: str, *, links=(), base=None
) -> list[Aligned]:
    """Everything that two Texts or Revisions say, aligned, in reading order.

    Title, standfirst, captions, alt texts and the fields for search engines go by their names,
    blocks of the body as in `rows`, except that blocks can be joined: of the original where one
    block of the translation says them all. `base` is the original as the translation knew it.
    """
    source_parts, target_parts = _plain_parts(original), _plain_parts(target)
    names = dict.fromkeys([*source_parts, *target_parts])
    head = [name for name in names if name in ("title", "standfirst")]
    tail = [name for name in names if name not in head]
    tail.sort(key=lambda name: name.startswith("seo_"))
    body = _body_pairs(original, target, base, source_language, target_language, links)
    aligned = [_pair(source_parts, target_parts, name) for name in head]
    return [*aligned, *body, *(_pair(source_parts, target_parts, name) for name in tail)]


def row_links(row: Row, target_digests: list[str]) -> list[list[str]]:
    """The links of a row whose blocks have these digests; an older wording is linked as well, so
    that they hold whichever of them base turns out to be."""
    names = dict.fromkeys(name for name in (row.old_digest, row.new_digest) if name)
    return [[name, target] for name in names for target in target_digests]


def _source_row(old_segments, new_segments, i, j, language):
    old = None if i is None else old_segments[i]
    new = None if j is None else new_segments[j]
    texts = old.html if old else "", new.html if new else ""
    kind = "changed"
    if texts[0] == texts[1]:
        kind = "same"
    elif not old:
        kind = "added"
    elif not new:
        kind = "removed"
    return Row(
        key=new.key if new else f"gone.{i}",
        kind=kind,
        source=new,
        old=old,
        shown=mark_safe(marking.merged(*texts, language)),  # noqa: S308 (marking escapes)
        was=mark_safe(marking.two_sides(*texts, language)[0]),  # noqa: S308 (marking escapes)
    )


def _aligned(found, targets, source_language, target_language, links):
    places = [
        bilingual.Place(
            tuple(wording for wording in (row.old, row.source) if wording)
            or (Segment(row.key, "p", "", ""),),
            row.kind in ("same", "changed"),
        )
        for row in found
    ]
    return bilingual.align(places, targets, source_language, target_language, links)


def _body_pairs(original, target, base, source_language, target_language, links):
    base_body = base.body if base else original.body
    found = source_rows(base_body, original.body, source_language)
    targets = body_segments(target.body)
    for places, theirs in _aligned(found, targets, source_language, target_language, links).beads:
        mine = tuple(found[place].source for place in places if found[place].source)
        if mine or theirs:
            yield Aligned(mine, tuple(targets[index] for index in theirs))


def _plain_parts(text) -> dict[str, Segment]:
    return {each.key: each for each in segments(text) if not each.key.startswith("body.")}


def _pair(source_parts, target_parts, name):
    mine, theirs = source_parts.get(name), target_parts.get(name)
    return Aligned((mine,) if mine else (), (theirs,) if theirs else ())
