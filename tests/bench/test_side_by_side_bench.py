"""The bench's long story is opened, checked and saved as a translator would."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.bench import measure, report, side_by_side
from articles.models import Article, Revision
from articles.text import blocks
from articles.workflow.settling import changes_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_preparing(monkeypatch):
    """The tests' tables are made, and their static files need no collecting."""
    monkeypatch.setattr("articles.management.commands.bench.prepare", lambda log: None)


def test_each_round_opens_checks_and_saves_the_page():
    out = StringIO()
    call_command("bench", translated=[16, 2], stdout=out, stderr=StringIO())
    found = json.loads(out.getvalue())
    assert set(found) == {*side_by_side.KINDS, "queries"}
    assert all(len(found[kind]) == 2 and min(found[kind]) > 0 for kind in side_by_side.KINDS)
    # One that was filled in, and one for each of the three rounds.
    assert Revision.objects.filter(edition__language=side_by_side.TARGET).count() == 4


def test_a_page_of_sixty_blocks_keeps_its_budget_of_queries():
    side_by_side.fill(60)
    [queries] = side_by_side.measure(0)["queries"]
    assert 0 < queries <= report.QUERIES


def test_the_story_has_as_many_blocks_as_asked_and_its_original_has_moved_on():
    side_by_side.fill(60)
    arabic = Article.objects.get().edition(side_by_side.TARGET)
    assert len(blocks.split(arabic.newest.body)) == 60
    assert [change.key for change in changes_of(arabic)] == [
        f"body.{number}" for number in side_by_side.CHANGED
    ]


def test_an_answer_that_is_not_the_expected_one_fails_the_bench(client):
    with pytest.raises(measure.WrongAnswer, match="/lost/ answered 404"):
        side_by_side._timed(client.get, "/lost/")


def test_the_bench_fills_no_newsroom_that_has_stories():
    side_by_side.fill(1)
    with pytest.raises(CommandError, match="empty newsroom"):
        call_command("bench", translated=[1, 1], stdout=StringIO(), stderr=StringIO())


def test_the_report_sets_each_visit_beside_the_reference_of_its_round():
    found = {"password": [2.0, 4.0], "open": [20.0, 60.0], "queries": [12]}
    lines = list(report.side_by_side_lines(found, 60))
    assert "60 blocks" in lines[0]
    assert lines[2].split() == ["password", "2", "3.0", "4.0", "1.0"]
    assert lines[3].split() == ["open", "2", "40.0", "60.0", "12.5", "12"]
