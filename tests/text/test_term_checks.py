"""What the glossary has against a translation, and against a text by itself."""

import time
from dataclasses import replace

import pytest

from articles.demo import files
from articles.languages import codes
from articles.text import blocks
from articles.text.checks.findings import Aligned
from articles.text.checks.terms import check_terms, check_terms_alone
from articles.text.segments import Segment, segments
from articles.text.terms import Entry

NATO = Entry(
    1,
    "abbreviation",
    forms={
        **dict.fromkeys(("en", "id", "de", "ja", "vi"), "NATO"),
        "ko": "나토",
        "ar": "الناتو",
        "zh-hans": "北约",
        "ru": "НАТО",
        "es": "OTAN",
        "fr": "OTAN",
    },
    explanations={
        "ko": "북대서양조약기구",
        "en": "North Atlantic Treaty Organization",
        "id": "Pakta Pertahanan Atlantik Utara",
        "ar": "حلف شمال الأطلسي",
        "zh-hans": "北大西洋公约组织",
        "ja": "北大西洋条約機構",
        "es": "Organización del Tratado del Atlántico Norte",
        "fr": "Organisation du traité de l’Atlantique nord",
        "de": "Nordatlantikvertrags-Organisation",
        "ru": "Организация Североатлантического договора",
        "vi": "Tổ chức Hiệp ước Bắc Đại Tây Dương",
    },
)
SDM = Entry(2, "abbreviation", forms={"id": "SDM"}, explanations={"id": "sumber daya manusia"})
KTT = Entry(
    3, "abbreviation", forms={"id": "KTT"}, explanations={"id": "Konferensi Tingkat Tinggi"}
)
YOON = Entry(
    4,
    "name",
    forms={"ko": "윤석열", "en": "Yoon Suk Yeol", "id": "Yoon Suk Yeol"},
    avoid={"en": ["Yoon Seok-yeol"], "id": ["Yun Seok Yeol"]},
)
BRIDGE = Entry(5, "word", forms={"ko": "다리", "de": "Brücke", "en": "bridge"})
HUBBLE = Entry(6, "name", do_not_translate=True, forms={"en": "Hubble"})
ALL = [NATO, SDM, KTT, YOON, BRIDGE, HUBBLE]


def segment(text, key="body.0", kind="p"):
    return Segment(key, kind, text, text)


def pair(source, target, key="body.0", kind="p"):
    return Aligned((segment(source, key, kind),), (segment(target, key, kind),) if target else ())


def found(source, target, languages, terms=ALL):
    findings = check_terms([pair(source, target)], *languages, terms)
    return [(each.check, each.severity) for each in findings]


def explained(text, language, terms=ALL):
    checked = check_terms_alone([segment(text)], language, terms)
    return [each.excerpt for each in checked if each.check == "term_explained_differently"]


MISSING = [("term_missing", "warning")]
AVOIDED = [("term_avoided", "warning")]


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("나토는 답했다", "NATO answered", ("ko", "en"), []),
        ("나토는 답했다", "The alliance answered", ("ko", "en"), MISSING),
        ("나토는 답했다", "North Atlantic Treaty Organization", ("ko", "en"), []),
        ("나토는 나토와", "Aliansi itu", ("ko", "id"), MISSING),
        ("NATO said", "قال الحلف", ("en", "ar"), MISSING),
        ("NATO said", "وقال مسؤول بالناتو", ("en", "ar"), []),
        ("NATO said", "представитель альянса", ("en", "ru"), MISSING),
        ("윤석열 대통령은", "President Yoon said", ("ko", "en"), []),
        ("윤석열 대통령은", "The president said", ("ko", "en"), MISSING),
        ("윤석열 대통령은", "Yoon Seok-yeol said", ("ko", "en"), AVOIDED),
        ("그는", "Presiden Yun Seok Yeol", ("ko", "id"), AVOIDED),
        ("다리 위에서", "auf der Eisenbahnbrücke", ("ko", "de"), []),
        ("Hubble saw", "허블이 보았다", ("en", "ko"), MISSING),
        ("Hubble saw", "Hubble이 보았다", ("en", "ko"), []),
        ("SDM unggul", "인적자원", ("id", "ko"), []),
        ("Nothing of note", "아무것도", ("en", "ko"), []),
        ("나토는", "", ("ko", "en"), []),
    ],
)
def test_an_approved_form_is_missed_and_a_form_to_avoid_is_found(
    source, target, languages, expected
):
    assert found(source, target, languages) == expected


def test_the_sentence_says_what_the_glossary_has():
    (finding,) = check_terms([pair("나토는 답했다", "the alliance", "body.3")], "ko", "en", ALL)
    assert finding.message == "“나토” is “NATO” in the glossary, which is missing here."
    assert finding.key == "body.3"


def test_a_headline_may_say_it_otherwise_where_the_body_has_it():
    head = pair("나토, 답하다", "The alliance answers", "title", "title")
    body = pair("나토는 답했다", "NATO answered")
    assert check_terms([head, body], "ko", "en", ALL) == []
    assert [each.key for each in check_terms([head], "ko", "en", ALL)] == ["title"]


@pytest.mark.parametrize("kind", ["seo_title", "seo_description", "alt_text"])
def test_short_descriptions_may_leave_names_out(kind):
    assert check_terms([pair("나토 회의", "A meeting", kind, kind)], "ko", "en", ALL) == []


