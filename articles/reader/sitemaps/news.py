"""What was published in the last two days, for search engines that have a page of news.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from datetime import timedelta

from articles.languages import language
from articles.reader import addresses, dates
from articles.reader.feeds.elements import legal
from articles.reader.site import site
from articles.reader.sitemaps import querysets
from articles.reader.sitemaps.xml import Address

RECENT = timedelta(days=2)
# All other languages go by their code alone.
WITH_A_COUNTRY = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}


def read(code, origin, now):
    """The Addresses of a language's news, newest first, in one query."""
    publication = (("name", site(code).name), ("language", code_of(code)))
    for slug, published_at, title in querysets.news(code).rows(since=now - RECENT):
        moment = dates.local(published_at).isoformat(timespec="seconds")
        news = (*publication, ("publication_date", moment), ("title", legal(title)))
        yield Address(origin + addresses.story(code, published_at, slug), news=news)


def code_of(code):
    """A language as news sitemaps name it."""
    return WITH_A_COUNTRY.get(code) or language(code).locale.language
