"""Where a long list is cut into pages that stay as they are while stories are added.

Readers of the site go on from the last story that they saw, so that each new story moves all
further pages. Files are cut by the number of stories from the oldest on: only the newest change.
"""

from articles.models import Author, Section, Tag
from articles.reader import addresses, archive_querysets, cards, dates, querysets


def cuts(code):
    """(path of a list, the token before which a page begins), for lists longer than a page."""
    for path, stories in _lists(code):
        rows = stories.order_by("published_at", "pk").values_list("published_at", "pk")
        for number, row in enumerate(rows.iterator()):
            if number and not number % querysets.PAGE:
                yield path, cards.token(*row)


def _lists(code):
    live = querysets.live(code)
    for pk, slug in Section.objects.values_list("pk", "slug"):
        yield addresses.section(code, slug), live.filter(article__section=pk)
    for pk, slug in Author.objects.rewrite(False).values_list("pk", "slug").iterator():
        yield addresses.author(code, slug), live.filter(article__bylines__author=pk)
    slugs = Tag.objects.rewrite(False).values_list("pk", querysets.column("slug", code))
    for pk, slug in slugs.iterator():
        if slug:
            yield addresses.tag(code, slug), live.filter(article__tagged__tag=pk)
    for year, month, _count in archive_querysets.months(code):
        since, until = dates.month_range(year, month)
        within = live.filter(published_at__gte=since, published_at__lt=until)
        yield addresses.month(code, year, month), within