def test_a_missing_term_that_is_let_stand_in_one_block_is_still_doubted_in_another():
    first, second = (
        check_terms([pair(text, "the alliance")], "ko", "en", ALL)[0]
        for text in ("나토는 답했다", "나토가 모였다")
    )
    again = check_terms([pair("나토는 답했다", "it", "body.9")], "ko", "en", ALL)[0]
    assert first.signature != second.signature
    assert first.signature == again.signature


def test_the_sample_story_is_flagged_where_it_explains_sdm_wrongly_and_nowhere_else(shared):
    lines = (shared / "samples/story.id.txt").read_text("utf-8").splitlines()
    story = [segment(line, f"body.{number}") for number, line in enumerate(lines)]
    (finding,) = check_terms_alone(story, "id", [NATO, SDM, KTT])
    assert (finding.check, finding.severity) == ("term_explained_differently", "error")
    assert finding.key == f"body.{len(lines) - 1}"
    assert finding.excerpt == "SDM (sumber daya alam)"
    assert finding.message == (
        "“SDM” is “sumber daya manusia” in the glossary, not “sumber daya alam”."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "SDM (sumber daya alam)"),
        ("id", "sumber daya alam (SDM)"),
        ("id", "SDM (Sekolah Dasar Muhammadiyah)"),
        ("id", "NATO (Organisasi Pertahanan Atlantik Utara)"),
        ("ko", "나토(북대서양방위기구, NATO)"),
        ("ko", "북대서양동맹기구(나토)"),
        ("en", "North Atlantic Trade Organization (NATO)"),
        ("ar", "الناتو (حلف جنوب الأطلسي)"),
        ("zh-hans", "北约（北大西洋防务组织）"),
        ("ja", "北大西洋同盟機構（NATO）"),
        ("es", "OTAN (Organización del Tratado del Atlántico Sur)"),
        ("fr", "Organisation du pacte de l’Atlantique nord (OTAN)"),
        ("ru", "НАТО (Организация Южноатлантического договора)"),
        ("vi", "NATO (Tổ chức Hiệp định Bắc Đại Tây Dương)"),
    ],
)
def test_a_wrong_explanation_is_an_error_in_any_language(language, text):
    assert explained(f"… {text}.", language) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "KTT (Konferensi Tingkat Tinggi)"),
        ("id", "sumber daya manusia (SDM)"),
        ("id", "NATO (North Atlantic Treaty Organization)"),
        ("id", "SDM (lihat 2023)"),
        ("id", "SDM (Jakarta)"),
        ("ko", "나토(북대서양조약기구, NATO)는"),
        ("ko", "나토(NATO)는"),
        ("ko", "북대서양조약기구(NATO·나토)"),
        ("en", "The alliance (NATO)"),
        ("en", "NATO (founded in 1949)"),
        ("en", "the North Atlantic Treaty Organization (“NATO”)"),
        ("ar", "لحلف شمال الأطلسي (الناتو)"),
        ("zh-hans", "北大西洋公约组织（北约）"),
        ("ja", "NATO（北大西洋条約機構）"),
        ("de", "der Nordatlantikvertrags-Organisation (NATO)"),
        ("ru", "Организации Североатлантического договора (НАТО)"),
        ("fr", "l’OTAN (Bruxelles)"),
        ("vi", "Tổ chức Hiệp ước Bắc Đại Tây Dương (NATO)"),
        ("en", "((NATO)) (() NATO ("),
    ],
)
def test_right_explanations_and_other_brackets_are_left_alone(language, text):
    assert explained(text, language) == []


@pytest.mark.parametrize("source", codes())
def test_the_demo_stories_use_the_demo_glossary_with_few_doubts(source):
    terms = [replace(entry, id=number) for number, entry in enumerate(files.terms())]
    pairs, doubts = 0, []
    for story in files.stories():
        texts = {code: told(words) for code, words in story["texts"].items()}
        for code in texts.keys() - {source} if source in texts else ():
            theirs = {each.key: each for each in texts[code]}
            aligned = [
                Aligned((each,), (theirs[each.key],))
                for each in texts[source]
                if each.key in theirs
            ]
            pairs += len(aligned)
            doubts += check_terms(aligned, source, code, terms)
    assert pairs > 50
    assert len(doubts) < 0.03 * pairs


def told(words):
    text = files.as_text(words, {file: file for file in words.get("photos", {})})
    return segments(replace(text, body=blocks.sanitise(text.body)))


def test_the_demo_glossary_has_every_term_in_every_language():
    terms = files.terms()
    assert len(terms) >= 20
    assert all(set(entry.forms) == set(codes()) for entry in terms)


def test_a_long_story_and_a_big_glossary_are_checked_within_a_second():
    terms = [
        Entry(n, forms={"ko": f"단어{n}", "ru": f"словарь{n}"}, explanations={"ru": f"ряд {n}"})
        for n in range(2_000)
    ]
    pairs = [
        pair(f"단어{n}는 여기에 있다 " * 8, f"Здесь словарь{n} (ряд {n}) " * 8, f"body.{n}")
        for n in range(60)
    ]
    check_terms(pairs[:1], "ko", "ru", terms)
    started = time.process_time()
    assert check_terms(pairs, "ko", "ru", terms) == []
    assert time.process_time() - started < 1
