"""What the translation memory learns while an original has moved on from its translations."""

import pytest

from articles import workflow
from articles.models import MemoryPair
from articles.workflow import memory
from articles.workflow.settling import open_changes, settle
from tests import make

pytestmark = pytest.mark.django_db
TEN, TWENTY, RAIN = "사람 열 명이 왔다.", "사람 스무 명이 왔다.", "아침부터 비가 내렸다."


def korean(article, *paragraphs, title="제목", **more):
    return make.live(article, "ko", title=title, body=body(paragraphs), **more)


def arabic(article, *paragraphs, title="عنوان", **more):
    return make.live(article, "ar", title=title, body=body(paragraphs), **more)


def body(paragraphs):
    return "\n".join(f"<p>{text}</p>" for text in paragraphs)


def known(kind="body"):
    """What is remembered of a kind: pairs of the Korean and the Arabic words."""
    rows = MemoryPair.objects.filter(kind=kind)
    return set(rows.values_list("second_text", "first_text"))


@pytest.fixture
def moved():
    """A story whose Korean says twenty by now, and whose Arabic was written for ten."""
    article = make.article("ko")
    korean(article, TEN, RAIN)
    arabic(article, "جاء عشرة.", "هطل المطر.")
    korean(article, TWENTY, RAIN)
    return article


def test_a_translation_that_follows_before_it_is_marked_is_no_translation_of_the_old_words(moved):
    arabic(moved, "جاء عشرون.", "هطل المطر منذ الصباح.")
    assert known() == {(TEN, "جاء عشرة."), (RAIN, "هطل المطر منذ الصباح.")}


def test_marked_done_it_is_the_translation_of_the_new_words_and_the_old_pair_stays(moved):
    workflow.mark_done(arabic(moved, "جاء عشرون.", "هطل المطر."), by=None)
    assert known() == {(TEN, "جاء عشرة."), (TWENTY, "جاء عشرون."), (RAIN, "هطل المطر.")}
    [match] = memory.lookup(TWENTY, "ko", "ar", limit=1)
    assert (match.score, match.target) == (100, "جاء عشرون.")


def test_a_settled_change_is_remembered_with_its_new_words_and_an_open_one_not_at_all():
    article = make.article("ko")
    korean(article, TEN, RAIN)
    arabic(article, "جاء عشرة.", "هطل المطر.")
    korean(article, TWENTY, RAIN, title="새 제목")
    [title, block] = open_changes(article.edition("ar"))
    settle(article.edition("ar"), *block.name, "done", by=None)
    arabic(article, "جاء عشرون.", "هطل المطر.", title="عنوان آخر")
    assert known() == {(TEN, "جاء عشرة."), (TWENTY, "جاء عشرون."), (RAIN, "هطل المطر.")}
    assert known("title") == {("제목", "عنوان")}
    settle(article.edition("ar"), *title.name, "done", by=None)
    assert known("title") == {("제목", "عنوان"), ("새 제목", "عنوان آخر")}


def test_what_was_declared_done_by_mistake_is_forgotten_when_that_is_taken_back(moved):
    arabic(moved, "جاء عشرة.", "هطل المطر.")
    workflow.mark_done(moved.edition("ar"), by=None)
    assert (TWENTY, "جاء عشرة.") in known()
    workflow.undo_done(moved.edition("ar"), by=None)
    assert known() == {(TEN, "جاء عشرة."), (RAIN, "هطل المطر.")}


def test_an_approved_translation_that_is_marked_done_is_remembered(moved):
    edition = make.draft(moved, "ar", body=body(["جاء عشرون.", "هطل المطر."]))
    workflow.submit(edition, by=None)
    workflow.approve(moved.edition("ar"), by=None)
    assert (TWENTY, "جاء عشرون.") not in known()
    workflow.mark_done(moved.edition("ar"), by=None)
    assert (TWENTY, "جاء عشرون.") in known()


def test_a_draft_that_is_marked_done_waits_for_its_approval(moved):
    edition = make.draft(moved, "ar", body=body(["جاء عشرون.", "هطل المطر."]))
    workflow.mark_done(edition, by=None)
    assert known() == {(TEN, "جاء عشرة."), (RAIN, "هطل المطر.")}
    workflow.publish(moved.edition("ar"), by=None)
    assert (TWENTY, "جاء عشرون.") in known()


def test_a_paragraph_that_is_new_or_gone_takes_no_neighbours_translation(moved):
    korean(moved, RAIN, "저녁에는 바람이 불었다.")
    arabic(moved, "جاء عشرة.", "هطل المطر.", "هبت الرياح مساء.")
    assert known() == {(TEN, "جاء عشرة."), (RAIN, "هطل المطر.")}


def test_a_caption_that_changed_is_left_out_even_of_a_photo_that_is_no_longer_placed():
    article = make.article("ko", photos=[make.photo()])
    placed = article.placements.get()

    def captions(words):
        return {str(placed.photo_id): {"caption": words, "alt_text": ""}}

    for code, words in (("ko", "열 명"), ("ar", "عشرة")):
        make.draft(article, code, captions=captions(words))
    memory.remember(article.edition("ar"), article.edition("ar").newest)
    make.draft(article, "ko", captions=captions("스무 명"))
    make.draft(article, "ar", captions=captions("عشرون"))
    placed.delete()
    memory.remember(article.edition("ar"), article.edition("ar").newest)
    assert known("caption") == {("열 명", "عشرة")}
