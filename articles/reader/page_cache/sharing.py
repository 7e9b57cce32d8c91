"""How long others may keep a page: said here, for every page that readers share."""

from functools import cache

from django.conf import settings

from articles import cdn

# A shared cache may answer this long with what it has while it asks again. Browsers heed it too,
# so that it is never more than the second within which readers see what was published.
WHILE_ASKING = 1
# Better yesterday's page than none, while the newsroom can't be reached.
IF_BROKEN = 86_400


def share(response):
    """Lets everybody keep a response, unless its view has said something itself.

    Whether a shared cache may answer by itself, only who keeps pages knows: it says until when.
    """
    response.headers.setdefault("Cache-Control", cache_control(0))


def most():
    """Seconds that a shared cache answers by itself: none where nobody tells it of changes."""
    return settings.CDN["seconds"] if settings.CDN["provider"] else 0


@cache
def cache_control(seconds):
    return (
        f"public, max-age=0, s-maxage={seconds}, stale-while-revalidate={WHILE_ASKING},"
        f" stale-if-error={IF_BROKEN}"
    )


def until(seconds):
    """The header of a page that is no more what readers should see in so many seconds."""
    return cache_control(min(most(), int(seconds))) if seconds >= 1 else BRIEFLY


# For a page that is being replaced right now.
BRIEFLY = "public, max-age=0, s-maxage=0"


def tags(code):
    """Headers by which a CDN finds the pages of a language again."""
    return _named(cdn.tag(code))


def tags_of_photo(digits):
    """The same for a photo's files, by the first sixteen digits of its SHA-256."""
    return _named(cdn.photo_tag(digits))


def _named(name):
    return [("Cache-Tag", name), ("Surrogate-Key", name)] if settings.CDN["provider"] else []
