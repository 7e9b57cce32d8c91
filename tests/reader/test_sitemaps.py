"""Sitemaps and robots.txt, as programs that nobody here wrote read them."""

import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree, html
from protego import Protego
from usp.tree import sitemap_from_str

from articles.languages import codes, column
from articles.models import Article, Byline, Photo, Section, Tag
from articles.reader.sitemaps import querysets, xml
from articles.workflow import withdraw
from tests import make

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
NAMES = {"s": xml.SITEMAP, "i": xml.IMAGE, "x": xml.XHTML}


def newsroom(*, stories=1, languages=("ko", "ar"), **words):
    section, author = make.section("world"), make.author("kim")
    for _ in range(stories):
        article = make.article(
            section=section,
            authors=[author],
            tags=[make.tag()],
            photos=[make.photo(photographer=author), make.photo(photographer=author)],
        )
        for code in languages:
            make.live(article, code, at=MARCH, **words)
    return article


def xml_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(response.getvalue())


def locs(client, path):
    found = xml_of(client, path).iterfind("*/s:loc", NAMES)
    return [each.text.removeprefix(SITE) for each in found]


def of_stories(client):
    """The one sitemap of stories that a small newsroom has."""
    return [each for each in locs(client, "/sitemap.xml") if each[9:10].isdigit()]


def of_authors(client):
    """The path of the sitemap of authors: its number is one of their keys'."""
    [path] = [each for each in locs(client, "/sitemap.xml") if "authors" in each]
    return path


def read(client, path):
    """{address: page} as another program reads a sitemap."""
    pages = sitemap_from_str(client.get(path).getvalue().decode()).all_pages()
    return {page.url.removeprefix(SITE): page for page in pages}


def test_the_index_leads_to_sitemaps_that_lead_to_canonical_pages(client):
    newsroom(slug="항구-안개")
    listed = locs(client, "/sitemap.xml")
    assert len(listed) >= 4
    found = [path for each in listed for path in locs(client, each)]
    assert {*locs(client, "/sitemap-lists.xml")} == {
        *("/ko/", "/ar/", "/ko/archive/", "/ar/archive/", "/ko/world/", "/ar/world/")
    }
    assert len(found) == len(set(found)) == 12
    for path in found:
        page = client.get(path)
        assert page.status_code == 200, path
        assert f'<link rel="canonical" href="{SITE}{path}">' in page.text


def test_a_sitemap_takes_three_queries_whatever_is_in_it(client):
    newsroom(stories=2, languages=codes()[:3])
    for path in ["/sitemap.xml", "/ko/news-sitemap.xml", *locs(client, "/sitemap.xml")]:
        with CaptureQueriesContext(connection) as captured:
            assert xml_of(client, path) is not None
        assert len(captured) <= 3


def test_another_program_finds_pages_languages_and_pictures(client):
    article = newsroom(slug="항구-안개")
    [path] = of_stories(client)
    found = read(client, path)
    editions = {each.language: each for each in article.editions.all()}
    assert set(found) == {each.get_absolute_url() for each in editions.values()}
    expected = {
        "ko": SITE + editions["ko"].get_absolute_url(),
        "ar": SITE + editions["ar"].get_absolute_url(),
        "x-default": SITE + editions["ko"].get_absolute_url(),
    }
    for page in found.values():
        assert dict(page.alternates) == expected
        assert page.last_modified == MARCH
        assert len(page.images) == 2


def test_elements_stand_in_the_order_of_the_schema(client):
    newsroom()
    [path] = of_stories(client)
    for url in xml_of(client, path):
        names = [etree.QName(each).localname for each in url]
        assert names == ["loc", "lastmod", *["link"] * 3, *["image"] * 2]


@pytest.mark.parametrize(
    ("source", "languages", "default"),
    [("id", ["id", "ko"], "ko"), ("ar", ["en", "ar"], "ar"), ("ko", ["ar", "en"], "en")],
    ids=["the first language", "the original", "the first there is"],
)
def test_readers_of_other_languages_are_led_to(client, source, languages, default):
    article = make.article(source)
    for code in languages:
        make.live(article, code)
    if source not in languages:
        make.draft(article, source)
    [path] = of_stories(client)
    page = next(iter(read(client, path).values()))
    assert dict(page.alternates)["x-default"] == SITE + article.edition(default).get_absolute_url()


def test_only_what_is_live_is_listed(client):
    article = newsroom()
    make.draft(make.article(), "id")
    make.scheduled(article, "id", due_in=timedelta(days=1))
    withdraw(article.edition("ko"), by=None, notice="틀렸습니다.")
    [path] = of_stories(client)
    assert list(read(client, path)) == [article.edition("ar").get_absolute_url()]
    withdraw(article.edition("ar"), by=None, notice="خطأ.")
    assert locs(client, "/sitemap.xml") == []
    for each in (path, "/sitemap-lists.xml", "/sitemap-tags-0.xml", "/sitemap-authors-0.xml"):
        assert client.get(each).status_code == 404


def test_a_language_that_is_switched_off_is_not_listed(client, settings):
    newsroom()
    settings.NEWSROOM_LANGUAGES = ["ar", "id"]
    for path in locs(client, "/sitemap.xml"):
        assert all(each.startswith("/ar/") for each in locs(client, path))


