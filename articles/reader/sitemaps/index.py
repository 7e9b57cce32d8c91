"""The index of all sitemaps that have something in them."""

from django.urls import reverse

from articles.languages import codes
from articles.reader.sitemaps import news, querysets
from articles.reader.sitemaps.xml import Address


def read(origin, now):
    """The Addresses of the sitemaps, in three queries, which grow by a row for each file."""
    for name, args, lastmod in _files(now):
        yield Address(origin + reverse(f"reader:{name}", args=args), lastmod)


def _files(now):
    row = querysets.in_news().row(since=now - news.RECENT) or ()
    for code, has_news in zip(codes(), row, strict=False):
        if has_news:
            yield "news_sitemap", [code], None
    if ranges := sorted(querysets.ranges().rows()):
        yield "lists_sitemap", [], None
        for kind, number in sorted(querysets.list_ranges().rows(now=now)):
            yield f"{kind}_sitemap", [number], None
        for number, newest in ranges:
            yield "sitemap", [number], newest
