"""Which answers are kept, in which encodings they are given, and what they say to caches."""

import gzip

import brotli
import pytest

from articles.reader.page_cache import encodings, entries
from articles.workflow.generations import renew
from tests.reader.kept_pages import Site, page

pytestmark = pytest.mark.django_db

WORDS = b"<p>page</p>" * 100
BROWSER = "gzip, deflate, br, zstd"


@pytest.fixture
def serving(tmp_path):
    """Makes a Site of an application."""
    renew()
    return lambda application: Site(tmp_path, application)


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache_Control": None},
        {"Cache_Control": "private, max-age=0"},
        {"Cache_Control": "public, no-store"},
        {"Set_Cookie": "a=b"},
        {"Vary": "Cookie"},
        {"Vary": "Accept-Encoding, Cookie"},
        {"Vary": "*"},
        {"Content_Encoding": "gzip"},
        {"Content_Length": None},
        {"Content_Length": "3000000"},
        {"Content_Security_Policy": "script-src 'nonce-abc'"},
        {"status": "404 Not Found"},
        {"status": "302 Found"},
        {"status": "500 Internal Server Error"},
        {"status": "206 Partial Content"},
    ],
)
def test_an_answer_that_may_not_be_everybodys_is_passed_on_and_not_kept(serving, headers):
    site = serving(page(**headers))
    for _ in range(2):
        answer = site.get("/ko/")
        assert answer.body == WORDS
        assert answer.headers.get("cache-control") == headers.get(
            "Cache_Control", "public, max-age=0"
        )
    assert len(site.django.asked) == 2


def test_an_answer_that_is_not_kept_is_the_askers_own(serving):
    asked = []

    def own(environ, start_response):
        asked.append(environ.get("HTTP_COOKIE"))
        return page(Cache_Control="private")(environ, start_response)

    site = serving(own)
    site.get("/ko/", cookie="a=b")
    assert asked[-1] == "a=b"
    assert site.get("/ar/", method="HEAD").body == b""


def test_what_a_view_sees_of_a_page_that_is_kept_is_nobodys_own(serving):
    seen = {}

    def looking(environ, start_response):
        seen.update(environ)
        return page()(environ, start_response)

    personal = {"cookie": "a=b", "range": "bytes=0-1", "accept_language": "ar", "accept": "x"}
    serving(looking).get("/ko/", method="HEAD", **personal)
    assert seen["REQUEST_METHOD"] == "GET"
    assert not seen.keys() & {"HTTP_COOKIE", "HTTP_RANGE", "HTTP_ACCEPT_LANGUAGE"}


def test_an_answer_that_may_be_a_persons_own_is_not_compressed(serving):
    for headers in ({"Set_Cookie": "a=b"}, {"Cache_Control": "private"}, {"Vary": "Cookie"}):
        answer = serving(page(**headers)).get("/ko/?x=y", accept_encoding="br")
        assert (answer.body, answer.headers.get("content-encoding")) == (WORDS, None)
    picture = serving(page(Content_Type="image/png")).get("/ko/?x=y", accept_encoding="br")
    assert picture.body == WORDS


def test_a_page_is_given_in_the_encoding_asked_for_each_with_its_own_tag(serving):
    site = serving(page())
    plain, packed = site.get("/ko/"), site.get("/ko/", accept_encoding=BROWSER)
    zipped = site.get("/ko/", accept_encoding="gzip")
    fresh = site.get("/ko/", accept_encoding="zstd")
    assert brotli.decompress(packed.body) == gzip.decompress(zipped.body) == plain.body == WORDS
    assert encodings.zstd.decompress(fresh.body) == WORDS
    answers = (plain, packed, zipped, fresh)
    assert [a.headers.get("content-encoding") for a in answers] == [None, "br", "gzip", "zstd"]
    assert {a.headers["vary"] for a in answers} == {"Accept-Encoding"}
    assert len({a.headers["etag"] for a in answers}) == 4
    assert [int(a.headers["content-length"]) for a in answers] == [len(a.body) for a in answers]
    assert len(site.django.asked) == 1


