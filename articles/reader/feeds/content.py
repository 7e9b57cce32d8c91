"""A story as HTML for other people's programs: absolute addresses, plain pictures, credits."""

import re
from html import escape, unescape
from urllib.parse import urljoin

from django.utils.safestring import mark_safe

from articles.languages import language
from articles.models import Placement
from articles.reader import pictures, stories

# As articles.text.blocks spells a link; no text has a bare "<".
LINK = re.compile(r'<a href="([^"]*)"')
WIDTH = 1280  # pixels: feed readers choose among no files


def html(body, placed, code, origin, href):
    """The lead picture, the text with its pictures, and the gallery, as on the story's page."""
    absolute = LINK.sub(lambda link: f'<a href="{_joined(href, link[1])}"', body)
    inline = stories.with_figures(absolute, placed, lambda each: figure(each, origin))
    lead = [figure(each, origin) for each in placed if each.role == Placement.Role.LEAD]
    gallery = [figure(each, origin) for each in placed if each.role == Placement.Role.GALLERY]
    spoken = language(code)
    parts = "\n".join(filter(None, [*lead, inline, *gallery]))
    return f'<div lang="{spoken.tag}" dir="{spoken.direction}">\n{parts}\n</div>'


def figure(placed, origin):
    """A picture with its caption, its credit and its licence."""
    shown = placed.shown
    files = shown.files.get("") or next(iter(shown.files.values()))
    address, width, height = files.about(WIDTH)
    picture = mark_safe(  # noqa: S308
        f'<img src="{escape(origin + address)}" width="{width}" height="{height}"'
        f' alt="{escape(placed.alt_text)}">'
    )
    return pictures.figure(picture, placed.caption, shown.credit)


def _joined(href, link):
    try:
        return escape(urljoin(href, unescape(link)))
    except ValueError:
        # An address that is none, such as one with half a bracket, stays as it was written.
        return link
