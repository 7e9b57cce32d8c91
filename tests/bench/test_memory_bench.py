"""The bench's translation memory answers as the desk's would."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.bench import measure, memory, report
from articles.models import MemoryPair

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_asked_for_is_found_and_what_is_not_there_is_missed():
    out = StringIO()
    call_command("bench", remembered=[200, 3], stdout=out, stderr=StringIO())
    found = json.loads(out.getvalue())
    assert MemoryPair.objects.count() == 200
    assert list(found) == list(memory.KINDS)
    assert all(len(times) == 3 and min(times) > 0 for times in found.values())


def test_a_memory_that_does_not_answer_as_it_should_fails_the_bench():
    memory.fill(20)
    MemoryPair.objects.exclude(pk=MemoryPair.objects.first().pk).delete()
    with pytest.raises(measure.WrongAnswer):
        memory.measure(5)


def test_the_bench_fills_no_memory_that_somebody_uses():
    memory.fill(1)
    with pytest.raises(CommandError, match="empty"):
        call_command("bench", remembered=[10, 1], stdout=StringIO(), stderr=StringIO())


def test_the_report_gives_the_middle_and_the_slow_end_of_each_kind():
    lines = list(report.memory_lines({"exact": [float(n) for n in range(1, 101)]}, 5_000))
    assert "5,000" in lines[0]
    assert lines[2].split() == ["exact", "100", "50.5", "95.0"]
