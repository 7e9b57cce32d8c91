"""What the original says and the translation doesn't, or not yet."""

import pytest

from articles.text import checks
from articles.text.checks import untranslated
from articles.text.checks.findings import Aligned
from tests.text.checked import found_in, pairs, segment


def test_a_block_left_out_is_a_warning_at_its_place_in_the_original():
    [found] = found_in("left_out", ("다리가 열렸다.", "Jembatan dibuka."), ("끝.", ""), source="ko")
    assert (found.severity, found.key) == ("warning", "body.1")
    assert "끝" in found.message


def begun(translated, lacking):
    """Pairs of paragraphs of which the first are translated and the others not yet."""
    done = [(f"다리 {n}호가 열렸다.", f"Jembatan {n} dibuka.") for n in range(translated)]
    return [*done, *((f"문 {n}호는 닫혔다.", "") for n in range(lacking))]


def test_a_translation_just_begun_is_told_once_how_many_paragraphs_it_lacks():
    [found] = found_in("left_out", *begun(2, 9), source="ko")
    assert (found.severity, found.key) == ("warning", "body.2")
    assert found.message == "9 paragraphs of the original have no translation yet."


@pytest.mark.parametrize(("translated", "lacking"), [(1, 3), (12, 5), (8, 4)])
def test_few_paragraphs_left_out_are_told_one_by_one(translated, lacking):
    found = found_in("left_out", *begun(translated, lacking), source="ko")
    assert [each.key for each in found] == [f"body.{translated + n}" for n in range(lacking)]


def test_headline_and_caption_are_told_beside_the_number_of_paragraphs():
    alone = [
        Aligned((segment("다리가 열렸다", "title", "title"),), ()),
        *pairs(*begun(1, 4)),
        Aligned((segment("흰 케이블", "photo-3.caption", "caption"),), ()),
    ]
    found = checks.check(alone, source_language="ko", target_language="id")
    assert {each.key for each in found} == {"title", "body.1", "photo-3.caption"}


def test_to_let_the_rest_stand_holds_until_more_is_translated():
    [before] = found_in("left_out", *begun(2, 9), source="ko")
    [same] = found_in("left_out", *begun(3, 9)[1:], source="ko")
    [after] = found_in("left_out", *begun(2, 8), source="ko")
    assert before.signature == same.signature != after.signature


@pytest.mark.parametrize("kind", untranslated.NOT_NEEDED)
def test_what_a_translation_can_do_without_is_not_missed(kind):
    alone = [Aligned((segment("다리가 열렸다.", kind, kind),), ())]
    assert checks.check(alone, source_language="ko", target_language="id") == []


def test_a_caption_without_translation_is_called_so():
    alone = [Aligned((segment("흰 케이블", "photo-3.caption", "caption"),), ())]
    [found] = checks.check(alone, source_language="ko", target_language="ar")
    assert (found.check, found.severity, found.key) == ("caption", "warning", "photo-3.caption")
