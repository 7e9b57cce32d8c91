"""Related stories in the form of a story's facts: chosen in order, kept when two people choose."""

from dataclasses import replace

import pytest

from articles import workflow
from articles.admin.article_forms import facts_now
from articles.workflow import Refused
from tests import make
from tests.desk.filled_form import Sheet, seat

pytestmark = pytest.mark.django_db


def related(article):
    return [row.related for row in article.related_by_hand.all()]


def facts(article):
    return facts_now(article, article.placements.all(), list(article.tags.all()))


def test_related_stories_are_kept_in_the_order_in_which_they_were_chosen(client):
    seat(client, "Journalist")
    article, one, two = (make.article() for _ in range(3))
    sheet = Sheet(client, article, "ko")
    assert sheet.send(related=[two.pk, one.pk]).status_code == 302
    assert related(article) == [two, one]
    assert Sheet(client, article, "ko").send(authors=[make.author().pk]).status_code == 302
    assert related(article) == [two, one]


def test_a_story_that_somebody_else_added_stays_beside_mine(client):
    seat(client, "Journalist")
    article, mine, theirs = (make.article() for _ in range(3))
    sheet = Sheet(client, article, "ko")
    workflow.save_facts(article, replace(facts(article), related=[theirs]), by=None)
    assert sheet.send(related=[mine.pk]).status_code == 302
    assert related(article) == [mine, theirs]


def test_a_story_is_not_related_to_itself_nor_to_a_whole_archive():
    article = make.article()
    for wrong in ([article], [make.article() for _ in range(13)]):
        with pytest.raises(Refused):
            workflow.save_facts(article, replace(facts(article), related=wrong), by=None)
    assert related(article) == []


def test_stories_are_found_by_their_headlines(client):
    seat(client, "Journalist")
    article = make.article()
    make.draft(article, "ko", title="등대의 밤")
    asked = {"app_label": "articles", "model_name": "relatedarticle", "field_name": "related"}
    answer = client.get("/desk/autocomplete/", asked | {"term": "등대"}).json()
    assert [(row["id"], row["text"]) for row in answer["results"]] == [
        (str(article.pk), "등대의 밤")
    ]
