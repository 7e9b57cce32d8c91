"""Going live, changing address, withdrawing: one language's columns at a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.languages import codes, column
from articles.models import Article, FormerSlug
from articles.workflow import Refused
from articles.workflow.live_text import LIVE
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)


def columns(article, code):
    row = Article.objects.get(pk=article.pk)
    return {name: getattr(row, column(name, code)) for name in LIVE}


def words(code):
    return {
        "title": f"Title {code}",
        "standfirst": f"Standfirst {code}",
        "seo_title": f"Found as {code}",
        "seo_description": f"Described as {code}",
        "body": f"<p>Body {code}</p>",
    }


@pytest.mark.parametrize("code", codes())
def test_publishing_a_language_fills_its_columns_and_leaves_every_other_empty(code):
    article = make.article("ko", photos=[make.photo()])
    make.live(article, code, **words(code))
    assert columns(article, code) == words(code)
    for other in set(codes()) - {code}:
        assert set(columns(article, other).values()) <= {None, ""}, other
    placement = article.placements.get()
    alt_texts = {each: getattr(placement, column("alt_text", each)) for each in codes()}
    assert alt_texts == dict.fromkeys(codes()) | {code: f"Alt {code}"}


def test_all_languages_published_one_after_another_each_keep_their_own_text():
    article = make.article("vi")
    for code in codes():
        make.live(article, code, **words(code))
    for code in codes():
        assert columns(article, code) == words(code)


@pytest.mark.parametrize("step", ["publish", "withdraw", "save_facts"])
def test_what_stands_in_another_languages_columns_survives_a_step_with_an_old_article(step):
    article = make.article("ko")
    edition = make.live(article, "ko")
    stale = Article.objects.get(pk=article.pk)
    edition.article = stale
    Article.objects.filter(pk=article.pk).update(title_ind="Ditulis orang lain", body_ar="نص")
    facts = workflow.Facts(
        section=article.section, source_language="ko", authors=list(article.authors.all())
    )
    {
        "publish": lambda: workflow.publish(edition, by=None),
        "withdraw": lambda: workflow.withdraw(edition, by=None, notice="Gone."),
        "save_facts": lambda: workflow.save_facts(stale, facts, by=None),
    }[step]()
    assert columns(article, "id")["title"] == "Ditulis orang lain"
    assert columns(article, "ar")["body"] == "نص"


def test_saving_a_draft_touches_no_column_that_readers_see():
    article = make.article("ko")
    make.live(article, "ko", **words("ko"))
    make.draft(article, "ko", title="아직 아님")
    make.draft(article, "id")
    assert columns(article, "ko") == words("ko")
    assert set(columns(article, "id").values()) <= {None, ""}


def test_first_and_last_publication_are_two_times():
    article = make.article("ko")
    make.live(article, "ko", at=NOW - timedelta(days=2))
    edition = make.live(article, "ko", at=NOW)
    assert (edition.published_at, edition.updated_at) == (NOW - timedelta(days=2), NOW)


def test_each_language_has_its_own_time_of_publication():
    article = make.article("ko")
    make.live(article, "ko", at=NOW - timedelta(days=2))
    assert make.live(article, "id", at=NOW).published_at == NOW
    assert article.edition("ko").published_at == NOW - timedelta(days=2)


def test_publishing_counts_words_as_the_language_does():
    article = make.article("ko")
    for code, body, expected in [("id", "Satu dua tiga.", 3), ("ja", "一二三四", 4)]:
        edition = make.live(article, code, body=f"<p>{body}</p>")
        assert (edition.word_count, edition.reading_minutes) == (expected, 1)


def test_a_new_address_keeps_the_former_one():
    article = make.article("ko")
    for slug in ("하나", "둘", "셋"):
        edition = make.live(article, "ko", slug=slug)
    former = FormerSlug.objects.filter(edition=edition, language="ko").order_by("pk")
    assert edition.slug == "셋"
    assert [each.slug for each in former] == ["하나", "둘"]


def test_an_address_taken_back_is_no_former_one_any_more():
    article = make.article("ko")
    for slug in ("하나", "둘", "하나"):
        edition = make.live(article, "ko", slug=slug)
    assert edition.slug == "하나"
    assert [each.slug for each in edition.former_slugs.all()] == ["둘"]


def test_publishing_again_at_the_same_address_makes_no_former_one():
    article = make.article("ko")
    for _ in range(2):
        make.live(article, "ko", slug="하나")
    assert not FormerSlug.objects.exists()


def test_a_changed_headline_keeps_the_address_that_readers_know():
    article = make.article("ko")
    for title in ("첫 제목", "둘째 제목"):
        edition = make.live(article, "ko", title=title, slug="")
    assert edition.slug == "첫-제목"
    assert not FormerSlug.objects.exists()


def test_an_empty_address_is_made_from_the_title_in_the_languages_own_script():
    article = make.article("ko")
    for code, title, slug in [
        ("ko", "봄이 왔다", "봄이-왔다"),
        ("de", "Über Öl", "ueber-oel"),
        ("ar", "أخبار اليوم", "أخبار-اليوم"),
        ("zh-hans", "今日 新闻", "今日-新闻"),
    ]:
        assert make.live(article, code, title=title, slug="").slug == slug


def test_withdrawing_empties_the_columns_of_that_language_alone():
    article = make.article("ko", photos=[make.photo()])
    for code in ("ko", "id"):
        make.live(article, code, **words(code))
    workflow.withdraw(article.edition("ko"), by=None, notice="  Salah.  ", now=NOW)
    assert set(columns(article, "ko").values()) <= {None, ""}
    assert columns(article, "id") == words("id")
    placement = article.placements.get()
    assert (placement.alt_text_ko, placement.caption_ko) == (None, None)
    assert placement.alt_text_ind == "Alt id"


def test_a_withdrawn_text_keeps_what_its_410_page_needs():
    edition = make.live(make.article("ko"), "ko", slug="봄", at=NOW - timedelta(days=1))
    workflow.withdraw(edition, by=None, notice="  사실과 달랐습니다.  ", now=NOW)
    edition.refresh_from_db()
    assert (edition.slug, edition.withdrawn_at) == ("봄", NOW)
    assert edition.withdrawal_notice == "사실과 달랐습니다."
    assert edition.published_at == NOW - timedelta(days=1)
    assert (edition.live, edition.is_withdrawn) == (None, True)
    assert edition.newest is not None


def test_a_withdrawn_text_can_be_published_again_with_its_first_date():
    article = make.article("ko")
    edition = make.live(article, "ko", at=NOW - timedelta(days=3), **words("ko"))
    workflow.withdraw(edition, by=None, notice="Wrong.", now=NOW - timedelta(days=2))
    workflow.publish(edition, by=None, now=NOW)
    edition.refresh_from_db()
    assert (edition.withdrawn_at, edition.withdrawal_notice) == (None, "")
    assert (edition.published_at, edition.updated_at) == (NOW - timedelta(days=3), NOW)
    assert columns(article, "ko") == words("ko")


@pytest.mark.parametrize("notice", ["", "  ", "\n"])
def test_a_text_is_not_withdrawn_without_a_notice(notice):
    edition = make.live(make.article("ko"), "ko")
    before = rows()
    with pytest.raises(Refused, match="tells readers why"):
        workflow.withdraw(edition, by=None, notice=notice)
    assert rows() == before


def test_what_is_not_live_can_not_be_withdrawn():
    edition = make.draft(make.article("ko"), "ko")
    with pytest.raises(Refused, match="not live"):
        workflow.withdraw(edition, by=None, notice="Gone.")
