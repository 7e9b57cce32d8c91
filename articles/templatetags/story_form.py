"""Names and pictures as the desk's pages show them."""

from django import template
from django.urls import reverse
from django.utils.html import format_html

from articles.admin.display import name_html
from articles.text.credits import credit_line

register = template.Library()


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
def thumbnail(photo, rendition=None):
    """One of the photo's renditions as an image, the smallest where none is named."""
    if rendition is None and not photo.renditions:
        return ""
    shown = rendition or photo.renditions[0]
    return format_html(
        '<img class="thumbnail" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        reverse("admin:photo_file", args=[shown["file"]]),
        shown["width"],
        shown["height"],
        photo.alt_text,
    )
