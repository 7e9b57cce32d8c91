"""Which tokens of an old text are gone and which of a new one have come, fit to be read."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from articles.text import words

# A key is a tuple whose first item is the token's text, "" for what is structure (a shape, an
# address); two tokens are the same if their keys are equal.
Key = tuple
SHAPE = ("", "shape")  # how the key begins of what a paragraph, heading or item starts with
Change = tuple[int, int, int, int]  # old[i1:i2] became new[j1:j2]

# Of two texts that share fewer of their letters than this, every word is shown as replaced:
# the few that match by chance would only make it harder to read.
SHARED = 0.2


def changes(old: list[Key], new: list[Key], language: str) -> list[Change]:
    """The changed stretches in order; equal crumbs between two of them are drawn in."""
    if old == new:
        return []
    opcodes = _opcodes(old, new)
    if rewritten := _rewritten(old, new, opcodes):
        return [rewritten]
    found = []
    for index, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        if tag == "equal":
            around = {opcode[0] for opcode in opcodes[max(index - 1, 0) : index + 2 : 2]}
            is_between = 0 < index < len(opcodes) - 1 and around == {"replace"}
            if not is_between or not _is_crumb(old[i1:i2], language):
                continue
        is_gone = j1 == j2 and _ends_with_next_shape(old, i1, i2)
        is_new = i1 == i2 and _ends_with_next_shape(new, j1, j2)
        if is_gone or is_new:
            i1, i2, j1, j2 = i1 - 1, i2 - 1, j1 - 1, j2 - 1
        if found and found[-1][1] == i1 and found[-1][3] == j1:
            i1, _, j1, _ = found.pop()
        found.append((i1, i2, j1, j2))
    return found


def _ends_with_next_shape(keys: list[Key], start: int, end: int) -> bool:
    """Whether a new item is seen as "words, start of an item": it is "start, words" then."""
    return 0 < start < end and keys[end - 1][:2] == SHAPE and keys[start - 1] == keys[end - 1]


def _opcodes(old: list[Key], new: list[Key]) -> list[tuple]:
    """What is "equal", what one "replace"d the other, and what only one has ("uneven").

    Equal ends are set aside first, for speed.
    """
    shorter = min(len(old), len(new))
    start = end = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    pairs = [(n, n) for n in range(start)]
    pairs += _matches(old, new, start, end)
    pairs += [(len(old) - n, len(new) - n) for n in range(end, -1, -1)]
    opcodes, i1, j1 = [], 0, 0
    for i, j in pairs:
        if (i, j) != (i1, j1):
            opcodes.append(("replace" if i > i1 and j > j1 else "uneven", i1, i, j1, j))
        if opcodes and opcodes[-1][0] == "equal":
            opcodes[-1] = ("equal", opcodes[-1][1], i + 1, opcodes[-1][3], j + 1)
        else:
            opcodes.append(("equal", i, i + 1, j, j + 1))
        i1, j1 = i + 1, j + 1
    tag, i1, i2, j1, j2 = opcodes.pop()
    return [*opcodes, (tag, i1, i2 - 1, j1, j2 - 1)]  # without the pair of both ends


def _matches(old: list[Key], new: list[Key], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pairs of equal tokens; a space is paired beside an equal word only, never for itself."""
    in_old = [i for i in range(start, len(old) - end) if not old[i][0].isspace()]
    in_new = [j for j in range(start, len(new) - end) if not new[j][0].isspace()]
    matcher = SequenceMatcher(
        None, [old[i] for i in in_old], [new[j] for j in in_new], autojunk=False
    )
    last_i = last_j = start - 1
    for a, b, size in matcher.get_matching_blocks():
        for i, j in zip(in_old[a : a + size], in_new[b : b + size], strict=True):
            if i - 1 > last_i and j - 1 > last_j and _is_same_space(old, new, i - 1, j - 1):
                yield i - 1, j - 1
            yield i, j
            last_i, last_j = i, j
            inside = i + 1 < len(old) - end and j + 1 < len(new) - end
            if inside and _is_same_space(old, new, i + 1, j + 1):
                yield i + 1, j + 1
                last_i, last_j = i + 1, j + 1


def _is_same_space(old: list[Key], new: list[Key], i: int, j: int) -> bool:
    return old[i] == new[j] and old[i][0].isspace()


def _rewritten(old: list[Key], new: list[Key], opcodes: list[tuple]) -> Change | None:
    """All words as one change, if next to nothing was kept; None for texts of many leaves."""
    equal = [old[i1:i2] for tag, i1, i2, _, _ in opcodes if tag == "equal"]
    if 2 * sum(map(len, equal)) > min(len(old), len(new)):
        return None
    if any(key[:2] == SHAPE for key in old[1:] + new[1:]):
        return None
    if sum(map(_letters, equal)) >= SHARED * min(_letters(old), _letters(new)):
        return None
    first = int(bool(old and new) and old[0] == new[0] and old[0][:2] == SHAPE)
    return first, len(old), first, len(new)


def _letters(keys: list[Key]) -> int:
    return sum(len(key[0]) for key in keys if words.is_word(key[0]))


def _is_crumb(keys: list[Key], language: str) -> bool:
    """Spaces and signs only, or in Chinese and Japanese a single character."""
    found = [key[0] for key in keys]
    if not all(found):
        return False
    in_words = [text for text in found if words.is_word(text)]
    if words.is_by_character(language):
        return len(found) == 1 and (not in_words or words.is_character(found[0]))
    return not in_words
