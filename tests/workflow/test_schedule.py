"""Texts that go live at a time, with no process that has to be alive for it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from articles import workflow
from articles.models import Article, Edition, Event
from articles.workflow import Refused
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0) + timedelta(days=1)
LATER = NOW + timedelta(hours=3)


def planned(code="ko", *, at=LATER, article=None, **words):
    edition = make.draft(article or make.article(code), code, **words)
    workflow.publish(edition, by=None, at=at, now=NOW)
    edition.refresh_from_db()
    return edition


def live_title(edition):
    return Article.objects.values_list("title_ko", flat=True).get(pk=edition.article_id)


def test_no_column_holds_a_text_before_its_time():
    edition = planned(title="내일")
    assert (edition.next, edition.next_at) == (edition.newest, LATER)
    assert workflow.apply_due(LATER - timedelta(seconds=1)) == 0
    edition.refresh_from_db()
    assert (live_title(edition), edition.live, edition.slug) == (None, None, None)


def test_a_text_goes_live_at_its_time_however_late_somebody_comes():
    editor = make.user("Editor")
    edition = make.draft(make.article("ko"), "ko", title="내일")
    workflow.publish(edition, by=editor, at=LATER, now=NOW)
    assert workflow.apply_due(LATER + timedelta(days=2)) == 1
    edition.refresh_from_db()
    assert (edition.published_at, edition.updated_at) == (LATER, LATER)
    assert (live_title(edition), edition.is_scheduled) == ("내일", False)
    event = Event.objects.get(verb="publish")
    assert (event.at, event.by, event.revision) == (LATER, editor, edition.newest)


def test_what_was_applied_is_not_applied_again():
    planned()
    assert [workflow.apply_due(LATER), workflow.apply_due(LATER)] == [1, 0]
    assert Event.objects.filter(verb="publish").count() == 1


def test_the_revision_that_was_scheduled_goes_live_and_not_a_later_draft():
    edition = planned(title="하나")
    make.draft(edition.article, "ko", title="둘")
    workflow.apply_due(LATER)
    edition.refresh_from_db()
    assert live_title(edition) == "하나"
    assert edition.is_unpublished


def test_an_update_of_a_live_text_can_be_scheduled():
    article = make.article("ko")
    make.live(article, "ko", title="하나")
    edition = planned(article=article, title="둘")
    assert (live_title(edition), edition.is_live, edition.is_scheduled) == ("하나", True, True)
    workflow.apply_due(LATER)
    assert live_title(edition) == "둘"


def test_scheduling_again_moves_the_time():
    edition = planned()
    workflow.publish(edition, by=None, at=LATER + timedelta(hours=1), now=NOW)
    assert workflow.apply_due(LATER) == 0
    assert workflow.apply_due(LATER + timedelta(hours=1)) == 1


def test_an_unscheduled_text_does_not_go_live():
    edition = planned()
    workflow.unschedule(edition, by=None)
    assert workflow.apply_due(LATER) == 0
    edition.refresh_from_db()
    assert (edition.next, edition.next_at, edition.next_by) == (None, None, None)


def test_only_what_is_scheduled_can_be_unscheduled():
    with pytest.raises(Refused, match="Nothing is scheduled"):
        workflow.unschedule(make.live(make.article("ko"), "ko"), by=None)


def test_publishing_now_ends_the_schedule():
    edition = planned()
    workflow.publish(edition, by=None, now=NOW)
    edition.refresh_from_db()
    assert (edition.is_live, edition.is_scheduled, edition.published_at) == (True, False, NOW)
    assert workflow.apply_due(LATER) == 0


def test_withdrawing_a_live_text_ends_the_schedule_of_its_update():
    article = make.article("ko")
    make.live(article, "ko")
    edition = planned(article=article)
    workflow.withdraw(edition, by=None, notice="Gone.", now=NOW)
    assert workflow.apply_due(LATER) == 0
    edition.refresh_from_db()
    assert (edition.is_withdrawn, edition.is_scheduled) == (True, False)


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (NOW, "The time for publication lies in the past."),
        (NOW - timedelta(days=1), "The time for publication lies in the past."),
        (NOW + timedelta(days=3651), "The time for publication lies more than ten years ahead."),
        (datetime(2999, 1, 1), "The time for publication has no time zone."),
    ],
)
def test_a_time_that_is_past_too_far_or_without_a_zone_is_refused(at, reason):
    edition = make.draft(make.article("ko"), "ko", title="")
    before = rows()
    with pytest.raises(Refused) as refusal:
        workflow.publish(edition, by=None, at=at, now=NOW)
    assert refusal.value.reasons == ["The story needs a headline.", reason]
    assert rows() == before


def test_scheduling_is_refused_for_the_reasons_that_keep_a_text_from_going_live_now():
    edition = make.draft(make.article("ko", authors=0), "ko")
    with pytest.raises(Refused, match="The story has no byline"):
        workflow.publish(edition, by=None, at=LATER, now=NOW)


def test_what_can_not_go_live_any_more_is_unscheduled_with_its_reasons_and_holds_up_no_other():
    photo = make.photo(caption_ko="개", caption_en="Dog")
    refused = planned(article=make.article("ko", photos=[photo]), at=NOW + timedelta(hours=1))
    others = [planned(at=NOW + timedelta(hours=hours)) for hours in (1, 2)]
    photo.licence = None
    photo.save(update_fields=["licence"])
    assert workflow.apply_due(LATER) == 2
    assert all(Edition.objects.get(pk=each.pk).is_live for each in others)
    refused.refresh_from_db()
    assert (refused.is_live, refused.is_scheduled, live_title(refused)) == (False, False, None)
    event = Event.objects.get(verb="schedule_refused")
    assert (event.article, event.language, event.by) == (refused.article, "ko", None)
    assert event.note == "The photo “Dog” has no licence."
    assert workflow.apply_due(LATER) == 0


def test_of_two_due_texts_with_one_address_the_earlier_has_it():
    late = planned(slug="봄", at=NOW + timedelta(hours=2))
    early = planned(slug="봄", at=NOW + timedelta(hours=1))
    assert workflow.apply_due(LATER) == 1
    assert Edition.objects.get(slug="봄") == early
    assert "“봄”" in Event.objects.get(verb="schedule_refused", article=late.article).note


def test_the_reasons_are_logged_in_the_language_of_who_planned_it_and_not_of_a_reader():
    editor = make.user("Editor", language="ko")
    article = make.article("ko")
    edition = make.draft(article, "ko")
    workflow.publish(edition, by=editor, at=LATER, now=NOW)
    article.bylines.all().delete()
    with override("ar"):
        workflow.apply_due(LATER)
    with override("ko"):
        assert Event.objects.get(verb="schedule_refused").note == gettext(
            "The story has no byline."
        )


def test_a_verb_that_comes_after_the_time_and_before_any_reader_finds_the_text_live():
    edition = planned(title="하나")
    workflow.withdraw(edition, by=None, notice="Gone.", now=LATER + timedelta(hours=1))
    edition.refresh_from_db()
    assert (edition.published_at, edition.is_withdrawn) == (LATER, True)


def test_an_update_published_after_the_due_time_keeps_the_first_publication_at_that_time():
    edition = planned(title="하나")
    make.draft(edition.article, "ko", title="둘")
    workflow.publish(edition, by=None, now=LATER + timedelta(hours=1))
    edition.refresh_from_db()
    assert (edition.published_at, edition.updated_at) == (LATER, LATER + timedelta(hours=1))
    assert live_title(edition) == "둘"


def test_nothing_due_costs_one_query(django_assert_num_queries):
    planned()
    with django_assert_num_queries(1):
        workflow.apply_due(NOW)
