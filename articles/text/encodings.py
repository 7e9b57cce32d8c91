"""From the bytes of a journalist's file to text: Unicode first, then what newsrooms still have."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

import charset_normalizer
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 2_000_000
# Characters looked at to tell a language: a few pages say as much as a book.
SAMPLE = 20_000

WORD_PROCESSOR = _(
    "This is a word processor's document, not plain text: "
    "save it as a text file, or copy the story and paste it."
)
PDF = _("This is a PDF, not plain text: copy the story and paste it.")
PICTURE = _("This is a picture, not a text.")
ARCHIVE = _("This is a compressed archive, not a text: unpack it first.")
BINARY = _("This file is not a text.")
EMPTY = _("There is no text in this file.")
TOO_BIG = _("This file is larger than 2 MB: a story's text is far smaller.")
UNDECODABLE = _(
    "The letters of this file can't be read: save it as a text file in UTF-8 and try again."
)
DAMAGED = _(
    "This file is UTF-8, but damaged in a few places: save it again as a text file in UTF-8."
)

# How a file opens says what it is, whatever its name.
SIGNATURES = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", PICTURE),
    (b"\x89PNG", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
    (b"{\\rtf", WORD_PROCESSOR),
    (b"\xd0\xcf\x11\xe0", WORD_PROCESSOR),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"Rar!", ARCHIVE),
)
# Parts that DOCX, ODT and HWPX files have inside their ZIP.
DOCUMENT_PARTS = (b"word/", b"opendocument.text", b"hwp+zip", b"Contents/section")

# UTF-32 stands before UTF-16, whose little-endian mark is how UTF-32's begins.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Legacy:
    """How a language was written before Unicode, and how to tell that a reading is that language.

    `foreign` is the least and largest share of non-ASCII letters among all letters; of these,
    at least `share` are in the regex class `letters` and `common_share` among the commonest.
    """

    codecs: tuple[str, ...]
    foreign: tuple[float, float]
    letters: str
    share: float
    common: str = ""
    common_share: float = 0.0


WESTERN = Legacy(
    ("cp1252",), (0, 0.2), "[àâäáãåæçéèêëîïíìñôöóòœùûüúÿßÀÂÄÁÃÅÆÇÉÈÊËÎÏÍÌÑÔÖÓÒŒÙÛÜÚŸªº]", 0.95
)
LEGACY = {
    "ko": Legacy(("cp949",), (0.2, 1), "[가-힣]", 0.6, "이다는을에의가고하지를은로사한", 0.08),
    "ja": Legacy(
        ("cp932", "euc_jp"),
        (0.2, 1),
        "[\u3040-\u30ff\u3400-\u9fff]",
        0.9,
        "のにはをたがでとしる",
        0.08,
    ),
    "zh-hans": Legacy(
        ("gb18030",),
        (0.2, 1),
        "[\u3400-\u9fff]",
        0.97,
        "的一是不了在人有我他这中大来上国个到说",
        0.03,
    ),
    "ar": Legacy(("cp1256",), (0.5, 1), "[\u0621-\u0652]", 0.9, "اليموة", 0.3),
    "ru": Legacy(("cp1251", "koi8_r"), (0.5, 1), "[а-яёА-ЯЁ]", 0.9, "оеаинт", 0.25),
    "vi": Legacy(
        ("cp1258",),
        (0.1, 0.5),
        "[\u00c0-\u01b0\u0300-\u0323]",
        0.9,
        "\u0300\u0301\u0303\u0309\u0323",
        0.2,
    ),
    **dict.fromkeys(("en", "id", "es", "fr", "de"), WESTERN),
}
DETECTED = ("cp949", "cp932", "euc_jp", "gb18030", "big5", "cp1251", "koi8_r", "cp1256", "cp1252")

# The names of https://encoding.spec.whatwg.org, which browsers and editors show too.
LABELS = {
    "cp949": "euc-kr",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "koi8_r": "koi8-r",
}


class Unreadable(ValueError):
    """A file that is no story; its message is one sentence for the person who chose it."""


@dataclass(frozen=True)
class Decoded:
    """A file's text, its lines ended by "\\n" alone, and the encoding it was read as."""

    text: str
    encoding: str

    @property
    def is_guessed(self):
        """Whether the encoding was detected, so that a person should look at the letters."""
        return not self.encoding.startswith("utf-")


