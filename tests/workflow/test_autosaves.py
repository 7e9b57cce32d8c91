"""What is typed and not saved: kept for one person, replaced by what they type next."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from articles.models import Autosave, Event, Revision, Text
from articles.workflow import Refused, autosaves
from articles.workflow.side_by_side import save_side_by_side
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = make.article("ko")
    make.draft(article, "ko")
    make.draft(article, "ar")
    return article


@pytest.fixture
def translator():
    return make.user("Translator ar")


def keep(article, by, title="عنوان", **more):
    more = {"started_from": 1} | more
    return autosaves.keep(article, "ar", {"title": title}, by=by, **more)


def test_what_was_kept_last_is_found(article, translator):
    at = datetime(2026, 5, 3, 14, 3, tzinfo=UTC)
    keep(article, translator, "أول")
    keep(article, translator, "ثان", now=at)
    found = autosaves.find(article, "ar", translator)
    assert (found.typed, found.started_from, found.saved_at) == ({"title": "ثان"}, 1, at)
    assert Autosave.objects.count() == 1


def test_it_is_neither_a_revision_nor_an_event(article, translator):
    before = Revision.objects.count(), Event.objects.count()
    for number in range(5):
        keep(article, translator, str(number))
    assert (Revision.objects.count(), Event.objects.count()) == before


def test_each_person_finds_their_own_only(article, translator):
    other = make.user("Translator ar")
    keep(article, translator)
    assert autosaves.find(article, "ar", other) is None
    assert autosaves.find(article, "id", translator) is None
    autosaves.drop(article, "ar", other)
    assert autosaves.find(article, "ar", translator)


def test_it_is_dropped_when_wanted_no_more(article, translator):
    keep(article, translator)
    autosaves.drop(article, "ar", translator)
    assert autosaves.find(article, "ar", translator) is None


def test_saving_drops_ones_own_and_nobody_elses(article, translator):
    other = make.user("Translator ar")
    keep(article, translator)
    keep(article, other)
    text = Text(title="جديد", body="<p>نص</p>")
    save_side_by_side(article, "ar", text, [], by=translator, started_from=1)
    assert autosaves.find(article, "ar", translator) is None
    assert autosaves.find(article, "ar", other)


@pytest.mark.parametrize(
    "typed", [{"title": "x" * (autosaves.MAX_SIZE + 1)}, {"title": 5}, {5: "x"}, ["title"], None]
)
def test_what_is_too_long_or_no_text_is_refused_and_what_was_kept_stays(article, translator, typed):
    keep(article, translator, "محفوظ")
    with pytest.raises(Refused):
        autosaves.keep(article, "ar", typed, started_from=1, by=translator)
    assert autosaves.find(article, "ar", translator).typed == {"title": "محفوظ"}


def test_nobody_in_particular_has_nothing_kept(article):
    with pytest.raises(Refused):
        keep(article, None)


def test_who_may_not_write_in_the_language_has_nothing_kept(article):
    with pytest.raises(PermissionDenied):
        keep(article, make.user("Translator ko"))


def test_the_rest_of_a_form_that_is_left_completes_what_was_kept(article, translator):
    autosaves.keep(article, "ar", {"title": "أول", "slug": "a"}, started_from=1, by=translator)
    autosaves.keep(article, "ar", {"title": "ثان"}, started_from=1, by=translator, is_rest=True)
    assert autosaves.find(article, "ar", translator).typed == {"title": "ثان", "slug": "a"}


def test_the_rest_of_a_form_alone_is_not_kept(article, translator):
    with pytest.raises(Refused):
        keep(article, translator, is_rest=True)
    keep(article, translator, "أول")
    with pytest.raises(Refused):
        keep(article, translator, "ثان", is_rest=True, started_from=2)
    assert autosaves.find(article, "ar", translator).typed == {"title": "أول"}


def test_what_no_database_takes_is_left_out_of_what_is_kept(article):
    by = make.user("Translator ar")
    autosaves.keep(article, "ar", {"title": "عن\x00وان"}, started_from=None, by=by)
    assert autosaves.find(article, "ar", by).typed == {"title": "عنوان"}
