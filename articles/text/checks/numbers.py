"""Values that a translation doesn't have in common with its source: numbers, dates, amounts."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.text.values import DIGITS, FEW, HINT, WORDS, values
from articles.text.values.agreement import Part, agree, parts

WEIGHTS = (DIGITS, WORDS, FEW, HINT)


class Disagreement(NamedTuple):
    """A value as written in the source and in the translation; "" where nothing answers to it."""

    source: str
    target: str


def disagreements(
    source: str, target: str, source_language: str, target_language: str
) -> list[Disagreement]:
    """The values of a paragraph and of its translation that differ, in the source's order.

    A number in digits must have its equal on the other side. A number word must have it only if
    the other side has a number, too, that nothing answers to: words come and go in translation.
    """
    ours = [part for value in values(source, source_language) for part in parts(value)]
    theirs = [part for value in values(target, target_language) for part in parts(value)]
    lost, added = _unanswered(ours, theirs), _unanswered(theirs, ours)
    if not any(_counts(part) for part in lost + added) and not (lost and added):
        # "Four days, paid for five" as "5 days, paid for 5": one number too many, one too few.
        lost, added = lost or _spare(ours, theirs), added or _spare(theirs, ours)
        if not (lost and added):
            return []
    return [Disagreement(*texts) for texts in _paired(lost, added)]


def _counts(part: Part) -> bool:
    """Whether a part that nothing answers to is a fault by itself."""
    return part.written == DIGITS and not part.is_idle


def _unanswered(some: list[Part], others: list[Part]) -> list[Part]:
    return [
        part
        for part in some
        if part.written != HINT and not any(agree(part, other) for other in others)
    ]


def _spare(some: list[Part], others: list[Part]) -> list[Part]:
    """The parts in digits that are left over if each part answers to one only."""
    left = sorted(others, key=lambda part: WEIGHTS.index(part.written))
    spare = []
    for part in some:
        answer = next((other for other in left if agree(part, other)), None)
        if part.written == HINT:
            continue
        if answer is not None:
            left.remove(answer)
        elif part.written == DIGITS:
            spare.append(part)
    return spare


def _paired(lost: list[Part], added: list[Part]) -> Iterator[tuple[str, str]]:
    """Puts together what seems to stand for one another: the same kind first, then the order."""
    free = list(added)
    others: dict[int, Part] = {}
    for part in sorted(lost, key=lambda part: WEIGHTS.index(part.written)):
        same = (other for other in free if other.value.kind == part.value.kind)
        other = next(same, free[0] if free else None)
        if other is not None:
            free.remove(other)
            others[id(part)] = other
    seen = set()
    for part in lost:
        other = others.get(id(part))
        texts = (part.value.text, other.value.text if other else "")
        if (other or _counts(part)) and texts not in seen:
            seen.add(texts)
            yield texts
    for other in free:
        if _counts(other) and ("", other.value.text) not in seen:
            seen.add(("", other.value.text))
            yield "", other.value.text
