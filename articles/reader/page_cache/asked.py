"""What a request asks for, as far as pages that everybody shares can differ."""

from typing import NamedTuple

from django.conf import settings

from articles.languages import codes
from articles.reader.page_cache.parameters import are_known


class Asked(NamedTuple):
    """The key of a page. Host, path and query stand exactly as they were sent; whether the host is
    one of the newsroom's, Django says before anything is kept under it."""

    code: str
    scheme: str
    host: str
    path: str
    query: str


def asked(environ):
    """The Asked of a WSGI request; None where its answer may be for one person alone, or where
    Django has to look at it."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    code, is_whole, _rest = path[1:].partition("/")
    if not is_whole or code not in codes() or path[0] != "/":
        return None
    host = environ.get("HTTP_HOST")
    if not host or _is_special(environ) or (query and not are_known(path, query)):
        return None
    return Asked(code, scheme(environ), host, path, query)


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
