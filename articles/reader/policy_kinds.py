"""Which pages about the newsroom a language has, told by the query that every page makes first."""

from django.db.models import StringAgg, Subquery, Value

from articles.models import Policy


def told(code):
    """The kinds as one text with spaces between, null for none: asked once, whatever the rows."""
    rows = Policy.objects.filter(language=code).order_by().values("language")
    return Subquery(rows.annotate(kinds=StringAgg("kind", Value(" "))).values("kinds"))
