"""What machines are told of each kind of page, in schema.org's words."""

import json
import re
from datetime import UTC, datetime

import pytest

from articles import workflow
from articles.models import Article, Author, Edition, Policy
from articles.reader.structured_data.newsroom import OTHERS
from articles.reader.structured_data.story import KINDS
from tests import make
from tests.reader.test_image_objects import known_photo, vocabulary, wrong_properties

pytestmark = pytest.mark.django_db
__all__ = ["vocabulary"]

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
HOST = "http://testserver"


def data(client, path):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text)
    assert len(found) == 1
    return json.loads(found[0])


def story(client, article, code="ko"):
    return data(client, article.edition(code).get_absolute_url())


def things(told):
    """Everything with a type, however deep."""
    if isinstance(told, list):
        for each in told:
            yield from things(each)
    elif isinstance(told, dict):
        if "@type" in told:
            yield told
        for each in told.values():
            yield from things(each)


@pytest.fixture
def article():
    author = make.author("kim", ko="김하늘")
    Author.objects.update(links="https://example.org/@kim\njavascript:alert(1)")
    tags = [make.tag("sea", ko="바다")]
    section = make.section("world", ko="세계")
    made = make.article("ko", authors=[author], tags=tags, section=section, photos=[known_photo()])
    make.live(made, "ko", at=MARCH, slug="story", standfirst="한 줄")
    make.live(made, "id", at=MARCH)
    make.draft(made, "de")
    return made


def test_a_story_tells_what_is_known_of_it(client, article):
    told = story(client, article)
    here = f"{HOST}/ko/2026/03/story/"
    assert told["@id"] == article.edition("ko").uid.urn
    assert told["url"] == told["mainEntityOfPage"]["@id"] == here
    assert told["description"] == "한 줄"
    assert told["articleSection"] == "세계"
    assert told["keywords"] == ["바다"]
    assert told["about"] == [{"@type": "Thing", "name": "바다", "url": told["about"][0]["url"]}]
    assert told["author"][0]["sameAs"] == ["https://example.org/@kim"]
    assert told["wordCount"] == article.edition("ko").word_count > 0
    assert told["isAccessibleForFree"] is True
    assert told["copyrightYear"] == 2026
    assert told["copyrightHolder"] == {"@id": told["publisher"]["@id"]}
    assert told["publisher"]["logo"]["contentUrl"].startswith(HOST)
    steps = told["mainEntityOfPage"]["breadcrumb"]["itemListElement"]
    assert [step["item"].removeprefix(HOST) for step in steps] == [
        "/ko/",
        "/ko/world/",
        "/ko/2026/03/story/",
    ]


def test_original_and_translation_name_each_other_and_never_themselves(client, article):
    korean, indonesian = story(client, article), story(client, article, "id")
    assert [each["@id"] for each in korean["workTranslation"]] == [indonesian["@id"]]
    assert korean["workTranslation"][0]["inLanguage"] == "id"
    assert indonesian["translationOfWork"]["@id"] == korean["@id"]
    assert "translationOfWork" not in korean
    assert "workTranslation" not in indonesian


def test_a_translator_is_named(client, article):
    translator = make.author("dewi", id="Dewi Larasati")
    Edition.objects.filter(pk=article.edition("id").pk).update(translated_by=translator)
    assert story(client, article, "id")["translator"] == {
        "@type": "Person",
        "name": "Dewi Larasati",
        "url": f"{HOST}/id/authors/dewi/",
    }
    assert "translator" not in story(client, article)


def test_each_kind_of_text_has_its_type(client, article, vocabulary):
    assert KINDS.keys() == set(Article.Kind)
    assert set(KINDS.values()) <= vocabulary.keys()
    Article.objects.update(kind="opinion", made_by_ai="partly")
    told = story(client, article)
    assert told["@type"] == "OpinionNewsArticle"
    source = told["digitalSourceType"].removeprefix("https://schema.org/")
    assert vocabulary[source]["@type"] == "schema:IPTCDigitalSourceEnumeration"
    Article.objects.update(kind="sponsored", sponsor="항만공사", made_by_ai="")
    told = story(client, article)
    assert told["@type"] == "AdvertiserContentArticle"
    assert told["sponsor"] == {"@type": "Organization", "name": "항만공사"}


def test_front_page_and_pages_about_the_newsroom_tell_by_which_rules_it_works(client, article):
    for kind in ("about", "ethicsPolicy", "contact"):
        workflow.save_policy(kind, "ko", "제목", "<p>글</p>", by=None)
    workflow.save_policy("privacy", "id", "Privasi", "<p>Teks</p>", by=None)
    for path in ("/ko/", "/ko/about/", "/ko/about/ethics/"):
        [told] = [
            each
            for each in things(data(client, path))
            if each["@type"] == "NewsMediaOrganization" and "slogan" in each
        ]
        assert told["ethicsPolicy"] == f"{HOST}/ko/about/ethics/"
        assert told["contactPoint"]["url"] == f"{HOST}/ko/about/contact/"
        assert "privacy" not in told


def test_a_list_names_its_stories_in_order(client, article):
    for path in ("/ko/", "/ko/world/", "/ko/tags/sea/"):
        [listed] = [each for each in things(data(client, path)) if each["@type"] == "ItemList"]
        assert [each["url"] for each in listed["itemListElement"]] == [f"{HOST}/ko/2026/03/story/"]


def test_the_archive_names_its_months_the_newest_first(client, article):
    make.live(make.article(), "ko", at=datetime(2026, 1, 5, 12, tzinfo=UTC))
    told = data(client, "/ko/archive/")
    assert (told["@type"], told["url"]) == ("CollectionPage", f"{HOST}/ko/archive/")
    months = [each["url"].removeprefix(HOST) for each in told["mainEntity"]["itemListElement"]]
    assert months == ["/ko/archive/2026/03/", "/ko/archive/2026/01/"]


def test_a_text_and_its_translations_are_of_one_type(client, article):
    Article.objects.update(kind="reportage")
    assert story(client, article)["workTranslation"][0]["@type"] == "ReportageNewsArticle"
    assert story(client, article, "id")["translationOfWork"]["@type"] == "ReportageNewsArticle"


def test_an_authors_page_is_a_profile(client, article):
    told = data(client, "/ko/authors/kim/")
    assert told["@type"] == "ProfilePage"
    assert told["mainEntity"]["sameAs"] == ["https://example.org/@kim"]
    assert told["hasPart"][0]["url"] == f"{HOST}/ko/2026/03/story/"


def test_all_properties_of_all_pages_belong_to_their_types_in_schema_org(
    client, article, vocabulary
):
    for kind in Policy.Kind:
        workflow.save_policy(kind, "ko", "제목", "<p>글</p>", by=None)
    paths = (
        "/ko/ /ko/world/ /ko/tags/sea/ /ko/authors/kim/ /ko/archive/ /ko/archive/2026/03/".split()
    )
    paths += ["/ko/about/", "/ko/about/contact/", article.edition("ko").get_absolute_url()]
    for path in paths:
        for thing in things(data(client, path)):
            assert list(wrong_properties(thing, vocabulary)) == [], path
    assert set(Policy.Kind) - set(OTHERS) <= vocabulary.keys()
