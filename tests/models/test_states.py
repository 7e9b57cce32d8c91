"""One rule, for the set and for the row: what a queryset finds is what the predicate says."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Edition, Text
from tests import make

pytestmark = pytest.mark.django_db

ADJECTIVES = {
    "live": "is_live",
    "outdated": "is_outdated",
    "scheduled": "is_scheduled",
    "withdrawn": "is_withdrawn",
    "unpublished": "is_unpublished",
    "unfinished": "is_unfinished",
    "provided_for": "is_provided_for",
}
CHAIN = ("ko", "en", "id")


def chain():
    """An article whose English is made from Korean, and whose Indonesian is made from English."""
    article = make.article("ko")
    workflow.open_edition(article, "ko")
    english = workflow.open_edition(article, "en")
    workflow.open_edition(article, "id", made_from=english)
    return article


def assert_set_and_row_agree():
    editions = list(Edition.objects.all())
    for adjective, predicate in ADJECTIVES.items():
        found = set(getattr(Edition.objects, adjective)())
        assert found == {e for e in editions if getattr(e, predicate)}, adjective


def step(article, chance, now):
    code = chance.choice(CHAIN)
    edition = article.edition(code)
    newest = edition.newest.number if edition.newest else None
    text = Text(title=f"Title {chance.randrange(4)}", body="<p>Body</p>", slug=f"{code}-slug")
    verbs = [
        lambda: workflow.save_text(article, code, text, by=None, started_from=newest),
        lambda: workflow.publish(edition, by=None, now=now),
        lambda: workflow.publish(edition, by=None, now=now, at=now + timedelta(hours=2)),
        lambda: workflow.unschedule(edition, by=None),
        lambda: workflow.withdraw(edition, by=None, notice="Gone.", now=now),
        lambda: workflow.mark_done(edition, by=None),
        lambda: workflow.submit(edition, by=None),
        lambda: workflow.approve(edition, by=None),
        lambda: workflow.apply_due(now),
    ]
    chance.choices(verbs, weights=[4, 3, 2, 1, 1, 2, 1, 1, 2])[0]()


@pytest.mark.parametrize("seed", range(8))
def test_sets_and_predicates_agree_after_any_steps_in_any_order(seed):
    chance, article, now = random.Random(seed), chain(), timezone.now() + timedelta(days=1)
    taken = 0
    for _ in range(50):
        now += timedelta(hours=1)
        try:
            step(article, chance, now)
            taken += 1
        except workflow.Refused:
            pass
        assert_set_and_row_agree()
    assert taken > 20


def test_an_edition_without_text_is_unpublished_and_unfinished_and_nothing_else():
    edition = workflow.open_edition(make.article("ko"), "ko")
    assert_set_and_row_agree()
    true = [name for name in ADJECTIVES if getattr(edition, ADJECTIVES[name])]
    assert true == ["unpublished", "unfinished"]


def outdated(article):
    return [code for code in CHAIN if article.edition(code).is_outdated]


def test_outdatedness_follows_the_chain_of_languages_one_link_at_a_time():
    article = chain()
    for code in CHAIN:
        make.live(article, code)
        if code != "ko":
            workflow.mark_done(article.edition(code), by=None)
    assert outdated(article) == []
    make.live(article, "ko", title="새 제목")
    assert outdated(article) == ["en"]
    workflow.mark_done(make.live(article, "en", title="New title"), by=None)
    assert outdated(article) == ["id"]
    workflow.mark_done(article.edition("id"), by=None)
    assert outdated(article) == []


def test_a_translation_is_compared_with_the_live_original_and_before_that_with_its_newest():
    article = make.article("ko")
    make.draft(article, "ko", title="하나")
    make.draft(article, "id")
    assert not article.edition("id").is_outdated
    make.draft(article, "ko", title="둘")
    assert article.edition("id").is_outdated
    workflow.mark_done(article.edition("id"), by=None)
    workflow.publish(article.edition("ko"), by=None)
    assert not article.edition("id").is_outdated
    make.draft(article, "ko", title="셋")
    assert not article.edition("id").is_outdated
    workflow.publish(article.edition("ko"), by=None)
    assert article.edition("id").is_outdated


def test_a_translation_begun_before_there_was_an_original_text_is_outdated_once_there_is():
    article = make.article("ko")
    make.draft(article, "id")
    edition = article.edition("id")
    assert (edition.base, edition.is_outdated) == (None, False)
    make.draft(article, "ko")
    assert article.edition("id").is_outdated


def test_saving_and_publishing_a_translation_do_not_move_its_base():
    article = make.article("ko")
    first = make.live(article, "ko").live
    make.live(article, "id")
    make.live(article, "ko", title="새 제목")
    make.live(article, "id", title="Judul")
    edition = article.edition("id")
    assert edition.base == first
    assert edition.is_outdated


@pytest.mark.parametrize("write", [make.draft, make.live])
def test_a_new_address_of_the_original_outdates_no_translation(write):
    article = make.article("ko")
    words = {"title": "제목", "body": "<p>본문</p>"}
    write(article, "ko", slug="첫-주소", **words)
    make.live(article, "id")
    write(article, "ko", slug="새-주소", **words)
    assert not article.edition("id").is_outdated
    write(article, "ko", slug="새-주소", **words | {"title": "새 제목"})
    assert article.edition("id").is_outdated


def test_declaring_a_translation_done_moves_its_base_to_the_live_original():
    article = make.article("ko")
    make.live(article, "ko")
    make.draft(article, "id")
    live = make.live(article, "ko", title="새 제목").live
    make.draft(article, "ko", title="아직 아님")
    workflow.mark_done(article.edition("id"), by=None)
    edition = article.edition("id")
    assert edition.base == live
    assert not edition.is_outdated


def test_an_original_can_not_be_declared_done():
    article = make.article("ko")
    with pytest.raises(workflow.Refused, match="This is the original"):
        workflow.mark_done(make.draft(article, "ko"), by=None)


def test_any_language_can_be_the_original():
    for code in ("ar", "id", "zh-hans"):
        article = make.article(code)
        make.live(article, code)
        make.live(article, "ko")
        assert article.edition(code).is_source
        assert article.edition("ko").made_from == article.edition(code)


def test_an_original_is_made_from_nothing_whatever_is_asked():
    article = make.article("ko")
    english = workflow.open_edition(article, "en")
    assert workflow.open_edition(article, "ko", made_from=english).made_from is None


def test_a_translation_is_not_made_from_another_story():
    other = workflow.open_edition(make.article("ko"), "en")
    article = make.article("ko")
    with pytest.raises(workflow.Refused, match="another language of the same story"):
        workflow.open_edition(article, "id", made_from=other)
    assert article.edition("id") is None
