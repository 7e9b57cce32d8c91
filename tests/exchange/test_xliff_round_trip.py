"""Out as XLIFF and back in: nothing changes but what was changed."""

import json
from copy import deepcopy

import pytest
from lxml import etree

from articles.exchange.xliff import edition_to_send, export_edition
from articles.languages import codes
from articles.models import Alignment
from articles.text import blocks
from articles.text.segments import digest
from tests import make
from tests.exchange import xliff

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("version", ["2.1", "1.2"])

P, Q, R = "<p>하나 2024.</p>", "<p>둘 77 <em>강조</em>.</p>", "<p>셋 5.</p>"
A, B, C = "<p>واحد 2024.</p>", "<p>اثنان 77 <em>توكيد</em>.</p>", "<p>ثلاثة 5.</p>"
LIST_2 = "<ul><li><p>가</p></li><li><p>나 <a href='/n'>다</a></p></li></ul>".replace("'", '"')
LIST_3 = "<ol><li><p>أ</p></li><li><p>ب</p><ul><li><p>ج</p></li></ul></li></ol>"
PHOTO = 7001
FIGURE = blocks.figure(PHOTO)
QUOTE = "<blockquote><p>اقتباس.</p><p>آخر.</p></blockquote>"
BODIES = {
    "the same blocks": ([P, Q, R], [A, B, C]),
    "nothing translated": ([P, Q, R], []),
    "one left out": ([P, Q, R], [A, C]),
    "one added": ([P, R], [A, B, C]),
    "one split in two": (["<p>하나 2024. 둘 77.</p>", R], [A, "<p>اثنان 77.</p>", C]),
    "two joined in one": ([P, "<p>둘 77.</p>", R], ["<p>واحد 2024. اثنان 77.</p>", C]),
    "a list of other length": ([P, LIST_2, R], [A, LIST_3, C]),
    "a list that became text": ([P, LIST_2], [A, "<p>أ، ب، ج.</p>"]),
    "text that became a list": ([P, Q], [A, LIST_3]),
    "a heading that became text": (["<h2>제목</h2>", P], [C, A]),
    "a quote": ([P, "<blockquote><p>인용.</p><p>또.</p></blockquote>"], [A, QUOTE]),
    "rules": ([P, "<hr>", Q, "<hr>", R], [A, "<hr>", B, "<hr>", C]),
    "a rule left out": ([P, "<hr>", Q], [A, B]),
    "a rule added": ([P, Q], [A, "<hr>", B]),
    "a figure": ([P, FIGURE, Q], [A, FIGURE, B]),
    "a figure left out": ([P, FIGURE, Q], [A, B]),
    "a figure moved": ([P, FIGURE, Q, R], [A, B, C, FIGURE]),
    "a figure between two halves": (
        ["<p>하나 2024. 둘 77.</p>", FIGURE],
        [A, FIGURE, "<p>اثنان 77.</p>"],
    ),
    "no original": ([], [A, B]),
}


def pair(source, target, **words):
    photos = [make.photo(pk=PHOTO)] if FIGURE in source else []
    article = make.article("ko", photos=photos)
    make.draft(article, "ko", body="\n".join(source))
    make.draft(article, "ar", body="\n".join(target), **words)
    return article


def newest(article, code="ar"):
    return article.edition(code).newest


@BOTH
def test_a_whole_story_comes_back_as_it_went(version):
    article = xliff.story()
    before = newest(article)
    result = xliff.taken_in(xliff.export(article, version=version))
    assert (result.is_refused, result.revision) == (False, None)
    assert result.told == ["The file changes nothing."]
    assert newest(article) == before


@BOTH
@pytest.mark.parametrize("bodies", BODIES.values(), ids=BODIES)
def test_however_the_blocks_fall_nothing_changes(bodies, version):
    article = pair(*bodies)
    result = xliff.taken_in(xliff.export(article, version=version))
    assert result.told == ["The file changes nothing."]
    assert newest(article).number == 1


