"""The trivial view: the bytes of a page, without anything of the newsroom."""

from functools import cache

from django.conf import settings
from django.http import HttpResponse
from django.urls import path

FOLDER = "trivial"  # in the data folder; the bench writes into it what the pages answered


def trivial(request, name):
    body, type_ = _kept(name)
    # Django says so itself only with its usual middleware.
    return HttpResponse(body, content_type=type_, headers={"Content-Length": len(body)})


@cache
def _kept(name):
    place = settings.VAR / FOLDER / name
    return place.with_suffix(".body").read_bytes(), place.with_suffix(".type").read_text()


urlpatterns = [path("<slug:name>/", trivial)]
