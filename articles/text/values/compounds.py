"""Number words that stand inside other words: German and Russian compounds, Arabic clitics."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import regex

from articles.text.values.tables import Table

GERMAN_UNITS = {
    "ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14,
    "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
GERMAN_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip


def _any(words) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BELOW_100 = (
    rf"(?:(?P<unit{{0}}>{_any(GERMAN_UNITS)})und)?(?P<ten{{0}}>{_any(GERMAN_TENS)})"
    rf"|(?P<one{{0}}>{_any(GERMAN_UNITS)})"
)
_BELOW_1000 = (
    rf"(?:(?P<hundreds{{0}}>{_any(GERMAN_UNITS)})?(?P<hundred{{0}}>hundert)(?:und)?)?"
    rf"(?:{_BELOW_100})?"
)
# What may follow a number in one word: -jährig, -mal, -fach, -köpfig, ordinals, Zweier, Dreierteam.
GERMAN = regex.compile(
    rf"(?:(?:{_BELOW_1000.format('k')})(?P<thousand>tausend)(?:und)?)?"
    rf"(?:{_BELOW_1000.format('')})"
    r"(?P<tail>(?:s?te[nrsm]?|s?tel[ns]?)?|(?P<half>einhalb)"
    r"|(?:jähr|täg|wöch|monat|stünd|minüt|köpf|stell|teil|stöck|prozent"
    r"|sprach|seit|tür|sitz|fach|mal|meil|malig|facht|er|mann|frau|kampf|stufig|punkt"
    r"|bändig|monatig|kilometer|zeil|zimmer)\p{L}*)"
)
RUSSIAN_PARTS = {
    "одно": 1, "двух": 2, "дву": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7,
    "восьми": 8, "девяти": 9, "десяти": 10, "одиннадцати": 11, "двенадцати": 12,
    "тринадцати": 13, "четырнадцати": 14, "пятнадцати": 15, "шестнадцати": 16,
    "семнадцати": 17, "восемнадцати": 18, "девятнадцати": 19, "двадцати": 20, "тридцати": 30,
    "сорока": 40, "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70, "восьмидесяти": 80,
    "девяносто": 90, "сто": 100,
}  # fmt: skip
RUSSIAN = regex.compile(
    rf"(?P<parts>(?:{_any(RUSSIAN_PARTS)}){{1,2}})"
    r"(?:лет|дневн|недельн|месячн|часов|минутн|кратн|этажн|процентн|местн|сторонн|мильн|метров"
    r"|значн|тысячн|миллионн|ступен|дверн|комнатн|очков|год|балльн"
    r"|секундн|угольн|страничн)\p{L}*"
)
RUSSIAN_PART = regex.compile(_any(RUSSIAN_PARTS))
ARABIC_CLITICS = regex.compile(r"[وف]?[بلك]?(?:ال|ل)?")
ARABIC_MONTH_CLITICS = regex.compile(r"[وف]?[بل]?")
SHORT_MONTH = 3  # letters: "dogs" (كلاب) and "door" (باب) end in August (آب)
ARABIC_DUAL = regex.compile(r"\p{L}{2,}(?:ان|ين)")


@lru_cache(maxsize=20_000)
def number_in(word: str, table: Table) -> tuple[str, Decimal, bool] | None:
    """The (role, amount, whether "and" is part of the word) of one folded word, or None."""
    found = table.words.get(word)
    if found:
        return (*found, False)
    look = {"de": _german, "ru": _russian, "ar": _arabic}.get(table.language)
    return look(word, table) if look else None


def _german(word: str, _table: Table):
    match = GERMAN.fullmatch(word)
    if not match or len(word) == len(match["tail"]):
        return None
    part = match.groupdict()
    thousand = part["thousand"]
    amount = (_german_below_1000(part, "k") or 1) * 1000 if thousand else 0
    amount += _german_below_1000(part, "")
    if part["half"] and amount:
        return ("number", amount + Decimal("0.5"), False)
    return ("number", Decimal(amount), False) if amount else None


def _german_below_1000(part: dict, at: str) -> int:
    amount = 0
    if part["hundred" + at]:
        amount = 100 * GERMAN_UNITS.get(part["hundreds" + at] or "ein", 1)
    amount += GERMAN_UNITS.get(part["one" + at] or "", 0)
    amount += GERMAN_UNITS.get(part["unit" + at] or "", 0)
    return amount + GERMAN_TENS.get(part["ten" + at] or "", 0)


def _russian(word: str, _table: Table):
    match = RUSSIAN.fullmatch(word)
    if not match:
        return None
    parts = [RUSSIAN_PARTS[part] for part in RUSSIAN_PART.findall(match["parts"])]
    return ("number", Decimal(sum(parts)), False)


def _arabic(word: str, table: Table):
    for clitics, stem in arabic_stems(word):
        if stem in table.words:
            return (*table.words[stem], clitics[:1] in ("و", "ف"))
    if ARABIC_DUAL.fullmatch(word):
        return ("shaky", Decimal(2), False)
    return None


def arabic_stems(word: str) -> Iterator[tuple[str, str]]:
    """(clitics, stem) for each way of cutting "and", prepositions and the article off a word.

    Each stem comes as it is and without the ending -an of an indefinite accusative.
    """
    for cut in range(min(5, len(word) - 1)):
        if ARABIC_CLITICS.fullmatch(word[:cut]):
            yield word[:cut], word[cut:]
            if word.endswith("ا"):
                yield word[:cut], word[cut:-1]


def arabic_month_stems(word: str) -> Iterator[str]:
    """What a word may be as the name of a month: itself, and what follows "and", "in" or "to"."""
    yield word
    for cut in range(1, min(3, len(word) - SHORT_MONTH)):
        if ARABIC_MONTH_CLITICS.fullmatch(word[:cut]):
            yield word[cut:]
