"""Each step of the clean-up alone, in the order of the pipeline."""

import pytest

from articles.text.credit_cleaning import STEPS
from articles.text.credit_cleaning.divide import parts_of
from articles.text.credit_cleaning.draft import Draft
from articles.text.credit_cleaning.fillers import without_filler, without_fillers
from articles.text.credit_cleaning.labels import without_label, without_labels, without_rights
from articles.text.credit_cleaning.plain import plain_notice, plain_text


def test_the_order_is_this_one():
    assert [step.__name__ for step in STEPS] == [
        "plain",
        "without_rights",
        "without_labels",
        "divided",
        "without_fillers",
        "sorted_out",
        "without_repeats",
        "in_name_case",
    ]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Jane \t Doe ", "Jane Doe"),
        ("(사진=연합뉴스)", "사진=연합뉴스"),
        ("【写真】", "写真"),
        ("\u200fتصوير: علي\u200f", "تصوير: علي"),
        ("▲ 사진=홍길동", "사진=홍길동"),
        ("“Jane Doe”", "Jane Doe"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("<b>Jane</b> Doe;", "Jane Doe"),
        ('Trevor "Freespace"', 'Trevor "Freespace"'),
        ("Jane Doe (AFP)", "Jane Doe (AFP)"),
        ("", ""),
    ],
)
def test_texts_are_made_plain(text, clean):
    assert plain_text(text) == clean


@pytest.mark.parametrize(
    ("notice", "clean"),
    [
        ("(c) 2024  Jane Doe", "© 2024 Jane Doe"),
        ("Copyright (C) 2024 Jane Doe", "© 2024 Jane Doe"),
        ("© Copyright 2024 Jane Doe", "© 2024 Jane Doe"),
        ("ⓒ 연합뉴스, 무단 전재 금지", "© 연합뉴스, 무단 전재 금지"),
        (
            "Copyright 2024 Jane Doe. All rights reserved.",
            "Copyright 2024 Jane Doe. All rights reserved.",
        ),
        ("Public domain", "Public domain"),
        ("", ""),
    ],
)
def test_a_notice_keeps_its_words(notice, clean):
    assert plain_notice(notice) == clean
    assert plain_notice(clean) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("© Jane Doe", "Jane Doe"),
        ("© 2024 Jane Doe", "Jane Doe"),
        ("(c) 2019-2024, Jane Doe", "Jane Doe"),
        ("Copyright Jane Doe", "Jane Doe"),
        ("Copyright of Acme", "Acme"),
        ("Copyright : Acme", "Acme"),
        ("Copyright (c) 2024 by Acme", "Acme"),
        ("© Jane Doe 2024", "Jane Doe"),
        ("© 2024 Acme. All rights reserved.", "Acme"),
        ("Jane Doe / © 2024 Reuters", "Jane Doe / Reuters"),
        ("ⓒ홍길동", "홍길동"),
        ("Jane Doe", "Jane Doe"),
        ("Studio 2000", "Studio 2000"),
        ("©", "©"),
    ],
)
def test_signs_of_rights_say_only_by(text, clean):
    assert without_rights(Draft(line=(text,))).line == (clean,)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("Photo: Jane Doe", "Jane Doe"),
        ("Photo by Jane Doe", "Jane Doe"),
        ("PHOTO CREDIT: Jane Doe", "Jane Doe"),
        ("Mandatory Credit: Photo by Jane Doe", "Jane Doe"),
        ("Photograph: Jane Doe/Reuters", "Jane Doe/Reuters"),
        ("사진=홍길동 기자", "홍길동 기자"),
        ("사진 홍길동 기자", "홍길동 기자"),
        ("글 김철수 사진 홍길동", "홍길동"),
        ("Foto/Antara/Budi Santoso", "Antara/Budi Santoso"),
        ("撮影:山田太郎", "山田太郎"),
        ("摄影:张三", "张三"),
        ("تصوير: علي حسن", "علي حسن"),
        ("Photo : Jeanne Dupont / AFP", "Jeanne Dupont / AFP"),
        ("Par Jeanne Dupont", "Jeanne Dupont"),
        ("Фото: Иван Петров / ТАСС", "Иван Петров / ТАСС"),
        ("Ảnh Nguyễn Văn A", "Nguyễn Văn A"),
        ("Von Trapp", "Von Trapp"),
        ("Images de Marc", "Images de Marc"),
        ("Photo Agency", "Photo Agency"),
        ("사진공동취재단", "사진공동취재단"),
        ("Picture Alliance", "Picture Alliance"),
        ("Jane Doe", "Jane Doe"),
    ],
)
def test_labels_go(text, clean):
    assert without_label(text) == clean


