"""Whole credits as files have them, in every language, and what becomes of them."""

import pytest

from articles.text.credit_cleaning import CleanCredit, clean

# (creator, credit line, source field) as received; photographers, source, "handed out".
CASES = [
    # Guardian Grid's own cases, and what agencies send every day.
    ("", "Jane Doe via AFP/Getty Images", "", ["Jane Doe"], "AFP/Getty Images", False),
    ("", "© 2024 Jane Doe", "", ["Jane Doe"], "", False),
    ("", "(c) Jane Doe", "", ["Jane Doe"], "", False),
    ("", "AFP PHOTO / JANE DOE", "", ["Jane Doe"], "AFP", False),
    ("", "Jane Doe/AFP", "", ["Jane Doe"], "AFP", False),
    ("", "AFP / Jane Doe", "", ["Jane Doe"], "AFP", False),
    ("By Jane Doe", "", "", ["Jane Doe"], "", False),
    ("JANE DOE", "AFP", "AFP", ["Jane Doe"], "AFP", False),
    ("Jane Doe", "AFP via Getty Images", "AFP", ["Jane Doe"], "AFP/Getty Images", False),
    ("Jane Doe", "JANE DOE", "Reuters", ["Jane Doe"], "Reuters", False),
    ("Kevin Doe", "REUTERS", "REUTERS", ["Kevin Doe"], "Reuters", False),
    ("", "REUTERS/Kim Hong-Ji", "", ["Kim Hong-Ji"], "Reuters", False),
    ("", "Reuters/Jane Doe/File Photo", "", ["Jane Doe"], "Reuters", False),
    ("Stringer", "REUTERS", "X00123", [], "Reuters", False),
    ("STR", "AFP", "AFP", [], "AFP", False),
    ("Handout", "Handout", "", [], "", True),
    ("HANDOUT", "HANDOUT/AFP", "", [], "AFP", True),
    ("", "US Navy/Handout via Reuters", "", [], "US Navy/Reuters", True),
    ("", "Courtesy of the Zoo", "", [], "the Zoo", True),
    ("", "Pool via AP", "", [], "AP", False),
    ("", "Jane Doe - Pool/Getty Images", "", ["Jane Doe"], "Getty Images", False),
    ("", "(AP Photo/Jane Doe, File)", "", ["Jane Doe"], "AP", False),
    ("", "Getty Images/Jane Doe", "", ["Jane Doe"], "Getty Images", False),
    ("Jane Doe", "Getty Images Europe", "Getty Images", ["Jane Doe"], "Getty Images", False),
    ("", "Photograph: Jane Doe/Reuters.", "", ["Jane Doe"], "Reuters", False),
    ("", "Jane Doe (AFP)", "", ["Jane Doe"], "AFP", False),
    ("", "Jane Doe, AFP", "", ["Jane Doe"], "AFP", False),
    ("", "Jane Doe/EPA, via Shutterstock", "", ["Jane Doe"], "EPA/Shutterstock", False),
    ("", "EPA-EFE/JANE DOE", "", ["Jane Doe"], "EPA-EFE", False),
    (
        "",
        "Mandatory Credit: Photo by Jane Doe/Rex Features (123456a)",
        "",
        ["Jane Doe"],
        "Rex Features",
        False,
    ),
    ("", "Jane Doe / Alamy Stock Photo", "", ["Jane Doe"], "Alamy", False),
    ("", "Jane Doe/Invision/AP", "", ["Jane Doe"], "Invision/AP", False),
    ("", "Photo by Jane Doe on Unsplash", "", ["Jane Doe"], "Unsplash", False),
    ("", "White House photo by Jane Doe", "", ["Jane Doe"], "White House", False),
    ("", "Jane Doe and John Smith/AP", "", ["Jane Doe", "John Smith"], "AP", False),
    ("Jane Doe; John Smith", "AP", "", ["Jane Doe", "John Smith"], "AP", False),
    (
        "",
        "Wikimedia Commons / Jane Doe / CC BY-SA 4.0",
        "",
        ["Jane Doe"],
        "Wikimedia Commons",
        False,
    ),
    ("Ella", "Ella Ling/BPI/REX", "", ["Ella Ling"], "BPI/REX", False),
    ("Ella Ling/BPI/REX", "Ella Ling/BPI/REX", "", ["Ella Ling"], "BPI/REX", False),
    ("Man /In /Suit", "Presseye/ INPHO /REX", "", ["Man"], "In/Suit/Presseye/INPHO/REX", False),
    (
        "Andy Rowland",
        "Andy Rowland/UK Sports Pics Ltd",
        "",
        ["Andy Rowland"],
        "UK Sports Pics Ltd",
        False,
    ),
    (
        "Philip Glass/Barcroft Media",
        "Barcroft Media",
        "",
        ["Philip Glass"],
        "Barcroft Media",
        False,
    ),
    ("Barcroft Media", "Philip Glass", "", ["Philip Glass"], "Barcroft Media", False),
    ("John Doe/BPI/REX", "", "", ["John Doe"], "BPI/REX", False),
    ("Contributor#8523328", "AFP", "", [], "AFP", False),
    (
        "",
        "© Copyright 2024 The Associated Press. All rights reserved.",
        "",
        [],
        "The Associated Press",
        False,
    ),
    ("", "AFP or licensors", "", [], "AFP", False),
    ("Unknown", "-", "", [], "", False),
    # Korean
    ("", "사진=홍길동 기자", "", ["홍길동"], "", False),
    ("", "(사진=연합뉴스)", "", [], "연합뉴스", False),
    ("", "홍길동 기자 = 연합뉴스", "", ["홍길동"], "연합뉴스", False),
    ("", "[사진제공=대통령실]", "", [], "대통령실", True),
    ("", "대통령실 제공", "", [], "대통령실", True),
    ("", "뉴시스 제공", "", [], "뉴시스", False),
    ("홍길동 기자", "연합뉴스", "", ["홍길동"], "연합뉴스", False),
    ("", "뉴스1 홍길동 기자", "", ["홍길동"], "뉴스1", False),
    ("", "글 김철수 사진 홍길동", "", ["홍길동"], "", False),
    ("", "ⓒ 홍길동", "", ["홍길동"], "", False),
    ("", "출처=픽사베이", "", [], "픽사베이", False),
    ("", "연합뉴스 자료사진", "", [], "연합뉴스", False),
    ("김하늘, 서라", "연합뉴스", "", ["김하늘", "서라"], "연합뉴스", False),
    ("", "독자 제공", "", [], "", True),
    # Indonesian
    ("", "Foto: Dok. Kementerian Kesehatan", "", [], "Kementerian Kesehatan", True),
    ("", "Foto/Antara/Budi Santoso", "", ["Budi Santoso"], "Antara", False),
    ("", "ANTARA FOTO/Budi Santoso/foc.", "", ["Budi Santoso"], "ANTARA FOTO", False),
    ("", "Antara Foto/Suharto", "", ["Suharto"], "Antara Foto", False),
    ("", "FOTO: BUDI SANTOSO/KOMPAS", "", ["Budi Santoso"], "KOMPAS", False),
    ("", "ANTARA/HO-BNPB", "", [], "ANTARA/BNPB", True),
    ("", "Dok. Pribadi", "", [], "Dok. Pribadi", True),
    ("", "Foto: Istimewa", "", [], "", True),
    # Japanese
    ("", "撮影:山田太郎", "", ["山田太郎"], "", False),
    ("", "写真提供：内閣広報室", "", [], "内閣広報室", True),
    ("", "共同通信 山田太郎撮影", "", ["山田太郎"], "共同通信", False),
    ("", "（写真：山田太郎/アフロ）", "", ["山田太郎"], "アフロ", False),
    ("", "提供：東京都", "", [], "東京都", False),
    # Chinese
    ("", "摄影:张三", "", ["张三"], "", False),
    ("", "新华社记者 张三 摄", "", ["张三"], "新华社", False),
    ("", "新华社记者张三摄", "", ["张三"], "新华社", False),
    ("", "新华社发（王小明 摄）", "", ["王小明"], "新华社", False),
    ("", "本报记者 李四 摄", "", ["李四"], "", False),
    ("", "图片来源:视觉中国", "", [], "视觉中国", False),
    ("", "视觉中国供图", "", [], "视觉中国", False),
    ("", "图/视觉中国", "", [], "视觉中国", False),
    # Arabic
    ("", "تصوير: ليان الحسيني", "", ["ليان الحسيني"], "", False),
    ("", "صورة: رويترز", "", [], "رويترز", False),
    ("", "تصوير ليان الحسيني / فرانس برس", "", ["ليان الحسيني"], "فرانس برس", False),
    ("", "تصوير: محمد علي – رويترز", "", ["محمد علي"], "رويترز", False),
    ("", "الصورة من: وزارة الصحة", "", [], "وزارة الصحة", True),
    ("", "(أ ف ب)", "", [], "أ ف ب", False),
    # German
    ("", "Foto: Jan Müller/dpa", "", ["Jan Müller"], "dpa", False),
    (
        "",
        "Bild: picture alliance/dpa/Jan Müller",
        "",
        ["Jan Müller"],
        "picture alliance/dpa",
        False,
    ),
    ("", "Jan Müller/dpa-Zentralbild/dpa", "", ["Jan Müller"], "dpa-Zentralbild/dpa", False),
    ("", "© Jan Müller / Bundesregierung", "", ["Jan Müller"], "Bundesregierung", False),
    # French
    ("", "Photo : Jeanne Dupont / AFP", "", ["Jeanne Dupont"], "AFP", False),
    ("", "Crédit photo : Jeanne Dupont", "", ["Jeanne Dupont"], "", False),
    ("", "© Jeanne Dupont / Hans Lucas via AFP", "", ["Jeanne Dupont"], "Hans Lucas/AFP", False),
    ("", "Photos : Jeanne Dupont et Paul Martin", "", ["Jeanne Dupont", "Paul Martin"], "", False),
    # Spanish
    ("", "Foto: Ana de la Cruz / EFE", "", ["Ana de la Cruz"], "EFE", False),
    ("", "EFE/EPA/JANE DOE", "", ["Jane Doe"], "EFE/EPA", False),
    ("", "Foto cedida por Ana López", "", [], "Ana López", True),
    ("", "Cortesía de Museo del Prado", "", [], "Museo del Prado", True),
    # Russian
    ("", "Фото: Иван Петров / ТАСС", "", ["Иван Петров"], "ТАСС", False),
    ("", "ИВАН ПЕТРОВ/ТАСС", "", ["Иван Петров"], "ТАСС", False),
    ("", "Фото предоставлено МЧС России", "", [], "МЧС России", True),
    ("", "Фото: пресс-служба Кремля", "", [], "пресс-служба Кремля", False),
    # Vietnamese
    ("", "Ảnh: Nguyễn Văn An/TTXVN", "", ["Nguyễn Văn An"], "TTXVN", False),
    ("", "Ảnh Nguyễn Văn An", "", ["Nguyễn Văn An"], "", False),
    ("", "Nguồn ảnh: Bộ Y tế", "", [], "Bộ Y tế", True),
    ("", "Ảnh do nhân vật cung cấp", "", [], "", True),
    # What stays as it is.
    ("Jane Doe", "", "", ["Jane Doe"], "", False),
    ("Jane Doe", "", "Reuters", ["Jane Doe"], "Reuters", False),
    ("Man Ray", "", "", ["Man Ray"], "", False),
    ("Bolly", "", "", ["Bolly"], "", False),
    ('Trevor "Freespace"', "", "", ['Trevor "Freespace"'], "", False),
    ("Doe, Jane", "AFP", "", ["Doe, Jane"], "AFP", False),
    ("Jeanne DUPONT", "AFP", "", ["Jeanne DUPONT"], "AFP", False),
    ("", "The New York Times", "", [], "The New York Times", False),
    ("", "Getty Images for Disney", "", [], "Getty Images for Disney", False),
    ("", "National Archives", "", [], "National Archives", False),
    ("", "NASA/JPL-Caltech", "", [], "NASA/JPL-Caltech", False),
    ("", "ESA/Hubble & NASA", "", [], "ESA/Hubble & NASA", False),
    ("", "사진공동취재단", "", [], "사진공동취재단", False),
    ("", "朝日新聞社", "", [], "朝日新聞社", False),
    ("", "US Navy", "", [], "US Navy", False),
    ("", "", "Jane Doe", [], "Jane Doe", False),
    ("", "", "", [], "", False),
]


