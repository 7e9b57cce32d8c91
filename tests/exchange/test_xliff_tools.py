"""What translation tools make of a file on its way: other codes, segments, matches, white space."""

import pytest
from lxml import etree

from tests import make
from tests.exchange import xliff

pytestmark = pytest.mark.django_db

KOREAN = '<p>이 <a href="/x">사이트</a>는 <strong>모두</strong> 말한다.<br>끝.</p>'
ARABIC = '<p>يقول <a href="/x">الموقع</a> <strong>كل</strong> شيء.<br>انتهى.</p>'
CHANGED = '<p>يقول <a href="/x">الرابط</a> <strong>كل</strong> شيء.<br>انتهى.</p>'


@pytest.fixture
def article():
    article = make.article("ko")
    make.draft(article, "ko", standfirst="첫째\n둘째", body=KOREAN)
    make.draft(article, "ar", standfirst="أول\nثان", body=ARABIC)
    return article


def back(article, content, version, change=None):
    """The body after a file came back in which the paragraph's target has this content."""
    root = etree.fromstring(xliff.export(article, version=version))
    element = xliff.set_target(root, "body.0", content)
    if change:
        change(root, element)
    result = xliff.taken_in(etree.tostring(root, encoding="UTF-8"))
    assert not result.is_refused, result.told
    return article.edition("ar").newest.body


OLD_CODES = {
    "g and x": ('يقول <g id="1">الرابط</g> <g id="2">كل</g> شيء.<x id="3"/>انتهى.'),
    "bpt and ept by id": (
        'يقول <bpt id="1">&lt;a&gt;</bpt>الرابط<ept id="1">&lt;/a&gt;</ept> '
        '<bpt id="2">b</bpt>كل<ept id="2">/b</ept> شيء.<ph id="3">br</ph>انتهى.'
    ),
    "bpt and ept by rid": (
        'يقول <bpt id="1" rid="a">&lt;a&gt;</bpt>الرابط<ept id="7" rid="a">&lt;/a&gt;</ept> '
        '<bpt id="2" rid="b">b</bpt>كل<ept id="8" rid="b">/b</ept> شيء.<x id="3"/>انتهى.'
    ),
    "bx and ex": (
        'يقول <bx id="1" rid="1"/>الرابط<ex id="1" rid="1"/> <bx id="2"/>كل<ex id="2"/> شيء.'
        '<x id="3"/>انتهى.'
    ),
    "it": (
        'يقول <it id="1" pos="open">a</it>الرابط<it id="1" pos="close">/a</it> '
        '<g id="2">كل</g> شيء.<x id="3"/>انتهى.'
    ),
    "segments": (
        '<mrk mtype="seg" mid="1">يقول <g id="1">الرابط</g> <g id="2">كل</g> شيء.</mrk>'
        '<mrk mtype="seg" mid="2"><x id="3"/>انتهى.</mrk>'
    ),
    "CDATA": (
        '<![CDATA[يقول ]]><g id="1"><![CDATA[الرابط]]></g> <g id="2">كل</g> شيء.<x id="3"/>انتهى.'
    ),
    "annotations": (
        'يقول <g id="1"><mrk mtype="term">الرابط</mrk></g> <g id="2">كل</g> '
        '<mrk mtype="x-check" comment="?">شيء</mrk>.<x id="3"/>انتهى.'
    ),
    "white space": (
        '\n    يقول <g id="1">الرابط</g>\n    <g id="2">كل</g> شيء.<x id="3"/>انتهى.\n  '
    ),
}
NEW_CODES = {
    "pc and ph": 'يقول <pc id="1">الرابط</pc> <pc id="2">كل</pc> شيء.<ph id="3"/>انتهى.',
    "sc and ec": (
        'يقول <sc id="1"/>الرابط<ec startRef="1"/> <sc id="2"/>كل<ec startRef="2"/> شيء.'
        '<ph id="3"/>انتهى.'
    ),
    "annotations": (
        'يقول <pc id="1"><mrk id="m1" type="term">الرابط</mrk></pc> <sm id="m2" type="comment" '
        'value="?"/><pc id="2">كل</pc><em startRef="m2"/> شيء.<ph id="3"/>انتهى.'
    ),
    "a control character": (
        'يقول <pc id="1">الر<cp hex="0007"/>ابط</pc> <pc id="2">كل</pc> شيء.<ph id="3"/>انتهى.'
    ),
    "white space": (
        '\n    يقول <pc id="1">الرابط</pc>\n    <pc id="2">كل</pc> شيء.<ph id="3"/>انتهى.\n  '
    ),
}


