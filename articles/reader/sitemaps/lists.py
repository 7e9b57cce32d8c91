"""The pages that lead to stories: fronts, archives and sections, tags, authors.

Only in languages in which there is a story: a list without any is no page for search engines.
"""

from django.urls import reverse

from articles.languages import codes
from articles.reader import addresses
from articles.reader.sitemaps import querysets
from articles.reader.sitemaps.alternates import alternates
from articles.reader.sitemaps.xml import Address


def read(origin):
    """The Addresses of the fronts, archives and sections, in one query."""
    rows = querysets.sections().rows()
    having = [code for at, code in enumerate(codes(), 1) if any(row[at] for row in rows)]
    fronts = {code: addresses.front(code) for code in having}
    yield from _everywhere(fronts, origin, default=reverse("reader:root"))
    yield from _everywhere({code: addresses.archive(code) for code in having}, origin)
    for slug, *is_here in rows:
        there = zip(codes(), is_here, strict=True)
        yield from _everywhere(
            {c: addresses.section(c, slug) for c, is_in in there if is_in}, origin
        )


def tags(number, origin, now):
    """The Addresses of a range of tags, in one query."""
    count = len(codes())
    for row in querysets.tags().rows(**querysets.given_range(number)):
        there = zip(codes(), row[:count], row[count:], strict=True)
        paths = {code: addresses.tag(code, slug) for code, is_in, slug in there if is_in}
        yield from _everywhere(paths, origin)


def authors(number, origin, now):
    """The Addresses of a range of authors, in one query."""
    for *is_here, slug in querysets.authors().rows(now=now, **querysets.given_range(number)):
        there = zip(codes(), is_here, strict=True)
        yield from _everywhere(
            {c: addresses.author(c, slug) for c, is_in in there if is_in}, origin
        )


def _everywhere(paths, origin, default=""):
    shared = alternates(paths, origin, default=default) if paths else ()
    return [Address(origin + path, alternates=shared) for path in paths.values()]
