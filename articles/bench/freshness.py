"""How soon readers see what was published, while they ask for thousands of pages that are kept."""

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from itertools import cycle
from time import perf_counter, sleep

from django.conf import settings

from articles import workflow
from articles.bench.stories import LANGUAGES
from articles.models import Edition

LATEST = 1.0  # seconds, after which nobody may see the old text
WATCHED = 1.0  # seconds after that, in which it must not come back
PAUSE = 0.01  # seconds between two looks
WATCHERS = 4  # connections, so that each of the server's processes is looked at


class Stale(Exception):
    """A reader got the old text after LATEST, or once more after the new one."""


def measure(address, pages, updates):
    """Seconds from each publication to the first reader who got the new text.

    `pages` stories' pages are asked for once, and over and over while `updates` are published.
    """
    paths = _paths(pages)
    editions = list(Edition.objects.live().order_by("-published_at")[:updates])
    with _connections(address, WATCHERS) as watchers:
        for path, connection in zip(paths, cycle(watchers), strict=False):
            _ask(connection, path)
        with _readers(address, paths, seconds=(updates + 1) * (LATEST + WATCHED)):
            return [_update(watchers, edition, number) for number, edition in enumerate(editions)]


def _paths(count):
    each = count // len(LANGUAGES)
    live = Edition.objects.live().order_by("-published_at", "-pk")
    return [
        edition.get_absolute_url()
        for code in LANGUAGES
        for edition in live.filter(language=code)[:each]
    ]


def _update(watchers, edition, number):
    """Publishes a new headline, and gives the seconds after which a reader had it."""
    title = f"Update {number} of {edition.pk}"
    text = replace(edition.newest.text, title=title, slug=edition.slug)
    workflow.save_text(
        edition.article, edition.language, text, by=None, started_from=edition.newest.number
    )
    path = edition.get_absolute_url()
    workflow.publish(edition, by=None)
    return _watch(watchers, path, title.encode())


def _watch(watchers, path, title):
    """Seconds until a page had the title; looks on until the time is over in which it counts."""
    published_at, seen, passed = perf_counter(), None, 0
    watching = cycle(watchers)
    while passed <= LATEST + WATCHED:
        is_new = title in _ask(next(watching), path)
        passed = perf_counter() - published_at
        if is_new and seen is None:
            seen = passed
        if not is_new and passed > LATEST:
            raise Stale(f"{path} was old {passed:.2f} seconds after the new text was published")
        sleep(PAUSE)
    return seen


@contextmanager
def _readers(address, paths, seconds):
    """A process of its own that asks for all the pages in turn, for at most so many seconds."""
    job = {
        "address": address,
        "paths": paths,
        "connections": WATCHERS,
        "warm_up": 0,
        "seconds": seconds,
        "most": 1_000_000,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "articles.bench.load"],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    process.stdin.write(json.dumps(job))
    process.stdin.close()
    try:
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _connections(address, count):
    opened = [HTTPConnection(*address, timeout=30) for _ in range(count)]
    try:
        yield opened
    finally:
        for connection in opened:
            connection.close()


def _ask(connection, path):
    connection.request("GET", path)
    return connection.getresponse().read()
