"""The addresses of feeds, beside the pages that they are of."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import http_date

from articles.reader import page
from articles.reader.feeds import atom, feed, json_feed, rss
from articles.reader.languages import in_its_language

FORMS = {"atom": atom, "rss": rss, "json": json_feed}
# Last-Modified has whole seconds: a second change within one would go unnoticed.
SETTLED = timedelta(seconds=2)


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
    found = feed.read(code, which, slug, page.origin(request), now)
    if found is None:
        raise Http404
    written = FORMS[form]
    response = HttpResponse(written.write(found), content_type=written.CONTENT_TYPE)
    response.headers["Content-Language"] = found.language.tag
    response.headers["Link"] = _links(found, form)
    if found.changed_at < now - SETTLED:
        response.headers["Last-Modified"] = http_date(found.changed_at.timestamp())
    return response


def _links(found, form):
    """What WebSub looks for before it reads a feed: https://www.w3.org/TR/websub/#discovery."""
    own = f'<{found.address(form)}>; rel="self"'
    return f'<{found.hub}>; rel="hub", {own}' if found.hub else own
