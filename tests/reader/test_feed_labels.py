"""Readers of a feed are told what readers of the page are told: who paid, what AI did, and more."""

import json
from datetime import timedelta
from itertools import product

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from lxml import html

from articles import workflow
from articles.languages import column
from articles.models import Article, Author, Correction, Edition, MachineText
from articles.text import labels
from articles.workflow import name_translator
from articles.workflow.corrections import correct
from tests import make
from tests.reader.test_labels import MARCH, SPONSOR, said, story, told_story, words

pytestmark = pytest.mark.django_db

FORMS = ("atom", "rss", "json")


def entry(client, code, form="json"):
    """(summary, content as HTML) of the only story of a language's feed."""
    response = client.get(f"/{code}/feed.{form}")
    if form == "json":
        [item] = json.loads(response.content)["items"]
        return item.get("summary", ""), item.get("content_html", "")
    [item] = feedparser.parse(response.content).entries
    return item.get("summary", ""), item.content[0].value if "content" in item else ""


def told(client, code, form="json"):
    """The paragraphs of the story in the feed, as text."""
    found = html.fromstring(entry(client, code, form)[1]).iter("p", "h2")
    return [" ".join(each.text_content().split()) for each in found]


def test_news_by_people_in_its_own_language_goes_without_saying(client):
    told_story()
    assert len(told(client, "ko")) == 1
    assert entry(client, "ko")[0] == ""


@pytest.mark.parametrize(("code", "form"), list(product(["ar", "id"], FORMS)))
def test_a_feed_tells_what_the_page_tells(client, code, form):
    article = told_story(code, kind="sponsored", sponsor=SPONSOR, made_by_ai="partly")
    name_translator(article.edition(code), make.author("nur", id="Nur Aini"), by=None)
    correct(make.draft(article, code, slug="story"), "Bukan 35, tetapi 53.", by=None)
    correct(make.draft(article, "ko", slug="story"), "53", by=None)
    Edition.objects.filter(article=article, language=code).update(is_live_by_machine=True)
    shown = story(client, code)
    said_above = [*words(shown, "kind"), *words(shown, "paid"), *words(shown, "original-corrected")]
    provenance = ("by-machine", "by-ai", "translator", "original")
    said_below = [words(shown, name)[0] for name in provenance]
    paragraphs = told(client, code, form)
    assert paragraphs[: len(said_above)] == said_above
    rest = paragraphs[len(said_above) + 1 :]
    assert rest[: len(said_below)] == said_below
    assert rest[len(said_below)] == said(code, "Corrections")
    assert rest[-1] == "Bukan 35, tetapi 53."
    assert len(said_above) == 3


@pytest.mark.parametrize("form", FORMS)
def test_what_leads_to_the_original_and_the_translator_can_be_followed_from_anywhere(client, form):
    article = told_story("id")
    name_translator(article.edition("id"), make.author("nur", id="Nur Aini"), by=None)
    links = html.fromstring(entry(client, "id", form)[1]).iter("a")
    assert {each.get("href") for each in links} == {
        "http://testserver/id/authors/nur/",
        "http://testserver/ko/2026/03/story/",
    }


@pytest.mark.parametrize(("form", "is_full"), list(product(FORMS, [True, False])))
def test_a_summary_begins_with_who_paid_and_ends_with_what_ai_did(client, settings, form, is_full):
    settings.FULL_FEEDS = is_full
    told_story("ar", kind="sponsored", sponsor="Port", made_by_ai="wholly")
    Article.objects.update(standfirst_ar="سطر")
    with override("ar"):
        kind, by_ai = labels.kind("sponsored"), labels.made_by_ai("wholly")
        paid_for = labels.PAID_FOR % {"sponsor": "Port"}
    summary = entry(client, "ar", form)[0].replace("\u00a0", " ")
    assert summary == f"{kind} · {paid_for} · سطر · {by_ai}"
    assert bool(entry(client, "ar", form)[1]) is is_full


def test_what_ai_wrote_is_a_category_by_its_standard_word(client):
    told_story(made_by_ai="wholly")
    [atom] = feedparser.parse(client.get("/ko/feed.atom").content).entries
    assert "trainedAlgorithmicMedia" in {each.term for each in atom.tags}
    [item] = json.loads(client.get("/ko/feed.json").content)["items"]
    with override("ko"):
        assert labels.made_by_ai("wholly") in item["tags"]


def test_nothing_of_this_is_ever_out_of_date(client):
    article = told_story("id")
    edition, nur = article.edition("id"), make.author("nur", id="Nur Aini")
    mark = {"edition": edition, "provider": "Twin", "digest": "a", "confirmed_at": MARCH}
    changes = (
        lambda: Article.objects.update(kind="opinion"),
        lambda: Article.objects.update(made_by_ai="partly"),
        lambda: Edition.objects.filter(pk=edition.pk).update(translated_by=nur),
        lambda: Author.objects.filter(pk=nur.pk).update(**{column("name", "id"): "Nur A."}),
        lambda: Edition.objects.filter(pk=edition.pk).update(is_live_by_machine=True),
        lambda: Edition.objects.filter(pk=edition.pk).update(is_live_by_machine=False),
        lambda: MachineText.objects.create(**mark),
        lambda: correct(make.draft(article, "id", slug="story"), "Salah.", by=None),
        lambda: Correction.objects.update(note="Keliru."),
        lambda: correct(make.draft(article, "ko", slug="story"), "53", by=None),
        lambda: workflow.withdraw(article.edition("ko"), by=None, notice="x"),
    )
    before = client.get("/id/feed.json").content
    for number, change in enumerate(changes):
        change()
        after = client.get("/id/feed.json").content
        assert after != before, number
        before = after


def test_what_is_told_takes_no_further_query(client):
    for _ in range(3):
        article = make.article()
        for code in ("ko", "ar", "id"):
            make.live(article, code, at=MARCH - timedelta(hours=1))
        for note in ("1", "2"):
            correct(make.draft(article, "id"), note, by=None)
    for form in FORMS:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/id/feed.{form}").status_code == 200
        assert len(captured) <= 3
