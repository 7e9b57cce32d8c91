"""The bench's board is one that work could have filled, and every view of it is opened."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.admin.states import STATES, facts_of
from articles.bench import board, measure, report
from articles.languages import codes
from articles.models import Article, Edition

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_preparing(monkeypatch):
    """The tests' tables are made, and their static files need no collecting."""
    monkeypatch.setattr("articles.management.commands.bench.prepare", lambda log: None)


def test_every_view_is_opened_as_often_as_asked():
    out = StringIO()
    call_command("bench", shown=[60, 2], stdout=out, stderr=StringIO())
    found = json.loads(out.getvalue())
    assert list(found) == list(board.VIEWS)
    assert all(len(times) == 2 and min(times) > 0 for times in found.values())
    assert Article.objects.count() == 60


def test_the_stories_stand_in_every_state_of_work_and_nearly_everywhere():
    board.fill(80)
    editions = list(Edition.objects.select_related("made_from"))
    facts = {fact for edition in editions for fact in facts_of(edition)}
    assert facts >= set(STATES) - {"scheduled", "withdrawn", "machine"}
    assert len(editions) > 0.95 * 80 * len(codes())


def test_each_text_is_its_own_editions_and_each_base_its_originals():
    board.fill(30)
    for edition in Edition.objects.select_related("newest", "live", "base", "made_from"):
        assert edition.newest is None or edition.newest.edition_id == edition.pk
        assert edition.live_id in (None, edition.newest_id)
        if edition.base:
            assert edition.base.edition_id == edition.made_from_id


def test_a_view_that_does_not_answer_200_fails_the_bench(monkeypatch):
    board.fill(3)
    monkeypatch.setattr(board, "VIEWS", {"lost": "../lost/"})
    with pytest.raises(measure.WrongAnswer, match="lost"):
        board.measure(1)


def test_the_bench_fills_no_newsroom_that_has_stories():
    board.fill(1)
    with pytest.raises(CommandError, match="empty newsroom"):
        call_command("bench", shown=[1, 1], stdout=StringIO(), stderr=StringIO())


def test_the_report_gives_the_middle_and_the_slow_end_of_each_view():
    lines = list(report.board_lines({"mine": [float(n) for n in range(1, 101)]}, 5_000))
    assert "5,000 × 11" in lines[0]
    assert lines[2].split() == ["mine", "100", "50.5", "95.0"]


def test_the_stories_changed_one_after_another_thirty_a_day():
    board.fill(31)
    times = list(Article.objects.order_by("pk").values_list("changed_at", flat=True))
    assert times[0] - times[30] == 30 * board.APART
