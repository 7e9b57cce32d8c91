"""Which address answers what."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.urls import reverse

from articles import workflow
from articles.languages import codes
from articles.reader import addresses
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_the_root_leads_to_the_language_of_the_browser(client):
    response = client.get("/", headers={"Accept-Language": "xx, id;q=0.9, en;q=0.5"})
    assert response.status_code == 302
    assert response.url == "/id/"
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("zh-CN", "/zh-hans/"),
        ("ar-EG,en;q=0.5", "/ar/"),
        ("*", "/ko/"),
        ("xx", "/ko/"),
        ("", "/ko/"),
    ],
)
def test_the_root_understands_regions_and_falls_back_to_the_first_language(client, asked, answered):
    assert client.get("/", headers={"Accept-Language": asked}).url == answered


def test_a_language_that_the_newsroom_switched_off_is_not_chosen(client, settings):
    settings.NEWSROOM_LANGUAGES = ["ko", "id"]
    assert client.get("/", headers={"Accept-Language": "de"}).url == "/ko/"
    assert client.get("/de/").status_code == 404


def test_a_remembered_language_comes_before_the_browsers(client):
    response = client.post("/ar/remember/", {"next": "/ar/archive/"})
    assert response.status_code == 303
    assert response.url == "/ar/archive/"
    assert client.get("/", headers={"Accept-Language": "ko"}).url == "/ar/"


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1", ""]
)
def test_remembering_a_language_leads_to_no_other_site(client, path):
    assert client.post("/ar/remember/", {"next": path}).url == "/ar/"


def test_a_remembered_language_that_is_none_is_ignored(client):
    client.cookies["language"] = "xx"
    assert client.get("/", headers={"Accept-Language": "ja"}).url == "/ja/"


def test_every_language_has_a_front_page(client):
    for code in codes():
        response = client.get(f"/{code}/")
        assert response.status_code == 200
        assert f'<html lang="{"zh-Hans" if code == "zh-hans" else code}"' in response.text


@pytest.mark.parametrize("code", ["xx", "pt", "zh-hant", "EN", "english"])
def test_another_language_is_no_address_of_this_site(client, code):
    assert client.get(f"/{code}/").status_code == 404


@pytest.mark.parametrize("slug", ["가을-산길", "درب-الجبل", "山道", "осень", "don't-(yes)~1"])
def test_a_story_is_read_at_the_address_of_its_edition(client, slug):
    edition = make.live(make.article(), "ko", slug="first", title="제목")
    type(edition).objects.update(slug=slug)
    edition.refresh_from_db()
    response = client.get(edition.get_absolute_url())
    assert response.status_code == 200
    assert "<h1>제목</h1>" in response.text


def test_composed_addresses_are_those_of_the_url_resolver():
    edition = make.live(make.article(), "zh-hans", at=MARCH)
    edition.slug = "don't-(a)+b~é山:@&="
    args = {"code": "zh-hans", "slug": edition.slug}
    assert addresses.story("zh-hans", MARCH, edition.slug) == edition.get_absolute_url()
    assert addresses.tag(**args) == reverse("reader:tag", kwargs=args)
    assert addresses.author(**args) == reverse("reader:author", kwargs=args)
    assert addresses.section("ko", "world") == reverse("reader:section", args=["ko", "world"])
    assert addresses.archive("ko") == reverse("reader:archive", args=["ko"])
    assert addresses.month("ko", 2026, 3) == reverse("reader:month", args=["ko", 2026, 3])
    assert addresses.remember("ko") == reverse("reader:remember", args=["ko"])


def test_the_month_in_an_address_is_that_of_the_newsrooms_time_zone(client):
    # 16:00 UTC on the last of March is April in Seoul.
    edition = make.live(make.article(), "en", at=datetime(2026, 3, 31, 16, tzinfo=UTC), slug="late")
    assert edition.get_absolute_url() == "/en/2026/04/late/"
    assert client.get("/en/2026/04/late/").status_code == 200
    assert "late" in client.get("/en/archive/2026/04/").text
    assert client.get("/en/archive/2026/03/").status_code == 404


@pytest.mark.parametrize("path", ["/ko/2025/03/story/", "/ko/2026/04/story/"])
def test_the_wrong_month_leads_to_the_right_address_for_ever(client, path):
    make.live(make.article(), "ko", slug="story", at=MARCH)
    response = client.get(path)
    assert response.status_code == 301
    assert response.url == "/ko/2026/03/story/"


def test_a_slug_typed_in_decomposed_letters_leads_to_the_composed_address(client):
    make.live(make.article(), "fr", slug="été", at=MARCH)
    response = client.get("/fr/2026/03/" + quote("e\u0301te\u0301") + "/")
    assert response.status_code == 301
    assert response.url == "/fr/2026/03/" + quote("été") + "/"


def test_a_former_slug_leads_to_the_present_one_for_ever(client):
    article = make.article()
    make.live(article, "id", slug="lama", at=MARCH)
    make.live(article, "id", slug="baru")
    response = client.get("/id/2026/03/lama/")
    assert response.status_code == 301
    assert response.url == "/id/2026/03/baru/"
    assert client.get("/ko/2026/03/lama/").status_code == 404


def test_a_withdrawn_story_answers_410_with_its_notice(client):
    edition = make.live(make.article(), "ko", slug="story", title="제목", at=MARCH)
    workflow.withdraw(edition, by=None, notice="사실과 <다른> 내용이 있어 내렸습니다.")
    response = client.get("/ko/2026/03/story/")
    assert response.status_code == 410
    assert "사실과 &lt;다른&gt; 내용이 있어 내렸습니다." in response.text
    assert "제목" not in response.text
    assert "제목" not in client.get("/ko/").text


def test_a_story_published_again_after_its_withdrawal_is_read_again(client):
    article = make.article()
    workflow.withdraw(make.live(article, "ko", slug="story", at=MARCH), by=None, notice="x")
    make.live(article, "ko", slug="story")
    assert client.get("/ko/2026/03/story/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/ko/2026/03/nothing/",
        "/ko/nothing/",
        "/ko/tags/nothing/",
        "/ko/authors/nothing/",
        "/ko/archive/2026/03/",
        "/ko/archive/2026/13/",
        "/ko/archive/0000/01/",
        "/ko/2026/03/%00/",
        "/ko/2026/03/a/b/",
    ],
)
def test_an_unknown_address_answers_404_in_its_language(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert '<html lang="ko"' in response.text


def test_an_unknown_address_outside_any_language_answers_in_the_browsers_and_offers_all(client):
    response = client.get("/nothing/here/", headers={"Accept-Language": "ar"})
    assert response.status_code == 404
    assert '<html lang="ar" dir="rtl">' in response.text
    assert all(f'href="/{code}/"' in response.text for code in codes())


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client):
    assert client.get("/ko/archive").url == "/ko/archive/"


def test_a_tag_and_an_author_without_a_live_story_in_a_language_have_no_page_there(client):
    tag, author = make.tag("sea"), make.author("kim")
    article = make.article(authors=[author], tags=[tag])
    make.live(article, "ko")
    make.draft(article, "id")
    for path in ("tags/sea", "authors/kim"):
        assert client.get(f"/ko/{path}/").status_code == 200
        assert client.get(f"/id/{path}/").status_code == 404


def test_a_page_can_only_be_read(client):
    assert client.post("/ko/").status_code == 405
    assert client.get("/ko/remember/").status_code == 405
    assert client.head("/ko/").status_code == 200
