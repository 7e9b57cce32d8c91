"""The bench's library is one that work could have filled, and every view of it is opened."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.admin.photo_desk.states import STATES, in_state
from articles.bench import library, measure, report
from articles.models import Photo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_preparing(monkeypatch):
    """The tests' tables are made, and their static files need no collecting."""
    monkeypatch.setattr("articles.management.commands.bench.prepare", lambda log: None)


def test_every_view_is_opened_as_often_as_asked():
    out = StringIO()
    call_command("bench", kept=[30, 2], stdout=out, stderr=StringIO())
    found = json.loads(out.getvalue())
    assert list(found) == list(library.VIEWS)
    assert all(len(times) == 2 and min(times) > 0 for times in found.values())
    assert Photo.objects.count() == 30


def test_the_pictures_are_in_nearly_every_state_and_each_is_found_by_its_words():
    library.fill(120)
    now = timezone.now()
    found = {state for state in STATES if in_state(Photo.objects.all(), state, now).exists()}
    assert found == set(STATES) - {"not_yet", "unready"}
    assert all(photo.words.search_key for photo in Photo.objects.select_related("words"))


def test_a_view_that_does_not_answer_200_fails_the_bench(monkeypatch):
    library.fill(3)
    monkeypatch.setattr(library, "VIEWS", {"lost": "../lost/"})
    with pytest.raises(measure.WrongAnswer, match="lost"):
        library.measure(1)


def test_the_bench_fills_no_library_that_has_pictures():
    library.fill(1)
    with pytest.raises(CommandError, match="empty library"):
        call_command("bench", kept=[1, 1], stdout=StringIO(), stderr=StringIO())


def test_the_report_gives_the_middle_and_the_slow_end_of_each_view():
    lines = list(report.library_lines({"words": [float(n) for n in range(1, 101)]}, 100_000))
    assert "100,000 pictures" in lines[0]
    assert lines[2].split() == ["words", "100", "50.5", "95.0"]
