"""Untranslated blocks, foreign letters, links, names: a translation beside its original."""

import pytest

from articles.text import checks
from articles.text.checks.findings import Aligned
from tests.text.checked import found_in, pairs, segment

SENTENCE = "The bridge was reopened on Monday after a long inspection."

UNTRANSLATED = [
    ("en", "id", SENTENCE),
    ("ko", "ar", "새나루항의 다리가 다시 열렸다."),
    ("ko", "id", "다리가 다시 열렸다"),
    ("ar", "ko", "أعيد فتح الجسر أمام حركة السير"),
    ("ko", "ja", "다리가 다시 열렸다"),
    ("ja", "zh-hans", "橋は月曜日に再び開通した。"),
    ("zh-hans", "ja", "国家主席今天上午在北京会见了来访的客人"),
    ("en", "ko", SENTENCE),
    ("ru", "de", "Мост снова открыт для движения."),
    ("id", "vi", "Jembatan itu dibuka kembali setelah diperiksa."),
    ("es", "fr", "El puente volvió a abrirse el lunes."),
]


@pytest.mark.parametrize(("source", "target", "text"), UNTRANSLATED)
def test_a_block_in_the_originals_words_is_one_error_and_no_other(source, target, text):
    found = checks.check(pairs((text, text)), source_language=source, target_language=target)
    assert [(each.check, each.severity, each.excerpt) for each in found] == [
        ("untranslated", "error", text)
    ]


def test_a_changed_number_does_not_hide_an_untranslated_block():
    other = SENTENCE.replace("Monday", "Monday, 16 November 2026,")
    assert found_in("untranslated", (other, other.replace("16", "17")))


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        ("en", "id", "Jens Stoltenberg, NATO"),
        ("en", "id", "12,5 %"),
        ("en", "ko", "https://example.org/the-whole-report-is-here"),
        ("en", "de", "Individually Tailored Partnership Programme"),
        ("zh-hans", "ja", "国立西洋美術館"),
        ("ko", "en", "NATO–ITPP"),
        ("en", "en", SENTENCE),
    ],
)
def test_names_numbers_and_addresses_may_stay_as_they_are(source, target, text):
    assert found_in("untranslated", (text, text), source=source, target=target) == []


def test_a_sentence_left_over_within_a_translated_block_is_a_warning_with_its_words():
    [found] = found_in(
        "untranslated",
        (f"{SENTENCE} Many waited.", f"Banyak yang menunggu. {SENTENCE} Begitulah."),
    )
    assert found.severity == "warning"
    assert found.excerpt in SENTENCE
    assert found.excerpt.startswith("bridge was reopened") or found.excerpt.startswith("The bridge")


WRONG_LETTERS = [
    ("ko", "ar", "قال الرئيس 윤석열 إن الجسر مفتوح.", "윤석열"),
    ("ko", "id", "Presiden 윤석열 tiba di Vilnius.", "윤석열"),
    ("zh-hans", "ko", "주석은 人民日报 기자를 만났다.", "人民日报"),
    ("zh-hans", "ko", "주석은 北京 기자를 만났다.", "北京"),
    ("ko", "en", "The president met 문태호 today.", "문태호"),
    ("ja", "zh-hans", "他昨天去了 ドイツ 参加会议。", "ドイツ"),
    ("ko", "ja", "大統領は 서울 に戻った。", "서울"),
    ("ru", "es", "El puente де Saenaru se abrió.", "де"),
    ("ko", "fr", "Le pont 물마루 a rouvert.", "물마루"),
    ("ko", "de", "Die Brücke 물마루 ist offen.", "물마루"),
    ("ko", "ru", "Мост 물마루 снова открыт.", "물마루"),
    ("ko", "vi", "Cầu 물마루 đã mở lại.", "물마루"),
]


