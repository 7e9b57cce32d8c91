"""The addresses of feeds, beside the pages that they are of."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import http_date

from articles.reader import page
from articles.reader.feeds import atom, feed, json_feed, rss, writing
from articles.reader.languages import in_its_language

FORMS = {"atom": atom, "rss": rss, "json": json_feed}
# Last-Modified has whole seconds: a second change within one would go unnoticed.
SETTLED = timedelta(seconds=2)
BRIEFLY = 1  # second; a feed is not kept for longer until it can say when it changed


class FormConverter:
    regex = "|".join(FORMS)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


@in_its_language
def show(request, code, form, which="all", slug=""):
    """A feed in one of FORMS; 404 where the list that it is of answers so."""
    now = timezone.now()
    origin = page.origin(request)
    found = feed.read(code, which, slug, origin, now)
    if found is None:
        raise Http404
    told, stories = found
    written, etag = writing.write(FORMS[form], told, stories, origin)
    response = HttpResponse(written, content_type=FORMS[form].CONTENT_TYPE)
    response.headers["Content-Language"] = told.language.tag
    response.headers["Link"] = _links(told, form)
    response.headers["ETag"] = f'"{etag}"'
    if told.changed_at < now - SETTLED:
        response.headers["Last-Modified"] = http_date(told.changed_at.timestamp())
    else:
        patch_cache_control(response, public=True, max_age=0, s_maxage=BRIEFLY)
    return response


def _links(found, form):
    """What WebSub looks for before it reads a feed: https://www.w3.org/TR/websub/#discovery."""
    own = f'<{found.address(form)}>; rel="self"'
    return f'<{found.hub}>; rel="hub", {own}' if found.hub else own
