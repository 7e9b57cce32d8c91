"""Measures that translators convert: miles into kilometres, Fahrenheit into Celsius."""

from decimal import Decimal

# In metres, kilograms, litres and hectares. Speeds convert as their distances do.
LENGTH = {
    "mile": "1609", "mph": "1609", "foot": "0.3048", "inch": "0.0254", "yard": "0.9144",
    "kilometre": "1000", "kmh": "1000", "metre": "1", "centimetre": "0.01",
    "millimetre": "0.001",
}  # fmt: skip
WEIGHT = {
    "pound": "0.4536", "ounce": "0.02835", "stone": "6.35", "kilogram": "1", "gram": "0.001",
    "ton": "1000",
}  # fmt: skip
VOLUME = {"gallon": "3.785", "litre": "1"}
AREA = {"acre": "0.4047", "hectare": "1"}
FACTORS = [
    {unit: Decimal(factor) for unit, factor in table.items()}
    for table in (LENGTH, WEIGHT, VOLUME, AREA)
]
IMPERIAL = {"mile", "mph", "foot", "inch", "yard", "pound", "ounce", "stone", "gallon", "acre"}
SAME_SIZE = {"mph": "mile", "kmh": "kilometre"}
ROUNDING = Decimal("0.08")  # 385 miles become 620 kilometres, 85 mph "about 135 km/h"
DEGREES = Decimal(5) / 9


def is_conversion(one: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    """Whether two amounts are one measure in two units, as far as news rounds them."""
    for a in unit.split("__"):
        for b in other_unit.split("__"):
            if a == b == "degree":
                return _is_temperature(one, other) or _is_temperature(other, one)
            if a != b and _is_equal(one, a, other, b):
                return True
    return False


def _is_equal(one: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    for table in FACTORS:
        if unit in table and other_unit in table:
            # One of the two is imperial: a changed metric unit is no conversion.
            if not IMPERIAL & {unit, other_unit}:
                return False
            return _is_close(one * table[unit] / table[other_unit], other)
    return False


def _is_temperature(fahrenheit: Decimal, celsius: Decimal) -> bool:
    """A temperature or a difference of temperatures, to the degree."""
    return (
        abs((fahrenheit - 32) * DEGREES - celsius) <= 1 or abs(fahrenheit * DEGREES - celsius) <= 1
    )


def _is_close(exact: Decimal, written: Decimal) -> bool:
    return abs(exact - written) <= max(ROUNDING * exact, Decimal(exact >= 5) * Decimal("0.99"))


def are_different(unit: str, other_unit: str) -> bool:
    """Whether two units measure the same thing in different sizes, such as mile and kilometre."""
    units, others = set(unit.split("__")), set(other_unit.split("__"))
    return any(units <= table.keys() and others <= table.keys() for table in FACTORS) and {
        SAME_SIZE.get(each, each) for each in units
    }.isdisjoint(SAME_SIZE.get(each, each) for each in others)
