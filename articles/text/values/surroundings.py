"""What the words around a number make of it: a percentage, an amount, a time, a month."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from articles.text.values.clocks import with_times
from articles.text.values.dates import with_dates
from articles.text.values.neighbours import SCALES, THIS_AGE, with_neighbours
from articles.text.values.tables import Table
from articles.text.values.value import HALF, HINT, Value, lies_in

SIGNS = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen__yuan", "₩": "won", "₽": "rouble",
    "₫": "dong", "₹": "rupee", "Rp": "rupiah",
}  # fmt: skip
SIGN_BEFORE = regex.compile(r"(?P<sign>[$€£¥₩₽₫₹]|\bRp\.?)\s*$")
SIGN_AFTER = regex.compile(r"\s*(?P<sign>[$€£¥₩₽₫₹])")
CURRENCIES = {*SIGNS.values(), "yen", "yuan"}
ENGLISH_DECADE = regex.compile(r"['’]?s(?!\p{L})")
REACH = 24  # characters before a number in which a sign for it is looked for


def read(values: list[Value], flat: str, text: str, table: Table) -> list[Value]:
    """The same values in order, with kind, unit and further readings from what surrounds them."""
    values = sorted(values, key=lambda value: (value.start, value.end))
    values = list(with_times(values, flat, text, table))
    values = [_read(value, flat, table) for value in values]
    values = with_neighbours(values, flat, table)
    values = with_dates(values, flat, text, table)
    values = [_with_sign(value, flat, text, table) for value in values]
    return values + list(_bare_units(values, flat, table))


def _read(value: Value, flat: str, table: Table) -> Value:
    if value.kind != "number":
        return value
    before = flat[max(0, value.start - REACH) : value.start]
    value = _with_other_readings(value, flat, table)
    if table.mark("tenths").match(flat, value.end):
        return replace(value, kind="percent", readings=value.readings | {value.amount * 10})
    if table.mark("percent").match(flat, value.end) or table.mark("percent_before").search(before):
        return replace(value, kind="percent")
    unit = _unit(value, flat, before, table)
    if not unit:
        return value
    kind = "money" if CURRENCIES & set(unit.split("__")) else "measure"
    return replace(value, kind=kind, unit=unit)


def _unit(value: Value, flat: str, before: str, table: Table) -> str:
    sign = SIGN_BEFORE.search(before) or SIGN_AFTER.match(flat, value.end)
    if sign:
        return SIGNS[sign["sign"].rstrip(".")]
    match = table.units.match(flat, value.end)
    return match.lastgroup if match else ""


def _with_sign(value: Value, flat: str, text: str, table: Table) -> Value:
    """The value with its percent sign, currency or unit as part of what is written."""
    if value.kind not in ("percent", "money", "measure"):
        return value
    before = flat[max(0, value.start - REACH) : value.start]
    front = (table.mark("percent_before") if value.kind == "percent" else SIGN_BEFORE).search(
        before
    )
    behind = [table.mark("percent")] if value.kind == "percent" else [SIGN_AFTER, table.units]
    back = next(filter(None, (sign.match(flat, value.end) for sign in behind)), None)
    start = value.start - (len(before) - front.start() if front else 0)
    end = back.end() if back and not front else value.end
    return replace(value, start=start, end=end, text=text[start:end])


def _with_other_readings(value: Value, flat: str, table: Table) -> Value:
    """Adds what a decade, a half, a tenth or a short year make of the number."""
    more, amount = set(), value.amount
    if table.mark("half").match(flat, value.end):
        more |= {amount + _unit_of(amount) / 2}
    if amount == 30 and table.mark("minutes").match(flat, value.end):
        more |= {HALF}  # half an hour
    if amount % 10 == 0 and _is_decade(value, flat, table):
        more |= {amount % 100} if lies_in(amount, THIS_AGE) else {amount + 1900, amount + 2000}
    if 10 <= amount < 100 and _is_short_year(value, flat, table):
        more |= {amount + 1900, amount + 2000}
    return replace(value, readings=value.readings | more) if more else value


def _unit_of(amount: Decimal) -> Decimal:
    """What one is counted in: a million in 2,000,000, one in 2."""
    return max((scale for scale in SCALES if amount >= scale), default=Decimal(1))


def _is_decade(value: Value, flat: str, table: Table) -> bool:
    if table.language == "en" and ENGLISH_DECADE.match(flat, value.end):
        return True
    before = flat[max(0, value.start - REACH) : value.start]
    return bool(
        table.mark("decade").match(flat, value.end) or table.mark("decade_before").search(before)
    )


def _is_short_year(value: Value, flat: str, table: Table) -> bool:
    """'98, 98年, and the season in SS19."""
    before = flat[value.start - 1 : value.start]
    return (
        before in tuple("'’‘")
        or (before.isascii() and before.isupper())
        or bool(table.mark("short_year").match(flat, value.end))
    )


def _bare_units(values: list[Value], flat: str, table: Table) -> Iterator[Value]:
    """Units without a number: "about a mile", "half an inch". They are converted all the same."""
    for match in table.bare_units.finditer(flat):
        if not any(value.start <= match.start() <= value.end + 1 for value in values):
            yield Value(
                kind="measure",
                amount=Decimal(1),
                text=match.group(),
                start=match.start(),
                end=match.end(),
                written=HINT,
                readings=frozenset([Decimal(1), Decimal("0.5")]),
                unit=match.lastgroup,
            )
