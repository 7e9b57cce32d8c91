"""Caches outside: each is told in its own words, by a server on this machine that stands for it."""

import json
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from articles.cdn import PurgeFailed
from articles.cdn.cloudflare import Cloudflare
from articles.cdn.fastly import Fastly
from articles.cdn.twin import Twin
from articles.cdn.varnish import Varnish

TAGS = ["pages-ko", "pages-zh-hans"]


class Answers(BaseHTTPRequestHandler):
    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append((self.command, self.path, dict(self.headers), body))
        status, said = self.server.says
        self.send_response(status)
        self.send_header("Content-Length", str(len(said)))
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(said)

    # The library's names.
    do_POST = do_BAN = answer  # noqa: N815

    def log_message(self, *args):
        pass


@contextmanager
def serving(status=200, said=b'{"success": true, "status": "ok"}'):
    """Keeps (method, path, headers, body) in `asked`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.says, server.asked = (status, said), []
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def made(provider, url):
    return provider(url=url, service="zone7", key="secret")


def test_cloudflare_is_told_the_tags_with_its_token():
    with serving() as server:
        made(Cloudflare, server.url).purge(TAGS)
    [(method, path, headers, body)] = server.asked
    assert (method, path) == ("POST", "/zones/zone7/purge_cache")
    assert headers["Authorization"] == "Bearer secret"
    assert json.loads(body) == {"tags": TAGS}


def test_cloudflare_is_told_no_more_tags_at_once_than_it_takes():
    with serving() as server:
        made(Cloudflare, server.url).purge([f"pages-{number}" for number in range(31)])
    assert [len(json.loads(body)["tags"]) for *_asked, body in server.asked] == [30, 1]


def test_fastly_is_told_the_keys_with_its_token():
    with serving() as server:
        made(Fastly, server.url).purge(TAGS)
    [(method, path, headers, _body)] = server.asked
    assert (method, path) == ("POST", "/service/zone7/purge")
    assert (headers["Fastly-Key"], headers["Surrogate-Key"]) == ("secret", "pages-ko pages-zh-hans")


def test_every_varnish_is_told_also_where_one_is_down():
    with serving() as server:
        both = made(Varnish, f"http://127.0.0.1:1 {server.url}")
        with pytest.raises(PurgeFailed, match=r"127\.0\.0\.1:1: Varnish can't be reached"):
            both.purge(TAGS)
    [(method, _path, headers, _body)] = server.asked
    assert method == "BAN"
    assert (headers["X-Ban-Tags"], headers["X-Ban-Key"]) == ("pages-ko|pages-zh-hans", "secret")


@pytest.mark.parametrize("provider", [Cloudflare, Fastly, Varnish])
@pytest.mark.parametrize("status", [302, 401, 429, 500])
def test_a_refusal_is_a_failure_and_nobody_is_followed_elsewhere(provider, status):
    with serving(status) as server, pytest.raises(PurgeFailed, match=str(status)):
        made(provider, server.url).purge(TAGS)
    assert len(server.asked) == 1


@pytest.mark.parametrize("said", [b'{"success": false}', b"<html>", b"[]", b""])
def test_cloudflare_may_refuse_with_200(said):
    with serving(200, said) as server, pytest.raises(PurgeFailed, match="did not purge"):
        made(Cloudflare, server.url).purge(TAGS)


def test_a_provider_that_does_not_answer_is_waited_for_a_few_seconds_only(monkeypatch):
    module = sys.modules["articles.cdn.provider"]
    assert sum(module.TIMEOUT) < 10
    monkeypatch.setattr(module, "TIMEOUT", (0.1, 0.1))
    with serving() as server:
        server.says = None  # it breaks off
        with pytest.raises(PurgeFailed, match="can't be reached"):
            made(Fastly, server.url).purge(TAGS)


def test_no_failure_tells_the_key():
    with pytest.raises(PurgeFailed) as failed:
        made(Fastly, "http://127.0.0.1:1").purge(TAGS)
    assert "secret" not in str(failed.value)


def test_the_twin_keeps_what_it_was_told(monkeypatch):
    monkeypatch.setattr(Twin, "purged", [])
    Twin().purge(TAGS)
    assert Twin.purged == [TAGS]
