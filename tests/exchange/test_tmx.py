"""The translation memory goes out as TMX and comes in again, ours and that of others."""

from datetime import UTC, datetime
from html import escape
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from lxml import etree

from articles.exchange.tmx import export_memory, import_memory, reading
from articles.exchange.tmx.reading import code_of
from articles.models import MemoryKey, MemoryPair
from articles.text import blocks
from articles.workflow import Refused, memory
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
BEFORE = datetime(2026, 10, 1, tzinfo=UTC)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def side(code, html, kind="body"):
    if kind != "body":
        return memory.Side(code, html, escape(html, quote=False))
    html = blocks.sanitise(html)
    return memory.Side(code, "\n".join(block.text for block in blocks.split(html)), html)


def pair(source, target, *, languages=("ko", "ar"), kind="body", story="강 이야기", at=NOW):
    sides = [side(code, html, kind) for code, html in zip(languages, (source, target), strict=True)]
    return memory.Pair(kind, *sides, story, at)


def exported(pairs=None):
    return b"".join(export_memory(pairs))


def taken(data, *, by=None):
    data = data if isinstance(data, bytes) else data.encode()
    return import_memory(BytesIO(data), by=by, now=NOW)


def foreign(*units, header='srclang="en-US"', head=""):
    """A file as another tool writes it; a unit is a list of (tag, content of seg)."""
    body = "".join(
        "<tu>"
        + "".join(f'<tuv xml:lang="{tag}"><seg>{seg}</seg></tuv>' for tag, seg in unit)
        + "</tu>"
        for unit in units
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<tmx version="1.4">'
        f'<header creationtool="other" segtype="sentence" o-tmf="x" {header}/>'
        f"<body>{body}</body></tmx>"
    )


