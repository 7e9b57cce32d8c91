"""A journalist's file is read in whatever encoding it was saved, or refused with a sentence."""

import io
import random
import unicodedata
import zipfile
from pathlib import Path

import pytest

from articles.text.intake import Unreadable, decode

FOLDER = Path(__file__).parent / "intake"
STORIES = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}

LEGACY = [
    ("ko", "cp949", "euc-kr"),
    ("ja", "cp932", "shift_jis"),
    ("ja", "euc_jp", "euc-jp"),
    ("zh-hans", "gb18030", "gb18030"),
    ("zh-hans", "gbk", "gb18030"),
    ("ru", "cp1251", "windows-1251"),
    ("ar", "cp1256", "windows-1256"),
    ("en", "cp1252", "windows-1252"),
    ("id", "cp1252", "windows-1252"),
    ("es", "cp1252", "windows-1252"),
    ("fr", "cp1252", "windows-1252"),
    ("de", "cp1252", "windows-1252"),
]


def zipped(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<xml/>")
    return file.getvalue()


def in_windows_1258(text):
    """Vietnamese as Windows wrote it: letters with their hats, tones as marks behind them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = b""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones))
        tone = "".join(sign for sign in apart if sign in tones)
        written += (base + tone).encode("cp1258")
    return written


@pytest.mark.parametrize("language", sorted(STORIES))
@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_unicode_is_read_with_and_without_a_byte_order_mark(language, codec, name):
    decoded = decode(STORIES[language].encode(codec))
    assert decoded.text == STORIES[language]
    assert decoded.encoding == name
    assert not decoded.is_guessed


@pytest.mark.parametrize(("language", "codec", "name"), LEGACY)
def test_an_older_encoding_is_read_and_named(language, codec, name):
    decoded = decode(STORIES[language].encode(codec), language)
    assert decoded.text == STORIES[language]
    assert decoded.encoding == name
    assert decoded.is_guessed


@pytest.mark.parametrize(("language", "codec", "name"), LEGACY)
@pytest.mark.parametrize("hint", [None, "tlh", *sorted(STORIES)])
def test_a_wrong_or_missing_language_spoils_no_text(language, codec, name, hint):
    assert decode(STORIES[language].encode(codec), hint).text == STORIES[language]


@pytest.mark.parametrize(("language", "codec", "name"), LEGACY)
def test_one_paragraph_is_enough_to_tell_the_encoding(language, codec, name):
    paragraph = STORIES[language].split("\n")[0]
    assert decode(paragraph.encode(codec), language).text == paragraph


def test_vietnamese_of_windows_is_read_with_its_tones_composed():
    decoded = decode(in_windows_1258(STORIES["vi"]), "vi")
    assert decoded.text == STORIES["vi"]
    assert decoded.encoding == "windows-1258"


def test_a_language_decides_where_a_few_letters_leave_it_open():
    headline = "도서관은 아홉 시에 연다"
    assert decode(headline.encode("cp949"), "ko").text == headline
    fragment = "川沿いの古い水車小屋が土曜日"
    assert decode(fragment.encode("euc_jp"), "ja").text == fragment


def test_japanese_mail_is_read():
    decoded = decode(STORIES["ja"].encode("iso2022_jp"))
    assert (decoded.text, decoded.encoding) == (STORIES["ja"], "iso-2022-jp")


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2029", "\u2028", "\v", "\f"])
def test_every_kind_of_line_end_becomes_a_plain_one(ending):
    assert decode(f"satu{ending}{ending}dua".encode()).text == "satu\n\ndua"


def test_a_stray_control_character_goes():
    story = STORIES["en"]
    assert decode(f"{story[:50]}\x1e{story[50:]}".encode()).text == story


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no text"),
        (b" \r\n\t", "no text"),
        ("\ufeff\u3000\u00a0\u200b\n".encode(), "no text"),
        ("\ufeff \n".encode("utf-16-le"), "no text"),
        (b"a" * 2_000_001, "2 MB"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture"),
        (zipped("[Content_Types].xml", "word/document.xml"), "copy the story and paste it"),
        (zipped("mimetype", "Contents/section0.xml"), "save it as a text file"),
        (zipped("photo.raw"), "archive"),
        (b"{\\rtf1\\ansi Halo}", "word processor"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "word processor"),
        (b"\x00\x01\x02\x03\x04\x05\x00\x00", "not a text"),
        (b"text with\x00a NUL inside", "not a text"),
        (bytes(100), "not a text"),
        (bytes(range(1, 32)) * 20, "not a text"),
        ("Kép".encode("utf-16")[:-1], "can't be read"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert sentence in str(refused.value)
    assert str(refused.value).endswith(".")


def test_two_megabytes_exactly_are_read():
    assert len(decode(b"a" * 2_000_000).text) == 2_000_000


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_refused(seed):
    noise = random.Random(seed).randbytes(2_000)
    with pytest.raises(Unreadable):
        decode(noise, "ko")


def test_damaged_utf8_is_refused_instead_of_read_as_something_else():
    data = STORIES["ko"].encode()
    with pytest.raises(Unreadable, match="damaged"):
        decode(data[:300] + b"\xff" + data[300:], "ko")
    with pytest.raises(Unreadable, match="damaged"):
        decode(data[:301], "ko")


def test_every_story_language_has_a_story_here():
    assert len(STORIES) == 11