@pytest.mark.parametrize("content", OLD_CODES.values(), ids=OLD_CODES)
def test_codes_of_1_2_in_every_spelling(article, content):
    assert back(article, content, "1.2") == CHANGED


@pytest.mark.parametrize("content", NEW_CODES.values(), ids=NEW_CODES)
def test_codes_of_2_x_in_every_spelling(article, content):
    assert back(article, content, "2.1") == CHANGED


@pytest.mark.parametrize(
    ("version", "space"),
    [
        ("2.0", "urn:oasis:names:tc:xliff:document:2.0"),
        ("2.2", "urn:oasis:names:tc:xliff:document:2.2"),
    ],
)
def test_versions_2_0_and_2_2_are_read_as_well(article, version, space):
    data = xliff.edited(xliff.export(article), {"body.0": NEW_CODES["pc and ph"]}).decode()
    data = data.replace('version="2.1"', f'version="{version}"')
    data = data.replace("urn:oasis:names:tc:xliff:document:2.0", space)
    assert xliff.taken_in(data).revision.body == CHANGED


def test_crossing_codes_make_no_broken_html(article):
    content = '<sc id="1"/>أ<sc id="2"/>ب<ec startRef="1"/>ج<ec startRef="2"/>د<ec startRef="9"/>'
    assert back(article, content, "2.1") == (
        '<p><a href="/x">أ<strong>ب</strong></a><strong>ج</strong>د</p>'
    )
    article.refresh_from_db()
    assert back(article, '<sc id="2"/>أ', "2.1") == "<p><strong>أ</strong></p>"


def test_a_copied_code_means_what_the_first_one_means(article):
    content = 'أ <pc id="2">ب</pc> <pc id="7" copyOf="2">ج</pc> <pc id="1">د</pc>'
    assert back(article, content, "2.1") == (
        '<p>أ <strong>ب</strong> <strong>ج</strong> <a href="/x">د</a></p>'
    )


def test_suggestions_from_a_memory_are_not_the_translation(article):
    def suggest(_root, target):
        unit = target.getparent()
        alternative = (
            f'<alt-trans xmlns="{xliff.NS["a"]}"><source>x</source><target>خطأ</target></alt-trans>'
        )
        unit.append(etree.fromstring(alternative))
        unit.insert(0, etree.fromstring(alternative))

    assert back(article, OLD_CODES["g and x"], "1.2", suggest) == CHANGED


def segmented(root, target, mids=("1", "2")):
    marks = "".join(f'<mrk mtype="seg" mid="{mid}">말.</mrk>' for mid in mids)
    made = etree.fromstring(f'<seg-source xmlns="{xliff.NS["a"]}">{marks}</seg-source>')
    target.addprevious(made)


def test_segments_that_are_all_translated_are_taken(article):
    assert back(article, OLD_CODES["segments"], "1.2", segmented) == CHANGED


def test_segments_of_1_2_that_are_translated_in_part_are_left_out(article):
    content = '<mrk mtype="seg" mid="1">نصف</mrk><mrk mtype="seg" mid="2"/>'
    assert back(article, content, "1.2", segmented) == ARABIC
    root = etree.fromstring(xliff.export(article, version="1.2"))
    segmented(root, xliff.set_target(root, "body.0", content))
    assert xliff.taken_in(etree.tostring(root)).told == [
        "The file changes nothing.",
        "Translated only in part, and left out: paragraph 1.",
    ]


def resegmented(article, parts):
    """The paragraph's unit with other segments: (element, source, target or None, attributes)."""
    root = etree.fromstring(xliff.export(article))
    (unit,) = root.xpath("//b:unit[@id='body.0']", namespaces=xliff.NS)
    unit.remove(unit.find("b:segment", xliff.NS))
    for name, source, target, order in parts:
        words = "" if target is None else f"<target{order}>{target}</target>"
        xml = f'<{name} xmlns="{xliff.NS["b"]}"><source>{source}</source>{words}</{name}>'
        unit.append(etree.fromstring(xml))
    result = xliff.taken_in(etree.tostring(root))
    assert not result.is_refused, result.told
    return result


