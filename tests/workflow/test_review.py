"""Who may say that a text is right, and what can't be said of it before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Edition, MachineText
from articles.text.segments import segments
from articles.workflow import Refused
from articles.workflow.checking import findings, ignore_finding
from tests import make

pytestmark = pytest.mark.django_db

NEEDS_APPROVAL = "In this language a text goes live only after somebody else has approved it."
OWN_WORDS = "You wrote this version: somebody else has to approve it."
NEWER = "There is a newer version than the one you opened. Please read it first."


@pytest.fixture
def reviewed(settings):
    settings.REVIEWED_LANGUAGES = ["ko", "ar"]


def refused(verb, edition, **asked):
    with pytest.raises(Refused) as refusal:
        getattr(workflow, verb)(edition, **asked)
    return refusal.value.reasons


def test_where_no_review_is_asked_for_a_text_goes_live_without_approval():
    workflow.publish(make.draft(make.article("ko"), "ko"), by=make.user("Editor"))
    assert Edition.objects.get().is_live


@pytest.mark.usefixtures("reviewed")
def test_where_review_is_asked_for_a_text_goes_live_only_approved():
    article, editor = make.article("ko"), make.user("Editor")
    edition = make.draft(article, "ko")
    assert refused("publish", edition, by=editor) == [NEEDS_APPROVAL]
    workflow.approve(edition, by=editor)
    workflow.publish(edition, by=editor)
    assert article.edition("ko").is_live


@pytest.mark.usefixtures("reviewed")
def test_review_is_asked_for_language_by_language():
    article = make.article("ko")
    workflow.approve(make.draft(article, "ko"), by=None)
    workflow.publish(article.edition("ko"), by=None)
    workflow.publish(make.draft(article, "id"), by=None)
    arabic = make.draft(article, "ar")
    assert refused("publish", arabic, by=None) == [NEEDS_APPROVAL]


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("group", ["Editor", "Chief editor"])
def test_nobody_approves_their_own_words_where_review_is_asked_for(group):
    writer, other = make.user(group), make.user("Editor")
    edition = make.draft(make.article("ko"), "ko", by=writer)
    assert refused("approve", edition, by=writer) == [OWN_WORDS]
    workflow.approve(edition, by=other)
    assert Edition.objects.get().stage == "approved"


@pytest.mark.usefixtures("reviewed")
def test_who_changed_a_text_last_wrote_it_whoever_began():
    article, reviewer = make.article("ko"), make.user("Editor")
    make.draft(article, "ko", by=make.user("Journalist"))
    edition = make.draft(article, "ko", by=reviewer)
    assert refused("approve", edition, by=reviewer) == [OWN_WORDS]


def test_without_review_a_writer_may_approve_their_own_words():
    editor = make.user("Editor")
    workflow.approve(make.draft(make.article("ko"), "ko", by=editor), by=editor)
    assert Edition.objects.get().stage == "approved"


@pytest.mark.usefixtures("reviewed")
def test_approval_was_given_to_one_version_and_to_no_later_one():
    article = make.article("ko")
    workflow.approve(make.draft(article, "ko"), by=None)
    newer = make.draft(article, "ko")
    assert refused("publish", newer, by=None) == [NEEDS_APPROVAL]


@pytest.mark.usefixtures("reviewed")
def test_what_was_scheduled_goes_live_approved_though_a_later_draft_is_not():
    article, now = make.article("ko"), timezone.now()
    workflow.approve(make.draft(article, "ko", title="승인"), by=None)
    workflow.publish(article.edition("ko"), by=None, at=now + timedelta(hours=1), now=now)
    make.draft(article, "ko", title="초안")
    assert workflow.apply_due(now + timedelta(hours=2)) == 1
    assert article.edition("ko").live.title == "승인"


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("ending", ["send_back", "withdraw"])
def test_sending_back_and_withdrawing_end_an_approval(ending):
    article = make.article("ko")
    edition = make.draft(article, "ko")
    workflow.approve(edition, by=None)
    if ending == "withdraw":
        workflow.publish(edition, by=None)
        workflow.withdraw(edition, by=None, notice="틀렸습니다")
    else:
        workflow.send_back(edition, by=None, note="Shorter")
    assert refused("publish", article.edition("ko"), by=None) == [NEEDS_APPROVAL]


@pytest.mark.parametrize("verb", ["approve", "publish"])
def test_a_step_on_a_version_that_nobody_opened_is_refused(verb):
    article = make.article("ko")
    edition = make.draft(article, "ko")
    make.draft(article, "ko")
    for seen in (0, 1):
        assert refused(verb, edition, by=None, seen=seen) == [NEWER]
    getattr(workflow, verb)(edition, by=None, seen=2)


def by_machine(edition, *keys):
    """Marks segments of an edition's newest text as a machine's."""
    for segment in segments(edition.newest):
        if segment.key in keys:
            MachineText.objects.create(edition=edition, digest=segment.digest, provider="twin")
    return edition


def translated():
    article = make.article("ko")
    make.live(article, "ko")
    return article, make.draft(article, "id", title="Judul", body="<p>Satu</p>\n<p>Dua</p>")


@pytest.mark.parametrize("verb", ["approve", "publish"])
def test_what_a_machine_wrote_unseen_is_neither_approved_nor_published(verb):
    _article, edition = translated()
    by_machine(edition, "title", "body.1")
    reason = "2 parts of the text come from a machine and nobody has confirmed them."
    assert refused(verb, edition, by=None) == [reason]
    MachineText.objects.filter(digest=segments(edition.newest)[0].digest).update(
        confirmed_at=timezone.now()
    )
    reason = "1 part of the text comes from a machine and nobody has confirmed it."
    assert refused(verb, edition, by=None) == [reason]
    MachineText.objects.update(confirmed_at=timezone.now())
    getattr(workflow, verb)(edition, by=None)


def test_a_block_that_somebody_rewrote_is_no_machines_any_more():
    article, edition = translated()
    by_machine(edition, "body.0", "body.1")
    make.draft(article, "id", title="Judul", body="<p>Pertama</p>\n<p>Dua</p>")
    assert article.edition("id").machine_count == 1
    make.draft(article, "id", title="Judul", body="<p>Pertama</p>\n<p>Kedua</p>")
    assert article.edition("id").machine_count == 0
    workflow.publish(article.edition("id"), by=None)


def test_the_same_words_of_a_machine_in_another_language_are_another_matter():
    article, edition = translated()
    by_machine(edition, "title")
    vietnamese = make.draft(article, "vi", title="Judul", body="<p>Một</p>")
    assert vietnamese.machine_count == 0
    workflow.publish(vietnamese, by=None)


def wrong_number():
    """An Indonesian text that says another number than its original."""
    article = make.article("ko")
    make.live(article, "ko", title="예산", body="<p>예산은 35,000원이다.</p>")
    return make.draft(article, "id", title="Anggaran", body="<p>Anggarannya 53.000 won.</p>")


@pytest.mark.parametrize("verb", ["approve", "publish"])
def test_an_error_that_the_checks_find_holds_a_translation_back_until_it_is_let_stand(verb):
    edition, editor = wrong_number(), make.user("Chief editor")
    errors = [each.finding for each in findings(edition) if each.hinders]
    assert errors
    assert refused(verb, edition, by=editor) == [error.message for error in errors]
    for error in errors:
        ignore_finding(edition, error, "The original will follow.", editor)
    getattr(workflow, verb)(edition, by=editor)


def test_an_error_holds_back_no_timer_for_what_a_person_has_scheduled():
    article, now, editor = make.article("ko"), timezone.now(), make.user("Chief editor")
    make.live(article, "ko", title="예산", body="<p>예산은 35,000원이다.</p>")
    edition = make.draft(article, "id", title="Anggaran", body="<p>Anggarannya 35.000 won.</p>")
    workflow.publish(edition, by=editor, at=now + timedelta(hours=1), now=now)
    make.live(article, "ko", title="예산", body="<p>예산은 53,000원이다.</p>")
    assert workflow.apply_due(now + timedelta(hours=2)) == 1
    assert article.edition("id").is_outdated
