import random

import pytest

from articles.text import keys


@pytest.mark.parametrize(
    "spellings",
    [
        ("НАТО", "нато"),
        ("Über", "ÜBER", "U\u0308ber"),
        ("Straße", "STRASSE"),
        ("Ёлка", "елка"),
        ("Đại học", "ĐẠI  HỌC", "đa\u0323i ho\u0323c"),
        ("قالَ الرئيسُ", "قال الرئيس", "قـال الرئيس"),
        ("أحمد", "احمد", "إحمد", "آحمد", "ا\u0654حمد"),
        ("مستشفى", "مستشفي"),
        ("حكومة", "حكومه"),
        ("کشور", "كشور"),
        ("٢٠٢٦", "2026", "２０２６", "۲۰۲۶"),
        ("ﻻ", "لا"),
        ("ｶﾞｲﾄﾞ", "ガイド", "カ\u3099イト\u3099"),
        ("ＮＡＴＯ", "nato", "NA\u00adTO"),
        ("나토", "나토"),
        ("葛\U000e0100城", "葛城"),
        ("l’eau “x” – y", 'L\'EAU "x" - y'),
        (" a\u00a0b\n\u3000c ", "a b c"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_spellings_of_one_word_share_a_search_key(spellings):
    assert len({keys.search_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("ma", "má"), ("が", "か"), ("й", "и"), ("schon", "schön"), ("中国", "中國"), ("Park", "Pak")],
)
def test_letters_that_tell_words_apart_stay_apart_in_search(one, other):
    assert keys.search_key(one) != keys.search_key(other)


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("박 대통령 나토 방문", "나토"),
        ("Kantor Kepresidenan Republik Korea", "kepresidenan"),
        ("زار الرئيسُ المدينةَ", "المدينة"),
        ("Саммит НАТО в Вильнюсе", "нато"),
        ("中国经济增长", "经济"),
        ("ÉCOLE à Paris", "école"),
    ],
)
def test_a_key_contains_the_key_of_its_part(text, sought):
    assert keys.search_key(sought) in keys.search_key(text)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Park Hye Ri", "Park Hye-ri", "PARK HYERI", "park hye‑ri", "Ｐａｒｋ Hye Ri"),
        ("Müller", "MULLER", "Mu\u0308ller"),
        ("Đỗ Thị Hà", "Do Thi Ha"),
        ("O’Connor", "O'Connor", "OConnor", "OʼConnor"),
        ("J. R. Smith", "JR Smith"),
        ("ジョン・スミス", "ジョン･スミス", "ジョン スミス"),
        ("박 혜리", "박혜리"),
        ("約翰·史密斯", "約翰・史密斯", "約翰史密斯"),
        ("Пётр Кузьмин", "Петр  Кузьмин"),
        ("أحمد الزهراني", "احمد الزهراني"),
        ("Łukasz Çelik", "Lukasz Celik"),
        ("Jean-Luc Bœuf", "JEAN LUC BOEUF"),
    ],
)
def test_spellings_of_one_name_share_a_name_key(spellings):
    assert len({keys.name_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Park Hye Ri", "Park Hye Rin"),
        ("かとう", "がとう"),
        ("Андрей", "Андреи"),
        ("김철수", "김절수"),
    ],
)
def test_different_names_keep_different_keys(one, other):
    assert keys.name_key(one) != keys.name_key(other)


def test_a_name_without_letters_has_an_empty_key():
    assert keys.name_key(" - .’ ") == ""
    assert keys.search_key(" \u200b ") == ""


def test_the_key_of_a_key_is_itself():
    draw = random.Random(20260711)
    for _ in range(3000):
        text = "".join(chr(draw.randrange(0x20, 0xD7FF)) for _ in range(6))
        assert keys.search_key(keys.search_key(text)) == keys.search_key(text), ascii(text)
