"""Remarks beside a paragraph: made by whoever looks at stories, answered, resolved, reopened."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from articles.models import Comment, Event
from articles.workflow import Refused
from articles.workflow.comments import MAX_LENGTH, comment, reopen_comment, resolve_comment
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    article = make.article("ko")
    make.draft(article, "ko")
    return make.draft(article, "id")


def remark(edition, text="Siapa ini?", **more):
    more = {"key": "body.2", "digest": "a" * 32, "quote": "Kutipan"} | more
    return comment(edition, text, **{"by": None} | more)


def test_a_comment_says_where_it_was_made_and_on_what(edition):
    writer = make.user("Journalist")
    made = remark(edition, by=writer)
    assert (made.key, made.digest, made.quote, made.by) == (
        *("body.2", "a" * 32),
        *("Kutipan", writer),
    )
    event = Event.objects.get(verb="comment")
    assert (event.by, event.language, event.note) == (writer, "id", "Siapa ini?")


def test_an_answer_belongs_to_the_first_comment_of_its_thread(edition):
    first = remark(edition)
    answer = comment(edition, "Ibu Sri.", by=make.user("Translator id"), answers=first)
    further = comment(edition, "Terima kasih.", by=None, answers=answer)
    assert (answer.answers, further.answers) == (first, first)
    assert (further.key, further.digest) == (first.key, first.digest)


def test_a_comment_is_resolved_and_opened_again(edition):
    first, user = remark(edition), make.user("Translator id")
    resolve_comment(first, by=user)
    first.refresh_from_db()
    assert first.resolved_at
    assert first.resolved_by == user
    reopen_comment(first, by=user)
    first.refresh_from_db()
    assert first.resolved_at is None
    assert first.resolved_by is None


def test_resolving_an_answer_resolves_its_thread(edition):
    first = remark(edition)
    answer = comment(edition, "Ibu Sri.", by=None, answers=first)
    resolve_comment(answer, by=None)
    first.refresh_from_db()
    assert first.resolved_at
    assert Comment.objects.get(pk=answer.pk).resolved_at is None


def test_an_answer_opens_a_resolved_comment_again(edition):
    first = remark(edition)
    resolve_comment(first, by=None)
    comment(edition, "Belum.", by=None, answers=first)
    first.refresh_from_db()
    assert first.resolved_at is None


def test_what_is_resolved_already_or_open_already_is_refused(edition):
    first = remark(edition)
    with pytest.raises(Refused, match="open already"):
        reopen_comment(first, by=None)
    resolve_comment(first, by=None)
    with pytest.raises(Refused, match="resolved already"):
        resolve_comment(first, by=None)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (MAX_LENGTH + 1)])
def test_an_empty_or_endless_comment_is_refused(edition, text):
    with pytest.raises(Refused):
        remark(edition, text)
    assert not Comment.objects.exists()


def test_an_answer_beside_another_text_is_refused(edition):
    first = remark(edition)
    other = make.draft(edition.article, "ar")
    with pytest.raises(Refused, match="another text"):
        comment(other, "نعم", by=None, answers=first)


def test_long_quotes_are_shortened(edition):
    assert len(remark(edition, quote="kata " * 200).quote) <= 200


def test_whoever_may_look_at_stories_may_comment_and_nobody_else(edition):
    remark(edition, by=make.user("Photo editor"))
    with pytest.raises(PermissionDenied):
        remark(edition, by=make.user())
    with pytest.raises(PermissionDenied):
        resolve_comment(Comment.objects.get(), by=make.user())


def test_the_database_knows_that_only_a_first_comment_is_resolved(edition):
    answer = comment(edition, "x", by=None, answers=remark(edition))
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=answer.pk).update(resolved_at="2026-05-03T00:00Z")


def test_what_no_database_takes_is_left_out_of_a_comment(edition):
    found = comment(edition, "왜\x00 이렇게\r\n썼나요?", by=None, key="body.0")
    found.refresh_from_db()
    assert found.text == "왜 이렇게\n썼나요?"