@BOTH
@pytest.mark.parametrize("bodies", BODIES.values(), ids=BODIES)
def test_a_changed_headline_leaves_the_body_as_it_is(bodies, version):
    article = pair(*bodies)
    before = newest(article)
    data = xliff.edited(xliff.export(article, version=version), {"title": "عنوان جديد"})
    result = xliff.taken_in(data)
    assert result.told == []
    assert newest(article).title == "عنوان جديد"
    assert newest(article).body == before.body
    assert newest(article).text.slug == before.slug


@BOTH
@pytest.mark.parametrize("bodies", BODIES.values(), ids=BODIES)
def test_a_last_word_added_in_each_unit_changes_the_words_and_no_structure(bodies, version):
    """Every paragraph that has a counterpart gets one more word at its end; nothing else moves."""
    article = pair(*bodies)
    before = newest(article).body
    root = etree.fromstring(xliff.export(article, version=version))
    space = etree.QName(root).namespace
    for target in root.iter(f"{{{space}}}target"):
        text = "".join(target.itertext())
        if text and len(target):
            target[-1].tail = (target[-1].tail or "") + "Ж"
        elif text:
            target.text = text + "Ж"
    xliff.taken_in(etree.tostring(root))
    assert newest(article).body.replace("Ж", "") == before


@BOTH
def test_a_figure_is_nothing_to_translate_and_comes_along_into_an_empty_text(version):
    article = make.article("ko", photos=[make.photo(pk=PHOTO)])
    make.draft(article, "ko", title="다리", body="\n".join([P, FIGURE, Q]), captions={})
    data = export_edition(edition_to_send(article, "ar"), version)
    assert "figure" not in xliff.targets(data)
    assert list(xliff.broken_rules(data)) == []
    result = xliff.taken_in(xliff.edited(data, {"body.0": "واحد 2024.", "body.2": "اثنان 77"}))
    assert result.revision.body == "\n".join([A, FIGURE, "<p>اثنان 77</p>"])


@BOTH
@pytest.mark.parametrize("code", codes())
def test_every_language_goes_and_comes_back(code, version):
    other = "ko" if code != "ko" else "ar"
    article = make.article(other)
    make.draft(article, other, **xliff.KOREAN)
    make.draft(article, code, **xliff.ARABIC)
    data = xliff.export(article, code, version)
    assert xliff.taken_in(data).told == ["The file changes nothing."]
    result = xliff.taken_in(xliff.edited(data, {"body.5": "١٢٣ 셋 四 três 🎉\u00a0»"}))
    assert result.revision.number == 2
    assert result.revision.body.endswith("<p>١٢٣ 셋 四 três 🎉\u00a0»</p>")


@BOTH
def test_a_first_translation_takes_the_shape_of_the_original(version):
    article = xliff.story(translated=False)
    root = etree.fromstring(export_edition(edition_to_send(article, "ar"), version))
    space = etree.QName(root).namespace
    name = "trans-unit" if version == "1.2" else "unit"
    for unit in root.iter(f"{{{space}}}{name}"):
        target = deepcopy(next(unit.iter(f"{{{space}}}source")))
        target.tag = f"{{{space}}}target"
        xliff.put_target(root, unit.get("id"), target).set("state", "translated")
    result = xliff.taken_in(etree.tostring(root))
    text = result.revision
    assert text.body == article.edition("ko").newest.body
    assert text.standfirst == xliff.KOREAN["standfirst"]
    assert text.captions == article.edition("ko").newest.captions
    assert (text.slug, text.number) == ("", 1)


def test_what_was_aligned_by_hand_is_sent_and_comes_back_so():
    article = pair([P, Q], [A, B])
    edition = article.edition("ar")
    links = [[digest("p", Q), digest("p", A)], [digest("p", Q), digest("p", B)]]
    Alignment.objects.create(edition=edition, links=links)
    data = xliff.export(article)
    Alignment.objects.all().delete()
    found = xliff.targets(data)
    assert found["body.1"] == "واحد 2024.اثنان 77 توكيد."
    assert xliff.taken_in(data).told == ["The file changes nothing."]
    changed = xliff.edited(data, {"body.0": "جديد."})
    assert xliff.taken_in(changed).revision.body == f"<p>جديد.</p>\n{A}\n{B}"


