"""The draft's way to approval, and what the log says of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Edition
from articles.workflow import Refused
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)


def test_the_draft_goes_from_writing_over_review_to_approval():
    article = make.article("ko")
    edition = make.draft(article, "ko")
    stages = []
    for step in (
        lambda: workflow.submit(edition, by=None),
        lambda: workflow.send_back(edition, by=None, note=" Shorter. "),
        lambda: workflow.submit(edition, by=None),
        lambda: workflow.approve(edition, by=None),
        lambda: make.draft(article, "ko", title="Changed after approval"),
        lambda: workflow.approve(edition, by=None),
        lambda: workflow.publish(edition, by=None),
    ):
        step()
        stages.append(Edition.objects.get().stage)
    assert stages == "in_review writing in_review approved in_review approved writing".split()
    assert article.events.get(verb="send_back").note == "Shorter."


@pytest.mark.parametrize(
    ("steps", "verb", "reason"),
    [
        (["submit"], "submit", "The text is in review already."),
        (["submit", "approve"], "submit", "The text is approved already."),
        (["approve"], "approve", "The text is approved already."),
        ([], "send_back", "The text is with its writer already."),
    ],
)
def test_a_step_taken_twice_is_refused_with_where_the_text_stands(steps, verb, reason):
    edition = make.draft(make.article("ko"), "ko")
    for step in steps:
        getattr(workflow, step)(edition, by=None)
    before = rows()
    note = {"note": "Shorter."} if verb == "send_back" else {}
    with pytest.raises(Refused) as refusal:
        getattr(workflow, verb)(edition, by=None, **note)
    assert refusal.value.reasons == [reason]
    assert rows() == before


def test_sending_back_needs_a_note():
    edition = make.draft(make.article("ko"), "ko")
    workflow.submit(edition, by=None)
    with pytest.raises(Refused, match="Say what has to change"):
        workflow.send_back(edition, by=None, note="  ")


@pytest.mark.parametrize("verb", ["submit", "approve"])
def test_an_edition_without_text_goes_nowhere(verb):
    edition = workflow.open_edition(make.article("ko"), "ko")
    with pytest.raises(Refused, match="There is no text yet"):
        getattr(workflow, verb)(edition, by=None)


def test_every_step_is_in_the_log_with_who_did_it():
    chief, article = make.user("Chief editor"), make.article("ko")
    make.draft(article, "ko", by=chief)
    edition = make.draft(article, "id", by=chief)
    workflow.submit(edition, by=chief)
    workflow.approve(edition, by=chief)
    workflow.publish(edition, by=chief, at=NOW + timedelta(days=1))
    workflow.unschedule(edition, by=chief)
    workflow.publish(edition, by=chief)
    workflow.mark_done(edition, by=chief)
    workflow.withdraw(edition, by=chief, notice="Gone.")
    found = list(article.events.order_by("pk").values_list("verb", "language", "by"))
    verbs = "save_text submit approve schedule unschedule publish mark_done withdraw".split()
    assert found == [("save_text", "ko", chief.pk)] + [(verb, "id", chief.pk) for verb in verbs]