RICH = [
    pair("<p>하나 &amp; 둘.</p>", "<p>واحد &lt; اثنان.</p>"),
    pair("<p>하나 &amp; 둘.</p>", "<p>Satu &amp; dua.</p>", languages=("ko", "id"), story=""),
    pair("<p>하나 &amp; 둘.</p>", "<p>Esa.</p>", languages=("ko", "id"), story="Lain", at=BEFORE),
    pair(
        '<p>A <strong>bold <em>and</em></strong> <a href="https://example.org/?a=1&amp;b=2">x</a></p>',
        "<p>一行<br>二行 <em>三</em></p>",
        languages=("en", "zh-hans"),
    ),
    pair("<h2>제목</h2>", "<h2>عنوان</h2>"),
    pair("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "<p>a</p><p>b</p>", languages=("fr", "vi")),
    pair('Title "A" & <B>', "제목", languages=("en", "ko"), kind="title"),
    pair("Line one\nline two", "一\n二", languages=("de", "ja"), kind="caption"),
]


def stored():
    """What is remembered, whatever its keys' numbers are."""
    fields = [f.name for f in MemoryPair._meta.concrete_fields if f.name not in ("id", "by")]
    return sorted(map(str, MemoryPair.objects.values_list(*fields)))


def test_a_round_trip_changes_nothing():
    memory.keep(RICH)
    before, data = rows(), exported()
    result = taken(data)
    assert (result.added, result.known, result.left_out) == (0, len(RICH), 0)
    assert rows() == before


def test_an_empty_newsroom_takes_the_whole_memory_over():
    memory.keep(RICH)
    before, data = stored(), exported()
    MemoryPair.objects.all().delete()
    assert taken(data).added == len(RICH)
    assert stored() == before
    assert exported() == data
    assert memory.lookup("하나 & 둘.", "ko", "ar")[0].score == 100


def test_a_unit_holds_a_segment_with_all_its_translations():
    memory.keep(RICH[:3])
    root = etree.fromstring(exported())
    units = root.findall("body/tu")
    assert [[variant.get(LANG) for variant in unit.iter("tuv")] for unit in units] == [
        ["ko", "ar", "id"],
        ["ko", "id"],
    ]
    assert len({unit.get("tuid") for unit in units}) == 2
    assert {unit.get("srclang") for unit in units} == {"ko"}
    told = [[prop.text for prop in unit.iter("prop")] for unit in units]
    assert told == [["body", "강 이야기"], ["body", "Lain"]]
    assert [v.get("changedate") for v in units[0].iter("tuv")] == [
        None,
        "20261122T093000Z",
        "20261122T093000Z",
    ]
    assert root.find("header").get("srclang") == "*all*"


def test_languages_go_out_by_their_bcp_47_tags():
    memory.keep(RICH[3:4])
    variants = etree.fromstring(exported()).iter("tuv")
    assert [variant.get(LANG) for variant in variants] == ["en", "zh-Hans"]


def test_emphasis_links_and_breaks_go_out_as_inline_codes_and_the_text_stays_readable():
    memory.keep(RICH[3:4])
    english, chinese = etree.fromstring(exported()).iter("seg")
    assert [(code.tag, code.text) for code in english] == [
        ("bpt", "<strong>"),
        ("bpt", "<em>"),
        ("ept", "</em>"),
        ("ept", "</strong>"),
        ("bpt", '<a href="https://example.org/?a=1&amp;b=2">'),
        ("ept", "</a>"),
    ]
    assert "".join([english.text, *(code.tail or "" for code in english)]) == "A bold and x"
    assert [code.get("i") for code in english] == ["1", "2", "2", "1", "3", "3"]
    assert (chinese[0].tag, chinese[0].text) == ("ph", "<br>")


def test_another_tool_reads_what_we_write():
    storage = pytest.importorskip("translate.storage.tmx")
    memory.keep(RICH)
    read = storage.tmxfile(BytesIO(exported()), "en", "ko")
    assert {(unit.source, unit.target) for unit in read.units} >= {('Title "A" & <B>', "제목")}
    assert len(read.units) == 7


def test_an_empty_memory_is_a_file_without_units():
    assert list(etree.fromstring(exported()).find("body")) == []


def test_the_file_is_made_a_few_pairs_at_a_time(django_assert_num_queries):
    memory.keep(
        [pair(f"<p>{n}</p>", f"<p>{n} x</p>", languages=("ko", "id")) for n in range(1_000)]
    )
    with django_assert_num_queries(3):
        pieces = list(export_memory())
    assert len(pieces) == 7
    assert max(map(len, pieces)) < 100_000


def test_others_codes_are_reduced_to_text():
    seg = (
        'Open <bpt i="1">&lt;b&gt;<sub>no</sub></bpt>the <hi>new</hi> <it pos="begin">x</it>'
        'door<ept i="1">&lt;/b&gt;</ept><ph>{1}</ph><ut>\\par</ut>.'
    )
    taken(foreign([("en-US", seg), ("ko-KR", "문을 &lt;b&gt; 열다.")]))
    [stored] = MemoryPair.objects.all()
    assert stored.first_html == "<p>Open the new door.</p>"
    assert stored.second_html == "<p>문을 &lt;b&gt; 열다.</p>"
    assert (stored.kind, stored.source_language, stored.at) == ("body", "en", NOW)


def test_a_file_that_says_it_is_ours_brings_no_script_in():
    memory.keep(RICH[:1])
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=a()&gt;"
    data = exported().decode().replace("واحد", f"<ph>{hostile}</ph>واحد")
    MemoryPair.objects.all().delete()
    taken(data)
    [stored] = MemoryPair.objects.all()
    assert stored.first_html == "<p>واحد &lt; اثنان.</p>"


def test_a_figure_in_a_file_of_ours_is_left_out():
    memory.keep(RICH[:1])
    figure = "&lt;/p&gt;&lt;figure data-photo='5'&gt;&lt;/figure&gt;&lt;p&gt;"
    data = exported().decode().replace("واحد", f"أ<ph>{figure}</ph>واحد")
    MemoryPair.objects.all().delete()
    taken(data)
    [stored] = MemoryPair.objects.all()
    assert stored.first_html == "<p>أ</p>\n<p>واحد &lt; اثنان.</p>"


def test_languages_that_the_newsroom_does_not_have_are_left_out_and_named():
    result = taken(
        foreign(
            [("en-US", "One"), ("pt-BR", "Um"), ("ko", "하나")], [("en", "Two"), ("pt", "Dois")]
        )
    )
    assert (result.added, result.left_out) == (1, 2)
    assert result.other_languages == ["pt", "pt-BR"]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-US", "en"),
        ("EN", "en"),
        ("zh-CN", "zh-hans"),
        ("zh", "zh-hans"),
        ("zh-Hans-SG", "zh-hans"),
        ("zh-TW", None),
        ("zh-Hant", None),
        ("ko_KR", "ko"),
        ("id-ID", "id"),
        ("pt-BR", None),
        ("*all*", None),
        ("", None),
    ],
)
def test_a_languages_region_does_not_matter_but_its_script_does(tag, code):
    assert code_of(tag) == code


def test_units_go_from_the_files_original_language_to_each_other_one():
    unit = [("fr", "Un"), ("en-US", "One"), ("ko", "하나")]
    taken(foreign(unit))
    assert set(
        MemoryPair.objects.values_list("first_language", "second_language", "source_language")
    ) == {("en", "fr", "en"), ("en", "ko", "en")}


def test_empty_and_endless_segments_are_left_out():
    result = taken(
        foreign(
            [("en", "One"), ("ko", " ")],
            [("en", "Two"), ("ko", "둘" * 30_000)],
            [("en", "Three"), ("ko", "셋")],
        )
    )
    assert (result.added, result.left_out) == (1, 2)


