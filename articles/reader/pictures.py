"""Pictures as HTML, every size of them, each with its credit."""

import json
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from articles.reader import names
from articles.text.credits import credit_line

# How wide a picture stands on the page, for the browser's choice among the files.
LEAD = "(min-width: 76rem) 71rem, 100vw"
FRONT = "(min-width: 62rem) 48rem, 100vw"
CARD = "(min-width: 62rem) 23rem, (min-width: 40rem) 46vw, 100vw"
ROW = "(min-width: 58rem) 15rem, 26vw"
INLINE = "(min-width: 42rem) 38rem, 100vw"


class Files(NamedTuple):
    """Where a photo's files are: what a browser chooses from, and one for the oldest."""

    webp: str
    jpeg: str
    middle: str
    largest: str
    width: int
    height: int


@lru_cache(4096)
def files(renditions):
    """The Files of a photo's renditions (their JSON text); None where there are none."""
    made = json.loads(renditions or "[]")
    jpegs = [each for each in made if each["format"] == "jpeg"]
    if not jpegs:
        return None
    jpegs.sort(key=lambda each: each["width"])
    largest = jpegs[-1]
    return Files(
        webp=_srcset([each for each in made if each["format"] == "webp"]),
        jpeg=_srcset(jpegs),
        middle=default_storage.url(jpegs[(len(jpegs) - 1) // 2]["file"]),
        largest=default_storage.url(largest["file"]),
        width=largest["width"],
        height=largest["height"],
    )


def picture(renditions, alt_text, sizes, *, is_first=False):
    """A <picture>; the first on a page is wanted at once, every other when it comes into view."""
    found = files(renditions)
    if found is None:
        return ""
    when = 'fetchpriority="high"' if is_first else 'loading="lazy"'
    webp = f'<source type="image/webp" srcset="{found.webp}" sizes="{sizes}">' if found.webp else ""
    return mark_safe(  # noqa: S308
        f'<picture>{webp}<img src="{found.middle}" srcset="{found.jpeg}" sizes="{sizes}"'
        f' width="{found.width}" height="{found.height}" alt="{escape(alt_text)}"'
        f' {when} decoding="async"></picture>'
    )


def credit(photographer, source, code):
    """The credit line in the active language, from the two names' columns."""
    return credit_line(
        names.marked(names.first(photographer, code), code),
        names.marked(names.first(source, code), code),
    )


def figure(shown, caption, credit, *, css_class=""):
    """A picture with its caption and credit."""
    opening = f'<figure class="{css_class}">' if css_class else "<figure>"
    said = f'<span class="caption">{escape(caption)}</span> ' if caption else ""
    return mark_safe(  # noqa: S308
        f"{opening}\n{shown}\n<figcaption>{said}"
        f'<span class="credit">{conditional_escape(credit)}</span></figcaption>\n</figure>'
    )


def _srcset(made):
    made = sorted(made, key=lambda each: each["width"])
    return escape(", ".join(f"{default_storage.url(m['file'])} {m['width']}w" for m in made))
