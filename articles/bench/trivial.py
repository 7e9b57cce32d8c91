"""The trivial view: the bytes of a page, without anything of the newsroom."""

from functools import cache

from django.conf import settings
from django.http import HttpResponse
from django.urls import path

FOLDER = "trivial"  # in the data folder; the bench writes into it what the pages answered


def trivial(request, name):
    return HttpResponse(_bytes(name))


@cache
def _bytes(name):
    return (settings.VAR / FOLDER / f"{name}.html").read_bytes()


urlpatterns = [path("trivial/<slug:name>/", trivial)]
