"""How names and times are shown at the desk."""

from babel.dates import format_date
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.languages import language


def name_text(thing):
    return thing.name_in(get_language()).text or str(thing)


def name_html(thing, is_phrase=False):
    """A name in the desk's language; where it falls back, marked with the language it is in.

    A phrase is read in its language's direction, whatever it begins with ("CC BY" in Arabic).
    """
    wanted = get_language()
    text, code = thing.name_in(wanted)
    if not text:
        return format_html("<bdi>{}</bdi>", str(thing))
    here = language(code)
    if code == wanted:
        return format_html('<bdi dir="{}">{}</bdi>', here.direction if is_phrase else "auto", text)
    return format_html(
        '<bdi class="fallback" lang="{}" dir="{}" title="{}">{}</bdi>',
        here.tag,
        here.direction,
        _("Only in %(language)s") % {"language": here.name},
        text,
    )


def file_address(rendition):
    """Where the desk finds a rendition, also of a picture that no reader may see."""
    return reverse("admin:photo_file", args=[rendition["file"]])


def small_image(photo):
    """The address and size of the smallest file of the whole picture that every browser shows;
    None while there is none."""
    whole = [made for made in photo.renditions if made["format"] == "jpeg" and not made.get("crop")]
    if not whole:
        return None
    small = min(whole, key=lambda made: made["width"])
    return {"src": file_address(small), "width": small["width"], "height": small["height"]}


def time_text(moment):
    """A moment in the newsroom's time zone, as the desk's language writes it."""
    local = timezone.localtime(moment)
    day = format_date(local, "medium", locale=language(get_language()).locale)
    return f"{day} {local:%H:%M}"


def time_html(moment):
    return format_html(
        '<time datetime="{}">{}</time>',
        timezone.localtime(moment).isoformat(timespec="minutes"),
        time_text(moment),
    )
