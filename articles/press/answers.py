"""The site's own answers, asked for within this process."""

import logging
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.management import CommandError


class Answers:
    """Asks as a reader without cookies would, at the address of NEWSROOM_URL."""

    def __init__(self):
        self.origin = settings.NEWSROOM_URL
        self.handler = BaseHandler()
        self.handler.load_middleware()

    @contextmanager
    def quietly(self):
        """Without a line for each address that is meant to answer 404 or 410."""
        log = logging.getLogger("django.request")
        before = log.level
        log.setLevel(logging.ERROR)
        try:
            yield
        finally:
            log.setLevel(before)

    def get(self, path):
        """(status, type, body, where it leads) of a path, which may have a query."""
        response = self.handler.get_response(WSGIRequest(self._environ(path)))
        if response.status_code == 400:
            raise CommandError(f"NEWSROOM_HOSTS must name the host of NEWSROOM_URL, {self.origin}.")
        if response.status_code >= 500:
            raise CommandError(f"{path} answered {response.status_code}.")
        # Not closed: that would end the request, and with it, for Django, the connection.
        body = b"".join(response)
        if "X-Accel-Redirect" in response.headers:
            body = stored(path)
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        return response.status_code, kind, body, response.headers.get("Location", "")

    def headers(self, path):
        return self.handler.get_response(WSGIRequest(self._environ(path))).headers

    def _environ(self, path):
        address = urlsplit(self.origin)
        path, _mark, query = path.partition("?")
        return {
            "HTTP_HOST": address.netloc,
            "HTTP_X_FORWARDED_PROTO": address.scheme,
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "SERVER_NAME": address.hostname,
            "SERVER_PORT": str(address.port or (443 if address.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": address.scheme,
        }


def stored(path):
    with default_storage.open(path.removeprefix(settings.MEDIA_URL)) as file:
        return file.read()
