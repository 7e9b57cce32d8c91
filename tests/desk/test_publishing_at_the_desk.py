"""The buttons beside a text, and what the server says to whoever presses them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from articles.models import Edition
from tests import make
from tests.desk.filled_form import Sheet, seat, told, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make.article("ko", photos=[make.photo()])


def test_publishing_saves_what_was_typed_first(client, article):
    seat(client, "Editor")
    photo = article.placements.get().photo
    sheet = Sheet(client, article, "ko")
    answer = sheet.send(
        "publish", title="제목", body="<p>글</p>", **{f"photo-{photo.pk}-alt_text": "다리"}
    )
    assert told(answer) == ["Saved as version 1.", "Published: readers see this version now."]
    article.refresh_from_db()
    assert article.title_ko == "제목"


def test_every_reason_is_told_and_the_text_stays_saved(client):
    article = make.article("ko", authors=0, photos=[make.photo(licence=None)])
    seat(client, "Editor")
    answer = Sheet(client, article, "ko").send("publish", title="제목")
    said = " ".join(told(answer))
    for part in ("no text", "no byline", "no licence", "no alt text"):
        assert part in said
    assert article.edition("ko").newest.title == "제목"
    assert not article.edition("ko").is_live


def test_the_reasons_stand_beside_the_button_before_anybody_presses_it(client):
    article = make.article("ko", authors=0)
    seat(client, "Editor")
    make.draft(article, "ko", title="")
    page = Sheet(client, article, "ko").page
    (button,) = page.xpath("//button[@value='publish']")
    (reasons,) = page.xpath(f"//*[@id='{button.get('aria-describedby')}']")
    assert "The story needs a headline." in words(reasons)
    assert "The story has no byline." in words(reasons)


def test_a_journalist_hands_over_and_cannot_publish(client, article):
    seat(client, "Journalist")
    make.draft(article, "ko")
    sheet = Sheet(client, article, "ko")
    assert "submit" in sheet.steps
    assert not {"publish", "approve", "schedule", "withdraw"} & sheet.steps
    assert told(sheet.send("submit")) == ["Handed over for review."]
    assert article.edition("ko").stage == "in_review"


@pytest.mark.parametrize("step", ["publish", "approve", "schedule", "unschedule", "withdraw"])
def test_a_forged_press_by_a_journalist_is_refused(client, article, step):
    seat(client, "Journalist")
    make.live(article, "ko")
    edition = make.draft(article, "ko", title="새 제목")
    tomorrow = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}"
    answer = Sheet(client, article, "ko").send(step, notice="이유", schedule__at=tomorrow)
    assert told(answer)[-1] == "Your account does not have the right to do this."
    before = Edition.objects.values("live", "next", "stage").get(pk=edition.pk)
    assert before == {"live": edition.live_id, "next": None, "stage": "writing"}


def test_a_reviewer_of_indonesian_publishes_indonesian_only(client, article):
    seat(client, "Reviewer id")
    make.draft(article, "ko")
    make.draft(article, "id")
    assert "publish" in Sheet(client, article, "id").steps
    Sheet(client, article, "id").send("publish")
    assert article.edition("id").is_live
    Sheet(client, article, "ko").send("publish")
    assert not article.edition("ko").is_live


def test_a_step_that_does_not_exist_is_refused(client, article):
    seat(client, "Chief editor")
    make.draft(article, "ko")
    answer = Sheet(client, article, "ko").send("delete_everything")
    assert told(answer)[-1] == "There is no such step."


def test_a_language_without_text_cannot_be_published(client, article):
    seat(client, "Chief editor")
    assert told(Sheet(client, article, "vi").send("publish"))[-1] == "There is no text yet."


def test_a_text_is_sent_back_with_what_has_to_change(client, article):
    seat(client, "Editor")
    make.draft(article, "ko")
    Sheet(client, article, "ko").send("submit")
    assert told(Sheet(client, article, "ko").send("send_back"))[-1] == "Say what has to change."
    Sheet(client, article, "ko").send("send_back", note="첫 문장을 줄여 주세요")
    assert article.edition("ko").stage == "writing"
    assert "첫 문장을 줄여 주세요" in Sheet(client, article, "ko").text


def test_approving_and_then_writing_asks_for_review_again(client, article):
    seat(client, "Editor")
    make.draft(article, "ko")
    Sheet(client, article, "ko").send("approve")
    assert article.edition("ko").stage == "approved"
    Sheet(client, article, "ko").send(title="다른 제목")
    assert article.edition("ko").stage == "in_review"


def test_a_time_is_read_in_the_newsrooms_time_zone(client, article, settings):
    seat(client, "Editor")
    make.draft(article, "ko")
    soon = timezone.localtime() + timedelta(days=2)
    sheet = Sheet(client, article, "ko")
    assert settings.TIME_ZONE in sheet.text
    assert told(sheet.send("schedule", schedule__at=f"{soon:%Y-%m-%dT%H:%M}")) == ["Scheduled."]
    edition = article.edition("ko")
    assert timezone.localtime(edition.next_at).replace(second=0, microsecond=0) == soon.replace(
        second=0, microsecond=0
    )
    assert "unschedule" in Sheet(client, article, "ko").steps
    Sheet(client, article, "ko").send("unschedule")
    assert article.edition("ko").next_at is None


@pytest.mark.parametrize("moment", ["", "tomorrow", "2020-01-01T10:00", "2026-13-45T99:99"])
def test_a_time_that_cannot_be_is_refused(client, article, moment):
    seat(client, "Editor")
    make.draft(article, "ko")
    Sheet(client, article, "ko").send("schedule", schedule__at=moment)
    edition = article.edition("ko")
    assert edition.next_at is None
    assert not edition.is_live


def test_withdrawing_needs_a_notice_to_readers(client, article):
    seat(client, "Editor")
    make.live(article, "ko")
    Sheet(client, article, "ko").send("withdraw", notice=" ")
    assert article.edition("ko").is_live
    Sheet(client, article, "ko").send("withdraw", notice="사실과 달라 거둡니다")
    assert article.edition("ko").is_withdrawn
    assert "사실과 달라 거둡니다" in Sheet(client, article, "ko").text


def test_the_preview_link_opens_without_an_account(client, article, settings):
    seat(client, "Journalist")
    make.draft(article, "ko", title="미리 보는 제목")
    page = Sheet(client, article, "ko").page
    (link,) = page.xpath("//input[@id='preview-link']/@value")
    (button,) = page.xpath("//a[starts-with(., 'Preview')]/@href")
    assert link == button
    client.logout()
    assert "미리 보는 제목" in client.get(link).content.decode()


def test_steps_are_taken_by_post_only(client, article):
    seat(client, "Chief editor")
    make.draft(article, "ko")
    client.get(f"/desk/articles/article/{article.pk}/change/?language=ko&step=publish")
    assert not article.edition("ko").is_live


def test_a_press_without_the_forms_token_is_refused(article):
    client = Client(enforce_csrf_checks=True)
    seat(client, "Chief editor")
    make.draft(article, "ko")
    address = f"/desk/articles/article/{article.pk}/change/?language=ko"
    assert client.post(address, {"step": "publish", "started_from": "1"}).status_code == 403
    assert not article.edition("ko").is_live


def test_facts_a_live_story_cannot_stand_on_are_refused_with_the_reason(client, article):
    seat(client, "Editor")
    make.live(article, "ko")
    sheet = Sheet(client, article, "ko")
    answer = sheet.send(authors=None, title="새 제목")
    assert answer.status_code == 422
    assert "The story has no byline." in told(answer)
    assert article.bylines.exists()
    assert html.fromstring(answer.content.decode()).xpath("//input[@name='title']/@value") == [
        "새 제목"
    ]
