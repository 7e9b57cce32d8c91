"""Until when pages last, and what happens when their time has come."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles import workflow
from articles.languages import codes
from articles.models import Article, Edition, FrontPage, Generation, Place
from articles.workflow import generations, publication
from articles.workflow.generations import renew
from articles.workflow.turns import turn
from tests import make
from tests.database import together

pytestmark = pytest.mark.django_db

EVERY = set(codes())
SOON = timedelta(hours=1)


def numbers():
    return dict(Generation.objects.values_list("language", "number"))


def ends_at(code):
    return Generation.objects.get(language=code).ends_at


NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
MIDNIGHT = timezone.make_aware(datetime(2026, 3, 6), timezone.get_default_timezone())


def front_page(code, **fields):
    return FrontPage.objects.create(language=code, **fields)


def plan(code, at, embargo=None):
    edition = make.draft(make.article(code), code)
    Edition.objects.filter(pk=edition.pk).update(next=edition.newest, next_at=at)
    Article.objects.filter(pk=edition.article_id).update(embargo_until=embargo)


HALF_PAST = NOON + timedelta(minutes=30)
# What brings an end, and the languages that it is told in.
ENDS = {
    "a plan": (lambda at: plan("ko", at), {"ko"}),
    "a plan under an embargo": (lambda at: plan("ko", NOON, embargo=at), {"ko"}),
    "a breaking line": (
        lambda at: front_page("ko", breaking_text="x", breaking_until=at),
        {"ko"},
    ),
    "a place that opens": (
        lambda at: Place.objects.create(page=front_page("ar"), area="lead", starts_at=at),
        {"ar"},
    ),
    "a place that closes": (
        lambda at: Place.objects.create(page=front_page("ar"), area="lead", ends_at=at),
        {"ar"},
    ),
    "breaking news": (lambda at: Article.objects.update(breaking_until=at), EVERY),
    "rights that begin": (lambda at: make.photo(valid_from=at), EVERY),
    "rights that end": (lambda at: make.photo(valid_until=at), EVERY),
    "an override that ends": (
        lambda at: make.photo(valid_until=NOON, override_until=at),
        EVERY,
    ),
}


@pytest.mark.parametrize("kind", ENDS)
def test_a_generation_ends_when_something_changes_by_itself(kind):
    begin, languages = ENDS[kind]
    make.article()
    begin(HALF_PAST)
    renew(now=NOON)
    assert {code for code in codes() if ends_at(code) == HALF_PAST} == languages
    assert {ends_at(code) for code in EVERY - languages} <= {MIDNIGHT}


def test_no_generation_outlives_the_day_whose_date_its_pages_bear():
    renew(now=NOON)
    assert {ends_at(code) for code in codes()} == {MIDNIGHT}


def test_what_lies_behind_ends_nothing_any_more():
    make.photo(valid_from=NOON - SOON, valid_until=NOON - SOON / 2, override_until=NOON - SOON / 3)
    front_page("ko", breaking_text="x", breaking_until=NOON - SOON)
    renew(now=NOON)
    assert ends_at("ko") == MIDNIGHT


def test_a_schedule_moves_the_end_and_taking_it_back_moves_it_back():
    edition = make.draft(make.article("ko"), "ko")
    at = timezone.now() + timedelta(seconds=90)
    workflow.publish(edition, by=None, at=at)
    assert ends_at("ko") == at
    workflow.unschedule(edition, by=None)
    assert ends_at("ko") != at


def test_at_its_end_what_is_due_goes_live_and_the_next_generation_begins():
    edition = make.draft(make.article("ko"), "ko")
    workflow.publish(edition, by=None, at=HALF_PAST, now=NOON)
    before = numbers()["ko"]
    assert not turn("ko", HALF_PAST - timedelta(seconds=1))
    assert not Edition.objects.get(pk=edition.pk).is_live
    turn("ko", HALF_PAST)
    assert Edition.objects.get(pk=edition.pk).is_live
    assert numbers()["ko"] == before + 1
    assert not turn("ko", HALF_PAST)


def test_a_plan_that_breaks_is_tried_again_and_holds_up_no_page(monkeypatch, caplog):
    edition = make.draft(make.article("ko"), "ko")
    workflow.publish(edition, by=None, at=HALF_PAST, now=NOON)

    def broken(*_args, **_kwargs):
        raise RuntimeError("Broken.")

    with monkeypatch.context() as patch:
        patch.setattr(publication, "go_live", broken)
        assert turn("ko", HALF_PAST)
    assert "could not be published" in caplog.text
    assert HALF_PAST < ends_at("ko") < HALF_PAST + timedelta(minutes=1)
    turn("ko", ends_at("ko"))
    assert Edition.objects.get(pk=edition.pk).is_live


def test_a_language_without_a_generation_is_given_its_first():
    assert turn("ko", NOON)
    assert numbers() == {"ko": 2}


def test_steps_made_of_several_verbs_renew_once_and_only_if_they_hold():
    renew("ko")
    before = numbers()["ko"]
    with generations.renewed_at_the_end():
        renew("ko")
        renew("ko")
        assert numbers()["ko"] == before
    assert numbers()["ko"] == before + 1

    def failing():
        with generations.renewed_at_the_end():
            renew("ko")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert numbers()["ko"] == before + 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_come_at_the_end_of_a_generation_one_begins_the_next():
    renew("ko", now=NOON)
    outcomes = together(*(partial(turn, "ko", MIDNIGHT) for _ in range(4)))
    assert sorted(outcomes) == [False, False, False, True]
    assert numbers()["ko"] == 3


@pytest.mark.django_db(transaction=True)
def test_verbs_at_work_on_the_same_languages_never_wait_for_each_other():
    first, second = make.article("ko", photos=[make.photo()]), make.article("ar")
    photo = first.placements.get().photo
    editions = [make.draft(each, code) for each in (first, second) for code in ("ko", "ar")]
    for edition in editions[1:]:
        workflow.publish(edition, by=None)
        make.draft(edition.article, edition.language)
    outcomes = together(
        partial(workflow.publish_together, editions[:2], by=None),
        partial(workflow.publish_together, editions[::-1], by=None),
        partial(workflow.kill_photo, photo, by=None, reason="x"),
        partial(workflow.set_breaking, second, timezone.now() + SOON, by=None),
        partial(renew),
    )
    assert not [each for each in outcomes if isinstance(each, Exception)], outcomes
