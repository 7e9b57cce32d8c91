"""What the bench serves: the newsroom as it is, and the trivial view beside it in one process.

The trivial view has its own addresses and the middleware of a new Django project, so that it
costs what a Django view costs at least; the newsroom keeps its own settings untouched.
"""

import os

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

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


newsroom = get_wsgi_application()
# A handler reads the middleware once, while it is made.
with override_settings(MIDDLEWARE=DEFAULT_MIDDLEWARE):
    trivial = TrivialHandler()


def application(environ, start_response):
    handler = trivial if environ["PATH_INFO"].startswith("/trivial/") else newsroom
    return handler(environ, start_response)
