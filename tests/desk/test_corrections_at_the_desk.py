"""Corrections, changes without effect, review and locks, as the article's form offers them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Correction
from articles.workflow.corrections import correct, not_concerned, open_corrections
from articles.workflow.effects import mark_no_effect
from articles.workflow.locks import set_breaking, set_embargo
from tests import make
from tests.desk.filled_form import Sheet, seat, told, words
from tests.desk.translation_page import Page

pytestmark = pytest.mark.django_db

NOTE = "숫자가 틀렸습니다."


@pytest.fixture
def article():
    made = make.article("ko")
    make.live(made, "ko", title="제목", body="<p>글</p>")
    make.live(made, "id")
    return made


@pytest.fixture
def corrected(article):
    correct(make.draft(article, "ko"), NOTE, by=None)
    return article


# Corrections


def test_a_live_text_is_corrected_with_what_was_typed_and_a_note(client, article):
    seat(client, "Editor")
    make.draft(article, "ko")
    sheet = Sheet(client, article, "ko")
    answer = sheet.send("correct", title="고친 제목", correction_note=NOTE)
    assert (
        told(answer)[-1] == "Published: readers see this version and your note on what was wrong."
    )
    article.refresh_from_db()
    assert article.title_ko == "고친 제목"
    assert Correction.objects.get().note == NOTE
    sheet = Sheet(client, article, "ko")
    assert NOTE in sheet.text
    assert "correction not followed" in sheet.text


def test_a_correction_without_a_note_is_refused_and_the_text_stays_saved(client, article):
    seat(client, "Editor")
    make.draft(article, "ko")
    answer = Sheet(client, article, "ko").send("correct", title="고친 제목", correction_note=" ")
    assert told(answer)[-1] == "Write a note that tells readers what was wrong."
    article.refresh_from_db()
    assert article.title_ko == "제목"
    assert article.edition("ko").newest_title == "고친 제목"


def test_a_text_that_is_not_live_offers_no_correction(client):
    article = make.article("ko")
    make.draft(article, "ko")
    seat(client, "Editor")
    assert "correct" not in Sheet(client, article, "ko").steps


def test_a_translation_is_asked_to_follow_and_answers_with_a_note(client, corrected):
    seat(client, "Chief editor")
    sheet = Sheet(client, corrected, "id")
    assert NOTE in sheet.text
    sheet.send(title="Judul baru")
    sheet = Sheet(client, corrected, "id")
    assert sheet.values["answers"] == ["on"]
    sheet.send("correct", correction_note="Angka keliru.")
    assert open_corrections(corrected.edition("id")) == []
    answer = Correction.objects.get(edition=corrected.edition("id"))
    assert (answer.note, answer.answers.note) == ("Angka keliru.", NOTE)
    assert NOTE not in Sheet(client, corrected, "id").text


def test_a_translations_own_mistake_is_corrected_without_answering(client, corrected):
    seat(client, "Chief editor")
    make.draft(corrected, "id")
    Sheet(client, corrected, "id").send("correct", correction_note="Nama keliru.", answers=None)
    assert len(open_corrections(corrected.edition("id"))) == 1
    assert Correction.objects.get(edition=corrected.edition("id")).answers is None


def test_a_translation_that_never_was_wrong_says_so_with_one_press(client, corrected):
    seat(client, "Reviewer id")
    (step,) = [s for s in Sheet(client, corrected, "id").steps if s.startswith("not_concerned")]
    answer = Sheet(client, corrected, "id").send(step)
    assert told(answer) == ["Noted: this text never was wrong."]
    assert open_corrections(corrected.edition("id")) == []


def test_that_a_text_never_was_wrong_is_taken_back_from_its_form_and_beside_its_original(
    client, corrected
):
    seat(client, "Reviewer id")
    for opened in (Sheet, Page):
        not_concerned(corrected.edition("id"), Correction.objects.get(), by=None)
        page = opened(client, corrected, "id")
        (step,) = [one for one in page.steps if one.startswith("undo_not_concerned")]
        assert "Noted: this text never was wrong. Take this back" in page.text
        answer = page.send(step)
        assert told(answer) == ["This text is asked to follow the correction again."]
        assert len(open_corrections(corrected.edition("id"))) == 1
        assert step not in opened(client, corrected, "id").steps
    not_concerned(corrected.edition("id"), Correction.objects.get(), by=None)
    seat(client, "Translator id")
    assert step not in Sheet(client, corrected, "id").steps


@pytest.mark.parametrize("key", ["", "-", "-x", "-0", "-99999999999999999999", "-1-2"])
def test_an_answer_to_what_is_no_correction_is_refused(client, corrected, key):
    seat(client, "Reviewer id")
    answer = Sheet(client, corrected, "id").send(f"not_concerned{key}")
    assert told(answer)[-1] in (
        "There is no such step.",
        "This correction asks nothing of the text in this language.",
    )
    assert len(open_corrections(corrected.edition("id"))) == 1


def test_a_translator_sees_the_correction_and_no_button_for_what_publishers_decide(
    client, corrected
):
    seat(client, "Translator id")
    sheet = Sheet(client, corrected, "id")
    assert NOTE in sheet.text
    assert not [step for step in sheet.steps if step.startswith(("not_concerned", "correct"))]
    step = f"not_concerned-{Correction.objects.get().pk}"
    denied = "Your account does not have the right to do this."
    assert told(sheet.send(step))[-1] == denied


# Changes without effect


def test_publishing_with_the_tick_asks_nothing_of_the_translations(client, article):
    seat(client, "Editor")
    make.draft(article, "ko", title="제목", body="<p>글.</p>")
    Sheet(client, article, "ko").send("publish", no_effect="on")
    assert not article.edition("id").is_outdated
    sheet = Sheet(client, article, "ko")
    assert "1 translation · all up to date" in sheet.text
    assert "undo_no_effect" in sheet.steps
    sheet.send("undo_no_effect")
    assert article.edition("id").is_outdated


def test_a_published_change_is_marked_afterwards(client, article):
    seat(client, "Journalist")
    make.live(article, "ko", title="제목", body="<p>글.</p>")
    sheet = Sheet(client, article, "ko")
    assert "1 translation · 1 outdated" in sheet.text
    answer = sheet.send("mark_no_effect")
    assert told(answer)[-1] == "This change asks nothing of the translations."
    assert not article.edition("id").is_outdated


def test_a_refused_publication_leaves_no_mark(client, article):
    seat(client, "Editor")
    sheet = Sheet(client, article, "ko")
    sheet.send("publish", title="", no_effect="on")
    assert Sheet(client, article, "ko").page.xpath("//input[@name='no_effect']")
    assert "undo_no_effect" not in Sheet(client, article, "ko").steps


def test_a_translation_and_a_first_publication_offer_no_such_tick(client):
    article = make.article("ko")
    make.draft(article, "ko")
    make.draft(article, "id")
    seat(client, "Chief editor")
    for code in ("ko", "id"):
        assert not Sheet(client, article, code).page.xpath("//input[@name='no_effect']")


def test_a_tick_that_comes_with_a_schedule_counts_at_its_time(client, article):
    seat(client, "Editor")
    make.draft(article, "ko", title="제목", body="<p>글.</p>")
    soon = timezone.localtime() + timedelta(days=1)
    Sheet(client, article, "ko").send(
        "schedule", no_effect="on", schedule__at=f"{soon:%Y-%m-%dT%H:%M}"
    )
    workflow.apply_due(timezone.now() + timedelta(days=2))
    assert not article.edition("id").is_outdated


def test_the_form_leads_to_each_translation_and_says_how_it_stands(client, article):
    make.draft(article, "ar")
    make.live(article, "ko", title="새 제목")
    seat(client, "Journalist")
    sheet = Sheet(client, article, "ko")
    (panel,) = sheet.page.xpath("//section[@aria-labelledby='followers-heading']")
    assert [words(item) for item in panel.xpath(".//li")] == [
        "Bahasa Indonesia outdated",
        "العربية outdated not live",
    ]
    for href in panel.xpath(".//li/a/@href"):
        assert client.get(href).status_code == 200
    assert not Sheet(client, article, "id").page.xpath(
        "//section[@aria-labelledby='followers-heading']"
    )


# Review


def test_where_review_is_asked_for_the_form_says_who_has_to_approve(client, settings):
    settings.REVIEWED_LANGUAGES = ["ko"]
    article, writer = make.article("ko"), seat(client, "Editor")
    make.draft(article, "ko", by=writer)
    sheet = Sheet(client, article, "ko")
    assert "approve" not in sheet.steps
    assert "You wrote this version: somebody else has to approve it." in sheet.text
    assert "goes live only after somebody else has approved it" in sheet.text
    seat(client, "Editor")
    Sheet(client, article, "ko").send("approve")
    sheet = Sheet(client, article, "ko")
    assert "goes live only after" not in sheet.text
    sheet.send("publish")
    assert article.edition("ko").is_live


@pytest.mark.parametrize("step", ["approve", "publish", "correct"])
def test_a_version_that_came_after_the_form_was_opened_is_not_taken_unread(client, article, step):
    seat(client, "Editor")
    make.draft(article, "ko")
    sheet = Sheet(client, article, "ko")
    make.draft(article, "ko", title="남이 쓴 제목")
    said = told(sheet.send(step, correction_note=NOTE))[-1]
    assert said == "There is a newer version than the one you opened. Please read it first."
    assert article.edition("ko").live.title == "제목"


# Locks


def test_an_embargo_is_set_changed_and_lifted_in_the_newsrooms_time(client, article):
    seat(client, "Editor")
    make.draft(article, "ko")
    soon = (timezone.localtime() + timedelta(days=2)).replace(second=0, microsecond=0)
    said = told(
        Sheet(client, article, "ko").send("set_embargo", embargo__at=f"{soon:%Y-%m-%dT%H:%M}")
    )
    assert said[-1] == (
        "The embargo is set: nothing goes live before it ends; what is live already stays."
    )
    article.refresh_from_db()
    assert article.embargo_until == soon
    sheet = Sheet(client, article, "id")
    assert "Under embargo until" in sheet.text
    assert sheet.values["embargo-at"] == [f"{soon:%Y-%m-%dT%H:%M}"]
    said = told(Sheet(client, article, "ko").send("publish"))
    assert "under embargo until" in said[-1]
    assert told(sheet.send("lift_embargo"))[-1] == "The embargo is lifted."
    article.refresh_from_db()
    assert article.embargo_until is None
    history = client.get(f"/desk/articles/article/{article.pk}/history/").text
    assert f"embargo: {soon:%b} {soon.day}, {soon.year} {soon:%H:%M}" in history


def test_breaking_news_is_marked_and_ended(client, article):
    seat(client, "Editor")
    soon = timezone.localtime() + timedelta(hours=3)
    sheet = Sheet(client, article, "ko")
    assert "end_breaking" not in sheet.steps
    sheet.send("set_breaking", breaking__at=f"{soon:%Y-%m-%dT%H:%M}")
    sheet = Sheet(client, article, "ko")
    assert "Breaking news until" in sheet.text
    sheet.send("end_breaking")
    article.refresh_from_db()
    assert article.breaking_until is None


@pytest.mark.parametrize("moment", ["", "soon", "2020-01-01T10:00"])
@pytest.mark.parametrize("what", ["embargo", "breaking"])
def test_a_time_that_can_not_be_is_refused(client, article, what, moment):
    seat(client, "Editor")
    Sheet(client, article, "ko").send(f"set_{what}", **{f"{what}__at": moment})
    article.refresh_from_db()
    assert (article.embargo_until, article.breaking_until) == (None, None)


def test_locks_are_seen_by_everybody_and_set_by_who_publishes_the_first_language(client, article):
    soon = timezone.now() + timedelta(days=1)
    set_embargo(article, soon, by=None)
    set_breaking(article, soon, by=None)
    seat(client, "Journalist")
    sheet = Sheet(client, article, "ko")
    assert "Under embargo until" in sheet.text
    assert not {"set_embargo", "lift_embargo", "set_breaking", "end_breaking"} & sheet.steps
    assert "does not have the right" in told(sheet.send("lift_embargo"))[-1]
    article.refresh_from_db()
    assert article.embargo_until == soon


def test_an_embargo_that_is_over_is_not_shown(client, article):
    type(article).objects.update(embargo_until=timezone.now() - timedelta(minutes=1))
    seat(client, "Editor")
    sheet = Sheet(client, article, "ko")
    assert "Under embargo" not in sheet.text
    assert "lift_embargo" not in sheet.steps


def test_an_earlier_mark_does_not_take_the_tick_from_the_next_change(client, article):
    make.live(article, "ko", title="제목", body="<p>글.</p>")
    mark_no_effect(article.edition("ko").live, by=None)
    make.draft(article, "ko", title="제목", body="<p>글!</p>")
    seat(client, "Editor")
    Sheet(client, article, "ko").send("publish", no_effect="on")
    assert not article.edition("id").is_outdated


def test_a_correction_offers_no_mark_that_it_asks_nothing(client, corrected):
    seat(client, "Editor")
    sheet = Sheet(client, corrected, "ko")
    assert "1 outdated" in sheet.text
    assert "mark_no_effect" not in sheet.steps