def test_each_encoding_is_made_once_for_all_processes(serving, monkeypatch):
    site = serving(page())
    site.get("/ko/", accept_encoding="br")
    monkeypatch.setattr(entries, "compress", lambda body, encoding: 1 / 0)
    assert serving(None).get("/ko/", accept_encoding="br").headers["content-encoding"] == "br"


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        (BROWSER, "br"),
        ("GZIP;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, zstd;q=0.0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "zstd"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0.5, gzip;q=0.4", "identity"),
        ("gzip;q=0.5, identity;q=0", "gzip"),
        ("gzip;q=nan", "identity"),
        ("gzip;q=2", "identity"),
        ("gzip;q=", "identity"),
        ("brotli, x-gzip, ,;,=", "identity"),
        ("identity;q=0, *;q=0", "identity"),
    ],
)
def test_an_encoding_is_chosen_as_the_standard_says(header, encoding):
    assert encodings.chosen(header) == encoding


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"short", "text/html"), (b"\xff\xd8" * 999, "image/jpeg"), (b"", "text/html")],
)
def test_what_gains_nothing_is_not_compressed(serving, body, kind):
    answer = serving(page(body, Content_Type=kind)).get("/ko/", accept_encoding=BROWSER)
    assert answer.body == body
    assert not answer.headers.keys() & {"content-encoding", "vary"}


@pytest.mark.parametrize("weakened", ["{}", "W/{}", '"x", {}', '"x", W/{}', "*"])
def test_a_reader_who_has_the_page_hears_not_modified(serving, weakened):
    site = serving(page())
    has = site.get("/ko/", accept_encoding="br").headers
    wanted = weakened.format(has["etag"])
    answer = site.get("/ko/", accept_encoding="br", if_none_match=wanted)
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers == {name: has[name] for name in ("etag", "vary", "cache-control")}
    assert site.get("/ko/", accept_encoding="br", if_none_match='"x"').status == 200


MARCH, LATER = "Thu, 05 Mar 2026 12:00:00 GMT", "Thu, 05 Mar 2026 12:00:01 GMT"


@pytest.mark.parametrize(
    ("conditions", "status"),
    [
        ({"if_modified_since": MARCH}, 304),
        ({"if_modified_since": LATER}, 304),
        ({"if_modified_since": "Thu, 05 Mar 2026 11:59:59 GMT"}, 200),
        ({"if_modified_since": "yesterday"}, 200),
        ({"if_modified_since": ""}, 200),
        # Only where no tag is asked about: RFC 9110, 13.2.2.
        ({"if_modified_since": LATER, "if_none_match": '"x"'}, 200),
        ({"if_modified_since": "yesterday", "if_none_match": "*"}, 304),
    ],
)
def test_a_page_that_says_when_it_changed_is_not_sent_again_to_who_has_it(
    serving, conditions, status
):
    site = serving(page(Last_Modified=MARCH))
    site.get("/ko/")
    for method in ("GET", "HEAD"):
        assert site.get("/ko/", method=method, **conditions).status == status
    assert len(site.django.asked) == 1


def test_a_page_that_does_not_say_when_it_changed_is_sent(serving):
    assert serving(page()).get("/ko/", if_modified_since=LATER).status == 200


def test_a_page_that_is_rendered_anew_and_says_the_same_is_still_not_modified(serving):
    site = serving(page())
    tag = site.get("/ko/").headers["etag"]
    renew("ko")
    assert site.get("/ko/", if_none_match=tag).status == 304
    assert len(site.django.asked) == 2


def test_a_view_may_limit_for_how_long_its_page_is_kept(serving):
    site = serving(page(Cache_Control="public, max-age=0, s-maxage=60"))
    now = 4_000_000_000.0  # long after now: the first to come turns the generation
    site.get("/ko/", now=now)
    answer = site.get("/ko/", now=now + 59)
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=60"
    assert len(site.django.asked) == 1
    site.get("/ko/", now=now + 60)
    assert len(site.django.asked) == 2


def test_a_kept_page_can_not_smuggle_headers(serving, tmp_path):
    key = entries.Asked("ko", "http", "testserver", "/ko/", "")
    entry = entries.Entry(
        *(key, 1, 1.0, None, "", "200 OK", [("X", "a\r\nSet-Cookie: b=c")]),
        digest=entries.digest_of(WORDS),
        bodies={"identity": WORDS},
    )
    assert entries.from_bytes(entries.to_bytes(entry), key) is None
    entry.headers = [("X", "a")]
    assert entries.from_bytes(entries.to_bytes(entry), key).bodies == {"identity": WORDS}


def test_what_is_not_whole_or_another_pages_is_no_page():
    key = entries.Asked("ko", "http", "testserver", "/ko/", "")
    entry = entries.Entry(
        *(key, 1, 1.0, None, "", "200 OK", []),
        digest=entries.digest_of(WORDS),
        bodies={"identity": WORDS, "br": b"x"},
    )
    data = entries.to_bytes(entry)
    assert entries.from_bytes(data, key)
    assert entries.from_bytes(data, key._replace(host="example.org")) is None
    for damaged in (b"", data[:-1], data + b"x", data.replace(b"page", b"gone"), b"page 1\n{}\n"):
        assert entries.from_bytes(damaged, key) is None
