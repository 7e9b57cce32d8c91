"""Pages that lie as files, opened in the browser as if their newsroom served them."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders

from tests.judges.demo_site import ORIGIN


def opened(browser, root, **options):
    """A page in a new context, whose requests are answered from the files below `root`."""
    context = browser.new_context(base_url=ORIGIN, **options)
    context.route("**/*", lambda route: _answer(route, root))
    return context.new_page()


def _answer(route, root):
    path = unquote(urlsplit(route.request.url).path)
    file = _file(path, root)
    if file is None or path.startswith(settings.MEDIA_URL):
        route.fulfill(status=404)
    else:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8")


def _file(path, root):
    if path.startswith(settings.STATIC_URL):
        found = finders.find(path.removeprefix(settings.STATIC_URL))
        return found and Path(found)
    file = root / path.strip("/") / ("index.html" if path.endswith("/") else "")
    return file if file.is_file() else None
