"""Photos as the desk's pages show them."""

from django import template

from articles.admin.photo_desk import pictures

register = template.Library()


@register.simple_tag
def photo_image(photo, width=pictures.SMALL):
    """The whole picture, at least as wide as asked where there is such a file."""
    return pictures.image(photo, width)


@register.simple_tag
def photo_description(photo):
    """What it shows, in the desk's language or marked with another."""
    return pictures.description(photo)
