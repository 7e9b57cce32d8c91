"""Pictures as the desk's own pages show them, those that no reader may see included."""

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.admin.display import file_address
from articles.languages import language
from articles.models.names import name_in

FORMATS = ("jpeg", "webp", "avif")
SMALL, LARGE = 320, 960


def shown(photo, width):
    """The rendition of the whole picture that is nearest above a width, else the widest; None
    where none is made."""
    whole = [one for one in photo.renditions if not one.get("crop")]
    whole.sort(key=lambda one: (one["width"], FORMATS.index(one["format"])))
    wide = [one for one in whole if one["width"] >= width]
    return next(iter(wide), None) or (whole[-1] if whole else None)


def image(photo, width=SMALL, name="thumbnail"):
    """An <img> of the whole picture, empty where its files are not made yet."""
    rendition = shown(photo, width)
    if rendition is None:
        return ""
    return format_html(
        '<img class="{}" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        name,
        file_address(rendition),
        rendition["width"],
        rendition["height"],
        name_in(photo, get_language(), "alt_text").text,
    )


def description(photo):
    """What it shows, in the desk's language or marked with the one that it is in."""
    text, code = name_in(photo, get_language(), "caption")
    if not text:
        text, code = name_in(photo, get_language(), "alt_text")
    if not text:
        words = photo.credit_wording or _("no description yet")
        return format_html('<bdi class="quiet">{}</bdi>', words)
    here = language(code)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', here.tag, here.direction, text)
