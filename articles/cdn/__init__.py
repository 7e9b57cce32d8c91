"""Caches between the newsroom and its readers: one provider, chosen by the settings, or none.

A room beside text and pictures: it knows no models. Pages carry a tag for each language, a photo's
files one of their own, and are forgotten by it.
"""

from django.conf import settings

from articles.cdn.cloudflare import Cloudflare
from articles.cdn.fastly import Fastly
from articles.cdn.provider import PurgeFailed, photo_tag, tag
from articles.cdn.twin import Twin
from articles.cdn.varnish import Varnish

__all__ = ["PurgeFailed", "photo_tag", "provider", "tag"]

PROVIDERS = {"cloudflare": Cloudflare, "fastly": Fastly, "varnish": Varnish, "twin": Twin}


def provider():
    """The newsroom's provider, or None where it has none."""
    chosen = settings.CDN
    if not chosen["provider"]:
        return None
    return PROVIDERS[chosen["provider"]](
        url=chosen["url"], service=chosen["service"], key=chosen["key"]
    )
