"""The files that pages link to, as a browser gets them."""

import gzip
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import RequestFactory, override_settings

from newsroom.static_files import Collected, served

SOURCES = Path(settings.BASE_DIR, "articles/static/articles")
NAMES = ("reader.css", "reader.js", "icon.svg")


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    """The readers' files, collected as `make run` does; gives their addresses by name."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        storage = Collected(folder, "/static/")
        for name in NAMES:
            storage.save(name, ContentFile((SOURCES / name).read_bytes()))
        list(storage.post_process({name: (storage, name) for name in NAMES}))
        yield {name: storage.url(name, force=True) for name in NAMES}


@pytest.fixture
def ask(addresses):
    """Asks as a server does, without Django behind; gives (status, headers, body)."""
    application = served(_missing)

    def asked(path, method="GET", **headers):
        begun = []
        environ = RequestFactory().generic(method, path, **headers).environ
        chunks = application(environ, lambda *said: begun.extend(said))
        body = b"".join(chunks)
        getattr(chunks, "close", bool)()
        return begun[0], dict(begun[1]), body

    return asked


def _missing(environ, start_response):
    start_response("404 Not Found", [])
    return [b"Django's answer"]


@pytest.mark.parametrize(
    ("accepted", "encoding", "opened"),
    [("gzip, deflate, br, zstd", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
@pytest.mark.parametrize("name", NAMES)
def test_a_file_comes_compressed_as_the_browser_wants_it(
    ask, addresses, name, accepted, encoding, opened
):
    status, headers, body = ask(addresses[name], HTTP_ACCEPT_ENCODING=accepted)
    assert status == "200 OK"
    assert headers["Content-Encoding"] == encoding
    assert headers["Content-Length"] == str(len(body))
    assert headers["Vary"] == "Accept-Encoding"
    assert opened(body) == (SOURCES / name).read_bytes()


def test_a_browser_that_wants_nothing_compressed_gets_the_file_as_it_is(ask, addresses):
    _status, headers, body = ask(addresses["reader.css"], HTTP_ACCEPT_ENCODING="identity")
    assert "Content-Encoding" not in headers
    assert headers["Vary"] == "Accept-Encoding"
    assert body == (SOURCES / "reader.css").read_bytes()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("reader.css", "text/css; charset=utf-8"),
        ("reader.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_a_file_says_what_it_is_and_no_browser_guesses(ask, addresses, name, kind):
    _status, headers, _body = ask(addresses[name])
    assert headers["Content-Type"].replace('"', "") == kind
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_name_made_of_the_content_may_be_kept_for_ever(ask, addresses):
    _status, headers, _body = ask(addresses["reader.css"])
    assert headers["Cache-Control"].endswith("public, immutable")
    assert "max-age=315360000" in headers["Cache-Control"]


def test_a_name_that_stays_is_asked_for_again_after_a_minute(ask):
    _status, headers, _body = ask("/static/reader.css")
    assert headers["Cache-Control"] == "max-age=60, public"


def test_only_the_head_is_sent_to_whoever_asks_for_it(ask, addresses):
    status, headers, body = ask(addresses["reader.css"], "HEAD", HTTP_ACCEPT_ENCODING="br")
    assert status == "200 OK"
    assert int(headers["Content-Length"]) > 0
    assert body == b""


def test_who_has_the_file_already_gets_no_second_one(ask, addresses):
    path = addresses["reader.css"]
    _status, headers, _body = ask(path)
    status, kept, body = ask(path, HTTP_IF_NONE_MATCH=headers["ETag"])
    assert status == "304 Not Modified"
    assert body == b""
    assert kept["Cache-Control"] == headers["Cache-Control"]
    assert kept["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/%2e%2e/secret_key",
        "/static//etc/passwd",
        "/static/",
        "/ko/",
    ],
)
def test_what_was_not_collected_is_left_to_django(ask, path):
    assert ask(path)[2] == b"Django's answer"


def test_a_file_is_never_posted_to(ask, addresses):
    assert ask(addresses["reader.css"], "POST")[0] == "405 Method Not Allowed"


def test_a_newsroom_without_collected_files_starts(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path / "none"):
        assert served(_missing).files == {}
