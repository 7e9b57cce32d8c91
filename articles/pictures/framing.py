"""Which parts of a picture readers get, and how large: the whole and crops of fixed ratios."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import NamedTuple

WIDTHS = (320, 480, 640, 960, 1280, 1600, 2400)
# The ratio of each crop, and the widths that pages, feeds and search engines ask of it.
CROPS = {
    "16x9": (16 / 9, (640, 960, 1280)),
    "4x3": (4 / 3, (320, 640, 1200)),
    "1x1": (1.0, (320, 1200)),
    "3x4": (3 / 4, (640,)),
}
MAX_WEBP_SIDE = 16_383  # RFC 9649: a WebP bitstream has 14 bits for each side
# Crops are cut from no more than this, so that a small crop of a huge original is affordable.
MAX_PIXELS = 24_000_000


@dataclass(frozen=True)
class Framing:
    """How a picture may be cut: what matters in it, and crops made by hand.

    `focus` is (x, y) and each crop [left, top, right, bottom], by name of CROPS, in shares of the
    upright picture: 0 is its left or top edge. `may_crop` is False where a licence forbids
    changes: then there is the whole picture alone.
    """

    focus: tuple[float, float] = (0.5, 0.5)
    crops: dict[str, list[float]] = field(default_factory=dict)
    may_crop: bool = True


CENTRED = Framing()


class Cut(NamedTuple):
    """A part of a picture: `box` in shares of it, its sizes in pixels, largest first."""

    crop: str
    box: tuple[float, float, float, float]
    sizes: list[tuple[int, int]]

    @property
    def whole_width(self) -> int:
        """How wide the whole picture has to be for the largest size to be cut from it."""
        left, _top, right, _bottom = self.box
        return ceil(round(self.sizes[0][0] / (right - left), 6))


def cuts(width: int, height: int, framing: Framing) -> Iterator[Cut]:
    """The whole of an upright original of that size, then each crop that is as large as asked."""
    yield Cut("", (0.0, 0.0, 1.0, 1.0), sizes(width, height)[::-1])
    if not framing.may_crop:
        return
    scale = min(1.0, sqrt(MAX_PIXELS / (width * height)))
    for crop, (ratio, widths) in CROPS.items():
        box = box_of(crop, width, height, framing)
        widest = (box[2] - box[0]) * width * scale + 0.001
        wanted = [(each, round(each / ratio)) for each in widths if each <= widest]
        if wanted:
            yield Cut(crop, box, wanted[::-1])


def sizes(width: int, height: int) -> list[tuple[int, int]]:
    """(width, height) of each rendition of the whole, smallest first, for an upright original.

    Never wider than the original, and never empty: a narrow original keeps its own width.
    """
    tallest = width * MAX_WEBP_SIDE // height
    widest = max(1, min(width, tallest))
    widths = [each for each in WIDTHS if each <= widest] or [widest]
    return [(each, max(1, min(MAX_WEBP_SIDE, round(height * each / width)))) for each in widths]


def box_of(
    crop: str, width: int, height: int, framing: Framing
) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) of a crop in shares of the picture, exactly of the crop's ratio.

    One made by hand is cut down to the ratio about its middle. Without one, or with one that is
    no part of the picture, it is as large as possible, as near about the focus as it can be.
    """
    ratio = CROPS[crop][0] * height / width  # of the shares, not of the pixels
    made = framing.crops.get(crop)
    if made and len(made) == 4 and 0 <= made[0] < made[2] <= 1 and 0 <= made[1] < made[3] <= 1:
        frame, middle = made, ((made[0] + made[2]) / 2, (made[1] + made[3]) / 2)
    else:
        frame, middle = (0.0, 0.0, 1.0, 1.0), framing.focus
    wide = min(frame[2] - frame[0], (frame[3] - frame[1]) * ratio)
    high = wide / ratio
    left = min(max(middle[0] - wide / 2, frame[0]), frame[2] - wide)
    top = min(max(middle[1] - high / 2, frame[1]), frame[3] - high)
    return max(0.0, left), max(0.0, top), min(1.0, left + wide), min(1.0, top + high)
