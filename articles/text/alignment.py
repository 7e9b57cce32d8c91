"""Which block of an old text became which block of a new one."""

from difflib import SequenceMatcher
from itertools import pairwise

from articles.text import words
from articles.text.blocks import Block

ALIKE = 0.3  # below, two blocks share little more than the words that every text has

Pair = tuple[int | None, int | None]


def align(old: list[Block], new: list[Block], language: str) -> list[Pair]:
    """Pairs of indices in reading order; None on a side where a block has no counterpart."""
    matcher = SequenceMatcher(
        None, [block.html for block in old], [block.html for block in new], autojunk=False
    )
    pairs = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            run = _align_changed(old[i1:i2], new[j1:j2], language)
            pairs += [(_shifted(i, i1), _shifted(j, j1)) for i, j in run]
    return pairs


def _shifted(index: int | None, by: int) -> int | None:
    return None if index is None else index + by


def _align_changed(old: list[Block], new: list[Block], language: str) -> list[Pair]:
    """Pairs the most alike blocks of two runs, keeping their order."""
    if len(old) == len(new) == 1 and old[0].kind == new[0].kind != "figure":
        return [(0, 0)]
    scores = _scores(old, new, language)
    best = _best_sums(scores, len(new))
    pairs, i, j = [], 0, 0
    while i < len(old) or j < len(new):
        here = best[i][j]
        if i < len(old) and here == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        elif j < len(new) and here == best[i][j + 1]:
            pairs.append((None, j))
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _best_sums(scores: list[list[float]], width: int) -> list[list[float]]:
    """best[i][j]: the highest sum of scores that old[i:] and new[j:] can reach in order."""
    best = [[0.0] * (width + 1)]
    for row in reversed(scores):
        below, current, right = best[-1], [0.0] * (width + 1), 0.0
        for j in range(width - 1, -1, -1):
            score = row[j]
            value = below[j] if below[j] > right else right
            if score and score + below[j + 1] > value:
                value = score + below[j + 1]
            current[j] = right = value
        best.append(current)
    return best[::-1]


def _scores(old: list[Block], new: list[Block], language: str) -> list[list[float]]:
    """Dice's coefficient of the blocks' words, 0 where they are not alike.

    Sets are kept as bits of one integer: 400 × 400 comparisons take a tenth of a second.
    """
    bits = {}
    old_sets = [_bitset(block, language, bits) for block in old]
    new_sets = [_bitset(block, language, bits) for block in new]
    old_sizes = [bitset.bit_count() for bitset in old_sets]
    new_sized = [(bitset, bitset.bit_count()) for bitset in new_sets]
    scores = []
    for mine, size in zip(old_sets, old_sizes, strict=True):
        row = [2 * (mine & other).bit_count() / (size + n or 1) for other, n in new_sized]
        scores.append([score if score >= ALIKE else 0.0 for score in row])
    return scores


def _bitset(block: Block, language: str, bits: dict[str, int]) -> int:
    found = words.words(block.text.casefold(), language)
    if words.is_by_character(language):
        # Single characters are shared by unrelated sentences; pairs of them are not.
        found = [a + b for a, b in pairwise(found)] or found
    bitset = 0
    for feature in found:
        bitset |= 1 << bits.setdefault(feature, len(bits))
    return bitset
