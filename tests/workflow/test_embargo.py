"""The lock that no schedule can pass, and the mark of breaking news."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition
from articles.workflow import Refused
from articles.workflow.locks import set_breaking, set_embargo
from tests import make

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)
HOUR = timedelta(hours=1)


def refused(verb, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        verb(*args, by=None, **kwargs)
    return refusal.value.reasons


def test_nothing_goes_live_before_the_embargo_ends(settings):
    settings.TIME_ZONE = "Asia/Seoul"
    article = make.article("ko")
    edition = make.draft(article, "ko")
    until = datetime.fromisoformat("2036-11-22T09:00+09:00")
    set_embargo(article, until, by=None, now=until - 24 * HOUR)
    before = until - HOUR
    told = ["The story is under embargo until Nov 22, 2036 09:00."]
    assert refused(workflow.publish, edition, now=before) == told
    assert refused(workflow.publish, edition, at=until - HOUR / 2, now=before) == told
    workflow.publish(edition, by=None, at=until, now=before)
    assert workflow.apply_due(until - timedelta(seconds=1)) == 0
    assert workflow.apply_due(until) == 1


def test_at_the_end_of_the_embargo_a_text_may_go_live():
    article = make.article("ko")
    edition = make.draft(article, "ko")
    set_embargo(article, NOW + HOUR, by=None, now=NOW)
    workflow.publish(edition, by=None, now=NOW + HOUR)
    assert Edition.objects.get().published_at == NOW + HOUR


def test_what_was_scheduled_before_waits_for_the_embargo_and_then_goes_live():
    article = make.article("ko")
    workflow.publish(make.draft(article, "ko"), by=None, at=NOW + HOUR, now=NOW)
    set_embargo(article, NOW + 3 * HOUR, by=None, now=NOW)
    assert workflow.apply_due(NOW + 2 * HOUR) == 0
    assert Edition.objects.get().is_scheduled
    assert workflow.apply_due(NOW + 4 * HOUR) == 1
    assert Edition.objects.get().published_at == NOW + 3 * HOUR


def test_an_embargo_that_ends_before_the_planned_time_changes_nothing():
    article = make.article("ko")
    set_embargo(article, NOW + HOUR, by=None, now=NOW)
    workflow.publish(make.draft(article, "ko"), by=None, at=NOW + 2 * HOUR, now=NOW)
    workflow.apply_due(NOW + 3 * HOUR)
    assert Edition.objects.get().published_at == NOW + 2 * HOUR


def test_an_embargo_lifted_by_hand_lets_what_waited_go_live_at_that_moment():
    article = make.article("ko")
    workflow.publish(make.draft(article, "ko"), by=None, at=NOW + HOUR, now=NOW)
    set_embargo(article, NOW + 5 * HOUR, by=None, now=NOW)
    set_embargo(article, None, by=None, now=NOW + 2 * HOUR)
    workflow.apply_due(NOW + 3 * HOUR)
    assert Edition.objects.get().published_at == NOW + 2 * HOUR


def test_what_was_due_before_the_embargo_was_set_went_live_in_its_time():
    article = make.article("ko")
    workflow.publish(make.draft(article, "ko"), by=None, at=NOW + HOUR, now=NOW)
    set_embargo(article, NOW + 5 * HOUR, by=None, now=NOW + 2 * HOUR)
    assert Edition.objects.get().published_at == NOW + HOUR


def test_what_is_live_stays_live_and_changes_no_more():
    article = make.article("ko")
    make.live(article, "ko", title="처음")
    set_embargo(article, NOW + 5 * HOUR, by=None, now=NOW)
    edition = make.draft(article, "ko", title="나중")
    refused(workflow.publish, edition, now=NOW + HOUR)
    assert Article.objects.get().title_ko == "처음"


def test_the_first_reader_after_the_embargo_sees_the_story_and_none_before(client):
    article = make.article("ko")
    make.live(article, "id")
    make.scheduled(article, "ko", due_in=-2 * HOUR, title="엠바고 기사")
    Article.objects.update(embargo_until=timezone.now() + HOUR)
    assert "엠바고 기사" not in client.get("/ko/").text
    Article.objects.update(embargo_until=timezone.now() - HOUR)
    assert "엠바고 기사" in client.get("/ko/").text
    published_at = article.edition("ko").published_at
    assert abs(published_at - (timezone.now() - HOUR)) < timedelta(minutes=1)


@pytest.mark.parametrize("verb", [set_embargo, set_breaking])
@pytest.mark.parametrize(
    "until", [NOW, NOW - HOUR, NOW + timedelta(days=4000), datetime(2999, 1, 1)]
)
def test_a_time_that_can_not_be_is_refused(verb, until):
    told = ["Choose a time that lies ahead, within ten years."]
    assert refused(verb, make.article("ko"), until, now=NOW) == told


@pytest.mark.parametrize(
    ("verb", "reason"),
    [
        (set_embargo, "The story is under no embargo."),
        (set_breaking, "The story is not breaking news."),
    ],
)
def test_what_was_not_set_can_not_be_ended(verb, reason):
    assert refused(verb, make.article("ko"), None) == [reason]


def test_who_answers_for_the_first_language_sets_the_locks():
    article = make.article("ko")
    for verb in (set_embargo, set_breaking):
        for group in ("Journalist", "Reviewer id"):
            with pytest.raises(PermissionDenied):
                verb(article, NOW + HOUR, by=make.user(group), now=NOW)
        verb(article, NOW + HOUR, by=make.user("Reviewer ko"), now=NOW)


def test_the_log_says_who_set_and_lifted_what():
    article, editor = make.article("ko"), make.user("Editor")
    for verb in (set_embargo, set_breaking):
        verb(article, NOW + HOUR, by=editor, now=NOW)
        verb(article, None, by=editor, now=NOW)
    logged = [(event.verb, event.note) for event in article.events.order_by("pk")]
    until = (NOW + HOUR).isoformat()
    assert logged == [
        ("set_embargo", until),
        ("lift_embargo", ""),
        ("set_breaking", until),
        ("end_breaking", ""),
    ]
    article.refresh_from_db()
    assert (article.embargo_until, article.breaking_until) == (None, None)
