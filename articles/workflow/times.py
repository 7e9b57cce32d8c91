"""Which moments can be asked for, and what an embargo says to them."""

from datetime import timedelta

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.languages import codes, language


def reasons_against_time(at, now):
    """Why a text can't be planned for `at`; None, at once, is always possible."""
    if at is None:
        return
    if timezone.is_naive(at):
        yield _("The time for publication has no time zone.")
    elif at <= now:
        yield _("The time for publication lies in the past.")
    elif at > now + timedelta(days=3650):
        yield _("The time for publication lies more than ten years ahead.")


def reasons_against_embargo(article, at, now):
    """An embargo is a lock of its own: neither a button nor a schedule passes it."""
    until = article.embargo_until
    if until is None or (at is not None and timezone.is_naive(at)):
        return
    if (at or now) < until:
        yield _("The story is under embargo until %(time)s.") % {"time": in_words(until)}


def in_words(moment):
    """A moment in the newsroom's time zone, as the active language writes its date."""
    local = timezone.localtime(moment)
    code = get_language()
    locale = language(code).locale if code in codes() else "en"
    return f"{format_date(local, 'medium', locale=locale)} {local:%H:%M}"
