"""A translation beside its original: what changed, and which blocks belong together."""

import json
from random import Random

import pytest

from articles.models import Text
from articles.text import blocks, side_by_side
from articles.text.segments import body_segments

KOREAN = [
    "정부는 11일 서울에서 회의를 열고 내년 예산 3억 원을 11개 분야에 나누어 쓰기로 했다고 밝혔다.",
    "이 결정은 지난해 여름부터 이어진 논의 끝에 나온 것으로, 여러 부처가 함께 준비했다.",
    "담당자는 “이번 계획이 지역 주민의 생활을 바꿀 것”이라고 말했다.",
    "자세한 내용은 다음 달 초에 발표될 예정이며, 누리집에서 누구나 볼 수 있다.",
]
ARABIC = [
    "عقدت الحكومة اجتماعا في سيول يوم 11 وقررت توزيع ميزانية العام المقبل على 11 مجالا.",
    "وجاء هذا القرار بعد مناقشات استمرت منذ صيف العام الماضي وشاركت في إعداده وزارات عدة.",
    "وقال المسؤول إن هذه الخطة ستغير حياة سكان المنطقة.",
    "ومن المقرر إعلان التفاصيل مطلع الشهر المقبل، ويمكن للجميع الاطلاع عليها في الموقع.",
]


def body(*paragraphs):
    return blocks.from_paragraphs(paragraphs)


def shape(rows):
    """For each row its key and the numbers of its targets."""
    return [(row.key, [int(each.key.split(".")[1]) for each in row.targets]) for row in rows]


def of(original, target, *, base=None, languages=("ko", "ar"), links=()):
    base = original if base is None else base
    return side_by_side.rows(base, original, target, *languages, links)


def links_of(rows):
    return [link for row in rows for link in row.links]


def test_paragraphs_translated_one_by_one_stand_beside_each_other():
    rows = of(body(*KOREAN), body(*ARABIC))
    assert shape(rows) == [(f"body.{n}", [n]) for n in range(4)]
    assert {row.kind for row in rows} == {"same"}
    assert rows[0].source.text == KOREAN[0]
    assert rows[0].shown == f"<p>{KOREAN[0]}</p>"


def test_without_a_translation_every_row_is_empty():
    rows = of(body(*KOREAN), "")
    assert shape(rows) == [(f"body.{n}", []) for n in range(4)]


@pytest.mark.parametrize("target", ["", body(ARABIC[0], ARABIC[1])])
def test_without_an_original_there_is_one_row_with_the_whole_translation(target):
    (row,) = of("", target)
    assert (row.key, row.source, row.old, row.shown) == ("body.0", None, None, "")
    assert side_by_side.blocks.join(row.targets) == target


def test_a_paragraph_that_was_split_has_both_halves_in_its_row():
    first, second = ARABIC[1][:42], ARABIC[1][42:]
    rows = of(body(*KOREAN), body(ARABIC[0], first, second, *ARABIC[2:]))
    assert shape(rows) == [("body.0", [0]), ("body.1", [1, 2]), ("body.2", [3]), ("body.3", [4])]


def test_paragraphs_that_were_merged_stand_in_the_row_of_the_first():
    rows = of(body(*KOREAN), body(f"{ARABIC[0]} {ARABIC[1]}", *ARABIC[2:]))
    assert shape(rows) == [("body.0", [0]), ("body.1", []), ("body.2", [1]), ("body.3", [2])]


def test_a_paragraph_left_out_leaves_its_row_empty():
    rows = of(body(*KOREAN), body(ARABIC[0], ARABIC[1], ARABIC[3]))
    assert shape(rows) == [("body.0", [0]), ("body.1", [1]), ("body.2", []), ("body.3", [2])]


def test_a_short_paragraph_added_before_all_others_stands_in_the_first_row():
    rows = of(body(*KOREAN), body("سيول", *ARABIC))
    assert shape(rows)[0] == ("body.0", [0, 1])
    assert shape(rows)[1:] == [(f"body.{n}", [n + 1]) for n in (1, 2, 3)]


