"""Which encoding the texts of older metadata are in, which nobody wrote down."""

import codecs
import re
from collections.abc import Iterable

from articles.text.encodings import LEGACY, is_likely

# Western European text in cp1252. Words have their accents where words have them, and signs stand
# where print has them: in the encodings of Macs and DOS the same bytes are letters inside words.
LOWER, UPPER = "a-zßà-ïñ-öø-ýœ", "A-ZÀ-ÏÑ-ÖØ-ÝŒ"
LETTER = f"[{LOWER}{UPPER}]"
WORD = re.compile(r"[^\W\d_]+")
WESTERN_WORD = re.compile(
    f"(?=.*[A-Za-z])(?!.*[^A-Za-z]{{3}})(?!.*œ[^iu])(?:(?![ÃÕ])[{UPPER}]?[{LOWER}]+|[{UPPER}]+)|[àÀ]"
)
WESTERN_SIGNS = re.compile("[\\x00-\\x7f\u00a0©®™°·«»¡¿–—‘’‚“”„…•€£§]*")
MISREAD = re.compile(
    f"(?<={LETTER})(?:[¡¿„‚«£§€•]|[“‘](?={LETTER})|[–—](?![{UPPER}])|\u00a0(?:$|(?=[{LOWER}])))"
    f"|[”»](?={LETTER})|[£§](?!\\s?\\d)|¡(?=[{LOWER}])|„(?!.*[“”])|‚(?!.*[‘’])"
    "|(?<=\\s)…|^…|\u00a0 | \u00a0|(?<![lL])·|(?<![\\dnN\\s])°"
    # Not an elision ("l’été", "qu’il", "aujourd’hui") nor the end of an English word ("it’s").
    f"|(?<={LETTER}{{2}})(?<!qu)(?<!Qu)(?<!urd)(?<!ll)’(?!(?:s|t|d|m|re|ve|ll)\\b)(?=[{LOWER}])"
    "|’(?!(?:s|t|d|m|re|ve|ll)\\b)(?=[bcdfgj-np-tv-xz])|[™€](?=[a-z])|(?<=\\d)[ÊÕ]"
    # Tones of Vietnamese, each a letter of its own in cp1258.
    "|[aeoyâêô][òì]"
)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

# What text in each encoding is made of, all of it: one letter more, and it is another encoding.
MARKS = "\\x00-\\x7f©®°·«»–—‘’“”„…№\u3000-\u303f\uff01-\uff5e"
KANA = "\u3041-\u30ff"
CYRILLIC = re.compile(f"(?:[{MARKS}\u00a0]|\\b[А-ЯЁ]?[а-яё]+\\b|\\b[А-ЯЁ]+\\b)*")
ARABIC = re.compile(f"[{MARKS}\u00a0\u060c\u061b\u061f\u0621-\u0652]*")
MADE_OF = {
    ("ko", "euc_kr"): re.compile(f"[{MARKS}ㆍ△▲○◆가-힣]*"),
    ("ja", "cp932"): re.compile(f"[{MARKS}{KANA}々\u4e00-\u9fff]*"),
    ("ja", "euc_jp"): re.compile(f"[{MARKS}{KANA}々\u4e00-\u9fff]*"),
    ("zh-hans", "gb2312"): re.compile(f"[{MARKS}\u4e00-\u9fff]*"),
    ("ru", "cp1251"): CYRILLIC,
    ("ru", "koi8_r"): CYRILLIC,
    ("ru", "mac_cyrillic"): CYRILLIC,
    ("ar", "cp1256"): ARABIC,
    ("ar", "iso8859_6"): ARABIC,
}
# Read only to find out that a text could be in them too.
RIVALS = {"mac_cyrillic", "iso8859_6"}
# Stricter than for whole stories: of so little text, chance makes some common letters.
COMMON = {"ar": 0.4, "ru": 0.36}
LEVEL_1 = 0.9  # the share of the 3,755 commonest characters (GB 2312) in Chinese
# Letters beyond ASCII; fewer fit several encodings by chance.
ENOUGH = {"ar": 12}
ENOUGH_ELSEWHERE = 8


def guessed(raws: Iterable[bytes]) -> str:
    """The one encoding that all of a file's texts together can be in, empty if that isn't sure.

    Only what is no UTF-8 is looked at; one text alone is mostly too short to tell.
    """
    together = b"\n".join(raw for raw in raws if _strict(raw) is None)
    readings = {}
    for (language, codec), made_of in MADE_OF.items():
        text = _read(together, codec)
        if text is not None and made_of.fullmatch(text) and _is_sure(text, language):
            readings.setdefault(text, codec)
    codec = next(iter(readings.values())) if len(readings) == 1 else ""
    return "" if codec in RIVALS else codec


def _is_sure(text: str, language: str) -> bool:
    foreign = [letter for letter in text if letter.isalpha() and letter > "\x7f"]
    if len(foreign) < ENOUGH.get(language, ENOUGH_ELSEWHERE) or not is_likely(
        text, LEGACY[language]
    ):
        return False
    if language == "zh-hans":
        common = sum(letter.encode("gb2312") < b"\xd8" for letter in foreign)
        return common >= LEVEL_1 * len(foreign)
    common = sum(letter in LEGACY[language].common for letter in foreign)
    return common >= COMMON.get(language, 0) * len(foreign)


def decoded(raw: bytes, is_utf_8: bool = False, codec: str = "") -> str:
    """The text as UTF-8 (said or not), in `codec`, or as cp1252; empty rather than wrong.

    Text that was cut inside its last UTF-8 character, as older programs do, loses only that one.
    """
    attempts = [_strict, _cut] if is_utf_8 else [_strict]
    attempts.append((lambda raw: _read(raw, codec)) if codec else _western)
    for attempt in [*attempts, _cut_unsaid]:
        text = attempt(raw)
        if text is not None:
            return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return ""


def _strict(raw: bytes) -> str | None:
    return _read(raw, "utf-8")


def _cut(raw: bytes) -> str | None:
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(raw)
    except UnicodeDecodeError:
        return None


def _cut_unsaid(raw: bytes) -> str | None:
    """A text of which only the last byte is no ASCII can be in any encoding."""
    text = _cut(raw)
    return text if text and not text.isascii() else None


def _western(raw: bytes) -> str | None:
    text = _read(raw, "cp1252")
    if text is None or MISREAD.search(text) or not WESTERN_SIGNS.fullmatch(WORD.sub("", text)):
        return None
    accented = [word for word in WORD.findall(text) if not word.isascii()]
    return text if all(map(WESTERN_WORD.fullmatch, accented)) else None


def _read(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None
