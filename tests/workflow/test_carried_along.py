"""An original that says again what its translations were made from: nobody has to look."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.languages import codes
from articles.models import Settled
from articles.workflow.effects import carry_along
from articles.workflow.settling import open_changes, settle
from tests import make

pytestmark = pytest.mark.django_db

FIRST = {"title": "제목", "slug": "story", "body": "<p>하나</p>\n<p>둘</p>"}
SECOND = FIRST | {"body": "<p>하나</p>\n<p>셋</p>"}


@pytest.fixture
def article():
    """Live in Korean and, made from its first version, in Arabic; Indonesian is a draft."""
    made = make.article("ko")
    make.live(made, "ko", **FIRST)
    make.live(made, "ar")
    make.draft(made, "id")
    return made


def outdated(article):
    return {edition.language for edition in article.editions.all() if edition.is_outdated}


def test_a_change_that_is_taken_back_outdates_nothing_any_more(article):
    make.live(article, "ko", **SECOND)
    assert outdated(article) == {"ar", "id"}
    make.live(article, "ko", **FIRST)
    assert outdated(article) == set()


def test_a_change_that_is_taken_back_before_publication_outdates_nothing_any_more():
    article = make.article("ko")
    make.draft(article, "ko", **FIRST)
    make.draft(article, "id")
    make.draft(article, "ko", **SECOND)
    assert outdated(article) == {"id"}
    make.draft(article, "ko", **FIRST)
    assert outdated(article) == set()


def test_a_translation_that_followed_the_change_is_behind_when_it_is_taken_back(article):
    make.live(article, "ko", **SECOND)
    workflow.mark_done(article.edition("ar"), by=None)
    make.live(article, "ko", **FIRST)
    assert outdated(article) == {"ar"}


def test_who_settled_a_part_of_a_change_that_is_taken_back_has_to_look(article):
    make.live(article, "ko", **SECOND | {"title": "새 제목"})
    for code, verdict in (("ar", "done"), ("id", "still_right")):
        edition = article.edition(code)
        settle(edition, *open_changes(edition)[0].name, verdict, by=None)
    make.live(article, "ko", **FIRST)
    assert outdated(article) == {"ar"}
    assert not Settled.objects.exists()


def test_another_address_outdates_nothing_live_scheduled_or_withdrawn(article):
    make.live(article, "ko", **FIRST | {"slug": "elsewhere"})
    assert outdated(article) == set()
    make.draft(article, "ko", **FIRST | {"slug": "story"})
    workflow.withdraw(article.edition("ko"), by=None, notice="거둡니다")
    assert outdated(article) == set()


def test_words_of_a_photo_that_is_not_in_the_story_outdate_nothing(article):
    words = {"999999": {"caption": "다른 사진", "alt_text": "x"}}
    make.live(article, "ko", **FIRST, captions=words)
    assert outdated(article) == set()


def test_a_draft_that_readers_do_not_have_is_what_a_withdrawn_text_is_held_against(article):
    make.draft(article, "ko", **SECOND)
    assert outdated(article) == set()
    workflow.withdraw(article.edition("ko"), by=None, notice="거둡니다")
    assert outdated(article) == {"ar", "id"}


def test_many_translations_are_carried_in_six_queries_beside_the_marks(article):
    for code in codes():
        if code not in ("ko", "ar", "id"):
            make.draft(article, code)
    make.live(article, "ko", **SECOND | {"title": "새 제목"})
    for edition in article.editions.exclude(made_from=None):
        settle(edition, *open_changes(edition)[0].name, "still_right", by=None)
    original = article.edition("ko")
    first = original.revisions.get(number=1)
    with CaptureQueriesContext(connection) as captured:
        carry_along(original, first)
    assert not Settled.objects.exists()
    assert len(captured) <= 6 + 2