def test_a_paragraph_added_in_between_stands_in_the_row_before():
    added = "وهذه فقرة أضافها المترجم لقرائه حتى يفهموا خلفية ما حدث خلال العام الماضي. " * 3
    rows = of(body(*KOREAN), body(*ARABIC[:2], added, *ARABIC[2:]))
    assert shape(rows) == [("body.0", [0]), ("body.1", [1, 2]), ("body.2", [3]), ("body.3", [4])]


def test_headings_and_lists_find_their_like():
    original = "<p>첫 글.</p>\n<h2>배경</h2>\n<ul><li>하나</li><li>둘</li></ul>\n<hr>\n<p>끝.</p>"
    target = "<h2>背景</h2>\n<ul><li>一</li><li>二</li></ul>\n<hr>\n<p>終わり。</p>"
    rows = of(original, target, languages=("ko", "ja"))
    assert shape(rows)[1:] == [("body.1", [0]), ("body.2", [1]), ("body.3", [2]), ("body.4", [3])]


def test_numbers_and_names_tell_paragraphs_of_one_length_apart():
    indonesian = [
        "Presiden tiba di Jakarta pada 3 Mei bersama rombongan yang besar.",
        "Perusahaan Astra menanam modal 250 juta dolar di kawasan itu.",
        "Sebanyak 1.200 orang bekerja di pabrik baru milik Toyota itu.",
    ]
    japanese = [
        "大統領は5月3日、大規模な代表団とともにJakartaに到着した。",
        "その新しいToyotaの工場では、現在およそ1,200人が働いている。",
    ]
    rows = of(body(*indonesian), body(*japanese), languages=("id", "ja"))
    assert shape(rows) == [("body.0", [0]), ("body.1", []), ("body.2", [1])]


def test_links_are_stronger_than_likeness():
    original, target = body(*KOREAN), body(*ARABIC[:3])
    source, wanted = body_segments(original), body_segments(target)
    links = [
        [source[0].digest, wanted[0].digest],
        [source[0].digest, wanted[1].digest],
        [source[3].digest, wanted[2].digest],
    ]
    rows = of(original, target, links=links)
    assert shape(rows) == [("body.0", [0, 1]), ("body.1", []), ("body.2", []), ("body.3", [2])]


def test_what_was_saved_side_by_side_comes_back_as_it_was():
    original, target = body(*KOREAN), body(*ARABIC)
    wanted = body_segments(target)
    (first, *rest) = of(original, target)
    moved = side_by_side.row_links(first, [wanted[0].digest, wanted[1].digest])
    moved += side_by_side.row_links(rest[1], [wanted[2].digest])
    moved += side_by_side.row_links(rest[2], [wanted[3].digest])
    rows = of(original, target, links=moved)
    assert shape(rows) == [("body.0", [0, 1]), ("body.1", []), ("body.2", [2]), ("body.3", [3])]


def test_links_that_cross_keep_the_order_of_the_translation():
    original, target = body(*KOREAN), body(*ARABIC)
    source, wanted = body_segments(original), body_segments(target)
    crossing = [[source[n].digest, wanted[3 - n].digest] for n in range(4)]
    rows = of(original, target, links=crossing)
    assert [each for _key, found in shape(rows) for each in found] == [0, 1, 2, 3]


def test_forged_links_change_nothing():
    links = [["", ""], ["x" * 32, "y" * 32], ["x" * 32, body_segments(body(ARABIC[0]))[0].digest]]
    assert shape(of(body(*KOREAN), body(*ARABIC), links=links)) == shape(
        of(body(*KOREAN), body(*ARABIC))
    )


