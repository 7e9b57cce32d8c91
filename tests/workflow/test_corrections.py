"""What was wrong: told to readers, asked of every language made from it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Article, Correction
from articles.workflow import Refused
from articles.workflow.corrections import (
    correct,
    not_concerned,
    open_corrections,
    open_corrections_of,
    undo_not_concerned,
)
from articles.workflow.effects import mark_no_effect
from articles.workflow.locks import set_embargo
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
NOTE = "숫자가 틀렸습니다."


@pytest.fixture
def article():
    """Korean, English and Vietnamese are live, Indonesian is a draft, Arabic is live and was made
    from English."""
    made = make.article("ko")
    for code in ("ko", "en", "vi"):
        make.live(made, code, at=MARCH)
    workflow.open_edition(made, "ar", made_from=made.edition("en"))
    make.live(made, "ar", at=MARCH)
    make.draft(made, "id")
    return made


def corrected(article, code="ko", *, at=MARCH + timedelta(days=1), note=NOTE, **asked):
    """Writes another text and publishes it as a correction; returns the latest Correction."""
    edition = make.draft(article, code)
    correct(edition, note, by=None, now=at, **asked)
    return Correction.objects.filter(edition=edition).first()


def owing(article):
    """The languages that have not followed, each with the notes they are asked to follow."""
    found = open_corrections_of(list(article.editions.all()))
    asked = {each.language: [one.note for one in found[each.pk]] for each in article.editions.all()}
    return {code: notes for code, notes in asked.items() if notes}


def reasons(*args, **kwargs):
    with pytest.raises(Refused) as refusal:
        correct(*args, **{"by": None} | kwargs)
    return refusal.value.reasons


def test_a_correction_publishes_the_newest_text_with_its_note(article):
    editor = make.user("Editor")
    edition = make.draft(article, "ko", title="고친 제목")
    correct(edition, f" {NOTE} ", by=editor, now=MARCH + timedelta(days=1))
    edition = article.edition("ko")
    assert Article.objects.get().title_ko == "고친 제목"
    assert (edition.live, edition.updated_at) == (edition.newest, MARCH + timedelta(days=1))
    told = Correction.objects.get()
    assert (told.edition, told.revision, told.note) == (edition, edition.newest, NOTE)
    assert (told.by, told.at, told.answers) == (editor, MARCH + timedelta(days=1), None)
    event = article.events.get(verb="correct")
    assert (event.by, event.note, event.revision) == (editor, NOTE, edition.live)


def test_every_live_language_made_from_it_is_asked_directly_and_by_relay(article):
    corrected(article)
    assert owing(article) == {"en": [NOTE], "vi": [NOTE], "ar": [NOTE]}


def test_a_minor_fix_asks_nothing_of_anybody(article):
    make.live(article, "ko", at=MARCH + timedelta(days=1))
    assert owing(article) == {}


def test_a_correction_in_a_translation_asks_only_what_was_made_from_it(article):
    corrected(article, "en", note="A wrong name.")
    assert owing(article) == {"ar": ["A wrong name."]}


def test_a_translation_answers_with_a_note_of_its_own(article):
    corrected(article)
    english = article.edition("en")
    own = corrected(article, "en", note="A wrong figure.", answers=open_corrections(english))
    assert (own.answers.note, own.note) == (NOTE, "A wrong figure.")
    assert owing(article) == {"vi": [NOTE], "ar": [NOTE]}


def test_an_answer_covers_every_open_correction_that_it_names(article):
    first = corrected(article, note="하나")
    second = corrected(article, note="둘", at=MARCH + timedelta(days=2))
    english = article.edition("en")
    assert open_corrections(english) == [second, first]
    corrected(article, "en", answers=[first, second], at=MARCH + timedelta(days=3))
    assert open_corrections(english) == []
    answers = Correction.objects.filter(edition=english)
    assert {(each.answers, each.note) for each in answers} == {(first, NOTE), (second, NOTE)}


def test_publishing_a_minor_fix_leaves_the_correction_open(article):
    corrected(article)
    make.live(article, "en", at=MARCH + timedelta(days=2))
    workflow.mark_done(article.edition("en"), by=None)
    assert "en" in owing(article)


def test_a_translation_that_never_was_wrong_says_so_without_a_note(article):
    asked = corrected(article)
    reviewer = make.user("Reviewer ar")
    not_concerned(article.edition("ar"), asked, by=reviewer)
    assert owing(article) == {"en": [NOTE], "vi": [NOTE]}
    answer = Correction.objects.get(edition=article.edition("ar"))
    assert (answer.note, answer.by, answer.revision) == ("", reviewer, article.edition("ar").live)
    assert article.events.first().verb == "not_concerned"
    with pytest.raises(Refused, match="asks nothing"):
        not_concerned(article.edition("ar"), asked, by=reviewer)


def test_that_a_translation_never_was_wrong_can_be_taken_back(article):
    asked = corrected(article)
    english, reviewer = article.edition("en"), make.user("Reviewer en")
    not_concerned(english, asked, by=None)
    with pytest.raises(PermissionDenied):
        undo_not_concerned(english, asked, by=make.user("Translator en"))
    undo_not_concerned(english, asked, by=reviewer)
    assert owing(article) == {"en": [NOTE], "vi": [NOTE], "ar": [NOTE]}
    event = article.events.first()
    assert (event.verb, event.by, event.language) == ("undo_not_concerned", reviewer, "en")
    with pytest.raises(Refused, match="nothing to take back"):
        undo_not_concerned(english, asked, by=reviewer)
    not_concerned(article.edition("en"), asked, by=None)
    assert owing(article) == {"vi": [NOTE], "ar": [NOTE]}


def test_what_was_said_of_a_text_that_readers_no_longer_have_is_not_taken_back(article):
    asked = corrected(article)
    not_concerned(article.edition("en"), asked, by=None)
    make.live(article, "en", at=MARCH + timedelta(days=2))
    with pytest.raises(Refused, match="nothing to take back"):
        undo_not_concerned(article.edition("en"), asked, by=None)
    assert "en" not in owing(article)


def test_an_answer_told_to_readers_is_not_taken_back(article):
    asked = corrected(article)
    corrected(article, "en", answers=[asked], at=MARCH + timedelta(days=2))
    with pytest.raises(Refused, match="nothing to take back"):
        undo_not_concerned(article.edition("en"), asked, by=None)


def test_what_is_not_live_is_asked_nothing_until_it_is(article):
    corrected(article)
    workflow.withdraw(article.edition("vi"), by=None, notice="Rút lại")
    assert "vi" not in owing(article)
    workflow.publish(article.edition("vi"), by=None)
    assert "vi" in owing(article)


def test_a_translation_published_after_the_correction_is_asked_if_made_from_the_text_before(
    article,
):
    corrected(article)
    later = MARCH + timedelta(days=2)
    workflow.publish(article.edition("id"), by=None, now=later)
    make.live(article, "fr", at=later)
    assert owing(article)["id"] == [NOTE]
    assert "fr" not in owing(article)
    workflow.mark_done(article.edition("id"), by=None)
    assert "id" not in owing(article)


def relayed(article, *, at):
    """French, made from English and published at a time; returns its edition."""
    workflow.open_edition(article, "fr", made_from=article.edition("en"))
    return make.live(article, "fr", at=at)


def test_a_relay_published_later_is_asked_until_it_is_made_from_the_text_that_answered(article):
    corrected(article)
    relayed(article, at=MARCH + timedelta(days=2))
    assert owing(article)["fr"] == [NOTE]
    answers = open_corrections(article.edition("en"))
    corrected(article, "en", at=MARCH + timedelta(days=3), answers=answers)
    assert owing(article)["fr"] == [NOTE]
    workflow.mark_done(article.edition("fr"), by=None)
    assert owing(article) == {"vi": [NOTE], "ar": [NOTE]}


def test_a_relay_made_from_the_text_that_answered_is_asked_nothing(article):
    corrected(article)
    answers = open_corrections(article.edition("en"))
    corrected(article, "en", at=MARCH + timedelta(days=2), answers=answers)
    relayed(article, at=MARCH + timedelta(days=3))
    assert "fr" not in owing(article)


def test_what_is_made_from_a_text_that_never_was_wrong_is_asked_nothing(article):
    asked = corrected(article)
    not_concerned(article.edition("en"), asked, by=None)
    relayed(article, at=MARCH + timedelta(days=2))
    assert "fr" not in owing(article)


@pytest.mark.parametrize("note", ["", " \n "])
def test_a_correction_needs_a_note(article, note):
    edition = make.draft(article, "ko")
    before = rows()
    told = ["Write a note that tells readers what was wrong."]
    assert reasons(edition, note) == told
    assert rows() == before


def test_a_correction_changes_the_text_that_readers_see(article):
    told = ["Readers see this text already; a correction changes something in it."]
    assert reasons(article.edition("ko"), NOTE) == told
    live = article.edition("ko").live
    other_address = vars(live.text) | {"slug": "elsewhere"}
    assert reasons(make.draft(article, "ko", **other_address), NOTE) == told


def test_only_what_is_live_is_corrected(article):
    assert reasons(article.edition("id"), NOTE) == ["This text is not live."]


def test_a_correction_passes_the_gates_of_publication(article, settings):
    edition = make.draft(article, "ko", title="")
    assert reasons(edition, NOTE) == ["The story needs a headline."]
    assert reasons(edition, NOTE, seen=1)[0].startswith("There is a newer version")
    settings.REVIEWED_LANGUAGES = ["ko"]
    assert len(reasons(make.draft(article, "ko"), NOTE)) == 1
    settings.REVIEWED_LANGUAGES = []
    now = MARCH + timedelta(days=1)
    set_embargo(article, now + timedelta(hours=1), by=None, now=now)
    (reason,) = reasons(article.edition("ko"), NOTE, now=now)
    assert "under embargo" in reason
    assert not Correction.objects.exists()


def test_nobody_answers_what_was_not_asked_of_them(article):
    asked = corrected(article, "en", note="A wrong name.")
    told = ["This correction asks nothing of the text in this language."]
    assert reasons(make.draft(article, "vi"), NOTE, answers=[asked]) == told
    with pytest.raises(Refused, match="asks nothing"):
        not_concerned(article.edition("vi"), asked, by=None)
    with pytest.raises(Refused, match="asks nothing"):
        not_concerned(article.edition("en"), asked, by=None)


def test_a_correction_ends_an_earlier_schedule(article):
    now = MARCH + timedelta(days=1)
    make.draft(article, "ko")
    workflow.publish(article.edition("ko"), by=None, at=now + timedelta(hours=1), now=now)
    corrected(article, at=now)
    assert not article.edition("ko").is_scheduled


def test_who_may_not_publish_a_language_may_not_correct_it(article):
    edition = make.draft(article, "ko")
    with pytest.raises(PermissionDenied):
        correct(edition, NOTE, by=make.user("Journalist"))
    asked = corrected(article)
    with pytest.raises(PermissionDenied):
        not_concerned(article.edition("en"), asked, by=make.user("Translator en"))


def test_a_correction_is_the_version_that_a_later_change_is_held_against(article):
    corrected(article)
    for code in ("en", "vi"):
        workflow.mark_done(article.edition(code), by=None)
    make.live(article, "ko", at=MARCH + timedelta(days=2))
    mark_no_effect(article.edition("ko").live, by=None)
    assert not article.edition("en").is_outdated


@pytest.mark.parametrize("saved_again", [False, True])
def test_a_correction_marked_as_without_effect_is_followed_all_the_same(article, saved_again):
    edition = make.draft(article, "ko", title="제목", body="<p>53</p>")
    mark_no_effect(edition.newest, by=None)
    if saved_again:
        edition = make.draft(article, "ko", title="제목", body="<p>53</p>")
    correct(edition, NOTE, by=None, now=MARCH + timedelta(days=1))
    outdated = {each.language for each in article.editions.all() if each.is_outdated}
    assert outdated == {"en", "vi", "id"}
    workflow.publish(article.edition("id"), by=None, now=MARCH + timedelta(days=2))
    assert owing(article)["id"] == [NOTE]


def test_a_correction_takes_back_whom_a_mark_of_its_version_has_carried_already(article):
    now = MARCH + timedelta(days=1)
    workflow.withdraw(article.edition("ko"), by=None, notice="거둡니다", now=now)
    workflow.publish(make.draft(article, "ko"), by=None, at=now + timedelta(hours=1), now=now)
    mark_no_effect(make.draft(article, "ko").newest, by=None)
    workflow.apply_due(now + timedelta(hours=2))
    correct(article.edition("ko"), NOTE, by=None, now=now + timedelta(hours=3))
    assert article.edition("en").is_outdated


def test_editions_made_in_a_circle_end_no_search(article):
    english, arabic = article.edition("en"), article.edition("ar")
    type(english).objects.filter(pk=english.pk).update(made_from=arabic)
    corrected(article, "ar", note="خطأ")
    assert [one.note for one in open_corrections(article.edition("en"))] == ["خطأ"]


def test_many_editions_are_asked_in_two_queries(article):
    corrected(article)
    others = [make.article("ko") for _ in range(3)]
    for each in others:
        make.live(each, "ko", at=MARCH)
        make.live(each, "en", at=MARCH)
        corrected(each)
    editions = [edition for one in (article, *others) for edition in one.editions.all()]
    with CaptureQueriesContext(connection) as captured:
        found = open_corrections_of(editions)
    assert len(captured) == 2
    assert sum(map(len, found.values())) == 6
    assert open_corrections_of([]) == {}


def test_a_translation_published_without_a_note_can_still_tell_its_readers(article):
    asked = corrected(article)
    live = make.live(article, "en")
    assert "en" in owing(article)
    assert reasons(live, "A figure was wrong.", answers=[asked])
    workflow.mark_done(live, by=None)
    correct(live, "A figure was wrong.", answers=[asked], by=None)
    assert "en" not in owing(article)
    told = live.corrections.get()
    assert (told.note, told.revision) == ("A figure was wrong.", live.live)
    assert reasons(live, "Again.")