FIRST = '이 <pc id="1">사이트</pc>는 <pc id="2">모두</pc> 말한다.'
FIRST_ARABIC = 'يقول <pc id="1">الرابط</pc> <pc id="2">كل</pc> شيء.'


def test_several_segments_and_what_lies_between_are_one_text(article):
    parts = [
        ("segment", FIRST, FIRST_ARABIC, ""),
        ("ignorable", '<ph id="3"/>', None, ""),
        ("segment", "끝.", "انتهى.", ""),
    ]
    assert resegmented(article, parts).revision.body == CHANGED


def test_the_order_of_the_target_may_be_another(article):
    parts = [
        ("segment", FIRST, "انتهى.", ' order="3"'),
        ("ignorable", '<ph id="3"/>', '<ph id="3"/>', ' order="2"'),
        ("segment", "끝.", FIRST_ARABIC, ' order="1"'),
    ]
    assert resegmented(article, parts).revision.body == CHANGED


def test_codes_may_open_in_one_segment_and_close_in_another(article):
    parts = [
        ("segment", '이 <sc id="1"/>사', 'يقول <sc id="1"/>الرا', ""),
        ("segment", '이트<ec startRef="1"/>는', 'بط<ec startRef="1"/> ', ""),
        (
            "segment",
            '<pc id="2">모두</pc> 말한다.<ph id="3"/>끝.',
            '<pc id="2">كل</pc> شيء.<ph id="3"/>انتهى.',
            "",
        ),
    ]
    assert resegmented(article, parts).revision.body == CHANGED


def test_segments_of_2_x_that_are_translated_in_part_are_left_out(article):
    parts = [("segment", FIRST, FIRST_ARABIC, ""), ("segment", '<ph id="3"/>끝.', None, "")]
    result = resegmented(article, parts)
    assert result.revision is None
    assert result.told[1] == "Translated only in part, and left out: paragraph 1."


@pytest.mark.parametrize(("version", "line"), [("2.1", '<ph id="1"/>'), ("1.2", '<x id="1"/>')])
def test_lines_of_a_standfirst_are_breaks_and_not_line_ends_of_the_file(article, version, line):
    content = f"\n   واحد\n   واثنان{line}ثلاثة\n"
    data = xliff.edited(xliff.export(article, version=version), {"standfirst": content})
    assert xliff.taken_in(data).revision.standfirst == "واحد واثنان\nثلاثة"


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "windows-1256"])
def test_other_encodings_are_read(article, encoding):
    root = etree.fromstring(xliff.edited(xliff.export(article), {"title": "عنوان 🎉"}))
    data = etree.tostring(root, encoding=encoding, xml_declaration=True)
    assert xliff.taken_in(data).revision.title == "عنوان 🎉"


@pytest.mark.parametrize(
    ("version", "old", "new"),
    [
        ("2.1", b'srcLang="ko" trgLang="ar"', b'srcLang="ko-KR" trgLang="AR-sa"'),
        (
            "1.2",
            b'source-language="ko" target-language="ar"',
            b'source-language="ko_KR" target-language="ar-EG"',
        ),
    ],
)
def test_a_country_that_a_tool_adds_is_no_other_language(article, version, old, new):
    data = xliff.edited(xliff.export(article, version=version), {"title": "جديد"})
    assert old in data
    assert xliff.taken_in(data.replace(old, new)).revision.title == "جديد"


def test_foreign_elements_attributes_comments_and_instructions_are_passed_over(article):
    root = etree.fromstring(xliff.edited(xliff.export(article), {"title": "جديد"}))
    root.set("{urn:tool}mode", "1")
    (file,) = root
    file.insert(1, etree.fromstring('<t:state xmlns:t="urn:tool"><t:unit id="title"/></t:state>'))
    (unit,) = root.xpath("//b:unit[@id='title']", namespaces=xliff.NS)
    unit.insert(0, etree.Comment("a remark"))
    unit.insert(0, etree.ProcessingInstruction("tool", "did this"))
    next(unit.iter(f"{{{xliff.NS['b']}}}target")).insert(0, etree.Comment("and this"))
    assert xliff.taken_in(etree.tostring(root)).revision.title == "جديد"
