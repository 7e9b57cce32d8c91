"""Several languages at one time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Edition, Event
from articles.workflow.locks import set_embargo
from articles.workflow.together import Result, approved, publish_together
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)
HOUR = timedelta(hours=1)


@pytest.fixture
def article():
    """Korean and Indonesian can go live; Arabic lacks a headline."""
    made = make.article("ko")
    for code in ("ko", "id"):
        make.draft(made, code)
    make.draft(made, "ar", title="")
    return made


def editions(article, *wanted):
    return [article.edition(code) for code in wanted or ("ko", "id", "ar")]


def left(result):
    return {edition.language: reasons for edition, reasons in result.left}


def live():
    return set(Edition.objects.live().values_list("language", flat=True))


def test_what_is_ready_goes_and_what_is_not_says_why_and_holds_up_nobody(article):
    result = publish_together(editions(article), by=None, now=NOW)
    assert [edition.language for edition in result.done] == ["ko", "id"]
    assert left(result) == {"ar": ["The story needs a headline."]}
    assert live() == {"ko", "id"}
    assert set(Edition.objects.live().values_list("published_at", flat=True)) == {NOW}


def test_all_or_none_writes_nothing_unless_everything_can_go(article):
    before = rows()
    result = publish_together(editions(article), by=None, all_or_none=True, now=NOW)
    waits = ["It is ready, and waits because not all are."]
    assert result.done == []
    assert left(result) == {"ar": ["The story needs a headline."], "ko": waits, "id": waits}
    assert rows() == before
    make.draft(article, "ar")
    result = publish_together(editions(article), by=None, all_or_none=True, now=NOW)
    assert (len(result.done), result.left, live()) == (3, [], {"ko", "id", "ar"})


def test_a_named_set_is_scheduled_for_one_time(article):
    result = publish_together(editions(article), by=None, at=NOW + HOUR, now=NOW)
    assert len(result.done) == 2
    assert live() == set()
    assert workflow.apply_due(NOW + HOUR) == 2
    assert live() == {"ko", "id"}


def test_each_languages_permission_is_asked_by_itself(article):
    make.draft(article, "ar")
    result = publish_together(editions(article), by=make.user("Reviewer id"), now=NOW)
    assert [edition.language for edition in result.done] == ["id"]
    assert left(result).keys() == {"ko", "ar"}
    assert left(result)["ko"] == ["Your account does not have the right to do this."]


def test_what_readers_see_already_stays_as_it_is(article):
    workflow.publish(article.edition("ko"), by=None, now=NOW)
    result = publish_together(editions(article, "ko", "id"), by=None, now=NOW + HOUR)
    assert left(result) == {"ko": ["Readers see its newest version already."]}
    assert article.edition("ko").updated_at == NOW
    assert Event.objects.filter(verb="publish", language="ko").count() == 1


def test_a_language_without_text_and_one_that_was_rewritten_stay_behind(article):
    empty = workflow.open_edition(article, "vi")
    chosen = [*editions(article, "ko", "id"), empty]
    seen = {chosen[0].pk: 1, chosen[1].pk: 1}
    make.draft(article, "id")
    result = publish_together(chosen, by=None, seen=seen, now=NOW)
    assert [edition.language for edition in result.done] == ["ko"]
    assert left(result)["vi"] == ["There is no text yet."]
    assert left(result)["id"][0].startswith("There is a newer version")


def test_an_embargo_and_a_time_gone_by_hold_back_every_language(article):
    result = publish_together(editions(article, "ko", "id"), by=None, at=NOW - HOUR, now=NOW)
    assert left(result)["id"] == ["The time for publication lies in the past."]
    set_embargo(article, NOW + HOUR, by=None, now=NOW)
    result = publish_together(editions(article, "ko", "id"), by=None, now=NOW)
    assert result.done == []
    assert "under embargo" in left(result)["ko"][0]


def test_a_command_publishes_no_error_that_nobody_let_stand():
    article = make.article("ko")
    make.live(article, "ko", body="<p>예산은 35,000원이다.</p>")
    edition = make.draft(article, "id", body="<p>Anggarannya 53.000 won.</p>")
    result = publish_together([edition], by=None)
    assert result.done == []
    assert live() == {"ko"}


def test_stories_go_together_as_languages_do(article):
    other = make.article("ko")
    make.draft(other, "ko")
    chosen = [*editions(article, "ko", "ar"), other.edition("ko")]
    result = publish_together(chosen, by=None, now=NOW)
    assert {edition.article for edition in result.done} == {article, other}


def test_the_same_edition_named_twice_is_published_once(article):
    result = publish_together(editions(article, "ko", "ko"), by=None, now=NOW)
    assert len(result.done) == 1


def test_of_nothing_nothing_comes():
    assert publish_together([], by=None, all_or_none=True) == Result([], [])


def test_the_approved_languages_of_a_story_are_those_that_wait(article):
    for code in ("ko", "id"):
        workflow.approve(article.edition(code), by=None)
    assert [edition.language for edition in approved(article)] == ["ko", "id"]
    workflow.publish(article.edition("ko"), by=None)
    assert [edition.language for edition in approved(article)] == ["id"]
