"""Quotations in sentences of the other direction."""

import pytest

from articles.text.quoting import isolated

START, END = "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("opening", "closing"), ["“”", "„“", "„”", "«»", "‹›", "‘’", "‚‘", "「」", "『』"]
)
def test_a_quotation_is_isolated_inside_its_marks(opening, closing):
    sentence = f"في الأصل {opening}1 h 30{closing} وهو ناقص."
    wanted = f"في الأصل {opening}{START}1 h 30{END}{closing} وهو ناقص."
    assert isolated(sentence, "rtl") == wanted


def test_a_quotation_in_a_quotation_is_isolated_too():
    assert isolated("“«23 km» و”", "rtl") == f"“{START}«{START}23 km{END}» و{END}”"


def test_marks_that_are_no_pair_stay_as_they_are():
    for sentence in ("it’s", "a “ b", "a ” b", "“”", "» a «", ""):
        assert isolated(sentence, "rtl") == sentence
    assert isolated("“it’s a ‘b”", "rtl") == f"“{START}it’s a ‘b{END}”"


def test_only_where_two_directions_may_meet_is_anything_added():
    assert isolated("“Region” is used.", "ltr") == "“Region” is used."
    assert isolated("“منطقة” 3", "ltr") == f"“{START}منطقة{END}” 3"


def test_every_isolate_that_is_opened_is_closed():
    hostile = "“«„‘’“»”‚「“”』" * 50
    told = isolated(hostile, "rtl")
    assert told.count(START) == told.count(END)
    assert told.replace(START, "").replace(END, "") == hostile
