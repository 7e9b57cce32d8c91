"""The addresses that programs ask for first: sitemaps and robots.txt."""

from functools import wraps
from itertools import chain

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.reader import page
from articles.reader.languages import in_its_language
from articles.reader.sitemaps import index as index_of_all
from articles.reader.sitemaps import lists, news, stories, xml

XML = "application/xml; charset=utf-8"
A_WHILE = 300  # seconds
ROBOTS = """\
User-agent: *
Disallow: /desk/
Disallow: /preview/
Disallow: /*/search/?

Sitemap: {sitemap}
"""


class RangeConverter:
    """The number of a range of keys, in one spelling."""

    regex = "0|[1-9][0-9]{0,12}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


def for_a_while(view):
    """In no language, so that no generation of pages ends it: caches keep it for a short time."""

    @require_safe
    @wraps(view)
    def kept(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=A_WHILE)
        return response

    return kept


@for_a_while
def index(request):
    return _streamed(xml.index(index_of_all.read(page.origin(request), timezone.now())))


@for_a_while
def of_stories(request, number):
    return _pages(stories.read(number, page.origin(request), timezone.now()))


@for_a_while
def of_lists(request):
    return _pages(lists.read(page.origin(request)))


@for_a_while
def of_tags(request, number):
    return _pages(lists.tags(number, page.origin(request), timezone.now()))


@for_a_while
def of_authors(request, number):
    return _pages(lists.authors(number, page.origin(request), timezone.now()))


@in_its_language
def of_news(request, code):
    """Empty where nothing was published lately: search engines keep asking for the same file."""
    now = timezone.now()
    page.read_sections(code, now)
    written = b"".join(xml.pages(news.read(code, page.origin(request), now)))
    return HttpResponse(written, content_type=XML)


@for_a_while
def robots(request):
    sitemap = page.origin(request) + reverse("reader:sitemap_index")
    return HttpResponse(ROBOTS.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")


def _pages(addresses):
    """404 for a sitemap without any address: it would be none."""
    addresses = iter(addresses)
    first = next(addresses, None)
    if first is None:
        raise Http404
    return _streamed(xml.pages(chain([first], addresses)))


def _streamed(pieces):
    """The queries are made with the first piece, while an error still gives its page."""
    pieces = iter(pieces)
    return StreamingHttpResponse(chain([next(pieces)], pieces), content_type=XML)
