"""The addresses of pages, composed without the URL resolver: a list page has fifty of them."""

from functools import cache
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.http import RFC3986_SUBDELIMS

from articles.models.policies import SLUGS

SAFE = RFC3986_SUBDELIMS + "~:@"


@cache
def front(code):
    return reverse("reader:front", args=[code])


def section(code, slug):
    return f"{front(code)}{quote(slug, safe=SAFE)}/"


def story(code, published_at, slug):
    local = timezone.localtime(published_at, timezone.get_default_timezone())
    return f"{front(code)}{local:%Y/%m}/{quote(slug, safe=SAFE)}/"


def tag(code, slug):
    return f"{front(code)}tags/{quote(slug, safe=SAFE)}/"


def author(code, slug):
    return f"{front(code)}authors/{quote(slug, safe=SAFE)}/"


def archive(code):
    return f"{front(code)}archive/"


def search(code):
    return f"{front(code)}search/"


def month(code, year, month):
    return f"{archive(code)}{year:04}/{month:02}/"


def feed(of, form):
    """The feed beside a list, whose address is `of`."""
    return f"{of}feed.{form}"


def about(code):
    return f"{front(code)}about/"


def policy(code, kind):
    """A page about the newsroom; the one called so is the page that leads to all others."""
    slug = SLUGS[kind]
    return f"{about(code)}{slug}/" if slug else about(code)


def card(code, name):
    return f"{front(code)}cards/{name}"


def remember(code):
    return f"{front(code)}remember/"


def picture(name):
    """A rendition's address: on this site, whatever storage the file is kept in."""
    return settings.MEDIA_URL + name
