"""Feeds, as programs that nobody here wrote read them."""

import json
from datetime import UTC, datetime, timedelta
from itertools import product

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft4Validator
from lxml import etree, html
from referencing import Registry, Resource

from articles.languages import column, language
from articles.models import (
    Article,
    Author,
    DigitalSourceType,
    Edition,
    Generation,
    Licence,
    Photo,
    Placement,
    Section,
    Source,
)
from articles.workflow import publish, withdraw
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
LISTS = ("", "world/", "tags/sea/", "authors/kim/")
FORMS = ("atom", "rss", "json")


def newsroom(*, stories=1, each=1, codes=("ko", "ar"), **words):
    """`stories` in one section on one tag by one author, each with `each` more of everything."""
    section, tag, author = make.section("world"), make.tag("sea"), make.author("kim")
    for number in range(stories):
        inline = [(make.photo(), Placement.Role.INLINE, 1) for _ in range(each)]
        article = make.article(
            section=section,
            authors=[author, *(make.author() for _ in range(each))],
            tags=[tag, *(make.tag() for _ in range(each))],
            photos=[make.photo(source=make.source()), *inline],
        )
        for code in codes:
            make.live(article, code, at=MARCH - timedelta(minutes=number), **words)
    return article


def read(client, path):
    """The feed as feedparser reads it, which found nothing wrong with it."""
    response = client.get(path)
    assert response.status_code == 200
    told = {name.lower(): value for name, value in response.headers.items()}
    found = feedparser.parse(response.content, response_headers=told)
    assert not found.bozo, found.bozo_exception
    return found


def test_a_feed_takes_three_queries_whatever_is_in_it(client):
    newsroom(stories=3, each=3)
    for path, form in product(LISTS, FORMS):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/ar/{path}feed.{form}").status_code == 200
        assert len(captured) <= 3


def test_a_feed_reader_finds_the_stories_with_everything_around_them(client):
    edition = newsroom(stories=2, standfirst="머리말").edition("ko")
    for path, form in product(LISTS, ("atom", "rss")):
        found = read(client, f"/ko/{path}feed.{form}")
        check(found, edition, f"http://testserver/ko/{path}feed.{form}")


def check(found, edition, address):
    assert found.feed.language == "ko"
    assert found.feed.title.endswith("한빛")
    [own] = [link.href for link in found.feed.links if link.rel == "self"]
    assert own == address
    assert len(found.entries) == 2
    entry = found.entries[1]
    assert entry.id == f"urn:uuid:{edition.uid}"
    assert entry.link == f"http://testserver{edition.get_absolute_url()}"
    assert entry.title == edition.live.title
    assert entry.summary == "머리말"
    assert entry.published_parsed[:6] == (2026, 3, 5, 11, 59, 0)
    assert {each.name for each in entry.authors} >= {"kim"}
    assert {each.label or each.term for each in entry.tags} >= {"world", "sea"}


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_every_picture_has_its_credit(client, form):
    newsroom(each=2)
    licence = Licence.objects.create(code="x", url="https://example.org/by", name_ar="رخصة")
    Photo.objects.update(copyright_notice="© 2026", licence=licence)
    root = etree.fromstring(client.get(f"/ar/feed.{form}").content)
    media = {"m": "http://search.yahoo.com/mrss/"}
    pictures = root.findall(".//m:content", media)
    assert len(pictures) == 3
    for picture in pictures:
        assert picture.get("url").startswith("http://testserver/media/")
        assert picture.findtext("m:credit", namespaces=media)
        assert picture.findtext("m:copyright", namespaces=media) == "© 2026"
        assert picture.findtext("m:license", namespaces=media) == "رخصة"
        assert picture.findtext("m:description", namespaces=media) == "Caption ar"
    [entry] = read(client, f"/ar/feed.{form}").entries
    assert {each["role"] for each in entry.media_credit if "role" in each} == {"photographer"}


def test_a_name_from_another_language_says_so(client):
    article = newsroom(codes=["ar"])
    Author.objects.filter(slug="kim").update(**{column("name", "ar"): ""})
    [lead] = article.placements.filter(role="lead")
    Source.objects.filter(pk=lead.photo.source_id).update(**{column("name", "ar"): ""})
    [item] = etree.fromstring(client.get("/ar/feed.rss").content).iter("item")
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [each.get(lang) for each in item.iter("{*}creator")] == ["en", None]
    assert [each.get(lang) for each in item.iter("{*}credit")] == ["en", None]


@pytest.mark.parametrize("code", ["ko", "ar", "id"])
def test_content_can_be_read_anywhere(client, code):
    newsroom(codes=[code], body='<p><a href="/ko/x/">a</a> <a href="mailto:a@b.c">b</a></p>')
    [entry] = json.loads(client.get(f"/{code}/feed.json").content)["items"]
    whole = html.fromstring(entry["content_html"])
    assert whole.get("lang") == language(code).tag
    assert whole.get("dir") == language(code).direction
    links = [link for _element, _name, link, _at in whole.iterlinks()]
    assert {link.split(":")[0] for link in links} == {"http", "mailto"}
    assert "http://testserver/ko/x/" in links
    figures = list(whole.iter("figure"))
    assert len(figures) == 2
    assert all(figure.find_class("credit")[0].text_content() for figure in figures)
    assert not whole.xpath("//source | //script | //@srcset")


