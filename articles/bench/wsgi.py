"""What the bench serves: the newsroom as it is, and trivial views beside it in one process.

Under /rendered the newsroom's pages are made anew each time. The trivial view stands there twice:
with the middleware of a new Django project and without any, so that it costs what a Django view
costs at least; the newsroom keeps its own settings untouched.
"""

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from newsroom.wsgi import application as newsroom

DEFAULT_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


class TrivialRequest(WSGIRequest):
    urlconf = "articles.bench.trivial"


class TrivialHandler(WSGIHandler):
    request_class = TrivialRequest


def _trivial(middleware):
    # A handler reads the middleware once, while it is made.
    with override_settings(MIDDLEWARE=middleware):
        return TrivialHandler()


rendered = get_wsgi_application()
beside = {
    "rendered": rendered,
    "trivial": _trivial(DEFAULT_MIDDLEWARE),
    "bare": _trivial([]),
}


def application(environ, start_response):
    first, _slash, rest = environ["PATH_INFO"][1:].partition("/")
    if handler := beside.get(first):
        environ["PATH_INFO"] = f"/{rest}"
        return handler(environ, start_response)
    return newsroom(environ, start_response)
