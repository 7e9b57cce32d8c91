"""A language's first text stands on the text that it was really made from, by whatever way."""

import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Edition, MachineText, Text
from articles.workflow import Conflict, Refused, mark_done, open_edition
from articles.workflow.effects import mark_no_effect
from articles.workflow.machine_drafts import draft_by_machine
from articles.workflow.received import save_received
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """Live in Korean, and in English made from it."""
    article = make.article("ko")
    make.live(article, "ko", title="옛 제목", body="<p>열 명</p>")
    make.live(article, "en")
    return article


def save(article, language, original, **more):
    more = {"by": None, "started_from": None} | more
    return save_received(article, language, Text(title="T"), original=original, **more)


def test_it_stands_on_what_it_was_made_from_though_a_newer_one_is_live(article):
    seen = article.edition("ko").live
    make.live(article, "ko", title="새 제목")
    save(article, "ar", seen)
    edition = article.edition("ar")
    assert (edition.made_from, edition.base) == (article.edition("ko"), seen)
    assert edition.is_outdated


def test_who_was_given_an_empty_text_may_make_it_from_another_language(article):
    workflow.assign([(article, "ar")], to=make.user("Translator ar"), by=None)
    english = article.edition("en")
    save(article, "ar", english.live)
    edition = article.edition("ar")
    assert (edition.made_from, edition.base) == (english, english.live)
    assert not edition.is_outdated


def test_a_newer_original_that_asks_nothing_leaves_it_up_to_date(article):
    seen = article.edition("ko").live
    make.live(article, "ko", title="옛 제목.")
    mark_no_effect(article.edition("ko").newest, by=None)
    save(article, "ar", seen)
    assert not article.edition("ar").is_outdated


def test_a_second_text_moves_nothing(article):
    save(article, "ar", article.edition("ko").live)
    before = article.edition("ar").base
    make.live(article, "ko")
    make.draft(article, "ar")
    save(article, "ar", article.edition("en").live, started_from=2)
    edition = article.edition("ar")
    assert (edition.made_from, edition.base) == (article.edition("ko"), before)


def test_who_comes_second_with_a_first_text_changes_nothing(article):
    make.draft(article, "ar", title="عنوان")
    with pytest.raises(Conflict):
        save(article, "ar", article.edition("en").live)
    assert article.edition("ar").made_from == article.edition("ko")


def test_an_empty_text_is_not_made_from_its_own_translation(article):
    open_edition(article, "ar")
    made = open_edition(article, "fr", made_from=article.edition("ar"))
    make.draft(article, "fr")
    with pytest.raises(Refused, match="its own translation"):
        save(article, "ar", article.edition("fr").newest)
    assert article.edition("ar").newest is None
    assert made.pk


def test_only_who_writes_in_the_language_opens_it(article):
    with pytest.raises(PermissionDenied):
        save(article, "ar", article.edition("ko").live, by=make.user("Translator ja"))
    assert article.edition("ar") is None


class Slow:
    """A machine during whose work a newer original goes live."""

    name = "Slow"

    def __init__(self, article):
        self.article = article

    def translate(self, fragments, source, target):
        make.live(self.article, "ko", title="새 제목", body="<p>스무 명</p>")
        return fragments


def test_a_machines_draft_stands_on_what_the_machine_was_given(article):
    seen = article.edition("ko").live
    found = draft_by_machine(article, "ar", by=None, started_from=None, provider=Slow(article))
    edition = article.edition("ar")
    assert found.revision.title == "옛 제목"
    assert (edition.base, edition.is_outdated) == (seen, True)
    assert edition.machine_count == MachineText.objects.count() == 2


def test_a_translation_counts_as_done_only_with_the_original_that_was_shown(article):
    make.live(article, "ko", title="새 제목")
    shown = article.edition("ko").live
    make.live(article, "ko", title="더 새 제목")
    edition = article.edition("en")
    for seen in (shown.pk, 0):
        with pytest.raises(Refused, match="changed again"):
            mark_done(edition, by=None, seen=seen)
    assert Edition.objects.get(pk=edition.pk).base == edition.base
    mark_done(edition, by=None, seen=article.edition("ko").live_id)
    assert not article.edition("en").is_outdated
