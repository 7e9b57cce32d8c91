"""What a request asks for, as far as pages that everybody shares can differ."""

from typing import NamedTuple

from django.conf import settings

from articles.languages import codes
from articles.reader.page_cache.parameters import read_of


class Asked(NamedTuple):
    """The key of a page. Host and path stand exactly as they were sent, and of the query what the
    page reads; whether the host is one of the newsroom's, Django says before anything is kept
    under it."""

    code: str
    scheme: str
    host: str
    path: str
    query: str


def asked(environ):
    """The Asked of a WSGI request; None where its answer may be for one person alone, or where
    Django has to look at it."""
    code, host = language(environ), environ.get("HTTP_HOST")
    if not code or not host or _is_special(environ):
        return None
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    if path.startswith(f"/{code}/cards/"):
        # Files of photos end with their photo, whether or not a page of the language shows it.
        return None
    if query and (query := read_of(path, query)) is None:
        return None
    return Asked(code, scheme(environ), host, path, query)


def language(environ):
    """The code of the language whose pages a WSGI request is about to read; "" for all else."""
    path = environ.get("PATH_INFO", "")
    code, is_whole, _rest = path[1:].partition("/")
    is_page = is_whole and code in codes() and path[0] == "/"
    return code if is_page and environ["REQUEST_METHOD"] in ("GET", "HEAD") else ""


def _is_special(environ):
    """Somebody logged in, a body, another way of naming the site."""
    return (
        settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")
        or "HTTP_AUTHORIZATION" in environ
        or environ.get("CONTENT_LENGTH") not in (None, "", "0")
        or "HTTP_TRANSFER_ENCODING" in environ
        or environ.get("SCRIPT_NAME")
        or (settings.USE_X_FORWARDED_HOST and "HTTP_X_FORWARDED_HOST" in environ)
    )


def scheme(environ):
    """As Django's request.scheme has it: a header of a proxy counts where the settings say so."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        if (said := environ.get(name)) is not None:
            return "https" if said.split(",", 1)[0].strip() == secure else "http"
    return environ.get("wsgi.url_scheme", "http")
