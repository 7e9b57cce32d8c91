"""What was wrong, and says so: the notes of this language, and the original's."""

from html import escape
from typing import NamedTuple

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.languages import language
from articles.reader import dates


class Told(NamedTuple):
    """One correction; `date` is HTML."""

    date: str
    note: str


def listed(family, code):
    """The corrections of this language as Told, latest first."""
    return [Told(_date(at, code), note) for at, note in family.corrections]


def latest(family, code):
    """The line under the headline that leads to the corrections; empty where there are none."""
    if not family.corrections:
        return ""
    at, _note = family.corrections[0]
    return dated(_("Corrected on %(date)s"), at, code)


def of_original(family, code):
    """The sentence about a correction of the original that this language has not followed, with
    a link to the original while readers can get it."""
    original = family.corrected
    if original is None:
        return ""
    said = dated(_("The original was corrected on %(date)s."), original.corrected_at, code)
    if not original.path:
        return said
    spoken = language(original.code)
    name = f'<bdi lang="{spoken.tag}">{escape(spoken.name)}</bdi>'
    words = _filled(_("Read the corrected original (%(language)s)"), language=mark_safe(name))  # noqa: S308
    href = escape(original.path)
    return mark_safe(f'{said} <a href="{href}" hreflang="{spoken.tag}">{words}</a>')  # noqa: S308


def dated(sentence, at, code):
    """A translated sentence with a `date` as HTML."""
    return _filled(sentence, date=_date(at, code))


def _date(at, code):
    iso = dates.local(at).isoformat(timespec="seconds")
    return mark_safe(f'<time datetime="{iso}">{escape(dates.long_date(at, code))}</time>')  # noqa: S308


def _filled(sentence, **parts):
    """A translated sentence as HTML, with parts that are HTML already."""
    return mark_safe(escape(sentence) % parts)  # noqa: S308