def test_alike_paragraphs_keep_their_order():
    original, target = "<p>가</p>\n<hr>\n<p>나</p>\n<hr>", "<p>أ</p>\n<hr>\n<p>ب</p>\n<hr>"
    rows = of(original, target, links=links_of(of(original, target)))
    assert shape(rows) == [(f"body.{n}", [n]) for n in range(4)]


def test_a_changed_paragraph_keeps_its_translation_and_shows_the_words():
    now = KOREAN[1].replace("여름", "가을")
    rows = of(body(KOREAN[0], now, *KOREAN[2:]), body(*ARABIC), base=body(*KOREAN))
    assert shape(rows) == [(f"body.{n}", [n]) for n in range(4)]
    assert [row.kind for row in rows] == ["same", "changed", "same", "same"]
    assert "<ins>가을" in rows[1].shown
    assert "<del>여름" in rows[1].shown
    assert "<del>여름" in rows[1].was
    assert "<ins>" not in rows[1].was
    assert (rows[1].old.text, rows[1].source.text) == (KOREAN[1], now)


def test_links_to_the_old_wording_hold_when_the_original_changes():
    before = side_by_side.row_links(of(body(*KOREAN), "")[1], [body_segments(body("x"))[0].digest])
    now = body(KOREAN[0], KOREAN[1].replace("여름", "가을"), *KOREAN[2:])
    rows = of(now, body("x"), base=body(*KOREAN), links=before)
    assert shape(rows)[1] == ("body.1", [0])


def test_links_hold_when_base_moves_on_to_a_new_wording():
    base, now = body(KOREAN[0]), body(KOREAN[0].replace("회의", "모임"))
    (row,) = of(now, body("x"), base=base)
    assert row.kind == "changed"
    assert shape(of(now, body("x"), links=row.links)) == [("body.0", [0])]


def test_a_new_paragraph_has_an_empty_row_and_moves_no_other():
    new = "새로 들어온 문단은 아직 아무도 옮기지 않았다."
    rows = of(body(KOREAN[0], new, *KOREAN[1:]), body(*ARABIC), base=body(*KOREAN))
    assert [row.kind for row in rows] == ["same", "added", "same", "same", "same"]
    assert [found for _key, found in shape(rows)] == [[0], [], [1], [2], [3]]
    assert rows[1].shown == f"<p><ins>{new}</ins></p>"
    assert (rows[1].was, rows[1].old_digest) == ("", "")


def test_a_paragraph_that_is_gone_keeps_its_translation_in_a_row_of_its_own():
    rows = of(body(KOREAN[0], *KOREAN[2:]), body(*ARABIC), base=body(*KOREAN))
    assert [(row.key, row.kind) for row in rows] == [
        *[("body.0", "same"), ("gone.1", "removed")],
        *[("body.1", "same"), ("body.2", "same")],
    ]
    assert [found for _key, found in shape(rows)] == [[0], [1], [2], [3]]
    assert rows[1].shown == f"<p><del>{KOREAN[1]}</del></p>"
    assert (rows[1].source, rows[1].new_digest) == (None, "")


def test_no_block_is_ever_lost_or_turned_round():
    """Bodies cut and mixed at random, with links saved at random: the target stays whole."""
    random = Random(7)
    for _ in range(60):
        original = random.choices([*KOREAN, "<배경>", "끝"], k=random.randint(0, 9))
        base = random.sample(original, k=random.randint(0, len(original)))
        target = random.choices([*ARABIC, "خلفية"], k=random.randint(0, 9))
        links = [
            [one.digest, other.digest]
            for one in body_segments(body(*original, *base))
            for other in body_segments(body(*target))
            if random.random() < 0.2
        ]
        texts = body(*base), body(*original), body(*target)
        rows = side_by_side.rows(*texts, "ko", "ar", links)
        assert blocks.join(each for row in rows for each in row.targets) == texts[2]
        assert blocks.join(row.source for row in rows if row.source) == texts[1]
        assert blocks.join(row.old for row in rows if row.old) == texts[0]
        assert len({row.key for row in rows}) == len(rows)