@pytest.mark.parametrize(
    ("creator", "line", "source", "photographers", "supplier", "is_handout"),
    CASES,
    ids=[" | ".join(case[:3]) for case in CASES],
)
def test_a_credit_is_cleaned(creator, line, source, photographers, supplier, is_handout):
    made = clean(creator, line, source)
    assert (list(made.photographers), made.source) == (photographers, supplier)
    assert made.is_handout == is_handout
    again = clean(", ".join(made.photographers), "", made.source)
    assert (again.photographers, again.source) == (made.photographers, made.source)
    from_line = clean(", ".join(made.photographers), made.source, made.source)
    assert (from_line.photographers, from_line.source) == (made.photographers, made.source)


def test_the_wording_is_kept_as_it_was_received():
    assert clean("", " AFP PHOTO / JANE DOE ").wording == "AFP PHOTO / JANE DOE"
    assert clean("JANE DOE", "", "AFP").wording == "JANE DOE / AFP"
    assert clean().wording == ""


def test_the_notice_goes_its_own_way():
    made = clean("Jane Doe", "AFP", "", "(c)  2024 Kim, all rights reserved")
    assert made == CleanCredit(
        ("Jane Doe",), "AFP", "© 2024 Kim, all rights reserved", False, "AFP"
    )
    assert clean("", "", "", "© 2024 Jane Doe").photographers == ()


def test_endless_and_broken_texts_are_cleaned_in_no_time():
    for text in (
        "/" * 100_000,
        "(" * 100_000,
        "A " * 50_000,
        "By " * 50_000,
        "사진=" * 50_000,
        "\ud800",
    ):
        assert isinstance(clean(text, text, text, text[:1000]), CleanCredit)
