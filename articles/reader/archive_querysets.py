"""The archive: in which months there are stories, and how many."""

from datetime import UTC, datetime
from functools import cache
from itertools import pairwise

from django.db.models import Count, DateTimeField, Value
from django.utils import timezone

from articles.reader import dates
from articles.reader.prepared import Given, Prepared
from articles.reader.querysets import SINCE, live

STRETCH = 120  # months counted in a query; SQLite takes 500 at most
LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


@cache
def earliest(code):
    """The row (published_at) of the first live text from `since` on."""
    found = live(code).filter(published_at__gte=SINCE).order_by("published_at")
    return Prepared(found.values_list("published_at")[:1])


@cache
def counts(code):
    """Rows (number, live stories) of the months between the given `bound_0`, `bound_1` …

    Each is counted in the index of what is live by time; grouping would look at every story's
    time zone.
    """
    bounds = [Given(f"bound_{number}", DateTimeField()) for number in range(STRETCH + 1)]
    first, *others = (
        live(code)
        .filter(published_at__gte=since, published_at__lt=until)
        .order_by()
        .annotate(number=Value(number))
        .values_list("number")
        .annotate(stories=Count("pk"))
        for number, (since, until) in enumerate(pairwise(bounds))
    )
    return Prepared(first.union(*others, all=True).order_by())


def months(code):
    """Rows (year, month, live stories) in the newsroom's time zone, newest first.

    Two queries for each ten years in which something was published, however many stories.
    """
    found, since = [], LONG_AGO
    while since <= timezone.now() and (first := earliest(code).row(since=since)):
        named = dates.months(first[0], STRETCH + 1)
        bounds = [dates.month_range(*month)[0] for month in named]
        given = {f"bound_{number}": bound for number, bound in enumerate(bounds)}
        found += [(*named[number], count) for number, count in counts(code).rows(**given) if count]
        since = bounds[-1]
    return sorted(found, reverse=True)
