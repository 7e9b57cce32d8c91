"""A story as HTML for other people's programs: absolute addresses, plain pictures, credits."""

import re
from html import escape, unescape
from urllib.parse import urljoin

from django.utils.html import conditional_escape, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.languages import language
from articles.models import Placement
from articles.reader import pictures, stories

# As articles.text.blocks spells a link; no text has a bare "<".
LINK = re.compile(r'<a href="([^"]*)"')
WIDTH = 1280  # pixels: feed readers choose among no files


def html(body, placed, code, origin, href, above="", below=""):
    """The lead picture, the text with its pictures, and the gallery, as on the story's page,
    between what stands `above` and `below` them."""
    inline = stories.with_figures(body, placed, lambda each: figure(each, origin))
    lead = [figure(each, origin) for each in placed if each.role == Placement.Role.LEAD]
    gallery = [figure(each, origin) for each in placed if each.role == Placement.Role.GALLERY]
    spoken = language(code)
    parts = "\n".join(filter(None, [above, *lead, inline, *gallery, below]))
    absolute = LINK.sub(lambda link: f'<a href="{_joined(href, link[1])}"', parts)
    return f'<div lang="{spoken.tag}" dir="{spoken.direction}">\n{absolute}\n</div>'


def above(said, of_original):
    """What a reader is told before the text, from its labels.Labels and the sentence about a
    correction of its original."""
    return _paragraphs(said.kind, said.paid_for, of_original)


def below(said, corrected):
    """What a reader is told of how the text came about, and its corrections (corrections.Told)."""
    made = (said.by_machine, said.made_by_ai, said.translated_by, said.original, said.relay)
    notes = [f"<p>{date}</p>\n{linebreaks(note, autoescape=True)}" for date, note in corrected]
    heading = [f"<h2>{escape(_('Corrections'))}</h2>"] if notes else []
    return "\n".join(filter(None, [_paragraphs(*made), *heading, *notes]))


def _paragraphs(*sentences):
    return "\n".join(f"<p>{conditional_escape(each)}</p>" for each in sentences if each)


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
