"""Whole pages, kept for everybody until what readers see in their language changes.

A layer before Django: a page that it has is answered before sessions, addresses and everything
else run. What is kept bears the number of the generation that was read before it was rendered, so
that old content can never be taken for new.

For views: a page is kept if its answer is public (`in_its_language` makes it so), sets no cookie
and varies by nothing. One that says `private` or `no-store` itself is not; one that says
`s-maxage` is kept for so many seconds at most. Query parameters that a page reads are named in
`parameters.py`: an address with any other is never kept, except those that follow readers, which
no view gets to see.
"""

from django.conf import settings

from articles.reader.page_cache.layer import PageCache
from articles.reader.page_cache.stores import shared_store

MEGABYTE = 1_000_000


def kept(application):
    """The WSGI application with its pages kept, unless developers look at them."""
    if settings.DEBUG:
        return application
    return PageCache(application, shared_store(), memory=settings.PAGES["memory"] * MEGABYTE)
