"""What a page tells search engines, other languages and whoever shares its link."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from articles import workflow
from articles.languages import codes, language
from articles.models import Edition
from articles.reader import head
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
HOST = "http://testserver"


def metas(page):
    """The contents of the head's meta tags by name, each a list."""
    found = {}
    for name, content in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page):
        found.setdefault(name, []).append(unescape(content))
    return found


def alternates(page):
    """The addresses that a page names for each language."""
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    return {tag: unescape(href).removeprefix(HOST) for tag, href in found}


def canonical(page):
    return unescape(re.search(r'<link rel="canonical" href="([^"]+)">', page)[1]).removeprefix(HOST)


def newsroom():
    """A story in three languages, another in one of them, and pages about the newsroom."""
    section, tag = make.section("world"), make.tag("sea", ko="바다", ar="بحر")
    author = make.author("kim")
    article = make.article("ko", section=section, tags=[tag], authors=[author])
    for code in ("ko", "id", "ar"):
        make.live(article, code, slug=f"story-{code}", at=MARCH)
    make.live(make.article("ar", section=section, authors=[author]), "ar", slug="one", at=MARCH)
    for code in ("ko", "ar"):
        workflow.save_policy("about", code, "About", "<p>Text</p>", by=None)
    workflow.save_policy("contact", "ko", "Contact", "<p>Text</p>", by=None)


def test_every_page_names_the_same_languages_as_the_pages_that_it_names(client):
    newsroom()
    ahead, sets = [f"/{code}/" for code in ("ko", "id", "ar")], {}
    while ahead:
        path = ahead.pop()
        response = client.get(path)
        # Another language's page may be one that a reader is led to and no search engine.
        if path in sets or response.status_code != 200 or path.split("/")[1] not in ("ko", "ar"):
            continue
        page = response.text
        sets[path] = alternates(page)
        if "noindex" in metas(page)["robots"][0]:
            assert sets[path] == {}
            continue
        assert canonical(page) == path
        assert sets[path][language(path.split("/")[1]).tag] == path
        ahead += [unescape(href) for href in re.findall(r'href="(/(?:ko|ar)/(?:[^"?#]*/)?)"', page)]
    assert len(sets) == 18
    for path, named in sets.items():
        for other in set(named.values()) & set(sets):
            assert sets[other] == named, (path, other)
    assert sets["/ko/about/"] == {"ko": "/ko/about/", "ar": "/ar/about/", "x-default": "/ko/about/"}
    assert sets["/ko/about/contact/"].keys() == {"ko", "x-default"}
    assert sets["/ko/world/"].keys() == {"ko", "id", "ar", "x-default"}


def test_front_pages_lead_readers_of_other_languages_to_the_address_that_asks_them(client):
    newsroom()
    found = alternates(client.get("/ar/").text)
    assert found["x-default"] == "/"
    assert len(found) == len(codes()) + 1


def test_readers_of_other_languages_get_the_first_language_else_the_original_else_any():
    assert head.default_path({"ar": "/ar/", "ko": "/ko/"}, "ar") == "/ko/"
    assert head.default_path({"id": "/id/", "ar": "/ar/"}, "ar") == "/ar/"
    assert head.default_path({"id": "/id/", "ar": "/ar/"}, "en") == "/id/"
    assert head.default_path({}) == ""


def test_a_story_says_where_its_original_is_to_readers_of_other_languages(client):
    article = make.article("ar")
    make.live(article, "ar", slug="asl", at=MARCH)
    page = client.get(make.live(article, "id", slug="cerita", at=MARCH).get_absolute_url()).text
    assert alternates(page)["x-default"] == "/ar/2026/03/asl/"


def test_older_pages_of_a_list_are_themselves_and_no_other_languages(client):
    make.live(make.article(section=make.section("world")), "ko", at=MARCH)
    older = f"/ko/world/?before={10**17:x}-1"
    page = client.get(older).text
    assert canonical(page) == older
    assert alternates(page) == {}
    assert metas(page)["robots"] == [head.INDEXED]


@pytest.mark.parametrize("path", ["", "world/", "archive/", "about/", "nothing/"])
def test_what_is_empty_is_for_no_search_engine(client, path):
    make.section("world")
    page = client.get(f"/ko/{path}").text
    assert metas(page)["robots"] == [head.NOT_INDEXED]
    assert "canonical" not in page


def test_search_engines_may_show_large_previews_of_stories_and_none_of_drafts(client):
    edition = make.live(make.article(), "ko")
    page = client.get(edition.get_absolute_url()).text
    assert metas(page)["robots"] == ["index,follow,max-image-preview:large,max-snippet:-1"]
    draft = client.get(edition.live.preview_url()).text
    assert metas(draft)["robots"] == [head.NOT_INDEXED]
    assert "og:title" not in draft


def test_a_story_is_shared_with_its_facts(client):
    author, tag = make.author("kim"), make.tag("sea", ar="بحر & ملح")
    article = make.article("ko", authors=[author], tags=[tag], section=make.section(ar="العالم"))
    make.live(article, "ko", at=MARCH)
    words = {"title": 'عنوان "طويل" <b>', "standfirst": "مقدمة\nفي سطرين", "slug": "qissa"}
    found = metas(client.get(make.live(article, "ar", at=MARCH, **words).get_absolute_url()).text)
    assert found["og:type"] == ["article"]
    assert found["og:title"] == found["twitter:title"] == ['عنوان "طويل" <b>']
    assert found["og:description"] == found["description"] == ["مقدمة في سطرين"]
    assert found["og:url"] == [f"{HOST}/ar/2026/03/qissa/"]
    assert found["og:site_name"] == ["هانبيت"]
    assert (found["og:locale"], found["og:locale:alternate"]) == (["ar_AR"], ["ko_KR"])
    assert found["article:published_time"] == ["2026-03-05T21:00:00+09:00"]
    assert found["article:section"] == ["العالم"]
    assert found["article:tag"] == ["بحر & ملح"]
    assert found["article:author"] == [f"{HOST}/ar/authors/kim/"]
    assert found["twitter:card"] == ["summary_large_image"]


@pytest.mark.parametrize("path", ["", "world/", "authors/kim/", "about/"])
def test_other_pages_are_shared_as_pages_of_the_newsroom(client, path):
    newsroom()
    found = metas(client.get(f"/ko/{path}").text)
    assert found["og:type"] == ["profile" if "authors" in path else "website"]
    assert found["og:url"] == [f"{HOST}/ko/{path}"]
    assert found["og:image"][0].startswith(f"{HOST}/ko/cards/newsroom-")
    assert "article:published_time" not in found


def test_a_long_title_goes_without_the_newsrooms_name():
    assert head.full_title("바다", "ko") == "바다 – 한빛"
    assert head.full_title("바" * 40, "ko") == "바" * 40
    assert head.full_title("한빛", "ko") == "한빛"


def test_languages_have_a_country_where_links_are_shared():
    told = {code: head.locale(code) for code in ("ko", "en", "id", "zh-hans", "ja", "vi")}
    assert told == {
        "ko": "ko_KR",
        "en": "en_US",
        "id": "id_ID",
        "zh-hans": "zh_CN",
        "ja": "ja_JP",
        "vi": "vi_VN",
    }


def test_a_withdrawn_story_leaves_the_heads_of_its_other_languages(client):
    newsroom()
    edition = Edition.objects.get(slug="story-id")
    workflow.withdraw(edition, by=None, notice="Ditarik")
    assert alternates(client.get("/ko/2026/03/story-ko/").text).keys() == {"ko", "ar", "x-default"}
