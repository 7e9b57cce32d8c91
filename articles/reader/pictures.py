"""Pictures as HTML: every size and format of them, for the browser to choose from."""

import json
from collections import defaultdict
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from articles.reader import addresses

# The smallest files first: a browser takes the first format that it knows. JPEG all of them do.
FORMATS = ("avif", "webp")
LEVELS = 3  # of red, green and blue in the tints of reader.css


class Slot(NamedTuple):
    """A picture's place on a page: how wide it stands there, and in which crop."""

    sizes: str
    crop: str = ""


# The measures of reader.css, whose pages grow to 75rem. On a phone a picture fills 92vw: said to be
# a little narrower, it comes in the nearest size, where the next one weighs half as much again.
PAGE = "88vw"
LEAD = Slot(f"(min-width: 75rem) 57rem, (min-width: 62rem) calc(100vw - 17.5rem), {PAGE}")
INLINE = Slot(f"(min-width: 44rem) 40rem, {PAGE}")
FRONT = Slot(f"(min-width: 75rem) 47rem, (min-width: 62rem) 63vw, {PAGE}", "16x9")
BESIDE = Slot(
    f"(min-width: 75rem) 21.25rem, (min-width: 62rem) 28vw, (min-width: 40rem) 45vw, {PAGE}", "16x9"
)
CARD = Slot("(min-width: 75rem) 22rem, 28vw", "4x3")
ROW = Slot("(min-width: 46rem) 13rem, 28vw", "4x3")
# Cards in a strip by their number: one or two have the picture beside their words.
STRIPS = (
    ROW,
    ROW,
    Slot("(min-width: 75rem) 22rem, (min-width: 62rem) 30vw, (min-width: 48rem) 45vw, 28vw", "4x3"),
    Slot(
        "(min-width: 75rem) 16.5rem, (min-width: 62rem) 22vw, (min-width: 48rem) 45vw, 28vw", "4x3"
    ),
)
# Columns of at least 16rem, as many as the page holds.
GALLERY = Slot(f"(min-width: 62rem) 27.5rem, (min-width: 37rem) 45vw, {PAGE}")
PHOTOGRAPH = Slot(f"(min-width: 69rem) 18rem, (min-width: 37rem) 45vw, {PAGE}", "4x3")


def strip(cards):
    """The Slot of each picture in a strip of so many cards, of which at most four share a line."""
    return STRIPS[min(cards, len(STRIPS)) - 1]


class Files(NamedTuple):
    """The files of one crop: (MIME type, srcset) of each modern format, the JPEGs' srcset, one
    JPEG in the middle for the oldest browsers, the largest with its size, and all JPEGs as
    (address, width, height), the smallest first."""

    sources: tuple
    jpeg: str
    middle: str
    largest: str
    width: int
    height: int
    jpegs: tuple

    def about(self, width):
        """The largest JPEG (address, width, height) that is no wider, else the smallest."""
        return next((each for each in reversed(self.jpegs) if each[1] <= width), self.jpegs[0])


@lru_cache(2048)
def files(renditions):
    """The Files of a photo by crop, "" for the whole, from its renditions' JSON text.

    A crop without a JPEG is none; a photo whose files are not made yet has an empty dict.
    """
    crops = defaultdict(lambda: defaultdict(list))
    for made in sorted(json.loads(renditions), key=lambda each: each["width"]):
        crops[made.get("crop", "")][made["format"]].append(made)
    return {crop: _files(formats) for crop, formats in crops.items() if "jpeg" in formats}


def _files(formats):
    jpegs = formats["jpeg"]
    return Files(
        sources=tuple(
            (f"image/{each}", _srcset(formats[each])) for each in FORMATS if each in formats
        ),
        jpeg=_srcset(jpegs),
        middle=addresses.picture(jpegs[(len(jpegs) - 1) // 2]["file"]),
        largest=addresses.picture(jpegs[-1]["file"]),
        width=jpegs[-1]["width"],
        height=jpegs[-1]["height"],
        jpegs=tuple((addresses.picture(m["file"]), m["width"], m["height"]) for m in jpegs),
    )


def _srcset(made):
    return escape(", ".join(f"{addresses.picture(m['file'])} {m['width']}w" for m in made))


def picture(shown, alt_text, slot, *, is_first=False):
    """A <picture>, in the slot's crop where there is one; empty for a photo without files.

    The first on a page is wanted at once, every other when it comes into view.
    """
    found = shown.files.get(slot.crop) or shown.files.get("")
    if found is None:
        return ""
    sources = "".join(
        f'<source type="{mime}" srcset="{srcset}" sizes="{slot.sizes}">'
        for mime, srcset in found.sources
    )
    when = 'fetchpriority="high"' if is_first else 'loading="lazy"'
    return mark_safe(  # noqa: S308
        f'<picture>{sources}<img class="{shown.css}" src="{escape(found.middle)}"'
        f' srcset="{found.jpeg}" sizes="{slot.sizes}" width="{found.width}"'
        f' height="{found.height}" alt="{escape(alt_text)}" {when} decoding="async"></picture>'
    )


def figure(shown, caption, credit, *, css_class=""):
    """A picture with its caption and credit, each text or HTML."""
    opening = f'<figure class="{css_class}">' if css_class else "<figure>"
    said = f'<span class="caption">{conditional_escape(caption)}</span> ' if caption else ""
    return mark_safe(  # noqa: S308
        f"{opening}\n{shown}\n<figcaption>{said}"
        f'<span class="credit">{conditional_escape(credit)}</span></figcaption>\n</figure>'
    )


def tint(colour):
    """The class of reader.css that fills the place of a picture of this colour ("#rrggbb").

    A policy without inline styles leaves stylesheets alone: 27 tints, the nearest is taken.
    """
    if not colour:
        return ""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "tint-" + "".join(str(channel * LEVELS // 256) for channel in channels)
