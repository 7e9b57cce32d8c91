"""The page on which several languages go live together."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from articles import workflow
from articles.languages import codes
from articles.models import Edition
from articles.workflow.locks import set_embargo
from tests import make
from tests.desk.filled_form import Sheet, seat, told, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """Korean is approved, Indonesian a draft, Arabic approved but without a headline."""
    made = make.article("ko")
    for code, title in (("ko", "한국어 제목"), ("ar", "")):
        workflow.approve(make.draft(made, code, title=title), by=None)
    make.draft(made, "id", title="Judul")
    return made


def address(article):
    return f"/desk/articles/article/{article.pk}/together/"


def opened(client, article):
    response = client.get(address(article))
    assert response.status_code == 200
    return html.fromstring(response.text)


def row(page, name):
    (found,) = page.xpath(f"//tr[th[normalize-space()='{name}']]")
    return found


def sent(client, article, *wanted, **more):
    seen = {f"seen-{edition.language}": edition.newest.number for edition in article.editions.all()}
    return client.post(address(article), {"language": wanted, "when": "now"} | seen | more)


def live():
    return set(Edition.objects.live().values_list("language", flat=True))


def test_the_page_lists_every_language_with_where_it_stands_and_why_it_can_not_go(client, article):
    seat(client, "Chief editor")
    page = opened(client, article)
    assert len(page.xpath("//tbody/tr")) == 11
    assert "Approved and ready" in words(row(page, "한국어"))
    assert "nobody has approved it" in words(row(page, "Bahasa Indonesia"))
    assert "The story needs a headline." in words(row(page, "العربية"))
    assert "nothing written yet" in words(row(page, "Tiếng Việt"))
    boxes = page.xpath("//input[@name='language']")
    assert [(box.get("value"), box.checked) for box in boxes] == [("ko", True), ("id", False)]


def test_the_chosen_languages_go_live_and_the_rest_is_told(client, article):
    seat(client, "Chief editor")
    said = told(sent(client, article, "ko", "id", "ar"))
    assert said == [
        "Published: 한국어 and Bahasa Indonesia.",
        "العربية stays behind: The story needs a headline.",
    ]
    assert live() == {"ko", "id"}
    assert "live" in words(row(opened(client, article), "한국어"))


def test_all_or_none_leaves_everything_as_it_was(client, article):
    seat(client, "Chief editor")
    said = told(sent(client, article, "ko", "ar", all_or_none="on"))
    assert len(said) == 2
    assert live() == set()


def test_a_time_is_read_in_the_newsrooms_time_zone(client, article, settings):
    seat(client, "Chief editor")
    assert settings.TIME_ZONE in words(opened(client, article))
    soon = (timezone.localtime() + timedelta(days=1)).replace(second=0, microsecond=0)
    more = {"when": "later", "together-at": f"{soon:%Y-%m-%dT%H:%M}"}
    (said,) = told(sent(client, article, "ko", **more))
    assert said.startswith("Scheduled for ")
    assert article.edition("ko").next_at == soon
    assert live() == set()


def test_as_many_queries_for_every_language_as_for_two(client, settings):
    settings.REVIEWED_LANGUAGES = list(codes())
    counts = []
    for wanted in (["ko", "ar"], list(codes())):
        article = make.article("ko", photos=[make.photo()])
        for code in wanted:
            # An outdated translation with an error is checked twice.
            make.draft(article, code, body="<p>가 1</p>" if code == "ko" else "<p>x 2</p>")
        make.draft(article, "ko", body="<p>나 1</p>")
        seat(client, "Chief editor")
        opened(client, article)
        with CaptureQueriesContext(connection) as queries:
            page = opened(client, article)
        assert len(page.xpath("//tbody/tr[not(@class)]")) == len(wanted)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30


@pytest.mark.parametrize("moment", ["", "tomorrow"])
def test_a_time_that_can_not_be_read_keeps_the_page_open(client, article, moment):
    seat(client, "Chief editor")
    answer = sent(client, article, "ko", **{"when": "later", "together-at": moment})
    assert answer.status_code == 422
    assert told(answer) == ["Please give the day and time of publication."]
    assert not Edition.objects.scheduled().exists()


def test_no_language_chosen_is_told(client, article):
    seat(client, "Chief editor")
    answer = sent(client, article)
    assert answer.status_code == 422
    assert told(answer) == ["Choose at least one language."]


def test_a_version_that_came_after_the_page_was_opened_stays_behind(client, article):
    seat(client, "Chief editor")
    make.draft(article, "id", title="Judul lain")
    said = told(sent(client, article, "ko", "id", **{"seen-id": "1"}))
    assert "There is a newer version" in said[-1]
    assert live() == {"ko"}
    for forged in ("", "x", "9" * 30):
        assert "newer version" in told(sent(client, article, "id", **{"seen-id": forged}))[-1]


def test_a_reviewer_of_one_language_publishes_that_one(client, article):
    seat(client, "Reviewer id")
    page = opened(client, article)
    assert page.xpath("//input[@name='language']/@value") == ["id"]
    assert "not among your rights" in words(row(page, "한국어"))
    said = told(sent(client, article, "ko", "id"))
    assert said[0] == "Published: Bahasa Indonesia."
    assert live() == {"id"}


def test_an_embargo_is_told_at_the_top_and_with_every_language(client, article):
    set_embargo(article, timezone.now() + timedelta(days=1), by=None)
    seat(client, "Chief editor")
    page = opened(client, article)
    assert "under embargo until" in words(page.xpath("//main | //div[@id='content']")[0])
    assert told(sent(client, article, "ko"))[0].startswith("한국어 stays behind")
    assert live() == set()


def test_under_an_embargo_a_later_time_can_still_be_planned(client, article):
    until = timezone.localtime() + timedelta(days=1)
    set_embargo(article, until, by=None)
    seat(client, "Chief editor")
    later = until + timedelta(hours=1)
    assert "ko" in opened(client, article).xpath("//input[@name='language']/@value")
    more = {"when": "later", "together-at": f"{later:%Y-%m-%dT%H:%M}"}
    assert told(sent(client, article, "ko", **more))[0].startswith("Scheduled for ")


def test_languages_that_do_not_exist_are_left_out(client, article):
    seat(client, "Chief editor")
    told(sent(client, article, "ko", "xx", "'; drop"))
    assert live() == {"ko"}


def test_the_form_of_the_story_leads_there(client, article):
    seat(client, "Journalist")
    assert address(article) in Sheet(client, article, "ko").page.xpath("//a/@href")


def test_it_is_for_people_of_the_desk_and_for_stories_that_exist(client, article):
    assert client.get(address(article)).status_code == 302
    seat(client, "Journalist")
    assert client.get("/desk/articles/article/999999/together/").status_code == 404
    told(sent(client, article, "ko"))
    assert live() == set()


def test_a_press_without_the_pages_token_is_refused(article):
    client = Client(enforce_csrf_checks=True)
    seat(client, "Chief editor")
    assert client.post(address(article), {"language": "ko"}).status_code == 403
    assert live() == set()
