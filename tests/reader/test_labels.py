"""What a story's page and its card tell of the text: kind, sponsor, AI, machine, translator."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override
from lxml import html

from articles import workflow
from articles.models import Edition, MachineText
from articles.reader import cards, dates
from articles.reader.page import Link
from articles.text import labels
from articles.text.segments import segments
from articles.workflow import name_translator
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
SPONSOR = 'Port & "Sons" <Ltd>'


def told_story(code="ko", **told):
    """A story of one section, live in Korean and in a language."""
    section = make.section("world")
    facts = workflow.Facts(section, "ko", authors=[make.author()], **told)
    article = workflow.create_article(facts, by=None)
    for each in dict.fromkeys(("ko", code)):
        make.live(article, each, slug="story", at=MARCH)
    return article


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.text)


def story(client, code):
    return page(client, f"/{code}/2026/03/story/")


def words(shown, css_class):
    found = shown.xpath(f"//main//*[@class='{css_class}']")
    return [" ".join(each.text_content().split()) for each in found]


def said(code, sentence, **parts):
    with override(code):
        return gettext(sentence) % parts


@pytest.mark.parametrize("code", ["ar", "id"])
def test_the_kind_of_a_text_stands_above_its_headline_and_on_its_card(client, code):
    told_story(code, kind="opinion")
    with override(code):
        kind = labels.kind("opinion")
    for path in ("2026/03/story/", "", "world/"):
        assert words(page(client, f"/{code}/{path}"), "kind") == [kind]


def test_news_goes_without_saying(client):
    told_story()
    for path in ("2026/03/story/", "", "world/"):
        shown = page(client, f"/ko/{path}")
        assert not shown.xpath("//*[@class='kind' or @class='paid' or @class='provenance']")


@pytest.mark.parametrize("code", ["ko", "ar"])
def test_who_paid_is_named_above_the_headline_and_on_every_card(client, code):
    told_story(code, kind="sponsored", sponsor=SPONSOR)
    sentence = said(code, "Paid for by %(sponsor)s", sponsor=SPONSOR)
    for path in ("2026/03/story/", "", "world/"):
        shown = page(client, f"/{code}/{path}")
        assert words(shown, "paid") == [sentence]
        assert shown.xpath("//*[@class='paid']/bdi")
    header = story(client, code).xpath("//main//header/*")
    assert [each.tag for each in header][:3] == ["p", "p", "h1"]


def test_a_headline_in_a_list_carries_the_labels_too():
    article = told_story(kind="sponsored", sponsor=SPONSOR)
    (row,), _older = cards.read("ko", "all", timezone.now())
    links = {article.section_id: Link("/ko/world/", "세계")}
    with override("ko"):
        shown = html.fromstring(cards.card("headline", row, "ko", links))
    assert shown.xpath("//*[@class='kind']")
    assert shown.xpath("//*[@class='paid']/bdi/text()") == [SPONSOR]


def test_what_ai_wrote_is_told_as_such_in_every_language(client):
    told_story("ar", made_by_ai="wholly")
    for code in ("ko", "ar"):
        with override(code):
            assert words(story(client, code), "by-ai") == [labels.made_by_ai("wholly")]


def test_a_translation_names_its_translator_and_leads_to_its_original(client):
    article = told_story("id")
    name_translator(article.edition("id"), make.author("nur", id="Nur Aini"), by=None)
    shown = story(client, "id")
    (link,) = shown.xpath("//*[@class='translator']//a")
    assert (link.get("href"), link.text_content()) == ("/id/authors/nur/", "Nur Aini")
    (link,) = shown.xpath("//*[@class='original']//a")
    assert (link.get("href"), link.get("lang"), link.get("hreflang")) == (
        "/ko/2026/03/story/",
        "ko",
        "ko",
    )
    assert not words(story(client, "ko"), "translator") + words(story(client, "ko"), "original")


def test_a_name_in_another_language_says_so(client):
    article = told_story("ar")
    name_translator(article.edition("ar"), make.author("nur", id="Nur Aini"), by=None)
    (name,) = story(client, "ar").xpath("//*[@class='translator']//bdi")
    assert (name.get("lang"), name.text) == ("id", "Nur Aini")


def test_a_translation_of_a_translation_names_both(client):
    article = told_story("id")
    workflow.open_edition(article, "ar", made_from=article.edition("id"))
    make.live(article, "ar", slug="story", at=MARCH)
    assert words(story(client, "ar"), "original") == [
        said("ar", "Original: %(language)s", language="한국어"),
        said("ar", "Translated from: %(language)s", language="Bahasa Indonesia"),
    ]


def test_an_original_that_readers_can_not_get_is_named_without_a_link(client):
    article = told_story("id")
    workflow.withdraw(article.edition("ko"), by=None, notice="x")
    shown = story(client, "id")
    assert words(shown, "original") == [said("id", "Original: %(language)s", language="한국어")]
    assert not shown.xpath("//*[@class='original']//a")


def test_what_a_machine_translated_and_nobody_checked_is_told(client):
    code, article = "ar", told_story("ar")
    Edition.objects.filter(article=article, language=code).update(is_live_by_machine=True)
    with override(code):
        assert words(story(client, code), "by-machine") == [labels.by_machine("unchecked")]
    assert not words(story(client, "ko"), "by-machine")


def test_a_machines_draft_that_a_person_has_checked_is_told_as_such(client):
    article = told_story("id")
    mark = {"edition": article.edition("id"), "provider": "Twin"}
    MachineText.objects.create(digest="a", confirmed_at=MARCH, **mark)
    with override("id"):
        assert words(story(client, "id"), "by-machine") == [labels.by_machine("checked")]


def test_a_check_after_the_publication_says_nothing_of_what_is_live(client):
    article = told_story("id")
    mark = {"edition": article.edition("id"), "provider": "Twin"}
    MachineText.objects.create(digest="a", confirmed_at=MARCH.replace(month=4), **mark)
    assert not words(story(client, "id"), "by-machine")


def test_what_went_live_unchecked_is_told_as_checked_once_a_person_has_confirmed_it(client):
    article = told_story("id")
    edition = article.edition("id")
    digests = [each.digest for each in segments(edition.live)][:2]
    for digest in digests:
        MachineText.objects.create(edition=edition, provider="Twin", digest=digest)
    Edition.objects.filter(pk=edition.pk).update(is_live_by_machine=True)
    # It makes no difference which of them the draft still has.
    make.draft(article, "id", title=edition.live.title, body="<p>Baru</p>")
    for digest, told in zip(digests, ("unchecked", "checked"), strict=True):
        workflow.confirm_machine_text(edition, [digest], by=None)
        with override("id"):
            assert words(story(client, "id"), "by-machine") == [labels.by_machine(told)]


def test_what_is_confirmed_in_a_later_draft_says_nothing_of_what_is_live(client):
    article = told_story("id")
    edition = make.draft(article, "id", title="Baru", slug="story")
    title = segments(edition.newest)[0]
    MachineText.objects.create(edition=edition, provider="Twin", digest=title.digest)
    workflow.confirm_machine_text(edition, [title.digest], by=None)
    assert not words(story(client, "id"), "by-machine")
    workflow.publish(edition, by=None)
    with override("id"):
        assert words(story(client, "id"), "by-machine") == [labels.by_machine("checked")]


def test_a_preview_shows_the_labels(client):
    article = told_story("id", kind="sponsored", sponsor="Port", made_by_ai="partly")
    edition = make.draft(article, "id", title="Baru")
    mark = {"edition": edition, "provider": "Twin"}
    MachineText.objects.create(digest=segments(edition.newest)[0].digest, **mark)
    shown = page(client, edition.newest.preview_url())
    told = [words(shown, name) for name in ("kind", "paid", "by-ai", "original", "by-machine")]
    assert all(len(each) == 1 for each in told), told
    with override("id"):
        assert words(shown, "by-machine") == [labels.by_machine("unchecked")]


def test_readers_abroad_are_told_in_which_time_the_hours_are(client):
    told_story("id")
    shown = story(client, "id")
    assert words(shown, "zone") == ["Waktu Standar Korea (GMT+09:00)"]
    assert shown.xpath("//time/@datetime") == ["2026-03-05T21:00:00+09:00"]
    assert dates.zone(MARCH, "ko") == "대한민국 표준시 (GMT+09:00)"
    assert dates.zone(MARCH, "ar") == "توقيت كوريا الرسمي (غرينتش+09:00)"


def test_a_withdrawn_story_says_since_when_and_leads_to_what_remains(client):
    code, article = "ar", told_story("en")
    make.live(article, code, slug="story", at=MARCH)
    edition = article.edition(code)
    workflow.withdraw(edition, by=None, notice="공지", now=MARCH.replace(day=7))
    response = client.get(f"/{code}/2026/03/story/")
    assert response.status_code == 410
    shown = html.fromstring(response.text)
    assert shown.xpath("//main//time/@datetime") == ["2026-03-07T21:00:00+09:00"]
    assert "공지" in shown.xpath("//main")[0].text_content()
    assert shown.xpath("//main//nav//a[@hreflang='en']/@href") == ["/en/2026/03/story/"]
    assert not shown.xpath(f"//main//nav//a[@hreflang='{code}']")
    assert not shown.xpath("//link[@rel='alternate' or @rel='canonical']")


def test_an_author_leads_to_their_pages_elsewhere(client):
    author = make.author("kim")
    links = "https://www.example.org/@kim\njavascript:alert(1)\n\nhttp://social.example/kim"
    type(author).objects.filter(pk=author.pk).update(links=links)
    make.live(make.article(authors=[author]), "ko")
    found = page(client, "/ko/authors/kim/").xpath("//ul[@class='profiles']//a")
    assert [(each.get("href"), each.text_content()) for each in found] == [
        ("https://www.example.org/@kim", "example.org"),
        ("http://social.example/kim", "social.example"),
    ]
    assert {each.get("rel") for each in found} == {"me nofollow noopener"}