@pytest.mark.parametrize(("source", "target", "text", "words"), WRONG_LETTERS)
def test_letters_that_a_language_is_not_written_in_are_an_error(source, target, text, words):
    original = f"{words}, 1"
    [found] = found_in("script", (original, text), source=source, target=target)
    assert (found.severity, found.excerpt) == ("error", words)


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        ("en", "ko", "美 국무부와 韓美 당국이 NATO 회의에 참석했다."),
        ("en", "ko", "시진핑(習近平) 주석이 왔다."),
        ("ko", "ar", "قال حلف الناتو (NATO) وشركة Samsung Electronics ذلك."),
        ("en", "zh-hans", "他在“无印の良品”买了 iPhone。"),
        ("ko", "ja", "ソウルでNATOの会議。"),
        ("ko", "ru", "НАТО (NATO) и LG Electronics"),
        ("ko", "th", "สะพานเปิดแล้ว"),
        ("ko", "id", "Rasio α dan 5 µm di Jakarta"),
        ("en", "ko", "자세한 내용은 https://example.org/as-they-are-all 참조."),
    ],
)
def test_letters_that_journalists_of_the_language_use_are_no_finding(source, target, text):
    assert found_in("script", ("무엇인가 something", text), source=source, target=target) == []


def test_the_original_spelling_in_brackets_is_only_a_warning():
    couple = ("한류가 왔다.", "Gelombang Hallyu (한류) datang.")
    [found] = found_in("script", couple, source="ko", target="id")
    assert (found.severity, found.excerpt) == ("warning", "한류")


def test_a_spelling_in_brackets_that_the_original_lacks_was_meant():
    couple = ("The Korean wave came.", "Gelombang Hallyu (한류) datang.")
    assert found_in("script", couple) == []


@pytest.mark.parametrize("target", ["ko", "ar", "ja", "zh-hans", "ru"])
def test_a_latin_sentence_in_another_script_is_a_warning(target):
    text = {"ko": "다리가", "ar": "الجسر", "ja": "橋が", "zh-hans": "大桥", "ru": "Мост"}[target]
    couple = (SENTENCE, f"{text} was reopened on monday {text}")
    [found] = found_in("script", couple, target=target)
    assert (found.severity, found.excerpt) == ("warning", "was reopened on monday")


def linked(href, text="report"):
    return segment(text, html=f'<p><a href="{href}">{text}</a></p>')


def links(source, target, source_language="ko", target_language="ar"):
    pair = Aligned((linked(source),) if source else (), (linked(target),) if target else ())
    return checks.check_links([pair], source_language, target_language)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://www.example.org/a/", "https://example.org/a"),
        ("https://news.example/ko/2026/11/다리", "https://news.example/ar/2026/11/جسر"),
        ("/ko/2026/11/bridge/", "/ar/2026/11/bridge/"),
        ("https://ko.wikipedia.org/wiki/서울", "https://ar.wikipedia.org/wiki/سول"),
        ("mailto:Desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&amp;b=2"),
    ],
)
def test_links_that_lead_to_the_same_place_agree(source, target):
    assert list(links(source, target)) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/?p=1", "https://example.org/?p=2"),
        ("https://news.example/ko/1", "https://other.example/ar/1"),
        ("https://[broken", "https://example.org/a"),
    ],
)
def test_links_that_differ_are_warnings_on_both_sides(source, target):
    found = list(links(source, target))
    assert [each.about[0] for each in found] == ["-", "+"]
    assert not any(each.is_error for each in found)
    assert source in found[0].message
    assert target in found[1].message
    assert found[1].excerpt == "report"


def test_a_link_may_move_to_another_block():
    moved = [
        Aligned((linked("https://example.org/a"),), (segment("first"),)),
        Aligned((segment("second"),), (linked("https://example.org/a"),)),
    ]
    assert list(checks.check_links(moved, "ko", "id")) == []


