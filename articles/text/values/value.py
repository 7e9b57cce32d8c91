"""What one number, date, time or amount in a text stands for."""

from dataclasses import dataclass
from decimal import Decimal

DIGITS, WORDS, FEW, HINT = "digits", "words", "few", "hint"
HALF = Decimal("0.5")


def lies_in(amount: Decimal | None, numbers: range) -> bool:
    """Whether an amount is one of these whole numbers."""
    return amount is not None and amount == int(amount) and int(amount) in numbers


@dataclass(frozen=True, slots=True)
class Value:
    """One value as written at text[start:end].

    kind: number, percent, money, measure, date, time or weekday. `amount` is its plain value, None
    for the last three; `readings` is everything that it may stand for ("1,500" in German: 1.5,
    perhaps 1500). `unit` names a currency or a measure by its English word; where a word may be
    several (キロ), they are joined by "__".
    A date has `year`, `month` and `day` as far as they are written; if `is_numeric`, as 11/7/2018
    is, day and month may be the other way round. A time has `hour` and `minute`; `hour` is
    counted to 24 if `is_24_hours`. A weekday has its number as `day`, Monday being 2.

    `written` says how much weight it has: "digits"; "words" for a number word that can hardly
    mean anything else; "few" for two and three, which are often only a manner of speech; "hint"
    for a word that may stand for a number ("both", "decade", "one").
    """

    kind: str
    amount: Decimal | None
    text: str
    start: int
    end: int
    written: str = DIGITS
    readings: frozenset[Decimal] = frozenset()
    unit: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    is_24_hours: bool = False
    is_numeric: bool = False
