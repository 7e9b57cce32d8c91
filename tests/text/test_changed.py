"""Where the original has moved on."""

from dataclasses import replace

import pytest

from articles.models import Text
from articles.text.changed import changed_passages

BODY = "<p>첫째 문단입니다.</p>\n<p>둘째 문단은 항구를 다룹니다.</p>\n<p>셋째 문단입니다.</p>"
OLD = Text(
    title="항구의 밤",
    slug="night",
    body=BODY,
    captions={"7": {"caption": "부두", "alt_text": "배 두 척", "decorative": False}},
)


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({}, []),
        ({"slug": "harbour-night"}, []),
        ({"title": "항구의 아침"}, ["title"]),
        ({"standfirst": "새 요약"}, ["standfirst"]),
        ({"body": BODY.replace("항구를", "공항을")}, ["body.1"]),
        ({"body": f"<p>새 문단입니다.</p>\n{BODY}"}, ["body.0"]),
        ({"body": "\n".join(BODY.split("\n")[1:])}, ["gone.0"]),
        ({"body": ""}, ["gone.0", "gone.1", "gone.2"]),
        ({"captions": {}}, ["photo-7.caption", "photo-7.alt_text"]),
        ({"captions": {"7": {"caption": "부두", "alt_text": "배 세 척"}}}, ["photo-7.alt_text"]),
        (
            {"title": "아침", "body": BODY.replace("첫째", "맨 처음"), "seo_title": "항구"},
            ["title", "body.0", "seo_title"],
        ),
    ],
)
def test_each_passage_that_says_something_else_is_named_once_in_reading_order(changes, keys):
    assert changed_passages(OLD, replace(OLD, **changes), "ko") == keys
    # Read the other way round, what was added is gone.
    assert len(changed_passages(replace(OLD, **changes), OLD, "ko")) == len(keys)


def test_a_paragraph_that_was_moved_is_gone_in_one_place_and_new_in_another():
    first, second, third = BODY.split("\n")
    moved = replace(OLD, body="\n".join([second, third, first]))
    assert changed_passages(OLD, moved, "ko") == ["gone.0", "body.2"]
