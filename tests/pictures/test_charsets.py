"""Texts whose encoding nobody wrote down: read right, or not at all."""

import pytest

from articles.pictures.charsets import decoded, guessed
from articles.pictures.credit import read_credit
from tests.pictures.samples import exif, iim_segment, painting, saved

# A caption long enough to be sure of its encoding, and the encodings that older programs wrote.
CAPTIONS = {
    "ko": ("대통령이 서울에서 열린 회의를 마치고 기자들에게 말하고 있다.", ["cp949", "euc-kr"]),
    "ja": ("東京で開かれた会議のあと、記者団の質問に答える首相。", ["shift_jis", "euc_jp"]),
    "zh-hans": ("总统在首都出席了一个会议，会后在记者会上回答了他们的问题。", ["gbk", "gb18030"]),
    "ru": ("Президент отвечает на вопросы после встречи в Москве.", ["cp1251", "koi8_r"]),
    "ar": ("الرئيس يجيب على أسئلة الصحفيين بعد الاجتماع في القاهرة", ["cp1256"]),
    "fr": ("L’élève déjà arrivé à l’Élysée, « près de la fenêtre »", ["cp1252"]),
    "de": ("Die Größe der Übung – „schön“, sagt Jörg Müller", ["cp1252"]),
}
MARKED = [(text, codec) for text, codecs in CAPTIONS.values() for codec in codecs]


@pytest.mark.parametrize(("text", "codec"), MARKED)
def test_a_caption_in_an_older_encoding_is_read(text, codec):
    raw = text.encode(codec)
    assert decoded(raw, codec=guessed([raw])) == text


@pytest.mark.parametrize(
    ("name", "language", "codec"),
    [
        ("김하늘", "ko", "cp949"),
        ("山田太郎", "ja", "shift_jis"),
        ("王小明", "zh-hans", "gbk"),
        ("Иван", "ru", "cp1251"),
        ("علي", "ar", "cp1256"),
    ],
)
def test_a_short_name_is_read_by_the_light_of_its_caption(name, language, codec):
    caption = CAPTIONS[language][0]
    alone, beside = (
        iim_segment((2, 80, name.encode(codec))),
        iim_segment((2, 80, name.encode(codec)), (2, 120, caption.encode(codec))),
    )
    assert read_credit(saved(painting(), extra=alone)).creator == ""
    credit = read_credit(saved(painting(), extra=beside))
    assert (credit.creator, credit.description) == (name, {"x-default": caption})
    block = exif(t315=name.encode(codec), t270=caption.encode(codec))
    assert read_credit(saved(painting(), exif=block)).creator == name


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("김하늘", "euc-kr"),
        ("가 나", "euc-kr"),
        ("山田太郎", "shift_jis"),
        ("王小明", "gb18030"),
        ("Иван", "cp1251"),
        ("Президент отвечает на вопросы после встречи", "cp866"),
        ("سارة علي", "cp1256"),
        ("الرئيس يجيب على أسئلة الصحفيين", "iso8859_6"),
        ("Żółkiewski", "cp1250"),
        ("Γιώργος Παπαδόπουλος στην Αθήνα", "cp1253"),
        ("נשיא המדינה משיב לשאלות", "cp1255"),
        ("ประธานาธิบดีตอบคำถาม", "cp874"),
        ("總統在首都出席了一個會議", "big5"),
        ("José Müller", "mac-roman"),
        ("el año de la víctima según él", "mac-roman"),
        ("L’été d’Élodie", "mac-roman"),
        ("aseguró la victoria", "mac-roman"),
        ("después de la reunión", "cp850"),
        ("Bru\u0302no\u0303", "cp1258"),
        ("Pha\u0323m Nhâ\u0323t", "cp1258"),
    ],
)
def test_what_can_not_be_told_for_sure_is_left_out_rather_than_garbled(text, codec):
    raw = text.encode(codec, "ignore")
    assert decoded(raw, codec=guessed([raw])) == ""


@pytest.mark.parametrize(
    "text",
    [
        "José Núñez",
        "René",
        "MÜLLER",
        "João",
        "SÃO PAULO",
        "Søren Kierkegård",
        "© Größe – “Œuvres”",
        "aujourd’hui, l’été qu’il",
        "O’Brien’s café",
        "À la plage",
        "Paris–Orléans 1990–95",
        "¿Qué? ¡Olé!",
        "Può, perciò, città",
    ],
)
def test_western_names_are_read_as_cp1252(text):
    assert decoded(text.encode("cp1252")) == text
    assert decoded(text.encode()) == text


def test_unicode_is_read_as_unicode_whatever_stands_beside_it():
    segment = iim_segment((2, 80, "김하늘".encode()), (2, 110, "José".encode("cp1252")))
    credit = read_credit(saved(painting(), extra=segment))
    assert (credit.creator, credit.credit_line) == ("김하늘", "José")


@pytest.mark.parametrize("is_utf_8", [True, False])
def test_a_name_cut_inside_a_character_loses_only_that_character(is_utf_8):
    assert decoded("김하늘".encode()[:-1], is_utf_8) == "김하"


def test_a_record_that_wrongly_says_utf_8_is_not_garbled():
    assert decoded("김하늘".encode("cp949"), is_utf_8=True) == ""
