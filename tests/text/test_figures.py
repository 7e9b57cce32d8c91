"""Figures in a body: blocks without words, for everything that reads texts block by block."""

import pytest

from articles.models import Text
from articles.text import blocks, changed, checks, counting, diff, side_by_side
from articles.text.segments import segments
from articles.text.source_changes import source_changes

ONE, TWO = blocks.figure(12), blocks.figure(13)
KOREAN = [
    "<p>다리는 3월에 열린다고 시가 밝혔다.</p>",
    "<p>시장은 기뻐하며 손을 흔들었다.</p>",
    "<p>주민도 왔다.</p>",
]
ARABIC = [
    "<p>قالت البلدية إن الجسر يفتح في مارس 3.</p>",
    "<p>ولوّح رئيس البلدية بيده فرحا.</p>",
    "<p>وجاء السكان.</p>",
]


def body(*lines):
    return "\n".join(lines)


def targets(original, target, *, base=None, links=()):
    """What stands beside each block of the original."""
    rows = side_by_side.rows(
        original if base is None else base, original, target, "ko", "ar", links
    )
    return [[each.html for each in row.targets] for row in rows], rows


def findings(original, target):
    pairs = side_by_side.pairs(Text(body=original), Text(body=target), "ko", "ar")
    found = checks.check(pairs, source_language="ko", target_language="ar")
    return [finding for finding in found if finding.check == "figure"]


def test_a_figure_has_no_words_to_count_or_to_search():
    text = body(KOREAN[0], ONE)
    assert blocks.plain(text) == blocks.plain(KOREAN[0])
    assert counting.word_count(blocks.plain(text), "ko") == 5
    assert [(each.key, each.kind, each.text) for each in segments(Text(body=text))][1:] == [
        ("body.1", "figure", "")
    ]


def test_a_figure_that_came_or_went_is_marked_whole():
    with_it, without = body(KOREAN[0], ONE, KOREAN[2]), body(KOREAN[0], KOREAN[2])
    rows = diff.compare(without, with_it, "ko")
    assert [(row.kind, row.new) for row in rows][1] == ("added", f"<ins>{ONE}</ins>")
    rows = diff.compare(with_it, without, "ko")
    assert [(row.kind, row.old) for row in rows][1] == ("removed", f"<del>{ONE}</del>")


def test_a_figure_of_another_photo_is_another_figure():
    rows = diff.compare(body(KOREAN[0], ONE), body(KOREAN[0], TWO), "ko")
    assert [row.kind for row in rows] == ["same", "removed", "added"]
    assert changed.changed_passages(Text(body=ONE), Text(body=TWO), "ko") == ["gone.0", "body.0"]
    assert [each.key for each in source_changes(Text(body=ONE), Text(body=TWO), "ko", ())] == [
        "gone.0",
        "body.0",
    ]


def test_both_sides_of_a_conflict_keep_their_figures():
    [row] = diff.three_way(ONE, ONE, "", "ko")
    assert (row.base, row.yours, row.theirs) == (ONE, ONE, f"<del>{ONE}</del>")
    assert row.theirs_changed
    assert not row.both_changed


def test_a_figure_stands_beside_the_same_figure_and_nothing_else():
    original = body(KOREAN[0], ONE, KOREAN[1], TWO, KOREAN[2])
    target = body(ARABIC[0], ONE, ARABIC[1], TWO, ARABIC[2])
    beside, _rows = targets(original, target)
    assert beside == [[ARABIC[0]], [ONE], [ARABIC[1]], [TWO], [ARABIC[2]]]


def test_a_figure_without_its_counterpart_stands_alone():
    original = body(KOREAN[0], ONE, KOREAN[1], KOREAN[2])
    beside, _rows = targets(original, body(*ARABIC))
    assert beside == [[ARABIC[0]], [], [ARABIC[1]], [ARABIC[2]]]


@pytest.mark.parametrize("place", range(4))
def test_a_figure_that_was_moved_takes_no_paragraph_with_it(place):
    moved = [*ARABIC[:place], ONE, *ARABIC[place:]]
    original = body(KOREAN[0], ONE, KOREAN[1], KOREAN[2])
    beside, rows = targets(original, body(*moved))
    assert [html for row in beside for html in row] == moved
    by_key = dict(zip((row.key for row in rows), beside, strict=True))
    for number, key in enumerate(("body.0", "body.2", "body.3")):
        assert ARABIC[number] in by_key[key]
    links = [link for row in rows for link in row.links]
    assert targets(original, body(*moved), links=links)[0] == beside


def test_a_figure_of_the_original_that_is_missing_is_a_warning():
    original = body(KOREAN[0], ONE, KOREAN[1], TWO)
    assert findings(original, body(TWO, ARABIC[0], ONE, ARABIC[1])) == []
    [found] = findings(original, body(ARABIC[0], ARABIC[1], ONE))
    assert (found.severity, found.key) == ("warning", "body.3")


def test_a_text_that_nobody_has_begun_lacks_no_figure():
    assert findings(body(KOREAN[0], ONE), "") == []