def decode(data, language=None):
    """Reads the bytes of a text file, Unreadable if they are none.

    `language`, a Django code, says whose older encodings to try first.
    """
    refuse_what_is_no_text(data)
    text, codec = unicode_text(data) or legacy_text(data, language)
    if is_binary(text):
        raise Unreadable(BINARY)
    text = with_plain_line_ends(text)
    if not has_visible_characters(text):
        raise Unreadable(EMPTY)
    return Decoded(text, label(codec))


def with_plain_line_ends(text):
    """The text with "\n" for every line end, page break and paragraph separator.

    Byte order mark and control characters, which no format that leaves here can carry, go.
    """
    text = re.sub("\r\n|[\r\v\f\u2028\u2029]", "\n", text.removeprefix("\ufeff"))
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text)


def is_binary(text):
    controls = len(re.findall(r"[\x01-\x08\x0e-\x1f\x7f]", text))
    return "\0" in text or controls > len(text) / 100


def has_visible_characters(text):
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


def label(codec):
    return LABELS.get(codec) or re.sub(r"^cp(?=125\d$)", "windows-", codec)


def refuse_what_is_no_text(data):
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_BIG)
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(BINARY if b"\0\0\0" in data else EMPTY)
    if data.startswith(b"PK\x03\x04"):
        is_document = any(part in data for part in DOCUMENT_PARTS)
        raise Unreadable(WORD_PROCESSOR if is_document else ARCHIVE)
    for signature, sentence in SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(sentence)


def unicode_text(data):
    """(text, codec) if the bytes are Unicode in any form, None if they are something older."""
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = read(data.removeprefix(mark), codec)
            if text is None:
                raise Unreadable(DAMAGED if codec == "utf-8" else UNDECODABLE)
            return text, codec
    if b"\0" in data:
        return unmarked_utf16(data)
    # Japanese mail's 7-bit encoding is valid ASCII, so it has to be asked for first.
    if b"\x1b$" in data and (text := read(data, "iso2022_jp")):
        return text, "iso2022_jp"
    if (text := read(data, "utf-8")) is not None:
        return text, "utf-8"
    if is_damaged_utf8(data):
        raise Unreadable(DAMAGED)
    return None


def read(data, codec):
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def unmarked_utf16(data):
    """(text, codec) of UTF-16 without a byte order mark; Unreadable if the bytes are binary.

    Read in the wrong order a line end is U+0A00, which is no character, and spaces and
    punctuation are letters: the right order is the one with plain spaces and punctuation.
    """
    readings = []
    for codec in ("utf-16-le", "utf-16-be"):
        text = read(data, codec)
        if text and all(is_writing(character) for character in text):
            marks = sum(character in " \n.,:，。、：" for character in text)
            readings.append((marks, codec, text))
    if not readings or not max(readings)[0]:
        raise Unreadable(BINARY)
    _marks, codec, text = max(readings)
    return text, codec


def is_writing(character):
    return character in "\t\n\v\f\r" or unicodedata.category(character) not in (
        "Cc",
        "Cn",
        "Co",
        "Cs",
    )


def is_damaged_utf8(data):
    """Whether all but a few of the non-ASCII characters are UTF-8: one cut or pasted wrongly.

    Detection would find some other encoding in which such a file is readable nonsense.
    """
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - damaged
    return sound >= 10 * damaged


def legacy_text(data, language):
    """(text, codec) in the first encoding of the language that fits, else in the detected one."""
    for codec in LEGACY[language].codecs if language in LEGACY else ():
        text = read(data, codec)
        if text is not None and is_likely(text[:SAMPLE], LEGACY[language]):
            # Windows-1258 can't write Vietnamese tones composed, so nothing is lost by composing.
            return (unicodedata.normalize("NFC", text) if codec == "cp1258" else text), codec
    best = charset_normalizer.from_bytes(data, cp_isolation=list(DETECTED)).best()
    text = read(data, best.encoding) if best else None
    if text is None or not all(is_writing(character) for character in text):
        raise Unreadable(UNDECODABLE)
    return text, best.encoding


def is_likely(text, legacy):
    if not all(is_writing(character) for character in text):
        return False
    letters = [c for c in text if unicodedata.category(c)[0] in "LM"]
    foreign = [letter for letter in letters if letter > "\x7f"]
    least, largest = legacy.foreign
    if not least * len(letters) <= len(foreign) <= largest * len(letters):
        return False
    expected = sum(bool(re.match(legacy.letters, letter)) for letter in foreign)
    common = sum(letter in legacy.common for letter in foreign)
    return expected >= legacy.share * len(foreign) and common >= legacy.common_share * len(foreign)