TWO_SPELLINGS = [
    ("ko", "id", "Kata Jens Stoltenberg kemarin. Menurut Jens Stoltemberg, ya."),
    ("ko", "en", "So said Stoltenberg today, and so thought Stoltemberg later."),
    ("ko", "es", "Lo dijo Zelensky ayer y luego Zelenskiy repitió."),
    ("ko", "fr", "Selon Stoltenberg hier, puis selon Stoltemberg encore."),
    ("ko", "de", "Gestern sprach Jens Stoltenberg, heute sprach Jens Stoltemberg."),
    ("ko", "vi", "Theo ông Stoltenberg hôm qua và ông Stoltemberg hôm nay."),
    ("ko", "ru", "Об этом сказал Столтенберг, а потом Стольтенберг повторил."),
]


@pytest.mark.parametrize(("source", "target", "text"), TWO_SPELLINGS)
def test_a_name_spelled_two_ways_is_a_warning(source, target, text):
    [found] = found_in("names", ("이름", text), source=source, target=target)
    assert found.severity == "warning"
    assert found.excerpt in text


@pytest.mark.parametrize(
    ("target", "one", "other"),
    [
        ("ko", "스톨텐베르그는 말했다.", "이에 스톨텐베르크가 답했다."),
        ("ar", "وقال ستولتنبرغ ذلك.", "وأضاف ستولتنبيرغ أمس."),
        ("ja", "とストルテンベルグ氏は言う。", "とストルテンベルク氏は答えた。"),
    ],
)
def test_a_name_of_the_original_spelled_two_ways_without_capitals_is_a_warning(target, one, other):
    source = ("So Jens Stoltenberg said.", "Then Jens Stoltenberg answered.")
    [found] = found_in("names", (source[0], one), (source[1], other), target=target)
    assert found.severity == "warning"
    assert found.excerpt in one


@pytest.mark.parametrize(
    ("source", "target", "couples"),
    [
        ("en", "ko", [("So Stoltenberg", "스톨텐베르그는"), ("Of Stoltenberg", "스톨텐베르그의")]),
        ("en", "ar", [("So Stoltenberg", "قال ستولتنبرغ"), ("Of Stoltenberg", "وستولتنبرغ")]),
        ("ko", "es", [("이름", "El grupo Argentino y la selección Argentina")]),
        ("ko", "de", [("이름", "In der Haltung und der Handlung lag es.")]),
        ("ko", "de", [("이름", "Mit Stoltenberg und nach Stoltenbergs Rede")]),
        ("ko", "ru", [("이름", "Сказал Столтенберг, и со Столтенбергом говорили")]),
        ("ko", "id", [("이름", "Kota Bandung dan kota Bandara")]),
        ("en", "id", [("The Sanford and the Sandford", "Tuan Sanford dan tuan Sandford")]),
    ],
)
def test_inflected_names_and_two_names_of_the_original_are_no_finding(source, target, couples):
    assert found_in("names", *couples, source=source, target=target) == []


@pytest.mark.parametrize(
    ("source", "target", "couple", "excerpt"),
    [
        ("ko", "id", ("11개 분야 협력", "Kerja sama dalam dua belas bidang."), "dua belas"),
        ("ko", "ar", ("지난해 35명이 왔다.", "حضر 36 شخصا العام الماضي."), "36"),
        ("en", "ko", ("Some 200 people came.", "주민 300명이 왔다."), "300"),
    ],
)
def test_numbers_that_disagree_are_an_error(source, target, couple, excerpt):
    [found] = found_in("numbers", couple, source=source, target=target)
    assert found.severity == "error"
    assert excerpt in found.excerpt
    assert found.excerpt in couple[1]


def test_numbers_that_agree_in_value_are_no_finding():
    couple = ("11개 분야에서 3만 5천 명", "35.000 orang dalam sebelas bidang")
    assert found_in("numbers", couple, source="ko", target="id") == []


def test_errors_come_first():
    couple = ("11개 분야 (끝).", "Dua puluh  bidang (akhir, 12 orang.")
    found = checks.check(pairs(couple), source_language="ko", target_language="id")
    severities = [each.severity for each in found]
    assert severities == sorted(severities)
    assert {"error", "warning"} == set(severities)
