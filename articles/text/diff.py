"""What changed between two texts, block by block and word by word, ready to show.

Deleted words stand in <del>, new ones in <ins>, inside their paragraph, so that each side is
valid HTML. A link whose address changed shows both addresses (<span class="address">); a
paragraph that became a heading or an item has the class "reshaped" on both sides.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from articles.text import alignment, blocks, marking


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a side-by-side view; `kind` is "same", "changed", "added" or "removed"."""

    kind: str
    old: SafeString
    new: SafeString


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One line of a conflict: the base, and both texts with their changes against it."""

    base: SafeString
    yours: SafeString
    theirs: SafeString
    yours_changed: bool
    theirs_changed: bool
    both_changed: bool  # and not alike: somebody has to choose


def compare(old_html: str, new_html: str, language: str) -> list[Row]:
    """Rows for two bodies in canonical HTML, in reading order."""
    old, new = blocks.split(old_html), blocks.split(new_html)
    return [
        _row(_text(old, i), _text(new, j), marking.two_sides, language)
        for i, j in alignment.align(old, new, language)
    ]


def compare_plain(old: str, new: str, language: str) -> Row:
    """One row for two plain texts, such as titles."""
    return _row(old, new, marking.two_sides_of_plain, language)


def three_way(base: str, mine: str, theirs: str, language: str) -> list[ConflictRow]:
    """Rows for two bodies that both started from `base`, all in canonical HTML."""
    base, mine, theirs = blocks.split(base), blocks.split(mine), blocks.split(theirs)
    ours = _by_base(alignment.align(base, mine, language), len(base))
    others = _by_base(alignment.align(base, theirs, language), len(base))
    rows = []
    for i in range(len(base) + 1):
        (mine_before, mine_at), (theirs_before, theirs_at) = ours[i], others[i]
        added = [mine[j] for j in mine_before], [theirs[j] for j in theirs_before]
        for j, k in alignment.align(*added, language):
            texts = "", _text(added[0], j), _text(added[1], k)
            rows.append(_conflict(*texts, marking.merged, language))
        if i < len(base):
            texts = base[i].html, _text(mine, mine_at), _text(theirs, theirs_at)
            rows.append(_conflict(*texts, marking.merged, language))
    return rows


def three_way_plain(base: str, mine: str, theirs: str, language: str) -> ConflictRow:
    """One row for three plain texts, such as titles."""
    return _conflict(base, mine, theirs, marking.merged_plain, language)


def _text(source: list[blocks.Block], index: int | None) -> str:
    return "" if index is None else source[index].html


def _row(old: str, new: str, two_sides, language: str) -> Row:
    kind = "changed"
    if old == new:
        kind = "same"
    elif not old:
        kind = "added"
    elif not new:
        kind = "removed"
    shown = two_sides(old, new, language)
    return Row(kind, *(mark_safe(side) for side in shown))  # noqa: S308 (marking escapes)


def _conflict(base: str, mine: str, theirs: str, merged, language: str) -> ConflictRow:
    shown = (merged(base, text, language) for text in (base, mine, theirs))
    return ConflictRow(
        *(mark_safe(text) for text in shown),  # noqa: S308 (marking escapes)
        yours_changed=mine != base,
        theirs_changed=theirs != base,
        both_changed=mine != base and theirs != base and mine != theirs,
    )


def _by_base(pairs: list[alignment.Pair], count: int) -> list[tuple[list[int], int | None]]:
    """For each base block: what was added before it, and what it became (None: removed).

    One more entry at the end holds what was added after the last block.
    """
    places = [([], None) for _ in range(count + 1)]
    at = 0
    for i, j in pairs:
        if i is None:
            places[at][0].append(j)
        else:
            places[i] = (places[i][0], j)
            at = i + 1
    return places
