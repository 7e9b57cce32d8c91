"""What readers are told of a correction, in their language and of the original's."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles import workflow
from articles.languages import codes
from articles.models import Correction
from articles.reader import dates
from articles.workflow.corrections import correct, not_concerned, open_corrections
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
MAY = datetime(2026, 5, 3, 12, tzinfo=UTC)
NOTE = "예산은 35억 원이 아니라 53억 원입니다."
STORY = 6  # queries


@pytest.fixture
def article():
    """Live in Korean, in Indonesian made from it, and in Arabic made from Indonesian."""
    made = make.article("ko", authors=[make.author("kim", ko="김하늘")])
    make.live(made, "ko", slug="story", at=MARCH)
    make.live(made, "id", slug="cerita", at=MARCH)
    workflow.open_edition(made, "ar", made_from=made.edition("id"))
    make.live(made, "ar", slug="qissa", at=MARCH)
    return made


def corrected(article, code="ko", *, at=MAY, note=NOTE, **asked):
    edition = make.draft(article, code, slug=article.edition(code).slug)
    correct(edition, note, by=None, now=at, **asked)


def page(client, article, code):
    response = client.get(article.edition(code).get_absolute_url())
    assert response.status_code == 200
    return html.fromstring(response.text)


def words(found):
    (element,) = found
    return " ".join(element.text_content().split())


def notice(shown):
    return shown.xpath("//*[@class='original-corrected']")


def data(shown):
    (block,) = shown.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(block)


def test_readers_see_each_correction_with_its_date_and_note(client, article):
    corrected(article)
    corrected(article, note="이름을 바로잡았습니다.\n\n죄송합니다.", at=MAY + timedelta(days=1))
    shown = page(client, article, "ko")
    (section,) = shown.xpath("//section[@id='corrections']")
    assert section.xpath(".//time/@datetime") == [
        "2026-05-04T21:00:00+09:00",
        "2026-05-03T21:00:00+09:00",
    ]
    said = [" ".join(p.text_content().split()) for p in section.xpath(".//p")]
    assert said == [
        "2026년 5월 4일",
        "이름을 바로잡았습니다.",
        "죄송합니다.",
        "2026년 5월 3일",
        NOTE,
    ]
    (link,) = shown.xpath("//div[@class='meta']//a[@href='#corrections']")
    assert "2026년 5월 4일" in link.text_content()


def test_a_story_without_corrections_speaks_of_none(client, article):
    for code in ("ko", "id", "ar"):
        shown = page(client, article, code)
        assert not shown.xpath("//*[@id='corrections']")
        assert not shown.xpath("//a[@href='#corrections']")
        assert notice(shown) == []
        assert "correction" not in data(shown)


@pytest.mark.parametrize("code", ["id", "ar"])
def test_until_a_language_has_followed_its_readers_are_told_with_a_link(client, article, code):
    corrected(article)
    shown = page(client, article, code)
    said = notice(shown)
    assert dates.long_date(MAY, code) in words(said)
    (link,) = said[0].xpath(".//a")
    assert link.get("hreflang") == "ko"
    assert client.get(link.get("href")).status_code == 200
    assert link.xpath(".//bdi/@lang") == ["ko"]
    assert NOTE not in shown.text_content()
    assert notice(page(client, article, "ko")) == []


def test_a_language_that_followed_tells_its_own_correction_instead(client, article):
    corrected(article)
    answers = open_corrections(article.edition("id"))
    corrected(article, "id", note="Angka keliru.", answers=answers, at=MAY + timedelta(days=1))
    shown = page(client, article, "id")
    assert notice(shown) == []
    assert "Angka keliru." in words(shown.xpath("//section[@id='corrections']"))
    assert notice(page(client, article, "ar"))


def test_an_answer_to_two_corrections_is_told_once(client, article):
    corrected(article)
    corrected(article, at=MAY + timedelta(days=1))
    answers = open_corrections(article.edition("id"))
    corrected(article, "id", note="Angka keliru.", answers=answers, at=MAY + timedelta(days=2))
    assert Correction.objects.filter(edition=article.edition("id")).count() == 2
    shown = page(client, article, "id")
    assert words(shown.xpath("//section[@id='corrections']")).count("Angka keliru.") == 1
    assert len(data(shown)["correction"]) == 1


def test_a_language_that_never_was_wrong_tells_its_readers_nothing(client, article):
    corrected(article)
    not_concerned(article.edition("ar"), Correction.objects.get(), by=None)
    shown = page(client, article, "ar")
    assert notice(shown) == []
    assert not shown.xpath("//*[@id='corrections']")


def test_a_minor_fix_leaves_the_notice_where_it_is(client, article):
    corrected(article)
    make.live(article, "id", slug="cerita", at=MAY + timedelta(days=1))
    assert notice(page(client, article, "id"))


def test_the_latest_open_correction_is_the_one_that_is_told(client, article):
    corrected(article)
    corrected(article, at=MAY + timedelta(days=5))
    assert dates.long_date(MAY + timedelta(days=5), "id") in words(
        notice(page(client, article, "id"))
    )


def test_an_original_that_is_gone_is_linked_from_nowhere(client, article):
    corrected(article)
    workflow.withdraw(article.edition("ko"), by=None, notice="거둡니다")
    shown = page(client, article, "id")
    assert dates.long_date(MAY, "id") in words(notice(shown))
    assert notice(shown)[0].xpath(".//a") == []
    assert "/ko/2026/" not in html.tostring(shown, encoding="unicode")
    assert "translationOfWork" not in data(shown)


def test_a_correction_between_the_original_and_a_relay_is_told_only_behind_it(client, article):
    corrected(article, "id", note="Nama keliru.")
    assert notice(page(client, article, "ko")) == []
    (link,) = notice(page(client, article, "ar"))[0].xpath(".//a")
    assert link.get("hreflang") == "id"


@pytest.mark.parametrize("is_published", [True, False])
def test_readers_of_a_relay_published_later_are_told_until_it_has_followed(
    client, article, is_published
):
    if is_published:
        make.live(article, "en", at=MARCH)
    else:
        make.draft(article, "en")
    corrected(article)
    workflow.open_edition(article, "fr", made_from=article.edition("en"))
    make.live(article, "fr", at=MAY + timedelta(days=1))
    assert len(open_corrections(article.edition("fr"))) == 1
    shown = page(client, article, "fr")
    assert dates.long_date(MAY, "fr") in words(notice(shown))
    make.live(article, "vi", at=MAY + timedelta(days=1))
    assert notice(page(client, article, "vi")) == []


def test_a_text_that_was_never_published_is_named_nowhere(client, article):
    make.draft(article, "en", title="Unseen", slug="unseen")
    workflow.open_edition(article, "fr", made_from=article.edition("en"))
    make.live(article, "fr", at=MARCH)
    response = client.get(article.edition("fr").get_absolute_url())
    assert "unseen" not in response.text.lower()
    assert data(html.fromstring(response.text))["translationOfWork"]["inLanguage"] == "ko"


def test_structured_data_says_what_the_page_says(client, article):
    corrected(article)
    told = data(page(client, article, "ko"))
    assert told["@type"] == "NewsArticle"
    assert told["headline"] == article.edition("ko").live.title
    assert told["inLanguage"] == "ko"
    assert told["datePublished"] == "2026-03-05T21:00:00+09:00"
    assert told["dateModified"] == "2026-05-03T21:00:00+09:00"
    assert told["author"] == [
        {"@type": "Person", "name": "김하늘", "url": "http://testserver/ko/authors/kim/"}
    ]
    assert told["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": NOTE,
            "datePublished": "2026-05-03T21:00:00+09:00",
        }
    ]
    assert "translationOfWork" not in told
    address = client.get(told["url"])
    assert address.status_code == 200


@pytest.mark.parametrize(("code", "original"), [("id", "ko"), ("ar", "id")])
def test_a_translation_names_the_text_it_was_made_from(client, article, code, original):
    made_from = data(page(client, article, code))["translationOfWork"]
    assert made_from["inLanguage"] == original
    assert made_from["url"] == f"http://testserver{article.edition(original).get_absolute_url()}"
    assert client.get(made_from["url"]).status_code == 200


def test_where_the_nearest_original_is_gone_the_one_before_it_is_named(client, article):
    workflow.withdraw(article.edition("id"), by=None, notice="Ditarik")
    assert data(page(client, article, "ar"))["translationOfWork"]["inLanguage"] == "ko"


def test_no_word_of_a_story_ends_the_block_of_data(client):
    article = make.article("ko", authors=[make.author("kim", ko="</script><b>&amp;")])
    make.live(article, "ko", at=MARCH, title='</script><script>alert("1")</script>&lt;\u2028')
    edition = make.draft(article, "ko", title="</SCRIPT><!-- ]]>")
    correct(edition, "<!--<script>", by=None, now=MAY)
    response = client.get(article.edition("ko").get_absolute_url())
    assert response.text.lower().count("</script>") == 2  # with reader.js
    told = data(html.fromstring(response.text))
    assert told["headline"] == "</SCRIPT><!-- ]]>"
    assert told["author"][0]["name"] == "</script><b>&amp;"
    assert told["correction"][0]["text"] == "<!--<script>"
    assert "&lt;!--&lt;script&gt;" in response.text


def test_a_preview_has_no_structured_data(client, article):
    edition = make.draft(article, "ko")
    assert "ld+json" not in client.get(edition.newest.preview_url()).text


def test_corrections_cost_a_storys_page_no_query(client):
    article = make.article("ko", tags=[make.tag()], photos=[make.photo()])
    for code in codes():
        make.live(article, code, slug="story", at=MARCH)
    for number in range(3):
        corrected(article, at=MAY + timedelta(days=number))
        corrected(
            article,
            "ar",
            answers=open_corrections(article.edition("ar")),
            at=MAY + timedelta(days=number, hours=1),
        )
    for code in ("ko", "ar", "id"):
        path = article.edition(code).get_absolute_url()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        assert len(captured) <= STORY
