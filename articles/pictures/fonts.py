"""Fonts that the system has for a language, and which of them can write a text."""

import subprocess
import unicodedata
from functools import cache, lru_cache

from PIL import ImageFont, features

SECONDS = 10  # fontconfig fills its cache when it is first asked
MOST = 400  # fonts that are tried
BOLD, REGULAR = 200, 80  # fontconfig's weights
# fontconfig knows Chinese by countries.
TAGS = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
# What is asked for before the system's own choice, where it is installed.
WANTED = "Noto Sans,Noto Sans Arabic,sans-serif"
NOBODYS = "\U0010ffff"  # a character that no font has


def font_for(
    text: str, tag: str, size: int, *, is_bold: bool = False, files: tuple[str, ...] = ()
) -> ImageFont.FreeTypeFont | None:
    """A font that has every letter of the text, `files` before the system's; None without one.

    `tag` is the text's BCP 47 language tag: it chooses among fonts, and among a font's shapes.
    """
    letters = "".join(sorted({each for each in text if is_seen(each)}))
    found = _file_for(letters, tag, is_bold, files)
    return found and _opened(*found, size)


def is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZM"


@lru_cache(512)
def _file_for(
    letters: str, tag: str, is_bold: bool, files: tuple[str, ...]
) -> tuple[str, int] | None:
    own = [(path, 0) for path in files]
    return next((each for each in [*own, *_installed(tag, is_bold)] if _has(each, letters)), None)


@cache
def _installed(tag: str, is_bold: bool) -> list[tuple[str, int]]:
    """(path, number inside the file) of the system's fonts, the best for the language first."""
    tag = TAGS.get(tag.lower(), tag)
    pattern = f"{WANTED}:lang={tag}:weight={BOLD if is_bold else REGULAR}:scalable=true"
    command = ["fc-match", "--all", "--format", "%{file}\t%{index}\t%{variable}\n", pattern]
    try:
        listed = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    rows = [line.split("\t") for line in listed.splitlines()]
    # The upper half of the number names an instance of a variable font.
    return [(row[0], int(row[1]) & 0xFFFF) for row in rows[:MOST] if len(row) == 3]


def _has(file: tuple[str, int], letters: str) -> bool:
    """Whether a font has a shape of its own for each letter, and no box in place of one."""
    try:
        font = _opened(*file, 20, ImageFont.Layout.BASIC)
        missing = _shape(font, NOBODYS)
        return all(_shape(font, letter) != missing for letter in letters)
    except OSError:
        return False


def _shape(font: ImageFont.FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)


@lru_cache(256)
def _opened(
    path: str, index: int, size: int, layout: ImageFont.Layout | None = None
) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=index, layout_engine=layout)


@cache
def can_shape() -> bool:
    """Whether letters are joined and put in order as their script asks."""
    return features.check("raqm")
