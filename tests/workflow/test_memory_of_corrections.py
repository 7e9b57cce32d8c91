"""What the translation memory no longer offers, or not yet: words proved wrong, and embargoed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article
from articles.workflow import memory
from articles.workflow.corrections import correct, open_corrections
from articles.workflow.locks import set_embargo
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = timedelta(hours=1)
TEN, TWENTY, RAIN = "사람 열 명이 왔다.", "사람 스무 명이 왔다.", "아침부터 비가 내렸다."


def body(*paragraphs):
    return "\n".join(f"<p>{text}</p>" for text in paragraphs)


def story():
    """Korean, Arabic made from it, and Indonesian made from the Arabic, all live."""
    article = make.article("ko")
    make.live(article, "ko", title="제목", body=body(TEN, RAIN), at=NOW - HOUR)
    make.live(article, "ar", title="عنوان", body=body("جاء عشرة.", "هطل المطر."), at=NOW - HOUR)
    edition = make.draft(article, "id")
    type(edition).objects.filter(pk=edition.pk).update(
        made_from=article.edition("ar"), base=article.edition("ar").live
    )
    make.live(article, "id", title="Judul", body=body("Datang sepuluh.", "Hujan."), at=NOW - HOUR)
    return article


def corrected(article, code, *paragraphs, title, answers=()):
    edition = make.draft(article, code, title=title, body=body(*paragraphs))
    correct(edition, "Angka salah.", by=None, answers=answers)


def offered(text, source="ko", target="ar", **asked):
    return [match.target for match in memory.lookup(text, source, target, **asked)]


def test_what_a_correction_took_out_of_a_text_is_no_longer_offered():
    article = story()
    assert offered(TEN) == ["جاء عشرة."]
    corrected(article, "ko", TWENTY, RAIN, title="제목")
    assert offered(TEN) == []
    assert offered("جاء عشرة.", "ar", "ko") == []
    assert offered(RAIN) == ["هطل المطر."]
    assert offered("제목") == ["عنوان"]


def test_a_translation_that_follows_is_offered_and_its_own_wrong_words_are_forgotten_everywhere():
    article = story()
    corrected(article, "ko", TWENTY, RAIN, title="제목")
    assert offered("جاء عشرة.", "ar", "id") == ["Datang sepuluh."]
    answers = open_corrections(article.edition("ar"))
    corrected(article, "ar", "جاء عشرون.", "هطل المطر.", title="عنوان", answers=answers)
    assert offered("جاء عشرة.", "ar", "id") == []
    assert offered("هطل المطر.", "ar", "id") == ["Hujan."]


def test_words_that_were_mended_before_their_note_are_forgotten_with_the_note():
    article = story()
    corrected(article, "ko", TWENTY, RAIN, title="제목")
    make.live(article, "ar", title="عنوان", body=body("جاء عشرون.", "هطل المطر."))
    workflow.mark_done(article.edition("ar"), by=None)
    assert offered("جاء عشرة.", "ar", "id") == ["Datang sepuluh."]
    edition = article.edition("ar")
    correct(edition, "الرقم خطأ.", by=None, answers=open_corrections(edition))
    assert offered("جاء عشرة.", "ar", "id") == []
    assert offered(TWENTY) == ["جاء عشرون."]


def test_what_another_story_said_last_in_the_same_words_is_still_offered():
    article, _other = story(), story()
    corrected(article, "ko", TWENTY, RAIN, title="제목")
    assert offered(TEN) == ["جاء عشرة."]


def test_a_change_that_is_no_correction_forgets_nothing():
    article = story()
    make.live(article, "ko", title="제목", body=body(TWENTY, RAIN))
    assert offered(TEN) == ["جاء عشرة."]


def test_a_story_under_embargo_is_offered_in_others_when_that_has_ended():
    article = story()
    set_embargo(article, NOW + HOUR, by=None)
    for text in (TEN, f"{TEN[:-1]}!"):
        assert offered(text) == []
        assert offered(text, now=NOW + HOUR) == ["جاء عشرة."]
    set_embargo(Article.objects.get(), None, by=None)
    assert offered(TEN) == ["جاء عشرة."]


def test_what_others_said_before_stays_on_offer_when_a_story_under_embargo_says_it_too():
    story()
    article = make.article("ko")
    set_embargo(article, NOW + HOUR, by=None)
    for code, words in (("ko", body(TEN, TWENTY)), ("ar", body("جاء عشرة.", "جاء عشرون."))):
        make.draft(Article.objects.get(pk=article.pk), code, body=words)
    edition = Article.objects.get(pk=article.pk).edition("ar")
    memory.remember(edition, edition.newest)
    assert offered(TEN) == ["جاء عشرة."]
    assert "جاء عشرون." not in offered(TWENTY)
    assert "جاء عشرون." in offered(TWENTY, now=NOW + HOUR)
