"""Markup and approved terms go through a machine untouched, or its answer is not taken."""

import pytest

from articles.machine.protected import Damaged, protect
from articles.text.segments import Segment, body_segments


def block(html):
    return body_segments(html)[0]


def title(text):
    return Segment("title", "title", text, text)


def test_a_link_goes_out_without_its_address_and_gets_it_back():
    ready = protect(block('<p>서울 <a href="https://example.org/a?b=1&amp;c=2">보고서</a></p>'))
    assert ready.html == '<p>서울 <a id="0">보고서</a></p>'
    assert (
        ready.restore('<p><a id="0">Laporan</a> Seoul</p>')
        == '<p><a href="https://example.org/a?b=1&amp;c=2">Laporan</a> Seoul</p>'
    )


def test_a_term_goes_out_as_a_mark_and_comes_back_in_its_approved_form():
    segment = block("<p>윤 대통령은 나토와 협정을 맺었다.</p>")
    at = segment.text.index("나토")
    ready = protect(segment, [(at, at + 2, "الناتو")])
    assert "나토" not in ready.html
    assert ready.restore('<p>وقّع الرئيس يون اتفاقًا مع <x id="0"></x>.</p>') == (
        "<p>وقّع الرئيس يون اتفاقًا مع الناتو.</p>"
    )


def test_a_form_that_looks_like_markup_stays_text():
    ready = protect(title("KTT"), [(0, 3, "A & <b>")])
    assert ready.restore('<x id="0"/>') == "A & <b>"


@pytest.mark.parametrize(
    "answer",
    [
        "<p>Laporan Seoul</p>",
        '<p><a id="0">Laporan</a> <a id="0">Seoul</a></p>',
        '<p><a id="1">Laporan</a> Seoul</p>',
        '<p>Laporan</p><p><a id="0">Seoul</a></p>',
        '<h2><a id="0">Laporan</a> Seoul</h2>',
        '<p><strong><a id="0">Laporan</a></strong> Seoul</p>',
        "",
    ],
    ids=["lost", "twice", "invented", "two blocks", "another kind", "more markup", "empty"],
)
def test_an_answer_that_lost_or_invented_markup_is_not_taken(answer):
    ready = protect(block('<p>서울 <a href="https://example.org/">보고서</a></p>'))
    with pytest.raises(Damaged):
        ready.restore(answer)


def test_a_lost_term_is_noticed():
    segment = block("<p>나토</p>")
    with pytest.raises(Damaged):
        protect(segment, [(0, 2, "NATO")]).restore("<p>Aliansi</p>")


def test_what_a_machine_smuggles_in_is_sanitised():
    ready = protect(block("<p>서울</p>"))
    assert ready.restore("<p>Seoul<script>alert(1)</script></p>") == "<p>Seoul</p>"


def test_a_title_comes_back_as_plain_text():
    ready = protect(Segment("title", "title", "A &amp; B &lt;C&gt;", "A & B <C>"))
    assert ready.restore("A &amp; B &lt;C&gt;") == "A & B <C>"


def test_a_list_keeps_its_items_and_breaks():
    ready = protect(block("<ul><li><p>하나<br>둘</p></li><li><p>셋</p></li></ul>"))
    answer = "<ul><li><p>satu<br>dua</p></li><li><p>tiga</p></li></ul>"
    assert ready.restore(answer) == answer
    with pytest.raises(Damaged):
        ready.restore("<ul><li><p>satu<br>dua, tiga</p></li></ul>")