def test_json_feed_keeps_to_its_schema(client, shared):
    newsroom(each=2, standfirst="머리말")
    folder = shared / "standards"
    former = Resource.from_contents(json.loads((folder / "feed-1.json").read_text()))
    registry = Registry().with_resource("https://json.schemastore.org/feed-1", former)
    schema = json.loads((folder / "jsonfeed.json").read_text())
    found = json.loads(client.get("/ko/world/feed.json").content)
    assert list(Draft4Validator(schema, registry=registry).iter_errors(found)) == []
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    [item] = found["items"]
    assert all(each["_credit"]["text"] for each in item["attachments"])


def test_a_standfirst_is_text_whatever_it_looks_like(client):
    newsroom(codes=["ko"], standfirst="A & <b>")
    [item] = etree.fromstring(client.get("/ko/feed.rss").content).iter("item")
    assert item.findtext("description") == "A &amp; &lt;b&gt;"
    [entry] = etree.fromstring(client.get("/ko/feed.atom").content).iter("{*}entry")
    assert entry.findtext("{*}summary") == "A & <b>"


def test_a_new_address_is_no_new_story(client):
    article = newsroom(codes=["ko"])
    [before] = read(client, "/ko/feed.rss").entries
    publish(make.draft(article, "ko", slug="another"), by=None)
    [after] = read(client, "/ko/feed.rss").entries
    assert before.id == after.id
    assert before.link != after.link
    assert not after.guidislink
    assert after.published == before.published
    assert read(client, "/ko/feed.atom").feed.updated > "2026-03-06"


def test_a_feed_is_the_same_wherever_it_is_and_whatever_it_is_called(client, settings):
    newsroom()
    ids = [read(client, f"/ko/{path}feed.atom").feed.id for path in LISTS]
    assert len({*ids, read(client, "/ar/feed.atom").feed.id}) == len(LISTS) + 1
    assert all(each.startswith("urn:uuid:") for each in ids)
    Section.objects.update(slug="elsewhere")
    host = {"host": "localhost"}
    for path, one in (("", ids[0]), ("elsewhere/", ids[1])):
        response = client.get(f"/ko/{path}feed.atom", headers=host, secure=True)
        assert feedparser.parse(response.content).feed.id == one
    settings.NEWSROOM_KEY = "another newsroom"
    assert read(client, "/ko/feed.atom").feed.id not in ids


def test_a_feed_is_there_where_its_page_is(client):
    newsroom(codes=["ko"])
    for path in ("", "world/"):
        assert [client.get(f"/id/{path}feed.{form}").status_code for form in FORMS] == [200] * 3
    for path in ("tags/sea/", "authors/kim/", "nothing/", "tags/no/", "authors/no/"):
        assert client.get(f"/id/{path}feed.atom").status_code == 404
        assert client.get(f"/id/{path}").status_code == 404
    assert client.get("/ko/feed.xml").status_code == 404
    assert client.get("/pt/feed.atom").status_code == 404


def test_a_newsroom_without_sections_has_empty_feeds(client):
    for form in FORMS:
        assert client.get(f"/ko/feed.{form}").status_code == 200
    assert read(client, "/ko/feed.atom").entries == []


def test_what_xml_has_no_place_for_breaks_no_feed(client):
    newsroom(codes=["ko"])
    spoilt = "물\x0b\x1b결\ufffe ]]> <b>&amp;"
    Article.objects.update(**{column("title", "ko"): spoilt, column("body", "ko"): f"<p>{spoilt}"})
    Author.objects.update(**{column("name", "ko"): spoilt})
    for form in ("atom", "rss"):
        [entry] = read(client, f"/ko/feed.{form}").entries
        assert entry.title == "물결 ]]> <b>&amp;"
    assert client.get("/ko/feed.json").json()["items"][0]["title"] == spoilt


def test_a_text_that_is_due_is_in_the_feed(client):
    make.scheduled(make.article(), "ko", due_in=timedelta(minutes=-1))
    assert len(read(client, "/ko/feed.atom").entries) == 1


def test_what_is_withdrawn_leaves_the_feed(client):
    edition = newsroom().edition("ko")
    withdraw(edition, by=None, notice="틀렸습니다.")
    assert read(client, "/ko/feed.rss").entries == []
    assert len(read(client, "/ar/feed.rss").entries) == 1


def test_a_picture_leaves_when_its_rights_end(client):
    article = newsroom(codes=["ko"])
    instead = make.photo(alt_text_ko="대신")
    [ended] = Photo.objects.filter(placements__role="lead")
    Photo.objects.filter(pk=ended.pk).update(valid_until=MARCH, replacement=instead)
    for form in FORMS:
        text = client.get(f"/ko/feed.{form}").text
        assert ended.sha256[:16] not in text
        assert instead.sha256[:16] in text
    assert article.placements.count() == 2


