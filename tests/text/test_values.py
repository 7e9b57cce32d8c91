"""Numbers, dates, times and amounts are read from texts in all languages."""

import random
import tomllib
from decimal import Decimal

import pytest

from articles.text.checks.numbers import disagreements
from articles.text.values import DIGITS, FEW, HINT, UNSPACED, WORDS, values
from articles.text.values.tables import FOLDER, ROLES, table

LANGUAGES = ("ko", "en", "id", "ar", "zh-hans", "ja", "es", "fr", "de", "ru", "vi")
SPELLED = {
    "ko": {
        "열한 개": 11,
        "스물다섯 명": 25,
        "아흔아홉 살": 99,
        "삼십일 명": 31,
        "이천십팔 년": 2018,
        "3만 5천": 35_000,
        "1억 2,345만": 123_450_000,
        "5백만": 5_000_000,
        "22억 5천만": 2_250_000_000,
    },
    "en": {
        "twenty-one": 21,
        "ninety-ninth": 99,
        "a hundred and five": 105,
        "two hundred and fifty-four": 254,
        "three thousand five hundred": 3_500,
        "1.5 million": 1_500_000,
        "two million three hundred thousand": 2_300_000,
        "10k": 10_000,
    },
    "id": {
        "sebelas": 11,
        "sembilan belas": 19,
        "dua puluh satu": 21,
        "seratus lima": 105,
        "dua ratus lima puluh empat": 254,
        "tiga ribu lima ratus": 3_500,
        "1,5 juta": 1_500_000,
        "dua setengah juta": 2_500_000,
    },
    "ar": {
        "أحد عشر": 11,
        "تسعة وتسعون": 99,
        "مئة وخمسة": 105,
        "مائتان وأربعة وخمسون": 254,
        "ثلاثة آلاف وخمسمائة": 3_500,
        "1.5 مليون": 1_500_000,
        "الحادية والعشرين": 21,
    },
    "zh-hans": {
        "二十一个": 21,
        "九十九岁": 99,
        "一百零五名": 105,
        "二百五十四人": 254,
        "三千五百人": 3_500,
        "150万": 1_500_000,
        "两亿三千万元": 230_000_000,
    },
    "ja": {
        "二十一人": 21,
        "九十九歳": 99,
        "百五人": 105,
        "二百五十四人": 254,
        "三千五百人": 3_500,
        "150万": 1_500_000,
        "1兆2000億": 1_200_000_000_000,
    },
    "es": {
        "veintiuno": 21,
        "noventa y nueve": 99,
        "ciento cinco": 105,
        "doscientos cincuenta y cuatro": 254,
        "tres mil quinientos": 3_500,
        "1,5 millones": 1_500_000,
        "dos mil millones": 2_000_000_000,
    },
    "fr": {
        "vingt et un": 21,
        "quatre-vingt-dix-neuf": 99,
        "cent cinq": 105,
        "deux cent cinquante-quatre": 254,
        "trois mille cinq cents": 3_500,
        "1,5 million": 1_500_000,
        "soixante et onze": 71,
        "quatre-vingt mille": 80_000,
    },
    "de": {
        "einundzwanzig": 21,
        "neunundneunzig": 99,
        "hundertfünf": 105,
        "zweihundertvierundfünfzig": 254,
        "dreitausendfünfhundert": 3_500,
        "1,5 Mio.": 1_500_000,
        "zweieinhalb": Decimal("2.5"),
        "zwölfjähriger": 12,
        "viertausend": 4_000,
    },
    "ru": {
        "двадцать один": 21,
        "девяноста девяти": 99,
        "сто пять": 105,
        "двухсот пятидесяти четырёх": 254,
        "три тысячи пятьсот": 3_500,
        "1,5 млн": 1_500_000,
        "двадцатипятилетний": 25,
    },
    "vi": {
        "hai mươi mốt": 21,
        "chín mươi chín": 99,
        "một trăm linh năm": 105,
        "hai trăm năm mươi tư": 254,
        "ba nghìn năm trăm": 3_500,
        "1,5 triệu": 1_500_000,
    },
}


def certain(text, language):
    """What is more than a hint, so that the words around a number don't count."""
    return [value for value in values(text, language) if value.written != HINT]


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [(code, text, amount) for code, listed in SPELLED.items() for text, amount in listed.items()],
)
def test_a_number_is_read_whole(language, text, amount):
    assert [value.amount for value in certain(text, language)] == [amount]


def test_a_value_knows_its_place_and_what_is_written_there():
    text = "기부금 3만 5천 달러가 모였다."
    (value,) = certain(text, "ko")
    assert (value.kind, value.amount, value.unit) == ("money", 35_000, "dollar")
    assert value.text == text[value.start : value.end] == "3만 5천 달러"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "2018년 7월 11일"),
        ("en", "July 11, 2018"),
        ("en", "11th July 2018"),
        ("id", "11 Juli 2018"),
        ("ar", "١١ يوليو ٢٠١٨"),
        ("zh-hans", "2018年7月11日"),
        ("ja", "2018年7月11日"),
        ("es", "11 de julio de 2018"),
        ("fr", "11 juillet 2018"),
        ("de", "11. Juli 2018"),
        ("de", "11.07.2018"),
        ("ru", "11 июля 2018 года"),
        ("vi", "ngày 11 tháng 7 năm 2018"),
        ("vi", "11/7/2018"),
    ],
)
def test_a_date_has_year_month_and_day(language, text):
    (date,) = certain(text, language)
    assert (date.kind, date.year, date.month, date.day) == ("date", 2018, 7, 11)


def test_the_month_alone_is_a_date_without_day_and_year():
    (date,) = certain("The vote is in October.", "en")
    assert (date.kind, date.year, date.month, date.day) == ("date", None, 10, None)


