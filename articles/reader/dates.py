"""Dates as each language writes them, in the newsroom's time zone."""

from datetime import datetime, time
from functools import cache, lru_cache

from babel import dates
from django.utils import timezone

from articles.languages import language


def local(moment):
    return timezone.localtime(moment, timezone.get_default_timezone())


@lru_cache(4096)
def _date(day, style, code):
    return dates.format_date(day, style, locale=language(code).locale)


def full_date(moment, code):
    """With the day of the week, as under a newspaper's name."""
    return _date(local(moment).date(), "full", code)


def long_date(moment, code):
    return _date(local(moment).date(), "long", code)


def date_and_time(moment, code):
    """Date and time of day, joined as the language joins them."""
    moment = local(moment)
    clock = _time(moment.hour, moment.minute, code)
    return _joint(code).replace("{0}", clock).replace("{1}", _date(moment.date(), "long", code))


@cache
def _joint(code):
    return dates.get_datetime_format("long", locale=language(code).locale).replace("'", "")


@lru_cache(4096)
def _time(hour, minute, code):
    locale = language(code).locale
    # In words: CLDR's short form of “오후” is “PM”.
    clock = dates.get_time_format("short", locale=locale).pattern.replace("a", "aaaa")
    return dates.format_time(time(hour, minute), clock, locale=locale)


def zone(moment, code):
    """Which time a moment's hours are told in, for readers abroad: its name and its distance
    from Greenwich, which changes with summer time."""
    return _zone(local(moment).replace(minute=0, second=0, microsecond=0), code)


@lru_cache(4096)
def _zone(hour, code):
    locale = language(code).locale
    name = dates.get_timezone_name(hour, width="long", locale=locale)
    gmt = dates.get_timezone_gmt(hour, width="long", locale=locale)
    return f"{name} ({gmt})"


@lru_cache(4096)
def month_name(year, month, code):
    """“March 2026” as the language writes it."""
    day = datetime(year, month, 1)
    return dates.format_skeleton("yMMMM", day, locale=language(code).locale)


@lru_cache(256)
def year_name(year, code):
    return dates.format_skeleton("y", datetime(year, 1, 1), locale=language(code).locale)


def month_range(year, month):
    """The first moment of a month and of the next one, in the newsroom's time zone."""
    zone = timezone.get_default_timezone()
    following = (year + month // 12, month % 12 + 1)
    return (
        datetime(year, month, 1, tzinfo=zone),
        datetime(*following, 1, tzinfo=zone),
    )


def months(first, count):
    """Pairs (year, month) of so many months, from that of a moment on."""
    first = local(first)
    begun = first.year * 12 + first.month - 1
    return [(number // 12, number % 12 + 1) for number in range(begun, begun + count)]