def test_what_follows_a_label_for_sources_is_the_source_and_given():
    draft = without_labels(Draft(line=("사진제공=대통령실",), sources=("청와대",)))
    assert draft == Draft(sources=("대통령실", "청와대"), is_handout=True)
    assert without_labels(Draft(line=("출처=픽사베이",))) == Draft(sources=("픽사베이",))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jane Doe via AFP/Getty Images", ["Jane Doe", "AFP", "Getty Images"]),
        ("AFP PHOTO / JANE DOE", ["AFP", "JANE DOE"]),
        ("AP Photo/Jane Doe", ["AP", "Jane Doe"]),
        ("Jane Doe | Reuters", ["Jane Doe", "Reuters"]),
        ("Jane Doe - Reuters", ["Jane Doe", "Reuters"]),
        ("Jane Doe (Reuters)", ["Jane Doe", "Reuters"]),
        ("홍길동 기자 = 연합뉴스", ["홍길동 기자", "연합뉴스"]),
        ("뉴스1 홍길동 기자", ["뉴스1", "홍길동 기자"]),
        ("新华社记者 张三 摄", ["新华社", "张三"]),
        ("新华社发（王小明 摄）", ["新华社", "王小明 摄"]),
        ("共同通信 山田太郎撮影", ["共同通信", "山田太郎撮影"]),
        ("White House photo by Jane Doe", ["White House", "Jane Doe"]),
        ("Jane Doe on Unsplash", ["Jane Doe", "Unsplash"]),
        ("Jane Doe, AFP; John Smith, AP", ["Jane Doe, AFP", "John Smith, AP"]),
        ("ANTARA FOTO/Budi Santoso/foc.", ["ANTARA FOTO", "Budi Santoso"]),
        ("Jan Müller/dpa-Zentralbild/dpa", ["Jan Müller", "dpa-Zentralbild", "dpa"]),
        ("Jane Doe <jane@example.com>", ["Jane Doe"]),
        ("Jane Doe www.example.com", ["Jane Doe"]),
        ("Contributor#8523328", ["Contributor"]),
        ("Jean-Pierre Melville", ["Jean-Pierre Melville"]),
        ("서울=연합뉴스", ["서울=연합뉴스"]),
        ("Smith, Jones & Co", ["Smith, Jones & Co"]),
        ("-", []),
    ],
)
def test_texts_are_divided(text, parts):
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    ("part", "clean"),
    [
        ("HANDOUT", ""),
        ("Handout .", ""),
        ("HO", ""),
        ("Pool", ""),
        ("STR", ""),
        ("Stringer", ""),
        ("uncredited", ""),
        ("File Photo", ""),
        ("본사", ""),
        ("资料图片", ""),
        ("Ảnh minh họa", ""),
        ("X00123", ""),
        ("CC BY-SA 4.0", ""),
        ("Jane Doe, File", "Jane Doe"),
        ("Jane Doe (Pool)", "Jane Doe"),
        ("HO-BNPB", "BNPB"),
        ("Dok. Kementerian", "Kementerian"),
        ("Courtesy of the Zoo", "the Zoo"),
        ("Courtesy Acme", "Acme"),
        ("대통령실 제공", "대통령실"),
        ("연합뉴스 자료사진", "연합뉴스"),
        ("AFP or licensors", "AFP"),
        ("Dok. Pribadi", "Dok. Pribadi"),
        ("Jane Ho", "Jane Ho"),
        ("Jane Pool", "Jane Pool"),
        ("National Archives", "National Archives"),
        ("Stringer Bell", "Stringer Bell"),
        ("Hong Kong Free Press", "Hong Kong Free Press"),
    ],
)
def test_fillers_go(part, clean):
    assert without_filler(part) == clean


@pytest.mark.parametrize(
    ("part", "is_handout"),
    [
        ("Handout", True),
        ("US Navy/Handout", True),
        ("Courtesy of the Zoo", True),
        ("대통령실 제공", True),
        ("Dok. Kementerian", True),
        ("Dok. Pribadi", True),
        ("연합뉴스 제공", False),
        ("Pool", False),
        ("Reuters", False),
    ],
)
def test_what_was_given_is_a_handout_unless_an_agency_sells_it(part, is_handout):
    assert without_fillers(Draft(line=tuple(parts_of(part)))).is_handout == is_handout