def test_dates_of_others_are_kept_and_never_lie_ahead():
    data = foreign([("en", "One"), ("ko", "하나")], [("en", "Two"), ("ko", "둘")])
    data = data.replace("<tu>", '<tu creationdate="20200102T030405Z">', 1)
    data = data.replace("<tu>", '<tu changedate="29990102T030405Z">', 1)
    taken(data)
    assert set(MemoryPair.objects.values_list("at", flat=True)) == {
        datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
        NOW,
    }


GOOD = [("en", "One"), ("ko", "하나")]
BAD = {
    "no XML": b"\x00\x01\x02 one",
    "empty": b"",
    "text": b"Good morning.",
    "XLIFF": b'<xliff version="1.2"><file/></xliff>',
    "cut off": foreign(GOOD, GOOD).encode()[:-30],
    "broken at its end": foreign(GOOD).encode() + b"<x>",
    "wrong encoding": foreign([("en", "Coffee"), ("fr", "Café")]).encode("latin-1"),
    "unknown encoding": foreign(GOOD).replace("UTF-8", "x-none").encode(),
    "no languages of ours": foreign([("pt", "Um"), ("nl", "Een")]).encode(),
    "one language only": foreign([("en", "One"), ("en-GB", "Won")]).encode(),
    "an entity of its own": foreign(
        [("en", "&a;"), ("ko", "하나")], head='<!DOCTYPE tmx [<!ENTITY a "b">]>'
    ).encode(),
    "an entity bomb": foreign(
        [("en", "&c;"), ("ko", "하나")],
        head='<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    ).encode(),
    "a file of the machine": foreign(
        [("en", "&f;"), ("ko", "하나")],
        head='<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/hostname">]>',
    ).encode(),
    "an unknown entity": foreign([("en", "&nothing;"), ("ko", "하나")]).encode(),
    "too deep": foreign([("en", "<hi>" * 60 + "x" + "</hi>" * 60), ("ko", "하나")]).encode(),
    "far too deep": foreign([("en", "<hi>" * 9000), ("ko", "하나")]).encode(),
    "a unit without end": foreign([("en", "<ph/>" * 30_000), ("ko", "하나")]).encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_a_sentence_and_nothing_changes(name):
    memory.keep(RICH)
    before = rows()
    with pytest.raises(Refused) as refusal:
        taken(BAD[name])
    assert str(refusal.value).endswith(".")
    assert rows() == before


def test_what_stands_before_the_bad_end_of_a_file_is_not_taken_in():
    many = [[("en", f"Number {n}"), ("ko", f"번호 {n}")] for n in range(500)]
    with pytest.raises(Refused, match="broken at line"):
        taken(foreign(*many)[:-10])
    assert not MemoryPair.objects.exists()


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 2_000_000)
    many = foreign(*[[("en", f"{n} " + "x" * 500), ("ko", "하나")] for n in range(4_000)])
    with pytest.raises(Refused, match="larger than 2 MB"):
        taken(many)
    assert not MemoryPair.objects.exists()


def test_a_file_with_too_many_pairs_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_PAIRS", 3)
    with pytest.raises(Refused, match="more pairs"):
        taken(foreign(*[[("en", f"{n}"), ("ko", f"{n} 개")] for n in range(5)]))
    assert not MemoryPair.objects.exists()


def test_the_doctype_of_tmx_is_no_reason_to_refuse():
    head = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    assert taken(foreign(GOOD, head=head)).added == 1
    assert taken(foreign([("en", "Two"), ("ko", "둘")]).encode("utf-8-sig")).added == 1


def test_a_user_adds_pairs_of_the_languages_that_they_may_publish_in():
    data = foreign([("en", "One"), ("ko", "하나"), ("id", "Satu")])
    result = taken(data, by=make.user("Reviewer ko"))
    assert (result.added, result.not_allowed) == (1, 1)
    assert set(MemoryPair.objects.values_list("second_language", flat=True)) == {"ko"}
    assert taken(data, by=make.user("Chief editor")).added == 1


@pytest.mark.parametrize("group", ["Journalist", "Translator ko", "Reviewer ar"])
def test_who_may_publish_in_no_language_of_the_file_adds_nothing(group):
    user = make.user(group)
    with pytest.raises(PermissionDenied):
        taken(foreign(GOOD), by=user)
    assert not MemoryPair.objects.exists()
    assert not MemoryKey.objects.exists()


def test_the_same_file_twice_adds_nothing_the_second_time():
    data = foreign(GOOD, [("en", "Two"), ("ko", "둘")], GOOD)
    assert (taken(data).added, taken(data).added) == (2, 0)
