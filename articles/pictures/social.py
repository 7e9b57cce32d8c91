"""The picture that a page is shared with, 1200 × 630 pixels, with the credit in it and on it."""

from bisect import bisect
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, ImageOps

from articles.pictures.credit import read_credit
from articles.pictures.fonts import can_shape, font_for
from articles.pictures.framing import Framing, box_of
from articles.pictures.saving import Embedded, jpeg

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 36
CREDIT = 28  # pixels high: read on a telephone, where a card is a third as wide
LEADING = 1.4
LINES = 4  # a longer credit is written smaller
INK, SOFT, GROUND, BRAND = "#fffdf8", "#c9dedd", "#151617", "#14595b"
SHADE, FADE = 184, 90  # how dark (of 255) it is behind the credit, and over how many pixels not yet
SMALLEST = 600  # pixels: a picture narrower than this is not blown up to the card's width
MOST_ENLARGED = 1.5


@dataclass(frozen=True)
class Words:
    """A text to be drawn: its BCP 47 tag, its direction ("ltr", "rtl"), font files to try first."""

    text: str
    tag: str
    direction: str
    fonts: tuple[str, ...] = ()


def photo_card(picture: bytes, credit: Words, makers: str, framing: Framing) -> bytes:
    """A JPEG of a public JPEG of a whole photo, with its metadata and the credit at its foot.

    It is cut as its 16:9 crop is; one that may not be cropped is neither cut nor covered.
    Where no font has all letters of the credit, none is drawn. `makers`, who is to be credited in
    the same language, stand in the file all the same.
    """
    file = Image.open(BytesIO(picture))
    file.draft("RGB", SIZE)
    image = file.convert("RGB")
    lines = _set(credit, WIDTH - 2 * MARGIN, CREDIT)
    if framing.may_crop and image.width >= SMALLEST:
        card = _covering(image, framing, lines)
    else:
        card = _whole(image, lines)
    if lines:
        _write(card, lines, credit)
    told = replace(read_credit(picture), credit_line=makers)
    return jpeg(card, Embedded(told))


def newsroom_card(name: Words, strapline: Words) -> bytes:
    """A JPEG with the newsroom's mark, name and strapline, for pages without a picture."""
    card = Image.new("RGB", SIZE, BRAND)
    draw = ImageDraw.Draw(card)
    _mark(draw, WIDTH // 2 - 72, 84, 4.5)
    wide = WIDTH - 4 * MARGIN
    for words, size, middle, ink in ((name, 118, 352, INK), (strapline, 38, 500, SOFT)):
        lines = _set(words, wide, size, is_bold=words is name, most=1)
        if lines:
            draw.text((WIDTH // 2, middle), lines.texts[0], ink, lines.font, "mm", **_told(words))
    draw.line([(WIDTH // 2 - 60, 440), (WIDTH // 2 + 60, 440)], SOFT, 2)
    return jpeg(card, None)


@dataclass(frozen=True)
class _Lines:
    texts: list[str]
    font: ImageFont.FreeTypeFont

    @property
    def height(self) -> int:
        return round(len(self.texts) * self.font.size * LEADING)


def _set(words: Words, wide: int, size: int, *, is_bold: bool = False, most: int = LINES):
    """The text broken into lines, in the largest type up to `size` in which it has few enough."""
    if not words.text or (words.direction == "rtl" and not can_shape()):
        return None
    while font := font_for(words.text, words.tag, size, is_bold=is_bold, files=words.fonts):
        texts = _broken(words, font, wide)
        if len(texts) <= most or size <= CREDIT // 2:
            return _Lines(texts, font)
        size = size * 9 // 10
    return None


def _broken(words: Words, font: ImageFont.FreeTypeFont, wide: int) -> list[str]:
    """Lines no wider than `wide`, broken at spaces, and inside a word only where one is longer."""
    lines, line = [], ""
    for word in words.text.split(" "):
        tried = f"{line} {word}" if line else word
        if _length(tried, words, font) <= wide:
            line = tried
            continue
        if line:
            lines.append(line)
        line = word
        while _length(line, words, font) > wide:
            end = _end(line, words, font, wide)
            lines.append(line[:end])
            line = line[end:]
    return [*lines, line] if line else lines


def _end(line: str, words: Words, font: ImageFont.FreeTypeFont, wide: int) -> int:
    """How many letters of a line there is room for, one at least."""
    too_many = bisect(range(1, len(line) + 1), wide, key=lambda n: _length(line[:n], words, font))
    return max(1, too_many)


def _length(text: str, words: Words, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(text, **_told(words))


def _told(words: Words) -> dict[str, str]:
    return {"direction": words.direction, "language": words.tag} if can_shape() else {}


def _covering(image: Image.Image, framing: Framing, lines: _Lines | None) -> Image.Image:
    """The picture as large as the card, darker towards the credit."""
    wide, high = image.size
    left, top, right, bottom = box_of("16x9", wide, high, framing)
    cut = image.crop((left * wide, top * high, right * wide, bottom * high))
    card = ImageOps.fit(cut, SIZE, Image.Resampling.LANCZOS)
    if lines:
        high = lines.height + MARGIN
        shade = Image.new("L", (1, HEIGHT), 0)
        for y in range(HEIGHT):
            near = min(1.0, max(0.0, (y - (HEIGHT - high - FADE)) / FADE))
            shade.putpixel((0, y), round(SHADE * near * near * (3 - 2 * near)))
        card.paste("black", (0, 0), shade.resize(SIZE))
    return card


def _whole(image: Image.Image, lines: _Lines | None) -> Image.Image:
    """The picture with nothing cut off, on a dark ground, the credit's band below it."""
    card = Image.new("RGB", SIZE, GROUND)
    room = HEIGHT - (lines.height + MARGIN if lines else MARGIN // 2) - MARGIN // 2
    scale = min(WIDTH / image.width, room / image.height, MOST_ENLARGED)
    size = round(image.width * scale), round(image.height * scale)
    shown = image.resize(size, Image.Resampling.LANCZOS)
    card.paste(shown, ((WIDTH - size[0]) // 2, (MARGIN + room - size[1]) // 2))
    return card


def _write(card: Image.Image, lines: _Lines, credit: Words) -> None:
    """The lines at the card's foot, from the side where the language begins."""
    draw = ImageDraw.Draw(card)
    step = lines.font.size * LEADING
    is_rtl = credit.direction == "rtl"
    x, anchor = (WIDTH - MARGIN, "rm") if is_rtl else (MARGIN, "lm")
    y = HEIGHT - MARGIN / 2 - lines.height + step / 2
    for text in lines.texts:
        draw.text((x, y), text, INK, lines.font, anchor, **_told(credit))
        y += step


def _mark(draw: ImageDraw.ImageDraw, left: float, top: float, scale: float) -> None:
    """The mark of icon.svg: a page with a headline, a picture and lines."""
    parts = [(7, 8, 25, 11), (7, 14, 15, 24), (18, 14, 25, 16.2), (18, 17.9, 25, 20.1)]
    for x, y, right, bottom in [*parts, (18, 21.8, 25, 24)]:
        corner = (left + right * scale, top + bottom * scale)
        draw.rectangle([(left + x * scale, top + y * scale), corner], INK)
