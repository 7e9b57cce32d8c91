"""Whether two values stand for the same: by amount, by conversion, part by part."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from articles.text.values.conversions import are_different, is_conversion
from articles.text.values.value import DIGITS, FEW, HALF, HINT, Value


class Part(NamedTuple):
    """One number of a value; a date has up to three, a time two.

    kind: number, month, hour, weekday, or any (day or month of a date such as 11/7/2018).
    """

    value: Value
    kind: str
    readings: frozenset[Decimal]

    @property
    def written(self) -> str:
        return self.value.written

    @property
    def is_idle(self) -> bool:
        """Whether it may come and go: "one" and "100 %" are often only a manner of speech."""
        if self.kind == "month":
            return self.value.written != DIGITS
        value = self.value
        if self.kind == "hour":  # "1 giờ" is one hour as well
            return value.hour == 1 and not value.is_24_hours
        return self.readings == {1} or (value.kind == "percent" and value.amount == 100)


def parts(value: Value) -> list[Part]:
    """The numbers that must be found in the other text."""
    if value.kind == "date":
        return list(_date(value))
    if value.kind == "time":
        return list(_time(value))
    return [Part(value, "weekday" if value.kind == "weekday" else "number", value.readings)]


def _date(value: Value) -> Iterator[Part]:
    if value.year is not None:
        years = [value.year] if value.year > 99 else [value.year + age for age in (0, 1900, 2000)]
        yield _part(value, "number", *years)
    if value.day is not None:
        yield _part(value, "any" if value.is_numeric else "number", value.day)
    if value.month is not None:
        yield _part(value, "any" if value.is_numeric else "month", value.month)


def _time(value: Value) -> Iterator[Part]:
    """The hour and the minutes; both are also found in "two and a half hours"."""
    morning = value.hour % 12
    hours = (value.hour, morning, morning + 12)
    if not value.minute:
        yield _part(value, "hour", *hours)
        return
    lengths = [hour + Decimal(value.minute) / 60 for hour in hours]
    half = [HALF] if value.minute == 30 else []
    yield _part(value, "hour", *hours, *lengths)
    yield _part(value, "number", value.minute, *lengths, *half)


def _part(value: Value, kind: str, *amounts: int | Decimal) -> Part:
    return Part(value, kind, frozenset(map(Decimal, amounts)))


def agree(one: Part, other: Part) -> bool:
    """Whether one part answers the other."""
    kinds = {one.kind, other.kind}
    if "weekday" in kinds:
        return _is_on_weekday(one, other)
    if "month" in kinds and not kinds <= {"month", "any"}:
        return False
    a, b = one.value, other.value
    if kinds == {"hour"} and a.is_24_hours and b.is_24_hours:
        return a.hour % 24 == b.hour % 24
    if one.readings & other.readings:
        return not _contradict(a, b)
    if not (a.unit and b.unit):
        return False
    return any(is_conversion(x, a.unit, y, b.unit) for x in a.readings for y in b.readings)


def _is_on_weekday(one: Part, other: Part) -> bool:
    """Korean and Japanese news say "on the 7th" where others say "on Friday"."""
    if one.kind == other.kind:
        return one.value.day == other.value.day
    date = other.value if one.kind == "weekday" else one.value
    if date.kind == "date" and date.month is None and date.year is None:
        return True
    return bool(one.readings & other.readings)


def _contradict(one: Value, other: Value) -> bool:
    """Whether equal numbers count different things: 5 % and 5, 5 dollars and 5 euros."""
    if {FEW, HINT} & {one.written, other.written}:
        return False
    kinds = {one.kind, other.kind}
    if kinds == {"percent", "number"}:
        return True
    if kinds == {"money"}:
        return not set(one.unit.split("__")) & set(other.unit.split("__"))
    return kinds == {"measure"} and are_different(one.unit, other.unit)
