"""Names and pictures as the desk's pages show them."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.admin.display import name_html, small_image
from articles.models import Photo
from articles.text.credits import credit_line

register = template.Library()
FIGURE = re.compile(r'<figure data-photo="([0-9]+)"></figure>')


@register.simple_tag
def name(thing):
    """The thing's name in the desk's language, marked where it falls back."""
    return name_html(thing)


@register.simple_tag
def credit_of(photo):
    """The credit line in the desk's language; empty for a photo without one."""
    return credit_line(
        photo.photographer and name_html(photo.photographer),
        photo.source and name_html(photo.source),
    )


@register.simple_tag
def thumbnail(photo):
    """The whole picture, small; empty while none is made."""
    small = small_image(photo)
    if small is None:
        return ""
    return format_html(
        '<img class="thumbnail" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        *(small["src"], small["width"], small["height"], photo.alt_text),
    )


@register.filter
def pictured(html, photos=None):
    """Safe HTML of a body, or of a part of one, with each figure as the desk shows it.

    `photos` are those that are read already, by their keys.
    """
    keys = {int(key) for key in FIGURE.findall(html)}
    if not keys:
        return mark_safe(html)  # noqa: S308 (from the sanitiser, or marked from it)
    known = photos or {}
    if not keys.issubset(known):
        found = Photo.objects.select_related("photographer", "source").in_bulk(keys - known.keys())
        known = known | found
    shown = FIGURE.sub(lambda figure: text_figure(known.get(int(figure[1]))), html)
    return mark_safe(shown)  # noqa: S308


def text_figure(photo):
    """A figure of the text: its picture, what it shows, and its credit."""
    if photo is None:
        return format_html(
            '<figure class="text-figure"><figcaption>{}</figcaption></figure>',
            _("A picture that the newsroom does not have any more."),
        )
    image = small_image(photo)
    shown = image and format_html(
        '<img src="{src}" width="{width}" height="{height}" alt="" loading="lazy">', **image
    )
    return format_html(
        '<figure class="text-figure">{}<figcaption><span dir="auto">{}</span>'
        ' <span class="photo-credit">{}</span></figcaption></figure>',
        shown or "",
        photo,
        credit_of(photo),
    )
