"""The pages about the newsroom, read by the same rules as articles.reader.querysets."""

from functools import cache

from django.db.models import Case, TextField, Value, When

from articles.models import Policy
from articles.reader.prepared import Given, Prepared

KIND = Given("kind", TextField())


@cache
def listed(code):
    """Rows (kind, title, changed at, text) of a language; only the page that leads to all others
    brings its text."""
    return Prepared(
        Policy.objects.filter(language=code)
        .order_by("pk")
        .annotate(text=_only(kind=Policy.Kind.ABOUT))
        .values_list("kind", "title", "changed_at", "text")
    )


@cache
def languages():
    """Rows (language,) of those that have any page about the newsroom."""
    return Prepared(Policy.objects.order_by().values_list("language").distinct())


@cache
def one(code):
    """Rows (language, title, changed at, text) of a `kind`; the text in one language only."""
    return Prepared(
        Policy.objects.filter(kind=KIND)
        .order_by("pk")
        .annotate(text=_only(language=code))
        .values_list("language", "title", "changed_at", "text")
    )


def _only(**condition):
    return Case(When(**condition, then="body"), default=Value(""), output_field=TextField())
