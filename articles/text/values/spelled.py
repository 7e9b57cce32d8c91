"""Numbers, hints and month names in languages that write spaces between words."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import regex

from articles.text.values import digits, roman
from articles.text.values.compounds import arabic_month_stems, arabic_stems, number_in
from articles.text.values.folding import fold
from articles.text.values.numerals import SMALL, Token, compose
from articles.text.values.tables import Table
from articles.text.values.value import HINT, WORDS, Value

WORD = r"[\p{L}\p{M}]+"
LONGEST = 4  # words in a phrase
TOUCHING = regex.compile(r"[\s\u00ad]*-?[\s\u00ad]*")
PHRASE_GAP = regex.compile(r"[\s\u00ad-]{1,2}")


def scan(flat: str, text: str, table: Table) -> Iterator[Value]:
    """All values of a text before their surroundings are looked at (see surroundings.py)."""
    pieces = list(_pieces(flat, table))
    tokens, i = [], 0
    while i < len(pieces):
        start, end, word = pieces[i]
        if word is None:
            tokens += digits.tokens(flat[start:end], start, table.language)
            i += 1
            continue
        count = 1
        for length, phrase in _phrases(pieces, i, flat, table):
            last = pieces[i + length - 1][1]
            yield from _meanings(phrase, text, start, last, table)
            if length == 1 or phrase in table.weekdays or number_in(phrase, table):
                count, end, word = length, last, phrase
        tokens.append(_token(word, start, end, flat, table))
        i += count
    yield from compose(tokens, text, lambda end, start: TOUCHING.fullmatch(flat, end, start))


def _pieces(flat: str, table: Table) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, folded word, or None for a run of digits), in order."""
    for match in _pattern(table.language).finditer(flat):
        is_word = match.group("word") is not None
        yield match.start(), match.end(), fold(match.group(), table.language) if is_word else None


PATTERNS: dict[str, regex.Pattern] = {}


def _pattern(language: str) -> regex.Pattern:
    if language not in PATTERNS:
        PATTERNS[language] = regex.compile(rf"(?P<word>{WORD})|{digits.runs(language).pattern}")
    return PATTERNS[language]


def _phrases(pieces: list, i: int, flat: str, table: Table) -> Iterator[tuple[int, str]]:
    """(how many words, phrase) for all phrases that begin here, from the word itself upwards."""
    phrase = pieces[i][2]
    yield 1, phrase
    if phrase not in table.starts and table.language != "ar":
        return
    for j in range(i + 1, min(i + LONGEST, len(pieces))):
        if pieces[j][2] is None or not PHRASE_GAP.fullmatch(flat, pieces[j - 1][1], pieces[j][0]):
            return
        phrase += " " + pieces[j][2]
        yield j - i + 1, phrase


def _meanings(phrase: str, text: str, start: int, end: int, table: Table) -> Iterator[Value]:
    """What a word stands for besides being a number word: a hint, a month, a Roman numeral."""
    written = text[start:end]
    month, weight = _month(phrase, table)
    if month and not (table.language == "en" and written.islower()):  # to march, you may
        yield Value("date", None, written, start, end, weight, month=month)
    weekday = table.weekdays.get(phrase)
    if weekday:
        # Vietnamese names days by ordinal numbers: "thứ sáu" is Friday, or the sixth.
        amounts = frozenset([Decimal(weekday)] if table.language == "vi" else [])
        yield Value("weekday", None, written, start, end, HINT, amounts, day=weekday)
    amounts = _hinted(phrase, table)
    if amounts:
        yield Value("number", min(amounts), written, start, end, HINT, amounts)
    amount = roman.amount(written)
    if amount:
        weight = WORDS if amount > SMALL and len(written) > 1 else HINT
        yield Value("number", amount, written, start, end, weight, frozenset([amount]))


def _month(word: str, table: Table) -> tuple[int | None, str]:
    if word in table.months:
        return table.months[word], WORDS
    if table.language == "ar":
        stems = (table.months.get(stem) for stem in arabic_month_stems(word))
        return next(filter(None, stems), None), WORDS
    if word in table.shaky_months:
        return table.shaky_months[word], HINT
    if table.language == "de":  # Oktoberwahl, Maifeiertag
        for name, month in table.months.items():
            if len(name) > 3 and word.startswith(name):
                return month, HINT
    return None, HINT


@lru_cache(maxsize=20_000)
def _hinted(word: str, table: Table) -> frozenset[Decimal]:
    found = table.hints.get(word, frozenset())
    for stem, amounts in table.hint_stems:
        if word.startswith(stem) or (stem[0] == "*" and word.endswith(stem[1:])):
            found |= amounts
    if table.language == "ar" and not found:
        for _clitics, stem in arabic_stems(word):
            found |= table.hints.get(stem, frozenset())
    return found


def _token(phrase: str, start: int, end: int, flat: str, table: Table) -> Token:
    found = None if phrase in table.weekdays else number_in(phrase, table)
    if not found or table.mark("percent").match(flat, start):  # بالمئة, "per cent": no hundreds
        return Token(start, end, "break", (Decimal(0),))
    role, amount, joined = found
    return Token(start, end, role, (amount,), joined)
