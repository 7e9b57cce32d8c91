"""The files of pictures, as long as their rights hold: afterwards their addresses answer 410.

No web server hands them out by itself: none knows what time it is for a picture.
"""

import json

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from articles.models import digests_in
from articles.reader import photo_querysets
from articles.reader.page_cache import sharing

YEAR = 365 * 86_400  # seconds
# Shared caches ask again: a picture that is taken away at once leaves them by then, also those
# that nobody tells.
HOUR = 3_600
# What a browser may do with a file opened by itself: look at it.
POLICY = "default-src 'none'; sandbox"


class RenditionConverter:
    """The name of a rendition: two and sixteen digits of its picture, its width, its own digest."""

    regex = r"[0-9a-f]{2}/[0-9a-f]{16}-[0-9a-z-]+\.[a-z]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


@require_safe
def show(request, name):
    """A file of a picture: 200 while its rights hold, 410 else, 404 for what is no file of it."""
    return respond(request, name, timezone.now())


def respond(request, name, now):
    """The answer at `now`, an aware datetime."""
    first, after = digests_in(name)
    for made, *rights in photo_querysets.of_file().rows(first=first, after=after, now=now):
        renditions = json.loads(made)
        for rendition in renditions:
            if rendition["file"] == name:
                return _answer(request, rendition, renditions, now, *rights)
    return not_there()


def _answer(request, rendition, renditions, now, is_usable, *ends):
    if not is_usable:
        return ended()
    name = rendition["file"]
    etag = f'"{name.rpartition("-")[2].partition(".")[0]}"'
    try:
        response = get_conditional_response(request, etag=etag) or _whole(rendition)
    except FileNotFoundError:
        return _another(rendition, renditions)
    return lasting(response, etag, now, *ends, digits=digests_in(name)[0])


def lasting(response, etag, now, valid_until=None, override_until=None, *, digits):
    """The response with a file, to be kept by browsers for ever or as long as rights last.

    `digits` are the first sixteen of its photo's SHA-256, "" where it has no photo in it.
    """
    response.headers["ETag"] = etag
    for header, tag in sharing.tags_of_photo(digits) if digits else []:
        response.headers[header] = tag
    _secure(response)
    ends = [end for end in (valid_until, override_until) if end]
    left = int((max(ends) - now).total_seconds()) if valid_until else YEAR
    patch_cache_control(
        response,
        public=True,
        max_age=min(left, YEAR),
        s_maxage=min(left, HOUR),
        immutable=True,
    )
    return response


def _another(lost, renditions):
    """The file of this picture that is most like one that the storage lost, so that no page has a
    hole until it is made again; kept by nobody."""
    others = [each for each in renditions if each.get("crop") == lost.get("crop")]
    others.sort(
        key=lambda each: (each["format"] != lost["format"], abs(each["width"] - lost["width"]))
    )
    for each in others:
        try:
            response = _whole(each)
        except FileNotFoundError:
            continue
        _secure(response)
        patch_cache_control(response, no_store=True)
        return response
    return not_there()


def _secure(response):
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"


def ended():
    return _refused(410, "This picture may not be shown any more.")


def not_there():
    return _refused(404, "Not found.")


def _whole(rendition):
    """The file, or where a server stands in front that can, its place for that server."""
    content_type = f"image/{rendition['format']}"
    if settings.MEDIA_ACCEL:
        place = {"X-Accel-Redirect": settings.MEDIA_ACCEL + rendition["file"]}
        return HttpResponse(content_type=content_type, headers=place)
    # In one piece: renditions are small, and the server knows no faster way for a file.
    with default_storage.open(rendition["file"]) as file:
        return HttpResponse(file.read(), content_type=content_type)


def _refused(status, sentence):
    return HttpResponse(
        f"{sentence}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
