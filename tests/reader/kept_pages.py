"""The layer that keeps pages, asked as a server asks it."""

from dataclasses import dataclass
from time import time
from urllib.parse import unquote_to_bytes

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from articles.reader.page_cache.files import Files
from articles.reader.page_cache.layer import PageCache

MEGABYTE = 1_000_000


@dataclass
class Answer:
    """What came back; names of headers in small letters."""

    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Handler(WSGIHandler):
    """Keeps a test's own transaction open, as Django's test client does."""

    def __call__(self, environ, start_response):
        signals = (request_started, request_finished)
        cut = [each for each in signals if each.disconnect(close_old_connections)]
        try:
            response = super().__call__(environ, start_response)
            body = b"".join(response)
            response.close()
        finally:
            for each in cut:
                each.connect(close_old_connections)
        return [body]


class Counted:
    """Django, or any WSGI application, and the paths that it was asked for."""

    def __init__(self, application=None):
        self.application, self.asked = application or Handler(), []

    def __call__(self, environ, start_response):
        self.asked.append(environ["PATH_INFO"])
        return self.application(environ, start_response)


class Site:
    """A process that serves: its pages are kept in `folder`, which others may share."""

    def __init__(self, folder, application=None, *, store=None, memory=10 * MEGABYTE):
        self.django = Counted(application)
        store = store or Files(folder, 100 * MEGABYTE)
        self.layer = PageCache(self.django, store, memory=memory)

    def get(self, address, *, method="GET", now=None, environ=None, **headers):
        """As a tenth of a second after the last time. Headers by their names: `accept_encoding`."""
        self.layer.seen.committed = None
        return self.get_at_once(address, method=method, now=now, environ=environ, **headers)

    def get_at_once(self, address, *, method="GET", now=None, environ=None, **headers):
        path, _mark, query = address.partition("?")
        asked = RequestFactory().generic(method, "/").environ | {
            "HTTP_HOST": "testserver",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
        }
        asked |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        begun = []
        chunks = self.layer.answer(
            asked | (environ or {}), lambda *told: begun.extend(told), now or time()
        )
        body = b"".join(chunks)
        getattr(chunks, "close", lambda: None)()
        status, pairs = begun
        return Answer(int(status[:3]), {name.lower(): value for name, value in pairs}, body)


def page(body=b"<p>page</p>" * 100, status="200 OK", **headers):
    """A WSGI application that answers one page, public unless `headers` say otherwise."""

    def application(environ, start_response):
        said = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(body)),
            "Cache-Control": "public, max-age=0",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        start_response(status, [pair for pair in said.items() if pair[1] is not None])
        return [body]

    return application
