"""Framing: which sizes and which parts of a picture there are."""

import pytest

from articles.pictures.framing import CENTRED, CROPS, Framing, box_of, cuts, sizes


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        (
            (6000, 4000),
            [
                (320, 213),
                (480, 320),
                (640, 427),
                (960, 640),
                (1280, 853),
                (1600, 1067),
                (2400, 1600),
            ],
        ),
        (
            (1600, 900),
            [(320, 180), (480, 270), (640, 360), (960, 540), (1280, 720), (1600, 900)],
        ),
        ((1599, 900), [(320, 180), (480, 270), (640, 360), (960, 540), (1280, 720)]),
        ((640, 427), [(320, 214), (480, 320), (640, 427)]),
        ((320, 1), [(320, 1)]),
        ((319, 600), [(319, 600)]),
        ((1, 1), [(1, 1)]),
        ((2000, 1), [(320, 1), (480, 1), (640, 1), (960, 1), (1280, 1), (1600, 1)]),
        ((1, 20_000), [(1, 16_383)]),
        ((500, 20_000), [(320, 12_800)]),
    ],
)
def test_no_rendition_is_wider_than_its_original_and_one_always_exists(original, expected):
    assert sizes(*original) == expected


def test_a_large_photo_has_sixteen_sizes():
    wanted = {cut.crop: cut.sizes for cut in cuts(6000, 4000, CENTRED)}
    assert wanted.pop("") == sizes(6000, 4000)[::-1]
    assert wanted == {
        "16x9": [(1280, 720), (960, 540), (640, 360)],
        "4x3": [(1200, 900), (640, 480), (320, 240)],
        "1x1": [(1200, 1200), (320, 320)],
        "3x4": [(640, 853)],
    }


@pytest.mark.parametrize(("width", "height"), [(6000, 4000), (640, 360), (3000, 3000), (700, 2000)])
def test_no_crop_is_larger_than_its_part_of_the_original(width, height):
    for cut in cuts(width, height, CENTRED):
        left, top, right, bottom = cut.box
        assert cut.sizes[0][0] <= round((right - left) * width)
        assert cut.sizes[0][1] <= round((bottom - top) * height)
        assert cut.whole_width <= width


def test_a_small_picture_has_no_crops():
    assert [cut.crop for cut in cuts(319, 600, CENTRED)] == [""]


def test_a_small_crop_of_a_huge_original_asks_for_no_huge_picture():
    corner = Framing(crops={"1x1": [0.0, 0.0, 0.12, 0.12]})
    assert all(cut.whole_width < 5000 for cut in cuts(10_000, 10_000, corner))
    assert "1x1" in [cut.crop for cut in cuts(10_000, 10_000, corner)]


@pytest.mark.parametrize("crop", CROPS)
@pytest.mark.parametrize("focus", [(0, 0), (0.5, 0.5), (0.2, 0.9), (1, 1)])
@pytest.mark.parametrize(("width", "height"), [(6000, 4000), (4000, 6000), (999, 333)])
def test_a_crop_is_of_its_ratio_as_large_as_possible_and_holds_the_focus(
    crop, focus, width, height
):
    left, top, right, bottom = box_of(crop, width, height, Framing(focus))
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    ratio = (right - left) * width / ((bottom - top) * height)
    assert ratio == pytest.approx(CROPS[crop][0])
    assert max(right - left, bottom - top) == pytest.approx(1)
    assert left <= focus[0] <= right
    assert top <= focus[1] <= bottom


def test_the_focus_lies_in_the_middle_where_there_is_room():
    assert box_of("1x1", 400, 100, Framing((0.3, 0.2))) == pytest.approx((0.175, 0, 0.425, 1))


def test_a_crop_made_by_hand_is_taken_whatever_the_focus():
    framing = Framing((1, 1), {"1x1": [0.1, 0.2, 0.3, 0.6]})
    assert box_of("1x1", 2000, 1000, framing) == pytest.approx((0.1, 0.2, 0.3, 0.6))
    assert box_of("4x3", 2000, 1000, framing)[2] == 1


def test_a_crop_that_is_not_quite_of_its_ratio_is_cut_about_its_middle():
    framing = Framing(crops={"1x1": [0.1, 0.2, 0.5, 0.6]})
    assert box_of("1x1", 2000, 1000, framing) == pytest.approx((0.2, 0.2, 0.4, 0.6))


@pytest.mark.parametrize(
    "made", [[], [0.5, 0, 0.2, 1], [0, 0, 1, 1.2], [-0.1, 0, 1, 1], [0, 0, 1], [0.2, 0, 0.2, 1]]
)
def test_a_crop_that_is_no_part_of_the_picture_is_passed_over(made):
    framing = Framing(crops={"1x1": made})
    assert box_of("1x1", 600, 400, framing) == box_of("1x1", 600, 400, CENTRED)
