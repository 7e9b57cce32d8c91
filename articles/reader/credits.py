"""A photo's credit in the reader's language: who made it, on what terms, and how."""

from html import escape, unescape

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.languages import language
from articles.models import DigitalSourceType
from articles.reader import names
from articles.text.credits import credit_line

APART = "\u00a0· "  # no line begins with the dot


def html(photographer, source, code, licence=None, licence_url="", made=""):
    """The credit line in the active language, then the licence where one is given, then the
    label of what no camera took. The first three are Names or None."""
    line = credit_line(names.marked(photographer, code), names.marked(source, code))
    parts = [line, _linked(licence, licence_url, code), _label(made)]
    return mark_safe(APART.join(conditional_escape(part) for part in parts if part))  # noqa: S308


def text(photographer, source):
    """The credit line as plain text in the active language."""
    return unescape(credit_line(names.plain(photographer), names.plain(source)))


def made_by_ai(source_type):
    """What readers have to be told of how a picture came about; empty for most."""
    if source_type == DigitalSourceType.AI:
        return _("Made by AI")
    if source_type == DigitalSourceType.COMPOSITE_AI:
        return _("Partly made by AI")
    return ""


def _label(source_type):
    said = made_by_ai(source_type)
    return mark_safe(f'<strong class="made-by-ai">{escape(said)}</strong>') if said else ""  # noqa: S308


def _linked(licence, url, code):
    if licence is None:
        return ""
    spoken = language(licence.language)
    lang = "" if licence.language == code else f' lang="{spoken.tag}"'
    # Its own direction, though it begins with “CC”; names before it would turn their order round.
    name = mark_safe(f'<bdi{lang} dir="{spoken.direction}">{escape(licence.text)}</bdi>')  # noqa: S308
    return mark_safe(f'<a href="{escape(url)}" rel="license">{name}</a>') if url else name  # noqa: S308
