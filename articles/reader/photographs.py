"""What an author took, as their page shows it: each photograph once, with its latest story."""

from html import escape

from django.utils.safestring import mark_safe

from articles.reader import addresses, photo_querysets, photos, pictures

MOST = 12


def read(code, author, now):
    """The figures of an author's photographs as HTML, latest story first; "" for none."""
    latest = {}
    for photo, *told in photo_querysets.photographs(code).rows(number=author, now=now):
        latest.setdefault(photo, told)
    figures = (_figure(code, *told) for told in list(latest.values())[:MOST])
    return mark_safe("\n".join(filter(None, figures)))  # noqa: S308


def _figure(code, slug, published_at, title, alt_text, told):
    shown = photos.shown(told, code)
    picture = pictures.picture(shown, alt_text, pictures.PHOTOGRAPH)
    if not picture:
        return ""
    href = escape(addresses.story(code, published_at, slug))
    story = mark_safe(f'<a href="{href}">{escape(title)}</a>')  # noqa: S308
    return pictures.figure(picture, story, shown.credit, css_class="photo")
