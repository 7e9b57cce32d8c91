"""Comments beside a paragraph, seen by who translates and by who wrote it."""

import pytest

from articles.workflow.comments import comment, resolve_comment
from tests import make
from tests.desk.filled_form import Sheet, seat, told, words
from tests.desk.translation_page import KOREAN, Page, address, change_original, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return story()


@pytest.fixture
def translator(client):
    return seat(client, "Translator ar")


def test_a_comment_is_made_answered_and_resolved_beside_its_line(client, article, translator):
    page = Page(client, article, "ar")
    page.send("comment:body.1", **{"comment-body.1": "كيف نترجم هذا؟"})
    writer = seat(client, "Journalist")
    page = Page(client, article, "ar")
    assert "Comments to answer: Paragraph 2" in page.text
    assert "كيف نترجم هذا؟" in words(page.line("body.1"))
    step = page.step("answer:", "body.1")
    page.send(step, **{f"answer-{step.split(':')[2]}": "이렇게요."})
    page = Page(client, article, "ar")
    assert "이렇게요." in words(page.line("body.1"))
    assert str(writer) in words(page.line("body.1"))
    page.send(page.step("resolve:", "body.1"))
    page = Page(client, article, "ar")
    assert "Comments to answer" not in page.text
    page.send(page.step("reopen:", "body.1"))
    assert Page(client, article, "ar").step("resolve:", "body.1")


def test_a_comment_goes_where_its_words_went(client, article, translator):
    Page(client, article, "ar").send("comment:body.1", **{"comment-body.1": "ملاحظة"})
    change_original(article, body=f"<p>맨 앞에.</p>\n{KOREAN}")
    assert "ملاحظة" in words(Page(client, article, "ar").line("body.2"))


def test_a_comment_on_words_that_are_gone_is_not_lost(client, article, translator):
    comment(article.edition("ar"), "أين ذهبت؟", by=None, key="body.99", digest="f" * 32, quote="x")
    page = Page(client, article, "ar")
    assert "Comments on paragraphs that are gone" in page.text
    assert "أين ذهبت؟" in page.text
    page.send(page.step("resolve:"))
    assert article.edition("ar").comments.get().resolved_at


def test_an_empty_comment_is_refused_and_the_text_saved_all_the_same(client, article, translator):
    page = Page(client, article, "ar")
    answer = page.send("comment:title", title="جديد")
    assert "Write something first: the comment is empty." in told(answer)
    assert article.edition("ar").newest.title == "جديد"


def test_a_comment_of_another_story_cannot_be_resolved_here(client, article, translator):
    other = make.article("ko")
    make.draft(other, "ko")
    foreign = comment(make.draft(other, "ar"), "x", by=None)
    Page(client, article, "ar").send(f"resolve:title:{foreign.pk}")
    foreign.refresh_from_db()
    assert foreign.resolved_at is None


def test_the_writer_finds_the_comments_in_the_storys_form(client, article):
    made = comment(article.edition("ar"), "كيف نترجم هذا؟", by=None, key="body.1", quote="둘째")
    seat(client, "Journalist")
    sheet = Sheet(client, article, "ko")
    assert "كيف نترجم هذا؟" in sheet.text
    (link,) = sheet.page.xpath("//a[contains(@href, '#comment-')]/@href")
    assert link == f"{address(article, 'ar')}#comment-{made.pk}"
    assert Page(client, article, "ar").page.xpath(f"//*[@id='comment-{made.pk}']")


def test_a_language_shows_its_own_comments_and_no_resolved_ones(client, article):
    edition = article.edition("ar")
    make.draft(article, "id")
    comment(article.edition("id"), "Apa ini?", by=None)
    resolve_comment(comment(edition, "انتهى", by=None), by=None)
    seat(client, "Journalist")
    assert "Apa ini?" not in Sheet(client, article, "ar").text
    assert "انتهى" not in Sheet(client, article, "ko").text
    assert "Apa ini?" in Sheet(client, article, "ko").text
