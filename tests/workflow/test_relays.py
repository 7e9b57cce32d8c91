"""Translating from a translation, going over to another original, and saving side by side."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.models import Alignment, Event, Text
from articles.workflow import Conflict, Refused, open_edition
from articles.workflow.alignments import keep_links, links_of
from articles.workflow.relays import change_original, possible_originals
from articles.workflow.side_by_side import save_side_by_side
from tests import make

pytestmark = pytest.mark.django_db

A, B, C = "a" * 32, "b" * 32, "c" * 32


@pytest.fixture
def article():
    """Korean, and English and Indonesian made from it."""
    article = make.article("ko")
    make.live(article, "ko")
    make.live(article, "en")
    make.draft(article, "id")
    return article


def save(article, language, text=None, links=(), **more):
    text = text or Text(title="T", body="<p>x</p>")
    more = {"by": None, "started_from": None} | more
    return save_side_by_side(article, language, text, links, **more)


def test_another_original_is_base_as_it_stands_now(article):
    english, by = article.edition("en"), make.user("Translator id")
    change_original(article.edition("id"), english, by=by)
    edition = article.edition("id")
    assert (edition.made_from, edition.base) == (english, english.live)
    assert not edition.is_outdated
    event = Event.objects.get(verb="change_original")
    assert (event.language, event.by, event.note) == ("id", by, "English")


def test_a_live_original_counts_as_readers_see_it(article):
    make.draft(article, "en", title="Not published yet")
    english = article.edition("en")
    change_original(article.edition("id"), english, by=None)
    assert article.edition("id").base == english.live


def test_going_in_a_circle_is_refused(article):
    change_original(article.edition("id"), article.edition("en"), by=None)
    for code in ("id", "en"):
        with pytest.raises(Refused, match="its own translation"):
            change_original(article.edition("en"), article.edition(code), by=None)


def test_an_empty_text_is_no_original(article):
    empty = open_edition(article, "fr")
    with pytest.raises(Refused, match="empty text"):
        change_original(article.edition("id"), empty, by=None)


def test_another_storys_text_is_no_original(article):
    other = make.live(make.article("en"), "en")
    with pytest.raises(Refused, match="same story"):
        change_original(article.edition("id"), other, by=None)


def test_the_first_language_is_made_from_nothing(article):
    with pytest.raises(Refused, match="no other text"):
        change_original(article.edition("ko"), article.edition("en"), by=None)


def test_only_who_writes_in_the_language_changes_its_original(article):
    with pytest.raises(PermissionDenied):
        change_original(article.edition("id"), article.edition("en"), by=make.user("Translator ar"))


def test_a_new_edition_can_be_made_from_any_that_is_written(article):
    found = possible_originals(None, list(article.editions.all()))
    assert {one.language for one in found} == {"ko", "en", "id"}


def test_the_first_save_opens_the_edition_on_the_original_that_was_seen(article):
    seen = article.edition("en").live
    make.live(article, "en", title="Newer")
    save(article, "ar", original=seen)
    edition = article.edition("ar")
    assert (edition.made_from.language, edition.base) == ("en", seen)
    assert edition.is_outdated


def test_an_edition_that_was_only_given_to_somebody_is_opened_on_what_was_seen(article):
    open_edition(article, "ar")
    seen = article.edition("ko").live
    make.live(article, "ko", title="새 제목")
    save(article, "ar", original=seen)
    assert article.edition("ar").base == seen


def test_later_saves_move_neither_original_nor_base(article):
    save(article, "ar", original=article.edition("ko").live)
    base = article.edition("ar").base
    make.live(article, "ko", title="새 제목")
    text = Text(title="T2", body="<p>y</p>")
    save(article, "ar", text, started_from=1, original=article.edition("en").live)
    edition = article.edition("ar")
    assert (edition.made_from.language, edition.base) == ("ko", base)


def test_links_are_kept_with_the_save_and_replaced_by_the_next(article):
    save(article, "ar", links=[[A, B]])
    save(article, "ar", links=[[A, C], [B, C]], started_from=1)
    assert links_of(article.edition("ar")) == [[A, C], [B, C]]
    assert article.edition("ar").newest.number == 1


def test_what_is_no_digest_is_no_link(article):
    edition = article.edition("id")
    keep_links(edition, [[A, B], [A, "x"], [5, B], ["", B], ["A" * 32, B]], by=None)
    assert links_of(edition) == [[A, B]]


def test_a_conflict_keeps_the_links_as_they_were(article):
    edition = article.edition("id")
    keep_links(edition, [[A, B]], by=None)
    make.draft(article, "id", title="Lain")
    with pytest.raises(Conflict):
        save(article, "id", links=[[A, C]], started_from=1)
    assert links_of(edition) == [[A, B]]


def test_an_edition_never_saved_side_by_side_has_no_links(article):
    assert links_of(article.edition("id")) == []
    assert not Alignment.objects.exists()


def test_only_who_writes_in_the_language_saves_in_it(article):
    with pytest.raises(PermissionDenied):
        save(article, "ar", by=make.user("Translator id"))
    assert article.edition("ar") is None
