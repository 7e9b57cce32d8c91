"""Numbers and hints in Chinese, Japanese and Korean, where no space parts words."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from articles.text.values import digits, roman
from articles.text.values.numerals import SMALL, Token, compose
from articles.text.values.tables import Table, alternatives
from articles.text.values.value import FEW, HINT, WORDS, Value

ROMAN = regex.compile(r"(?<![A-Za-z])[IVX]{1,5}(?![A-Za-z])")
HANGUL = r"\p{Hangul}"
TOUCHING = regex.compile(r" ?[多余餘여数數]? ?")  # "more than" stands inside: 550多万


def scan(flat: str, text: str, table: Table) -> Iterator[Value]:
    """All values of a text before their surroundings are looked at (see surroundings.py)."""
    for word, amounts in table.hints.items():
        at = flat.find(word)
        if at >= 0:
            yield Value(
                "number", min(amounts), text[at : at + len(word)], at, at + len(word), HINT, amounts
            )
    for name, weekday in table.weekdays.items():
        at = flat.find(name)
        if at >= 0:
            yield Value("weekday", None, name, at, at + len(name), HINT, day=weekday)
    if table.native:
        yield from _native(flat, text, table)
    yield from _numerals(flat, text, table)
    for match in ROMAN.finditer(flat):
        yield from _roman(match)


def _roman(match: regex.Match) -> Iterator[Value]:
    amount = roman.amount(match.group())
    if amount:
        yield Value("number", amount, match.group(), *match.span(), HINT, frozenset([amount]))


@cache
def _pattern(table: Table) -> regex.Pattern:
    signs = "".join(word for word, (role, _amount) in table.words.items() if len(word) == 1)
    times = "".join(word for word, (role, _amount) in table.words.items() if role == "times")
    number = digits.runs(table.language).pattern
    if table.language == "ko":
        return regex.compile(
            rf"(?P<digits>{number})|(?<=\d ?여? ?)(?P<times>[{times}]+)(?!큼)"
            rf"|(?<=\d\s?[{times}]+\s?)(?P<after>[{signs}]+)"
            rf"|(?<!{HANGUL})(?P<signs>[{signs}]+)(?!{HANGUL})"
            rf"|(?<!{HANGUL})(?P<run>[{signs}]{{2,}})"
        )
    return regex.compile(rf"(?P<digits>{number})|(?P<signs>[{signs}]+)")


def _numerals(flat: str, text: str, table: Table) -> Iterator[Value]:
    tokens = []
    for match in _pattern(table).finditer(flat):
        if match.lastgroup == "digits":
            tokens += digits.tokens(match.group(), match.start(), table.language)
        else:
            tokens += _signs(match.group(), match.start(), table)
    for value in compose(tokens, text, lambda end, start: TOUCHING.fullmatch(flat, end, start)):
        yield _weighed(value, flat, table)


def _signs(run: str, start: int, table: Table) -> Iterator[Token]:
    """The tokens of a run of numerals; 二〇一八 is one number, read place by place."""
    amounts = [table.words[sign] for sign in run]
    plain = all(role == "number" for role, _amount in amounts)
    if plain and (len(run) > 2 or any(not amount for _role, amount in amounts)) and len(run) > 1:
        digit_by_digit = "".join(str(int(amount)) for _role, amount in amounts)
        whole = Decimal(digit_by_digit[-digits.LONGEST :])
        yield Token(start, start + len(run), "number", (whole,))
        return
    for i, (role, amount) in enumerate(amounts):
        # 一百零五: a nought only fills the place.
        yield Token(
            start + i, start + i + 1, role if amount or len(run) == 1 else "join", (amount,)
        )


def _weighed(value: Value, flat: str, table: Table) -> Value:
    """A numeral without digits counts as a number if a counter follows it."""
    if value.written not in (WORDS, FEW):
        return value
    counted = table.mark("counter").match(flat, value.end)
    percent = table.mark("percent_before").search(flat[max(0, value.start - 4) : value.start])
    length = value.end - value.start
    is_sure = length > 1 or table.language != "ko"
    return replace(value, written=value.written if percent or (counted and is_sure) else HINT)


@cache
def _native_pattern(table: Table) -> regex.Pattern:
    tens, units = alternatives(table.native_tens, False), alternatives(table.native, False)
    return regex.compile(
        rf"(?<!{HANGUL})(?:(?P<tens>{tens})\s?(?P<units>{units})?|(?P<only>{units}))(?={HANGUL}|\s)"
    )


def _native(flat: str, text: str, table: Table) -> Iterator[Value]:
    for match in _native_pattern(table).finditer(flat):
        amount = table.native_tens.get(match["tens"], Decimal(0))
        amount += table.native.get(match["units"] or match["only"], Decimal(0))
        counted = table.mark("counter").match(flat, match.end())
        weight = HINT if not counted or amount == 1 else WORDS if amount > SMALL else FEW
        yield Value(
            "number",
            amount,
            text[match.start() : match.end()],
            *match.span(),
            weight,
            frozenset([amount]),
        )