@pytest.mark.parametrize(("language", "text"), [("en", "They may march on."), ("fr", "Il a mai.")])
def test_a_month_that_is_a_word_as_well_is_no_number(language, text):
    assert [value for value in certain(text, language) if value.written == DIGITS] == []


@pytest.mark.parametrize(
    ("language", "text", "hour", "minute"),
    [
        ("ko", "오후 3시", 15, None),
        ("en", "3 p.m.", 15, None),
        ("en", "7.55am", 7, 55),
        ("en", "12 a.m.", 0, None),
        ("en", "12:30 p.m.", 12, 30),
        ("id", "pukul 15.00", 15, 0),
        ("ar", "الساعة 3 مساءً", 15, None),
        ("zh-hans", "晚上8点", 20, None),
        ("ja", "午後3時", 15, None),
        ("es", "a las 15:30", 15, 30),
        ("fr", "15 h 30", 15, 30),
        ("de", "15.30 Uhr", 15, 30),
        ("ru", "в 7 часов вечера", 19, None),
        ("vi", "3 giờ chiều", 15, None),
    ],
)
def test_a_time_has_its_hour_and_minute(language, text, hour, minute):
    (time,) = certain(text, language)
    assert (time.kind, time.hour, time.minute) == ("time", hour, minute)


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("ko", "500원", "won"),
        ("en", "€500", "euro"),
        ("id", "Rp500", "rupiah"),
        ("ar", "500 جنيه", "pound"),
        ("ja", "500円", "yen"),
        ("es", "500 millones de dólares", "dollar"),
        ("fr", "500 €", "euro"),
        ("de", "500 Mrd. Euro", "euro"),
        ("ru", "500 рублей", "rouble"),
        ("vi", "500 đồng", "dong"),
    ],
)
def test_an_amount_of_money_names_its_currency(language, text, unit):
    (value,) = certain(text, language)
    assert (value.kind, value.unit) == ("money", unit)


def test_chinese_yuan_may_be_dollars_of_some_country():
    (value,) = certain("500元", "zh-hans")
    assert set(value.unit.split("__")) == {"dollar", "yuan"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "14퍼센트"),
        ("en", "14 per cent"),
        ("id", "14 persen"),
        ("ar", "١٤ في المائة"),
        ("zh-hans", "百分之十四"),
        ("ja", "14％"),
        ("es", "14 por ciento"),
        ("fr", "14 pour cent"),
        ("de", "14-prozentig"),
        ("ru", "14 процентов"),
        ("vi", "14 phần trăm"),
    ],
)
def test_a_percentage_is_one_in_every_spelling(language, text):
    (value,) = certain(text, language)
    assert (value.kind, value.amount) == ("percent", 14)


def test_digits_weigh_more_than_words_and_words_more_than_hints():
    found = {value.text: value.written for value in values("12 of twelve, two, one, both", "en")}
    expected = {"12": DIGITS, "twelve": WORDS, "two": FEW, "one": HINT, "both": HINT}
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "readings"),
    [
        ("es", "1.125", {1125, Decimal("1.125")}),
        ("es", "35.000", {35_000}),
        ("de", "1.125", {1125}),
        ("en", "1.125", {Decimal("1.125")}),
        ("en", "1,234,567.8", {Decimal("1234567.8")}),
        ("fr", "1 234 567,8", {Decimal("1234567.8")}),
        ("en", "the '70s", {70, 1970, 2070}),
        ("ja", "3割", {3, 30}),
    ],
)
def test_a_number_has_every_reading_that_its_language_allows(language, text, readings):
    (value,) = certain(text, language)
    assert value.readings == readings


@pytest.mark.parametrize(
    "text", ["", " ", ".,،", "%", "$ €", "a.m.", "–", "\u200f", "No number at all."]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_without_a_number_has_no_value(language, text):
    assert [value for value in certain(text, language) if value.written == DIGITS] == []


def test_a_language_without_a_table_has_its_numbers_in_digits():
    assert [value.amount for value in values("São 1.500 pessoas, dez casas", "pt")] == [1500]
    assert [value.amount for value in values("1,500", "xx")] == [1500]


def test_a_run_of_digits_longer_than_any_number_is_read_and_compared():
    long = "9" * 5_000
    assert len(values(long, "en")) == 1
    assert disagreements(long, long, "en", "de") == []
    assert disagreements(long, long[:-1] + "8", "en", "de")


def random_text(chance, language):
    words = table(language)
    pool = [*words.words, *words.hints, *words.months, *words.native, *words.native_tens]
    pool += [
        "1",
        "07",
        "1.5",
        "1,500",
        "9" * 40,
        "½",
        "%",
        "$",
        "-",
        ":",
        "h",
        "年",
        "월",
        "XX",
        "٣",
    ]
    gap = chance.choice(["", " ", "-"])
    return gap.join(chance.choice(pool) for _word in range(chance.randrange(14)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_text_agrees_with_itself_and_every_value_stands_where_it_says(language):
    chance = random.Random(language)
    for _round in range(150):
        text = random_text(chance, language)
        assert all(text[each.start : each.end] == each.text for each in values(text, language))
        assert disagreements(text, text, language, language) == [], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_table_means_two_numbers(language):
    raw = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    for sections in (ROLES, ("months", "shaky_months")):
        listed = [
            word.strip()
            for section in sections
            for words in raw.get(section, {}).values()
            for word in words.split(",")
        ]
        assert sorted({word for word in listed if listed.count(word) > 1}) == []


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each not in UNSPACED])
def test_every_month_has_a_name(language):
    words = table(language)
    assert {*words.months.values(), *words.shaky_months.values()} == set(range(1, 13))