def test_a_tool_that_drops_the_skeleton_does_no_harm():
    article = pair(*BODIES["one split in two"])
    data = xliff.export(article)
    root = etree.fromstring(data)
    skeleton = root.find(".//b:skeleton", xliff.NS)
    skeleton.getparent().remove(skeleton)
    assert xliff.taken_in(etree.tostring(root)).told == ["The file changes nothing."]


@pytest.mark.parametrize(
    "skeleton",
    [
        "",
        "[]",
        '{"rows": 7}',
        '{"rows": [[[0], [0]], [[0], [1]]]}',
        '{"rows": [[[0], [99]]]}',
        '{"rows": [[[-1], [0]]]}',
        '{"rows": [[["0"], [true]]]}',
        '{"rows": [[[], [0]]]}',
        "[" * 5000,
    ],
)
def test_a_skeleton_that_is_not_ours_is_passed_over(skeleton):
    article = pair([P, Q], [A, B])
    data = xliff.export(article)
    root = etree.fromstring(data)
    root.find(".//b:skeleton", xliff.NS).text = skeleton
    assert xliff.taken_in(etree.tostring(root)).told == ["The file changes nothing."]


def test_units_that_are_missing_keep_the_old_translation():
    article = xliff.story()
    before = newest(article)
    root = etree.fromstring(xliff.edited(xliff.export(article), {"body.5": "نهاية أخرى."}))
    for unit in root.findall(".//b:unit", xliff.NS):
        if unit.get("id") != "body.5":
            unit.getparent().remove(unit)
    result = xliff.taken_in(etree.tostring(root))
    assert result.revision.title == before.title
    assert result.revision.captions == before.captions
    assert result.revision.body == before.body.replace("الفقرة الأخيرة.", "نهاية أخرى.")


def test_a_paragraph_that_was_left_out_comes_in_at_its_place():
    article = pair([P, Q, R], [A, C])
    result = xliff.taken_in(xliff.edited(xliff.export(article), {"body.1": "اثنان 77."}))
    assert result.revision.body == f"{A}\n<p>اثنان 77.</p>\n{C}"


def test_a_seam_taken_away_joins_two_paragraphs():
    article = pair(*BODIES["one split in two"])
    data = xliff.edited(xliff.export(article), {"body.0": "واحد واثنان."})
    assert xliff.taken_in(data).revision.body == f"<p>واحد واثنان.</p>\n{C}"


def test_a_decorative_photo_stays_decorative():
    article = make.article("ko", photos=[make.photo()])
    (pk,) = article.placements.values_list("photo_id", flat=True)
    words = {"caption": "설명", "alt_text": "", "decorative": True}
    make.draft(article, "ko", captions={str(pk): words})
    data = export_edition(edition_to_send(article, "ar"))
    result = xliff.taken_in(xliff.edited(data, {f"photo-{pk}.caption": "شرح"}))
    assert result.revision.captions == {
        str(pk): {"caption": "شرح", "alt_text": "", "decorative": True}
    }


@BOTH
def test_translated_news_comes_back_as_it_went(version, shared):
    """One story in all languages; in each, two paragraphs were joined or one was cut in two."""
    lines = (shared / "ntrex" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    story = json.loads(lines[7])["paragraphs"]
    article = make.article("en")
    make.draft(article, "en", body=blocks.from_paragraphs(story["en"]))
    for number, code in enumerate(each for each in codes() if each != "en"):
        text = list(story[code])
        at = number % (len(text) - 1)
        half = len(text[at]) // 2
        if number % 2:
            text[at : at + 2] = [f"{text[at]} {text[at + 1]}"]
        else:
            text[at : at + 1] = [text[at][:half], text[at][half:]]
        make.draft(article, code, body=blocks.from_paragraphs(text))
        data = xliff.export(article, code, version)
        assert list(xliff.broken_rules(data)) == []
        assert xliff.taken_in(data).told == ["The file changes nothing."]
