"""When what readers see changes by itself: plans come due, rights begin and end, places change."""

from datetime import UTC, datetime, timedelta
from functools import cache

from django.db import connection
from django.db.models import F, Min, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from articles.languages import codes
from articles.models import Article, Edition, FrontPage, Photo, Place

# Stands for the time asked about while the query is put into words.
ANY = datetime(2, 3, 4, 5, 6, 7, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
EVERYWHERE = ""


def next_moments(now):
    """{language: the first aware datetime after `now` at which its pages change by themselves}.

    One that lies behind is that of a text that is due and not applied yet. Every page bears the
    date of its day, so that none outlives it.
    """
    first = dict.fromkeys(codes(), _midnight(now))
    for code, moment in _rows(now):
        for each in codes() if code == EVERYWHERE else [code]:
            if each in first:
                first[each] = min(first[each], moment)
    return first


def _midnight(now):
    tomorrow = timezone.localtime(now, timezone.get_default_timezone()).date() + timedelta(days=1)
    midnight = datetime(tomorrow.year, tomorrow.month, tomorrow.day)
    return timezone.make_aware(midnight, timezone.get_default_timezone())


def _rows(now):
    """Pairs (language, moment) for every kind of moment that lies ahead, in one query."""
    sql, params = _compiled(connection.vendor)
    any_time, this_time = (connection.ops.adapt_datetimefield_value(each) for each in (ANY, now))
    with connection.cursor() as cursor:
        cursor.execute(sql, [this_time if each == any_time else each for each in params])
        found = cursor.fetchall()
    return [(code, _aware(moment)) for code, moment in found if moment is not None]


def _aware(moment):
    """SQLite gives times as text."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return moment if timezone.is_aware(moment) else moment.replace(tzinfo=UTC)


@cache
def _compiled(_vendor):
    """Put into words once: that takes longer than all the rest of a renewal."""
    first, *others = _questions(ANY)
    return first.union(*others, all=True).order_by().query.sql_with_params()


def _questions(now):
    """Each asks an index for its first entry after `now`; plans are few, and come all."""
    # A plan waits for the end of an embargo.
    planned = Greatest("next_at", Coalesce("article__embargo_until", "next_at"))
    plans = Edition.objects.filter(next_at__gt=LONG_AGO, next_at__isnull=False).order_by()
    yield plans.annotate(moment=planned).values_list("language", "moment")
    yield _ahead(FrontPage.objects, "breaking_until", now, F("language"))
    for field in ("starts_at", "ends_at"):
        yield _ahead(Place.objects, field, now, F("page__language"))
    # Left to itself, modeltranslation would put the columns in any order.
    yield _ahead(Article.objects.rewrite(False), "breaking_until", now)
    # Whether a photo is on a page is not asked: its end is told too often rather than too late.
    photos = Photo.objects.rewrite(False)
    for field in ("valid_from", "valid_until"):
        yield _ahead(photos, field, now)
    # Only rights that end can be overridden, and those are found by their end.
    yield _ahead(photos.filter(valid_until__gt=LONG_AGO), "override_until", now)


def _ahead(rows, field, now, language=None):
    rows = rows.filter(**{f"{field}__gt": now, f"{field}__isnull": False}).order_by()
    asked = rows.values(where=language or Value(EVERYWHERE))
    return asked.annotate(moment=Min(field)).values_list("where", "moment")
