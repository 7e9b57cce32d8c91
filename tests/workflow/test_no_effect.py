"""Changes of an original that nobody has to follow."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.workflow import Refused
from articles.workflow.corrections import correct, open_corrections
from articles.workflow.effects import mark_no_effect, undo_no_effect
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """A live Korean story with English and Indonesian made from it; Arabic was made from English,
    and Vietnamese had fallen behind before."""
    made = make.article("ko")
    make.live(made, "ko", body="<p>처음</p>")
    make.live(made, "vi")
    make.live(made, "ko", body="<p>둘째</p>")
    make.live(made, "en")
    make.draft(made, "id")
    workflow.open_edition(made, "ar", made_from=made.edition("en"))
    make.draft(made, "ar")
    return made


def outdated(article):
    return {edition.language for edition in article.editions.all() if edition.is_outdated}


def newest(article, code="ko"):
    return article.edition(code).newest


def test_a_marked_change_of_a_live_text_leaves_who_was_up_to_date_up_to_date(article):
    make.live(article, "ko", body="<p>둘째.</p>")
    assert outdated(article) == {"vi", "en", "id"}
    mark_no_effect(newest(article), by=None)
    assert outdated(article) == {"vi"}
    assert article.edition("en").base == newest(article)


def test_a_change_marked_before_it_is_published_counts_from_publication(article):
    base = article.edition("en").base
    make.draft(article, "ko", body="<p>둘째.</p>")
    mark_no_effect(newest(article), by=None)
    assert article.edition("en").base == base
    workflow.publish(article.edition("ko"), by=None)
    assert outdated(article) == {"vi"}


def test_a_scheduled_change_that_is_marked_counts_from_its_time(article):
    now = timezone.now()
    make.draft(article, "ko", body="<p>둘째.</p>")
    mark_no_effect(newest(article), by=None)
    workflow.publish(article.edition("ko"), by=None, at=now + timedelta(hours=1), now=now)
    workflow.apply_due(now + timedelta(hours=2))
    assert outdated(article) == {"vi"}


def test_a_mark_covers_no_later_change(article):
    make.draft(article, "ko", body="<p>둘째.</p>")
    marked = newest(article)
    mark_no_effect(marked, by=None)
    make.live(article, "ko", body="<p>셋째</p>")
    assert outdated(article) == {"vi", "en", "id"}
    assert article.edition("en").base == marked


def test_a_mark_covers_the_versions_since_the_last_published_one(article):
    make.draft(article, "ko", body="<p>둘째..</p>")
    make.draft(article, "ko", body="<p>둘째.</p>")
    mark_no_effect(newest(article), by=None)
    workflow.publish(article.edition("ko"), by=None)
    assert outdated(article) == {"vi"}


def test_marks_one_after_the_other_carry_all_the_way(article):
    for body in ("<p>둘째.</p>", "<p>둘째!</p>", "<p>둘째?</p>"):
        make.live(article, "ko", body=body)
    revisions = list(article.edition("ko").revisions.order_by("number"))
    for revision in (revisions[4], revisions[3], revisions[2]):
        mark_no_effect(revision, by=None)
    assert outdated(article) == {"vi"}


def test_what_readers_never_had_is_marked_against_the_version_written_before():
    article = make.article("ko")
    make.draft(article, "ko", body="<p>처음</p>")
    make.draft(article, "id")
    make.draft(article, "ko", body="<p>처음.</p>")
    assert outdated(article) == {"id"}
    mark_no_effect(newest(article), by=None)
    assert outdated(article) == set()


def test_a_pending_mark_counts_once_readers_have_no_text_any_more(article):
    make.draft(article, "ko", body="<p>둘째.</p>")
    mark_no_effect(newest(article), by=None)
    workflow.withdraw(article.edition("ko"), by=None, notice="틀렸습니다")
    assert outdated(article) == {"vi"}


def test_taking_the_mark_back_puts_everybody_where_they_stood(article):
    make.live(article, "ko", body="<p>둘째.</p>")
    before = [edition.base_id for edition in article.editions.order_by("pk")]
    mark_no_effect(newest(article), by=None)
    undo_no_effect(newest(article), by=None)
    assert [edition.base_id for edition in article.editions.order_by("pk")] == before
    mark_no_effect(newest(article), by=None)
    assert outdated(article) == {"vi"}


def test_taking_an_earlier_mark_back_undoes_the_later_ones_on_the_same_way(article):
    make.live(article, "ko", body="<p>둘째.</p>")
    first = newest(article)
    mark_no_effect(first, by=None)
    make.live(article, "ko", body="<p>둘째!</p>")
    mark_no_effect(newest(article), by=None)
    assert outdated(article) == {"vi"}
    undo_no_effect(first, by=None)
    assert outdated(article) == {"vi", "en", "id"}
    assert article.edition("en").base.body == "<p>둘째</p>"


def test_who_looked_for_themselves_since_then_stays_done(article):
    make.live(article, "ko", body="<p>둘째.</p>")
    mark_no_effect(newest(article), by=None)
    workflow.mark_done(article.edition("en"), by=None)
    undo_no_effect(newest(article), by=None)
    assert outdated(article) == {"vi", "id"}


def test_who_was_declared_done_with_an_earlier_version_is_taken_back_with_the_mark(article):
    now = timezone.now()
    edition = make.draft(article, "ko", body="<p>둘째.</p>")
    workflow.publish(edition, by=None, at=now + timedelta(hours=1), now=now)
    mark_no_effect(edition.newest, by=None)
    workflow.mark_done(article.edition("vi"), by=None)
    workflow.apply_due(now + timedelta(hours=2))
    assert outdated(article) == set()
    undo_no_effect(newest(article), by=None)
    assert outdated(article) == {"vi", "en", "id"}


def test_a_mark_spans_no_version_that_went_live_after_it_was_made(article):
    now = timezone.now()
    edition = make.draft(article, "ko", body="<p>셋째</p>")
    workflow.publish(edition, by=None, at=now + timedelta(hours=1), now=now)
    mark_no_effect(make.draft(article, "ko", body="<p>셋째.</p>").newest, by=None)
    workflow.apply_due(now + timedelta(hours=2))
    workflow.mark_done(article.edition("id"), by=None)
    workflow.publish(article.edition("ko"), by=None, now=now + timedelta(hours=3))
    assert outdated(article) == {"vi", "en"}
    assert article.edition("en").base.body == "<p>둘째</p>"


def test_a_translation_in_between_has_marks_of_its_own(article):
    make.live(article, "en", body="<p>Mended</p>")
    assert "ar" in outdated(article)
    mark_no_effect(newest(article, "en"), by=None)
    assert "ar" not in outdated(article)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("id", "No translation is made from this text."),
        ("en", "This is the first version; there is none that it could differ from."),
    ],
)
def test_where_there_is_nothing_to_mark_the_mark_is_refused(article, code, reason):
    before = rows()
    with pytest.raises(Refused) as refusal:
        mark_no_effect(newest(article, code), by=None)
    assert refusal.value.reasons == [reason]
    assert rows() == before


def test_a_version_is_marked_once_and_unmarked_once(article):
    make.live(article, "ko", body="<p>둘째.</p>")
    mark_no_effect(newest(article), by=None)
    with pytest.raises(Refused, match="This version is marked already"):
        mark_no_effect(newest(article), by=None)
    undo_no_effect(newest(article), by=None)
    with pytest.raises(Refused, match="This version is not marked"):
        undo_no_effect(newest(article), by=None)


def test_a_correction_always_asks_something(article):
    edition = make.draft(article, "ko", body="<p>둘째, 바로잡음</p>")
    correct(edition, "바로잡습니다.", by=None)
    with pytest.raises(Refused, match="translations have to follow"):
        mark_no_effect(newest(article), by=None)
    make.live(article, "en")
    answers = open_corrections(article.edition("en"))
    correct(make.draft(article, "en"), "Corrected.", by=None, answers=answers)
    with pytest.raises(Refused, match="translations have to follow"):
        mark_no_effect(newest(article, "en"), by=None)


def test_the_writer_marks_and_a_translator_of_another_language_does_not(article):
    make.live(article, "ko", body="<p>둘째.</p>")
    with pytest.raises(PermissionDenied):
        mark_no_effect(newest(article), by=make.user("Translator id"))
    journalist = make.user("Journalist")
    mark_no_effect(newest(article), by=journalist)
    undo_no_effect(newest(article), by=journalist)
    verbs = article.events.filter(by=journalist).values_list("verb", flat=True)
    assert list(verbs) == ["undo_no_effect", "mark_no_effect"]
