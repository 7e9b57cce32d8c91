"""Times of day: "3 p.m.", 15:00, 오후 3시, "15 h 30"."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from articles.text.values.tables import Table
from articles.text.values.value import DIGITS, HINT, Value

TWO_DIGITS = regex.compile(r"\d{1,2}")
MINUTES = regex.compile(r"(?:(?P<sign>[:.]|\s?h\s?)(?P<minute>[0-5]\d)(?![\d.,]\d|\d))?")
EARLY = (12, 1, 2, 3, 4, 5)
REACH = 24  # characters before a number in which a sign for it is looked for


def with_times(values: list[Value], flat: str, text: str, table: Table) -> Iterator[Value]:
    """Makes times of the numbers beside which am, pm or an hour's sign stands."""
    end = -1
    for value in values:
        if value.start < end and value.written == DIGITS:
            continue  # the minutes of the time before
        time = _clock(value, flat, text, table)
        if time.kind == "time":
            end = time.end
        yield time


def _clock(value: Value, flat: str, text: str, table: Table) -> Value:
    if value.kind != "number" or value.amount is None or not 0 <= value.amount < 25:
        return value
    hour = int(value.amount)
    minute, end, colon = _minutes(value, flat)
    before = flat[max(0, value.start - REACH) : value.start]
    sign = table.mark("hour").match(flat, end)
    if table.mark("not_hour").match(flat, end):
        sign = None
    part = _part_of_day(before, flat, (end, sign.end() if sign else end), table)
    hour_sign = sign or table.mark("hour_before").search(before)
    if not (part or hour_sign or colon) or (value.written == HINT and not part):
        return value
    if minute is None and value.amount != hour:
        return value
    if minute is None and table.mark("half").match(flat, value.end):
        minute = 30
    known = bool(part) or hour > 12 or flat[value.start] == "0"
    if part and hour <= 12:
        hour = _in_24_hours(hour, part)
    return replace(
        value, kind="time", amount=None, readings=frozenset(), hour=hour, minute=minute,
        end=end, text=text[value.start : end], is_24_hours=known,
    )  # fmt: skip


def _minutes(value: Value, flat: str) -> tuple[int | None, int, bool]:
    """(minute, end, whether a colon says that this is a time) behind or inside a number."""
    whole = TWO_DIGITS.match(flat, value.start)
    if not whole or value.written != DIGITS:
        return None, value.end, False
    match = MINUTES.match(flat, whole.end())
    if match["minute"] is None or (match.end() != value.end and whole.end() != value.end):
        return None, value.end, False
    return int(match["minute"]), match.end(), match["sign"] != "."


def _part_of_day(before: str, flat: str, ends: tuple[int, int], table: Table) -> str:
    for part in ("am", "pm", "noon", "night"):
        if table.mark(f"{part}_before").search(before):
            return part
        if any(table.mark(part).match(flat, end) for end in ends):
            return part
    return ""


def _in_24_hours(hour: int, part: str) -> int:
    """An hour up to 12: two at night is 2, ten at night is 22, eleven "at noon" is 11."""
    is_morning = {"am": True, "pm": False, "noon": hour in (10, 11), "night": hour in EARLY}[part]
    return hour % 12 if is_morning else hour % 12 + 12