@pytest.mark.parametrize("form", FORMS)
def test_a_story_that_was_written_before_is_written_anew_when_anything_in_it_changes(client, form):
    article = newsroom(codes=["ko"], body="<p>본문</p>")
    [lead] = Photo.objects.filter(placements__role="lead")
    [section] = Section.objects.all()
    changes = (
        (Article.objects.filter(pk=article.pk), {column("body", "ko"): "새 본문"}),
        (Article.objects.filter(pk=article.pk), {column("title", "ko"): "새 제목"}),
        (Edition.objects.filter(article=article), {"updated_at": MARCH + timedelta(hours=1)}),
        (Author.objects.filter(slug="kim"), {column("name", "ko"): "새 이름"}),
        (Source.objects.filter(pk=lead.source_id), {column("name", "ko"): "새 출처"}),
        (Section.objects.filter(pk=section.pk), {column("name", "ko"): "새 부"}),
        (article.placements.filter(role="lead"), {column("caption", "ko"): "새 설명"}),
        (Photo.objects.filter(pk=lead.pk), {"digital_source_type": DigitalSourceType.AI}),
        (Photo.objects.filter(pk=lead.pk), {"valid_until": MARCH}),
    )
    before = client.get(f"/ko/feed.{form}")
    assert client.get(f"/ko/feed.{form}").content == before.content
    for rows, changed in changes:
        rows.update(**changed)
        after = client.get(f"/ko/feed.{form}")
        assert after.content != before.content, changed
        assert after.headers["ETag"] != before.headers["ETag"]
        assert all(word in after.text for word in changed.values() if "새" in str(word))
        before = after
    assert lead.sha256[:16] not in after.text


def test_a_story_that_was_written_before_is_another_one_in_another_language_and_place(client):
    newsroom()
    for code in ("ko", "ar"):
        [found] = read(client, f"/{code}/feed.atom").entries
        assert found.link.startswith(f"http://testserver/{code}/")
    elsewhere = client.get("/ko/feed.atom", headers={"host": "localhost"})
    assert "http://testserver/" not in elsewhere.text


@pytest.mark.parametrize("form", FORMS)
def test_who_has_a_feed_already_hears_that_nothing_changed(client, form):
    newsroom(codes=["ko"])
    Edition.objects.update(updated_at=MARCH)
    Generation.objects.all().delete()
    path = f"/ko/feed.{form}"
    first = client.get(path)
    assert first.headers["Content-Type"].endswith("; charset=utf-8")
    assert first.headers["Last-Modified"] == "Thu, 05 Mar 2026 12:00:00 GMT"
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=known).status_code == 304
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert client.get(path, headers=since).status_code == 304
    Generation.objects.create(language="ko", raised_at=MARCH + timedelta(hours=1))
    assert client.get(path, headers=since).status_code == 200


def test_a_change_of_this_second_has_no_time_yet_to_be_asked_by(client):
    make.live(make.article(), "ko")
    assert "Last-Modified" not in client.get("/ko/feed.atom").headers


def test_a_newsroom_can_give_summaries_alone(client, settings):
    settings.FULL_FEEDS = False
    newsroom(codes=["ko"], standfirst="머리말", body="<p>본문의 낱말</p>")
    for form in FORMS:
        text = client.get(f"/ko/feed.{form}").text
        assert "머리말" in text
        assert "본문의 낱말" not in text
    [item] = json.loads(client.get("/ko/feed.json").content)["items"]
    assert item["content_text"] == "머리말"
    [entry] = read(client, "/ko/feed.atom").entries
    assert entry.media_credit


def test_readers_are_told_what_was_paid_for(client):
    newsroom(codes=["ko"])
    Article.objects.update(kind="sponsored", sponsor="한빛은행")
    [entry] = read(client, "/ko/feed.atom").entries
    assert entry.tags[0].term == "sponsored"
    assert entry.tags[0].label.endswith(": 한빛은행")


def test_a_hub_is_named_where_there_is_one(client, settings):
    assert "hub" not in client.get("/ko/feed.atom").text
    settings.WEBSUB_HUB = "https://hub.example/"
    for form in FORMS:
        response = client.get(f"/ko/feed.{form}")
        assert response.headers["Link"] == (
            f'<https://hub.example/>; rel="hub", <http://testserver/ko/feed.{form}>; rel="self"'
        )
        assert '"https://hub.example/"' in response.text


def test_lists_lead_to_their_feeds(client):
    newsroom(codes=["ko"])
    for path in LISTS:
        page = html.fromstring(client.get(f"/ko/{path}").text)
        found = page.xpath('//link[@rel="alternate"][@type]/@href')
        assert found == [f"/ko/{path}feed.{form}" for form in FORMS]
        assert page.xpath(f'//footer//a[@href="/ko/{path}feed.atom"]')
    assert "feed.atom" not in client.get("/ko/archive/2026/03/").text
