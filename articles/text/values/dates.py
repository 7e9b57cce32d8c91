"""Dates: a month with the day and the year beside it, in any order."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, zip_longest

import regex

from articles.text.values.tables import Table
from articles.text.values.value import DIGITS, HINT, WORDS, Value, lies_in

# What may stand between the parts of a date: "11 de julio de 2018", "2018年7月11日".
BETWEEN = regex.compile(
    r"(?:[\s.,/\-º°ª]|st|nd|rd|th|del?|of|the|er|го|е|ngày|tháng|năm|年|년|月|월|份|من|شهر|عام)*"
)
NUMERIC = regex.compile(
    r"(?<![\d.,/-])(?:(?P<y>[12]\d{3})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<d>\d{1,2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<y>[12]\d{3}|\d\d))(?![\d/-]|[.,]\d)"
)
# "ngày 2/11" and "Senin (2/11)", as Vietnamese and Indonesian news dates its sentences.
DAY_AND_MONTH = regex.compile(
    r"(?<=ngày |\()(?P<y>)(?P<d>\d{1,2})(?P<s>[-/])(?P<m>\d{1,2})(?![/\d-])", regex.IGNORECASE
)
MONTH_LINK = regex.compile(r"\s?[-–~〜～∼·・,、/及和与]\s?")
YEARS = range(1000, 2200)
EAST_ASIAN_YEARS = range(2200)  # 18年 is 2018, or the 18th year of an era
MONTHS = range(1, 13)
WEEKDAYS = range(2, 8)
DAYS = range(1, 32)
LONGEST_GAP = 12


def with_dates(values: list[Value], flat: str, text: str, table: Table) -> list[Value]:
    """The values with months read, and days and years that belong to them taken in."""
    found = [_as_month(value, flat, table) for value in values]
    found = list(_with_first_months(found, flat))
    found = _numeric(found, flat, text, table)
    i = 0
    while i < len(found):
        if found[i].month and found[i].day is None and found[i].year is None:
            i = _gather(found, i, flat, text)
        i += 1
    return [_as_day(value, flat, table) for value in found]


def _with_first_months(values: list[Value], flat: str) -> Iterator[Value]:
    """In 7∼8월 and 7、8月 the first month goes without its sign."""
    for value, after in zip_longest(values, values[1:]):
        if after is not None and after.month and after.amount is None and after.written == DIGITS:
            gap = flat[value.end : after.start]
            plain = value.kind == "number" and value.written == DIGITS
            if plain and lies_in(value.amount, MONTHS) and MONTH_LINK.fullmatch(gap):
                value = _month(value)
        yield value


def _month(value: Value) -> Value:
    month = int(value.amount)
    return replace(value, kind="date", amount=None, readings=frozenset(), month=month)


def _as_day(value: Value, flat: str, table: Table) -> Value:
    """Reads a lone 7일 or 7日 as a day of the month, and "thứ 7" as a day of the week."""
    if value.kind != "number" or value.written != DIGITS or not lies_in(value.amount, DAYS):
        return value
    after = table.mark("day").match(flat, value.end)
    if after and not table.mark("not_day").match(flat, after.end()):
        return replace(value, kind="date", amount=None, readings=frozenset(), day=int(value.amount))
    before = flat[max(0, value.start - 4) : value.start].lower()
    if table.language == "vi" and before == "thứ " and lies_in(value.amount, WEEKDAYS):
        return replace(value, kind="weekday", amount=None, day=int(value.amount))
    return value


def _as_month(value: Value, flat: str, table: Table) -> Value:
    """Reads 7월, 七月 and "tháng 7" as months."""
    if value.kind not in ("number", "measure") or not lies_in(value.amount, MONTHS):
        return value
    after = table.mark("month").match(flat, value.end)
    if after:
        weight = DIGITS if value.written == DIGITS else WORDS
        month = int(value.amount)
        return replace(
            value, kind="date", amount=None, readings=frozenset(), month=month, written=weight
        )
    before = flat[max(0, value.start - 6) : value.start].lower()
    if table.language == "vi" and value.written == DIGITS and before.endswith("tháng "):
        month = int(value.amount)
        return replace(value, kind="date", amount=None, readings=frozenset(), month=month)
    return value


def _numeric(values: list[Value], flat: str, text: str, table: Table) -> list[Value]:
    """Puts one date where 11/7/2018 or 2018-07-11 stands."""
    short = DAY_AND_MONTH.finditer(flat) if table.language in ("id", "vi") else ()
    matches = chain(NUMERIC.finditer(flat), short)
    dates = [date for match in matches if (date := _numeric_date(match, text, table))]
    covered = {place for date in dates for place in range(date.start, date.end)}
    others = [value for value in values if value.start not in covered]
    return sorted(others + dates, key=lambda value: value.start)


def _numeric_date(match: regex.Match, text: str, table: Table) -> Value | None:
    day, month = int(match["d"]), int(match["m"])
    if table.language == "en" and match["s"] == "/" and month > 12 >= day:
        day, month = month, day
    if day not in DAYS or month not in MONTHS:
        return None
    return Value(
        kind="date",
        amount=None,
        text=text[match.start() : match.end()],
        start=match.start(),
        end=match.end(),
        year=int(match["y"]) if match["y"] else None,
        month=month,
        day=day,
        is_numeric=True,
    )


def _gather(found: list[Value], i: int, flat: str, text: str) -> int:
    """Takes day and year into the month at i; answers where the date then stands."""
    month = found[i]
    for step in (-1, 1, -1, 1):
        beside = _beside(found, i, step, flat)
        if beside is None:
            continue
        taken = _taken(found[i], found[beside], flat, text)
        if taken is None:
            continue
        low, high = sorted((i, beside))
        hints = [each for each in found[low + 1 : high] if each.end <= taken.start]
        found[low : high + 1] = [*hints, taken]
        i = low + len(hints)
    if found[i] is not month and month.written == HINT:
        found[i] = replace(found[i], written=WORDS)
    return i


def _beside(found: list[Value], i: int, step: int, flat: str) -> int | None:
    """The place of the nearest number in digits on one side, if it can belong to the date."""
    j = i + step
    while 0 <= j < len(found) and found[j].written == HINT:
        j += step
    if not 0 <= j < len(found) or found[j].written != DIGITS:
        return None
    first, second = (found[j], found[i]) if step < 0 else (found[i], found[j])
    gap = flat[first.end : second.start]
    return j if len(gap) <= LONGEST_GAP and BETWEEN.fullmatch(gap) else None


def _taken(date: Value, number: Value, flat: str, text: str) -> Value | None:
    """The date with the number as its year or day; None if it can be neither."""
    if number.kind != "number":
        return None
    start, end = min(date.start, number.start), max(date.end, number.end)
    gap = flat[min(date.end, number.end) : max(date.start, number.start)]
    place = {"start": start, "end": end, "text": text[start:end], "written": DIGITS}
    years = EAST_ASIAN_YEARS if any(sign in gap for sign in "年년") else YEARS
    if date.year is None and lies_in(number.amount, years):
        return replace(date, year=int(number.amount), **place)
    if date.day is None and lies_in(number.amount, DAYS):
        return replace(date, day=int(number.amount), **place)
    return None
