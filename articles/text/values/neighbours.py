"""What two numbers beside each other share: a scale, a sign, a century, one height or length."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import regex

from articles.text.values.tables import Table
from articles.text.values.value import DIGITS, HALF, HINT, Value, lies_in

DASH = regex.compile(r"\s?[-–—/~〜～∼]\s?")
LINK = regex.compile(r"[\s%$€£¥]*(?:-|–|—|~|〜|～|∼|/|,|،)[\s$€£¥]*")
LONGEST_LINK = 12
THIS_AGE = range(1900, 2100)
MINUTES = range(1, 60)
REACH = 24  # characters before a number in which the word "hours" is looked for
SCALES = [Decimal(10) ** power for power in (3, 4, 6, 8, 9, 12)]


def with_neighbours(values: list[Value], flat: str, table: Table) -> list[Value]:
    """The values with what each takes from the number before or behind it."""
    values = list(_with_centuries(values, flat))
    values = _with_feet(values)
    values = _with_minutes(values, flat, table)
    return list(_sharing(values, flat, table))


def _with_centuries(values: list[Value], flat: str) -> Iterator[Value]:
    """In 1950–53 and 2018/19 the second year leaves out its century."""
    yield from values[:1]
    for before, value in pairwise(values):
        if (
            before.kind == "number"
            and lies_in(before.amount, THIS_AGE)
            and value.written == DIGITS
            and value.end - value.start == 2
            and DASH.fullmatch(flat, before.end, value.start)
        ):
            century = before.amount - before.amount % 100
            value = replace(value, readings=value.readings | {century + value.amount})
        yield value


def _with_feet(values: list[Value]) -> list[Value]:
    """Six foot six is one height: 6.5 feet, or 78 inches."""
    found = list(values)
    for i, (feet, inches) in enumerate(pairwise(values)):
        if feet.unit == "foot" and _are_inches(inches) and inches.start - feet.end < LONGEST_LINK:
            whole = feet.amount + inches.amount / 12
            found[i] = replace(feet, readings=feet.readings | {whole})
            readings = inches.readings | {whole * 12}
            found[i + 1] = replace(inches, kind="measure", unit="inch", readings=readings)
    return found


def _are_inches(value: Value) -> bool:
    is_plain = value.kind in ("number", "measure") and value.unit in ("", "inch")
    return is_plain and value.amount < 12


def _with_minutes(values: list[Value], flat: str, table: Table) -> list[Value]:
    """An hour and thirty minutes are one and a half hours."""
    found: list[Value] = []
    for value in values:
        hours = _hours_before(value, flat, table)
        if hours is None:
            found.append(value)
            continue
        place = next((i for i, each in enumerate(found) if _ends_at(each, hours, flat)), None)
        number = found[place] if place is not None else None
        if number and number.kind == "time":
            gap = flat[number.end : value.start]
            found[place] = replace(
                number, minute=int(value.amount), end=value.end, written=value.written,
                text=number.text + gap + value.text,
            )  # fmt: skip
            continue
        whole = (number.amount if number else 1) + value.amount / 60
        if number and number.amount != 1:  # "one" may come and go
            found[place] = replace(number, readings=number.readings | {whole})
        half = {HALF} if value.amount == 30 else set()
        found.append(replace(value, readings=value.readings | {whole} | half))
    return found


def _hours_before(value: Value, flat: str, table: Table) -> int | None:
    """Where the word "hours" begins in front of a number of minutes."""
    if value.kind != "number" or value.written == HINT or not lies_in(value.amount, MINUTES):
        return None
    first = max(0, value.start - REACH)
    match = table.mark("hours_before").search(flat[first : value.start].rstrip(" ,،"))
    return first + match.start() if match else None


def _ends_at(value: Value, hours: int, flat: str) -> bool:
    """Whether a number stands right before the word "hours", or is it, as an Arabic dual."""
    if value.start == hours and value.amount == 2:
        return True
    is_counted = value.kind == "time" or (value.kind == "number" and value.amount is not None)
    is_close = 0 <= hours - value.end < LONGEST_LINK
    return is_counted and is_close and not flat[value.end : hours].strip(" -")


def _sharing(values: list[Value], flat: str, table: Table) -> Iterator[Value]:
    """In "2 to 3 million" and "10–15 %" the first number shares what follows the second."""
    for i, value in enumerate(values):
        if _can_share(value):
            behind = (values[j] for j in range(i + 1, len(values)))
            after = next((each for each in behind if _is_after(value, each)), None)
            if after is not None and _is_linked(flat[value.end : after.start], table):
                value = _shared(value, after)
        yield value


def _can_share(value: Value) -> bool:
    is_number = value.kind in ("number", "money") and value.written != HINT
    return is_number and not lies_in(value.amount, THIS_AGE)


def _is_after(value: Value, after: Value) -> bool:
    return after.start >= value.end and after.written != HINT


def _is_linked(gap: str, table: Table) -> bool:
    return len(gap) <= LONGEST_LINK and bool(
        LINK.fullmatch(gap) or table.mark("range").fullmatch(gap.rstrip(" $€£¥"))
    )


def _shared(value: Value, after: Value) -> Value:
    readings = value.readings
    if after.amount is not None:
        scaled = [value.amount * scale for scale in SCALES if scale > value.amount]
        readings |= set([each for each in scaled if each < after.amount][-1:])
    if value.kind == "number" and after.kind in ("percent", "money", "measure"):
        value = replace(value, kind=after.kind, unit=after.unit)
    return replace(value, readings=readings)
