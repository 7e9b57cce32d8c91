"""What no reader ever saw may go; what was published answers for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition, Revision
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db


def test_a_story_that_was_never_published_goes_with_all_that_was_written():
    article = make.article("ko", photos=[make.photo()], tags=[make.tag()])
    for code in ("ko", "id"):
        make.draft(article, code)
    workflow.publish(article.edition("id"), by=None, at=timezone.now() + timedelta(days=1))
    workflow.delete_article(article, by=None)
    for model in (Article, Edition, Revision):
        assert not model.objects.exists()


@pytest.mark.parametrize("state", ["live", "withdrawn"])
def test_a_story_that_was_published_stays(state):
    article = make.article("ko")
    make.draft(article, "ko")
    edition = make.live(article, "id")
    if state == "withdrawn":
        workflow.withdraw(edition, by=None, notice="Gone.")
    before = rows()
    with pytest.raises(workflow.Refused) as refusal:
        workflow.delete_article(article, by=None)
    assert refusal.value.reasons == list(workflow.reasons_not_to_delete(article))
    assert len(refusal.value.reasons) == 1
    assert rows() == before
