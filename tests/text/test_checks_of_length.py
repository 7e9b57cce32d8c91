"""Titles and descriptions that search results would cut."""

import pytest

from articles.text import checks
from articles.text.checks.search_length import width
from tests.text.checked import segment


def head(language, **fields):
    segments = [segment(text, key, key) for key, text in fields.items()]
    return [
        finding
        for finding in checks.check_alone(segments, language)
        if finding.check == "search_length"
    ]


def test_east_asian_letters_are_twice_as_wide_and_vowel_signs_have_no_width():
    assert (width("abc"), width("다리"), width("قَالَ"), width("橋。")) == (3, 4, 3, 4)


@pytest.mark.parametrize(("language", "letter"), [("ko", "다"), ("ja", "橋"), ("en", "aa")])
def test_a_title_too_long_for_search_results_says_what_is_cut(language, letter):
    assert head(language, title=letter * 30) == []
    [found] = head(language, title=letter * 31)
    assert (found.severity, found.key) == ("warning", "title")
    assert letter * 31 == letter * 30 + found.excerpt


def test_a_title_for_search_engines_stands_in_for_a_long_headline():
    assert head("id", title="a" * 200, seo_title="b" * 60) == []
    [found] = head("id", title="short", seo_title="b" * 61)
    assert found.key == "seo_title"


def test_only_a_description_that_was_written_can_be_too_long():
    assert head("ar", title="عنوان", standfirst="ب" * 400) == []
    [found] = head("ar", title="عنوان", seo_description="ب" * 156)
    assert (found.key, found.excerpt) == ("seo_description", "ب")
