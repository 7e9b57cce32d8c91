"""Which addresses share a kept page, and what those get that have none."""

import brotli
import pytest

from articles.workflow.generations import renew
from tests import make
from tests.reader.kept_pages import Site, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path):
    renew()
    return Site(tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        *("//ko/", "/ko", "/", "/xx/", "/KO/", "/desk/login/", "/ko/?q=x", "/ko/?x"),
        *("/ko/world/?before=1-1&before=2-1", "/ko/world/?before=" + "1" * 600),
        *("/ko/world/?%62efore=1-1", "/ko/world/?before=1-1&x=2", "/ko/world/?utm_source=x&x=2"),
        # What lists read, other pages don't.
        *("/ko/?before=1-1", "/ko/about/?before=1-1", "/ko/archive/?before=1-1"),
        *("/ko/search/?q=x&before=1-1", "/ko/feed.atom?before=1-1", "/ko/world/?q=x"),
    ],
)
def test_any_other_address_goes_to_django(site, address):
    site.get("/ko/")
    for _ in range(2):
        site.get(address)
    assert len(site.django.asked) == 3


def test_what_follows_a_reader_into_the_site_leads_to_the_page_that_all_others_get(site):
    section = make.section("world")
    edition = make.live(make.article(section=section), "ko")
    older = f"before={10**17:x}-1"
    for path in ("/ko/", edition.get_absolute_url(), "/ko/feed.atom"):
        plain = site.get(path)
        for query in (
            "fbclid=abc",
            "utm_source=a&utm_medium=b&gclid=c",
            "ref=x&utm_x=" + "y" * 600,
        ):
            followed = site.get(f"{path}?{query}")
            assert (followed.body, followed.headers) == (plain.body, plain.headers)
    plain = site.get(f"/ko/world/?{older}")
    assert site.get(f"/ko/world/?utm_source=x&{older}&fbclid=y").body == plain.body
    assert len(site.django.asked) == 4


def test_a_page_first_asked_for_by_somebody_followed_has_nothing_of_it(site):
    make.live(make.article(section=make.section("world")), "ko")
    for path in ("/ko/", "/ko/world/", "/ko/search/"):
        assert "secret" not in site.get(f"{path}?utm_source=secret&ref=secret").text


@pytest.mark.parametrize(
    "path", ["/ko/world/", "/ko/tags/나무/", "/ko/authors/a/", "/ko/archive/2026/03/"]
)
def test_lists_are_kept_further_back_too(tmp_path, path):
    renew()
    site = Site(tmp_path, page())
    assert [site.get(f"{path}?before=1-1").status for _ in range(2)] == [200, 200]
    assert len(site.django.asked) == 1


def test_a_page_that_is_not_kept_comes_compressed_and_tells_who_has_it_already(site):
    plain = site.get("/ko/?x=y")
    assert plain.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers
    packed = site.get("/ko/?x=y", accept_encoding="gzip, br")
    assert brotli.decompress(packed.body) == plain.body
    assert packed.headers["content-encoding"] == "br"
    assert packed.headers["content-length"] == str(len(packed.body))
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    assert packed.headers["vary"] == "Accept-Encoding"
    head = site.get("/ko/?x=y", method="HEAD", accept_encoding="br")
    assert (head.body, head.headers["content-length"]) == (b"", packed.headers["content-length"])
    again = site.get("/ko/?x=y", accept_encoding="br", if_none_match=packed.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_an_address_however_it_is_escaped_leads_to_the_same_page(site):
    section = make.section("world")
    make.live(make.article(section=section), "ko")
    assert site.get("/ko/world/").status == 200
    assert site.get("/ko/%77orl%64/").status == 200
    assert site.django.asked == ["/ko/world/"]
    assert site.get("/ko/%2577orld/").status == 404
    assert site.get("/ko//world/").status == 404