def test_a_picture_without_rights_gives_its_place_to_its_replacement(client):
    newsroom()
    ended, other = Photo.objects.order_by("pk")
    instead = make.photo(**{column("alt_text", "ar"): "بديل"})
    Photo.objects.filter(pk=ended.pk).update(valid_until=MARCH, replacement=instead)
    [path] = of_stories(client)
    for address, page in read(client, path).items():
        shown = [instead, other] if address.startswith("/ar/") else [other]
        names = [f"{SITE}/media/{photo.renditions[-1]['file']}" for photo in shown]
        assert [image.loc for image in page.images] == names


def test_tags_and_authors_are_listed_where_they_have_a_story(client):
    newsroom()
    Tag.objects.update(**{column("slug", "ar"): ""})
    make.tag("unused")
    make.author("unused")
    [tags] = [each for each in locs(client, "/sitemap.xml") if "tags" in each]
    assert [each[:9] for each in locs(client, tags)] == ["/ko/tags/"]
    assert locs(client, of_authors(client)) == ["/ko/authors/kim/", "/ar/authors/kim/"]


def test_who_only_translates_has_a_page_that_search_engines_are_not_told_of(client):
    article, nur = newsroom(), make.author("nur")
    article.editions.filter(language="ar").update(translated_by=nur)
    assert client.get("/ar/authors/nur/").status_code == 200
    assert client.get("/ko/authors/nur/").status_code == 404
    page = client.get("/ar/authors/nur/").text
    assert '<meta name="robots" content="noindex,follow">' in page
    assert "/authors/nur/" not in " ".join(locs(client, of_authors(client)))


def test_a_page_that_search_engines_are_not_told_of_is_no_alternate(client):
    article, nur = newsroom(), make.author("nur")
    article.editions.filter(language="ar").update(translated_by=nur)
    make.live(make.article(authors=[nur]), "ko")
    page = html.fromstring(client.get("/ko/authors/nur/").text)
    assert page.xpath("//link[@hreflang]/@hreflang") == ["ko", "x-default"]
    assert page.xpath("//a[@href='/ar/authors/nur/']")
    found = read(client, of_authors(client))["/ko/authors/nur/"]
    assert {code for code, _address in found.alternates} == {"ko", "x-default"}


def test_stories_are_divided_by_their_keys(client):
    first = newsroom()
    far = Article.objects.create(
        pk=first.pk + querysets.RANGE * 2, section=first.section, source_language="ko"
    )
    Byline.objects.create(article=far, author=make.author())
    make.live(far, "ko")
    assert len(of_stories(client)) == 2
    assert [len(locs(client, path)) for path in of_stories(client)] == [2, 1]
    assert client.get("/sitemap-9999999999999.xml").status_code == 404
    assert client.get("/sitemap-00.xml").status_code == 404


def test_a_long_sitemap_is_never_held_whole():
    link = (("ko", "http://testserver/" + "a" * 200),) * 12
    pages = (xml.Address(f"http://testserver/{n}/", None, link) for n in range(500))
    tracemalloc.start()
    size = sum(map(len, xml.pages(pages)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 1_500_000
    assert peak < 600_000


@pytest.mark.parametrize(("code", "name"), [("ko", "ko"), ("zh-hans", "zh-cn")])
def test_news_are_what_was_first_published_in_two_days(client, code, name):
    now = timezone.now()
    old = make.live(make.article(code), code, at=now - timedelta(days=3))
    make.live(old.article, code)
    new = make.live(make.article(code), code, at=now - timedelta(hours=47), title="A & B")
    sponsored = make.live(make.article(code), code)
    Article.objects.filter(pk=sponsored.article_id).update(kind="sponsored", sponsor="X")
    path = f"/{code}/news-sitemap.xml"
    assert path in locs(client, "/sitemap.xml")
    [page] = read(client, path).values()
    assert page.url == SITE + new.get_absolute_url()
    story = page.news_story
    assert (story.title, story.publication_language) == ("A & B", name)
    assert story.publication_name in client.get(f"/{code}/").text
    assert abs(story.publish_date - new.published_at) < timedelta(seconds=1)
    assert story.publish_date.tzinfo is not None


def test_a_language_without_news_keeps_its_address(client):
    assert len(xml_of(client, "/ko/news-sitemap.xml")) == 0
    newsroom()
    assert "/ko/news-sitemap.xml" not in locs(client, "/sitemap.xml")


def test_a_newsroom_without_anything_has_an_empty_index(client):
    Section.objects.all().delete()
    response = client.get("/sitemap.xml")
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert len(etree.fromstring(response.getvalue())) == 0


def test_robots_may_read_what_readers_may(client):
    rules = Protego.parse(client.get("/robots.txt").text)
    assert list(rules.sitemaps) == [f"{SITE}/sitemap.xml"]
    for path in ("/ko/", "/ko/2026/03/desk/", "/media/x.jpeg", "/ar/search/", "/ko/feed.atom"):
        assert rules.can_fetch(SITE + path, "Googlebot"), path
    for path in ("/desk/", "/preview/x/", "/ko/search/?q=x"):
        assert not rules.can_fetch(SITE + path, "Googlebot"), path
