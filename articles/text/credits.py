"""Bylines and credit lines, composed by the active language's own template.

The pieces may be SafeStrings (a name wrapped in an element with its own `lang`); plain strings
are escaped. What comes back is safe to print.
"""

from babel.lists import format_list
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _


def byline(names, locale):
    """The authors of a story as the language joins them; empty for nobody."""
    if not names:
        return ""
    joined = format_list([conditional_escape(name) for name in names], locale=locale)
    # Translators: the line under a headline that says who wrote the story.
    return _fill(_("By %(names)s"), names=mark_safe(joined))  # noqa: S308


def credit_line(photographer, source):
    """Who made a picture and who supplied it; empty where neither is known."""
    if photographer and source:
        # Translators: the credit of a picture, such as “Foto: Jane Doe / Reuters”.
        return _fill(
            _("Photo: %(photographer)s / %(source)s"), photographer=photographer, source=source
        )
    if photographer or source:
        return _fill(_("Photo: %(name)s"), name=photographer or source)
    return ""


def _fill(template, **pieces):
    escaped = {key: conditional_escape(piece) for key, piece in pieces.items()}
    return mark_safe(conditional_escape(template) % escaped)  # noqa: S308
