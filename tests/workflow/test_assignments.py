"""Who has a text, and until when."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition, Event
from articles.workflow import Refused
from articles.workflow.assignments import assign, give_back, take
from tests import make
from tests.database import together

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TOMORROW = NOW + timedelta(days=1)


def holder(article, code):
    return article.edition(code).assigned_to


def log_of(article):
    return list(article.events.order_by("pk").values_list("verb", "language", "note"))


def test_several_texts_are_given_to_a_person_at_once_and_opened_where_they_are_missing():
    chief, nur = make.user("Editor"), make.user("Translator ar", first_name="نور", last_name="علي")
    articles = [make.article("ko"), make.article("id")]
    for article in articles:
        make.live(article, article.source_language)
    places = [(article, "ar") for article in articles]
    assert assign(places, to=nur, deadline_at=TOMORROW, by=chief, now=NOW) == 2
    for article in articles:
        edition = article.edition("ar")
        assert (edition.assigned_to, edition.assigned_by) == (nur, chief)
        assert (edition.assigned_at, edition.deadline_at) == (NOW, TOMORROW)
        assert edition.made_from == article.edition(article.source_language)
        assert log_of(article)[-1] == ("assign", "ar", "نور علي")


def test_a_person_who_may_not_write_one_of_the_languages_gets_none_of_the_texts():
    article = make.article("ko")
    make.live(article, "ko")
    sari = make.user("Translator id", name="sari")
    with pytest.raises(Refused) as refusal:
        assign([(article, "id"), (article, "ar"), (article, "ja")], to=sari, by=None)
    assert refusal.value.reasons == [
        "sari may not write in العربية.",
        "sari may not write in 日本語.",
    ]
    assert not Edition.objects.exclude(assigned_to=None).exists()
    assert article.edition("id") is None


def test_a_journalist_may_be_given_an_original_but_no_translation():
    article, writer = make.article("ko"), make.user("Journalist")
    make.draft(article, "ko")
    assign([(article, "ko")], to=writer, by=None)
    assert holder(article, "ko") == writer
    with pytest.raises(Refused):
        assign([(article, "ar")], to=writer, by=None)


def test_somebody_who_has_left_is_given_nothing():
    article, gone = make.article("ko"), make.user("Translator ar", is_active=False)
    with pytest.raises(Refused):
        assign([(article, "ar")], to=gone, by=None)


def test_what_changed_hands_since_it_was_looked_at_is_neither_given_nor_taken_back():
    article, nur = make.article("ko"), make.user("Translator ar", first_name="Nur")
    make.live(article, "ko")
    sami = make.user("Translator ar")
    seen = {(article, "ar"): None}
    assign(list(seen), to=nur, deadline_at=TOMORROW, by=None, now=NOW, seen=seen)
    for to in (sami, nur, None):
        with pytest.raises(Refused, match="Nur has the text in العربية already"):
            assign(list(seen), to=to, by=None, seen=seen)
    assert holder(article, "ar") == nur
    assert article.edition("ar").deadline_at == TOMORROW
    seen = {(article, "ar"): article.edition("ar").assigned_at}
    give_back(article.edition("ar"), by=nur)
    with pytest.raises(Refused, match="Nobody has the text in العربية any more"):
        assign(list(seen), to=sami, by=None, seen=seen)
    assert holder(article, "ar") is None


def test_who_wants_what_is_done_already_is_told_of_no_conflict():
    article, nur = make.article("ko"), make.user("Translator ar")
    make.live(article, "ko")
    seen = {(article, "ar"): None}
    for count in (1, 0):
        assert assign(list(seen), to=nur, deadline_at=TOMORROW, by=None, seen=seen) == count


@pytest.mark.parametrize(
    ("deadline", "sentence"),
    [
        (NOW, "The deadline lies in the past."),
        (NOW - timedelta(hours=1), "The deadline lies in the past."),
        (datetime(2100, 1, 1), "The deadline has no time zone."),
    ],
)
def test_a_deadline_lies_ahead_and_has_a_time_zone(deadline, sentence):
    article = make.article("ko")
    with pytest.raises(Refused, match=sentence):
        assign(
            [(article, "ar")],
            to=make.user("Translator ar"),
            deadline_at=deadline,
            by=None,
            now=NOW,
        )


def test_only_who_may_publish_in_each_language_assigns_it():
    article, nur = make.article("ko"), make.user("Translator ar")
    make.live(article, "ko")
    reviewer = make.user("Reviewer ar")
    assign([(article, "ar")], to=nur, by=reviewer)
    chief = make.user("Chief editor")
    for by, code in ((make.user("Translator ar"), "ar"), (reviewer, "id")):
        with pytest.raises(PermissionDenied):
            assign([(article, code)], to=chief, by=by)


def test_a_text_is_taken_back_with_its_deadline():
    article, nur = make.article("ko"), make.user("Translator ar", name="nur")
    make.live(article, "ko")
    assign([(article, "ar")], to=nur, deadline_at=TOMORROW, by=None, now=NOW)
    assert assign([(article, "ar"), (article, "id")], to=None, by=None) == 1
    edition = article.edition("ar")
    assert (edition.assigned_to, edition.assigned_at, edition.deadline_at) == (None, None, None)
    assert article.edition("id") is None
    assert log_of(article)[-1] == ("unassign", "ar", "nur")


def test_giving_the_same_again_changes_and_logs_nothing():
    article, nur = make.article("ko"), make.user("Translator ar")
    assert assign([(article, "ar"), (article, "ar")], to=nur, by=None) == 1
    count = Event.objects.count()
    assert assign([(article, "ar")], to=nur, by=None) == 0
    assert Event.objects.count() == count


def test_a_translator_takes_a_free_text_and_gives_it_back():
    article, nur = make.article("ko"), make.user("Translator ar")
    make.live(article, "ko")
    take(article, "ar", by=nur, now=NOW)
    take(article, "ar", by=nur)
    assert holder(article, "ar") == nur
    assert article.edition("ar").assigned_at == NOW
    give_back(article.edition("ar"), by=nur)
    assert holder(article, "ar") is None
    assert [verb for verb, _code, _note in log_of(article)][-2:] == ["take", "give_back"]


def test_a_text_that_somebody_has_is_not_taken_by_another_who_is_told_the_name():
    article = make.article("ko")
    take(article, "ar", by=make.user("Translator ar", first_name="Nur", last_name="Aini"))
    with pytest.raises(Refused, match=r"Nur Aini has the text in العربية already\."):
        take(article, "ar", by=make.user("Translator ar"))


def test_a_text_is_given_back_only_by_who_has_it():
    article, nur = make.article("ko"), make.user("Translator ar")
    take(article, "ar", by=nur)
    for by in (make.user("Reviewer ar"), None):
        with pytest.raises(Refused):
            give_back(article.edition("ar"), by=by)
    assert holder(article, "ar") == nur


def test_nobody_takes_what_they_may_not_write_nor_does_the_newsroom_itself():
    article = make.article("ko")
    with pytest.raises(PermissionDenied):
        take(article, "id", by=make.user("Translator ar"))
    with pytest.raises(Refused):
        take(article, "ar", by=None)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_text_at_once_one_gets_it():
    article = make.article("ko")
    make.live(article, "ko")
    people = [make.user("Translator ar") for _each in range(2)]
    outcomes = together(*(lambda by=by: take(article, "ar", by=by) for by in people))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "Refused"]
    assert holder(article, "ar") == people[outcomes.index(None)]
    assert Event.objects.filter(verb="take").count() == 1


def test_a_translation_opened_by_an_assignment_starts_from_what_is_there_when_it_is_written():
    article = make.article("ko")
    make.live(article, "ko")
    assign([(article, "ar")], to=make.user("Translator ar"), by=None)
    make.live(article, "ko")
    edition = make.draft(article, "ar")
    assert edition.base == article.edition("ko").live
    assert not edition.is_outdated


def overdue(now):
    """By the rule for the set, which must say the same as the rule for the row."""
    found = set(Edition.objects.overdue(now).values_list("language", flat=True))
    assert found == {each.language for each in Edition.objects.all() if each.is_overdue(now)}
    return found


@pytest.fixture
def late():
    """A live Korean story, of which the Arabic text was due an hour ago."""
    article = make.article("ko")
    make.live(article, "ko")
    assign(
        [(article, "ar")],
        to=make.user("Translator ar"),
        deadline_at=NOW - timedelta(hours=1),
        by=None,
        now=NOW - timedelta(days=2),
    )
    return article


def test_a_text_is_overdue_from_its_deadline_until_it_is_live(late):
    assert overdue(NOW - timedelta(hours=2)) == set()
    assert overdue(NOW) == {"ar"}
    make.draft(late, "ar")
    assert overdue(NOW) == {"ar"}
    workflow.publish(late.edition("ar"), by=None)
    assert overdue(NOW) == set()


def test_a_deadline_that_was_met_does_not_come_back_when_the_original_moves_on(late):
    make.live(late, "ar")
    make.live(late, "ko")
    assert late.edition("ar").is_outdated
    assert overdue(timezone.now()) == set()


def test_a_live_text_that_is_behind_is_overdue_if_it_was_to_follow_by_then():
    article = make.article("ko")
    long_ago = NOW - timedelta(days=5)
    make.live(article, "ko", at=long_ago)
    make.live(article, "ar", at=long_ago)
    make.live(article, "ko")
    assign(
        [(article, "ar")],
        to=make.user("Translator ar"),
        deadline_at=NOW - timedelta(hours=1),
        by=None,
        now=NOW - timedelta(days=1),
    )
    assert overdue(NOW) == {"ar"}
    workflow.mark_done(article.edition("ar"), by=None)
    assert overdue(NOW) == set()


def test_what_is_scheduled_or_withdrawn_is_not_overdue(late):
    make.scheduled(late, "ar", due_in=timedelta(days=1))
    assert overdue(NOW) == set()
    workflow.unschedule(late.edition("ar"), by=None)
    assert overdue(NOW) == {"ar"}
    workflow.withdraw(make.live(late, "ar"), by=None, notice="خطأ")
    assert overdue(NOW) == set()


def test_an_assignment_is_a_change_of_the_story():
    article = make.article("ko")
    Article.objects.filter(pk=article.pk).update(changed_at=NOW - timedelta(days=9))
    assign([(article, "ar")], to=make.user("Translator ar"), by=None, now=NOW)
    article.refresh_from_db()
    assert article.changed_at == NOW
