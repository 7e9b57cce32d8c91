"""Numbers written in digits of any script, with the separators of any language."""

import unicodedata
from decimal import Decimal
from functools import cache

import regex
from babel import Locale, UnknownLocaleError

from articles.text.values.numerals import Token

# Full-width signs and letters, as Chinese and Japanese type them, stand 0xFEE0 above ASCII.
PLAIN = {0xFF01 + i: 0x21 + i for i in range(94)}
PLAIN |= {
    code: ord("0") + unicodedata.decimal(chr(code))
    for code in range(0x660, 0x10000)
    if chr(code).isdecimal()
}
PLAIN |= {ord("٪"): "%", ord("﹪"): "%", ord("−"): "-", ord("‑"): "-", ord("‐"): "-"}
LONGEST = 20  # digits
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"

NO_DIGIT, DIGITS = regex.compile(r"\D"), regex.compile(r"\d+")
THIN = "\u00a0\u202f\u2009"  # spaces that only typesetters put inside numbers
RUN = regex.compile(
    rf"\d+(?:[.,٬٫،’'](?=\d)\d+|[{THIN}](?=\d{{3}}(?!\d))\d{{3}})*(?:[ {THIN}]?[{VULGAR}])?"
    rf"|[{VULGAR}]"
)
SPACED_RUN = regex.compile(
    rf"(?<!\d[ {THIN}])\d{{1,3}}(?:[ {THIN}]\d{{3}}(?!\d))+(?:[.,٫]\d+)?(?!\d)|{RUN.pattern}"
)
# Where a plain space parts thousands: French and Russian by CLDR, Spanish by its academy.
SPACING = {"fr", "ru", "es"}
# Signs that part thousands in some countries of the language and are decimal signs in others.
EITHER = {"ar": ".", "es": ".,"}


def flat(text: str) -> str:
    """The text with ASCII digits and signs, character for character as long as before."""
    return text.translate(PLAIN)


def runs(language: str) -> regex.Pattern:
    """The pattern of one number in digits, separators included."""
    return SPACED_RUN if language in SPACING else RUN


@cache
def decimal_sign(language: str) -> str:
    """The decimal sign of a language, by CLDR; "." for a language it doesn't know."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return "."
    return locale.number_symbols["latn"]["decimal"]


def tokens(run: str, start: int, language: str) -> list[Token]:
    """The numbers of one run of digits and separators that begins at `start`."""
    found = readings(run, language)
    if len(found) == 1:
        return [Token(start, start + len(run), "digits", tuple(found[0]))]
    return [
        Token(start + match.start(), start + match.end(), "digits", tuple(amounts))
        for match, amounts in zip(DIGITS.finditer(run), found, strict=False)
    ]


def readings(run: str, language: str) -> list[list[Decimal]]:
    """What a run of digits and separators may mean: one list of readings for each number in it.

    "1.125" is [[1125]] in German, [[1.125]] in English and both in Spanish, which is written with
    either habit (but nobody writes 1.120 for 1.12); "11.7.2018" holds three numbers.
    """
    half = Decimal(0)
    if run[-1] in VULGAR:
        half = Decimal(str(round(unicodedata.numeric(run[-1]), 4)))
        run = run[:-1].strip()
        if not run:
            return [[half]]
    parts = NO_DIGIT.split(run)
    signs = [sign for sign in run if not sign.isdecimal()]
    found = _readings(parts, signs, language)
    return [[each + half for each in found[0]], *found[1:]] if half else found


def _readings(parts: list[str], signs: list[str], language: str) -> list[list[Decimal]]:
    if not signs:
        return [[_whole(parts)]]
    if _grouped(parts, signs):
        return [_readings_of_groups(parts, signs, language)]
    grouped = len(signs) == 1 or _grouped(parts[:-1], signs[:-1])
    if grouped and signs[-1] in ".,٫" and signs[-1] not in signs[:-1]:
        return [[_whole(parts[:-1]) + Decimal(f"0.{parts[-1][:LONGEST]}")]]
    return [[_whole([part])] for part in parts]


def _readings_of_groups(parts: list[str], signs: list[str], language: str) -> list[Decimal]:
    """1.234.567 and 1 234 are whole; 1.234 may have a decimal sign."""
    whole, sign = _whole(parts), signs[0]
    if len(signs) > 1 or sign not in ".,٫":
        return [whole]
    decimal = Decimal(".".join(parts))
    is_either = sign in EITHER.get(language, "")
    if is_either and parts[1][-1] == "0":
        return [whole]
    if is_either:
        return [decimal, whole]
    return [decimal if sign in ("٫", decimal_sign(language)) else whole]


def _whole(parts: list[str]) -> Decimal:
    """The number of these digits; of a longer run than any number has, the last ones."""
    return Decimal("".join(parts)[-LONGEST:])


def _grouped(parts: list[str], signs: list[str]) -> bool:
    """Whether the digits stand in groups of three behind one sign: 1.234.567."""
    return (
        len(set(signs)) == 1
        and len(parts[0]) <= 3
        and parts[0] != "0"
        and all(len(part) == 3 for part in parts[1:])
    )