def test_a_story_of_four_hundred_paragraphs_is_aligned_in_order():
    korean = [f"{n}번째 문단이다. " + KOREAN[n % 4] for n in range(400)]
    arabic = [f"الفقرة {n}: " + ARABIC[n % 4] for n in range(400)]
    rows = of(body(*korean), body(*arabic))
    assert shape(rows) == [(f"body.{n}", [n]) for n in range(400)]


def test_pairs_name_every_part_of_both_texts_in_reading_order():
    original = Text(
        title="제목",
        standfirst="요약",
        body=body(*KOREAN[:2]),
        seo_title="검색 제목",
        captions={"7": {"caption": "설명", "alt_text": "대체 글", "decorative": False}},
    )
    target = Text(
        title="عنوان",
        body=body(*ARABIC[:2]),
        captions={"7": {"caption": "وصف", "alt_text": "", "decorative": True}},
    )
    found = side_by_side.pairs(original, target, "ko", "ar")
    keys = [
        ([each.key for each in pair.source], [each.key for each in pair.target]) for pair in found
    ]
    assert keys == [
        (["title"], ["title"]),
        (["standfirst"], []),
        (["body.0"], ["body.0"]),
        (["body.1"], ["body.1"]),
        (["photo-7.caption"], ["photo-7.caption"]),
        (["photo-7.alt_text"], []),
        (["seo_title"], []),
    ]


def test_pairs_join_the_paragraphs_that_one_paragraph_of_the_translation_says():
    original, target = Text(body=body(*KOREAN)), Text(body=body(*ARABIC[:2], " ".join(ARABIC[2:])))
    found = side_by_side.pairs(original, target, "ko", "ar")
    assert [[each.key for each in pair.source] for pair in found] == [
        ["body.0"],
        ["body.1"],
        ["body.2", "body.3"],
    ]


def test_pairs_join_what_was_merged_in_a_row_saved_side_by_side():
    original = Text(body=body(*KOREAN))
    target = Text(body=body(ARABIC[0], " ".join(ARABIC[1:3]), ARABIC[3]))
    source, wanted = body_segments(original.body), body_segments(target.body)
    links = [
        [source[0].digest, wanted[0].digest],
        [source[2].digest, wanted[1].digest],
        [source[3].digest, wanted[2].digest],
    ]
    found = side_by_side.pairs(original, target, "ko", "ar", links=links)
    assert [each.key for each in found[1].source] == ["body.1", "body.2"]
    rows = of(original.body, target.body, links=links)
    assert shape(rows) == [("body.0", [0]), ("body.1", []), ("body.2", [1]), ("body.3", [2])]


def test_pairs_follow_a_change_of_the_original_from_its_base():
    base, original = Text(body=body(*KOREAN)), Text(body=body(KOREAN[0], *KOREAN[2:]))
    found = side_by_side.pairs(original, Text(body=body(*ARABIC)), "ko", "ar", base=base)
    texts = [(pair.source and pair.source[0].text, pair.target[0].text) for pair in found]
    assert texts[1] == ((), ARABIC[1])
    assert texts[2] == (KOREAN[2], ARABIC[2])


@pytest.mark.parametrize("pair", [("ko", "ar"), ("ko", "id"), ("id", "ja"), ("en", "vi")])
def test_human_translations_of_whole_stories_are_aligned(shared, pair):
    """Paragraphs translated one by one, every fifth of the translation's left out."""
    right = whole = 0
    lines = (shared / "ntrex" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[:25]:
        paragraphs = json.loads(line)["paragraphs"]
        original, target = (paragraphs[code] for code in pair)
        kept = [n for n in range(len(target)) if n % 5 != 3]
        rows = of(body(*original), body(*(target[n] for n in kept)), languages=pair)
        for row, found in shape(rows):
            right += sum(f"body.{kept[n]}" == row for n in found)
        whole += len(kept)
    assert right / whole > 0.85
