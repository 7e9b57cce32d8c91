"""Quotation marks, punctuation, spaces, brackets, doubled words: a text by itself."""

import pytest

from articles.text import checks
from tests.text.checked import blocks, found_alone, segment

FOREIGN_MARKS = [
    ("ko", "그는 «그렇다»고 말했다."),
    ("ar", "قال „نعم“ ثم مضى"),
    ("id", "Ia berkata «ya» kemarin."),
    ("en", "He said „yes“ yesterday."),
    ("zh-hans", "他说「是的」。"),
    ("ja", "彼は«はい»と言った。"),
    ("es", "Dijo „sí“ ayer."),
    ("fr", "Il a dit “oui” hier."),
    ("de", "Er sagte “ja” gestern."),
    ("de", "Er sagte „ja” gestern."),
    ("ru", "Он сказал “да” вчера."),
    ("vi", "Ông nói „có“ hôm qua."),
]
OWN_MARKS = [
    ("ko", "그는 “‘그렇다’고 했다”고 「책」에서 말했다."),
    ("ar", "قال «نعم» ثم “لا” ثم مضى"),
    ("id", "Ia berkata, “Saya ‘setuju’.”"),
    ("en", "He said: “They didn’t say ‘yes’.”"),
    ("zh-hans", "他在《人民日报》说：“是的，‘好’。”"),
    ("ja", "彼は「『はい』と言った」と話した。"),
    ("es", "Dijo «sí, “tal vez”» y “no”."),
    ("fr", "Il a dit «\u00a0oui, “peut-être”\u00a0» et c’est tout."),
    ("de", "Er sagte: „Sie rief ‚ja‘.“ Und »nein«."),
    ("ru", "Он сказал: «Роман „Идиот“ хорош»."),
    ("vi", "Ông nói: “Tôi ‘đồng ý’.”"),
]


@pytest.mark.parametrize(("language", "text"), FOREIGN_MARKS)
def test_quotation_marks_of_another_language_are_a_warning(language, text):
    [found] = found_alone("quotation", language, text)
    assert (found.severity, found.about) == ("warning", "foreign")
    assert found.excerpt in text


@pytest.mark.parametrize(("language", "text"), OWN_MARKS)
def test_each_language_may_use_its_own_quotation_marks(language, text):
    assert checks.check_alone(blocks(text), language) == []


@pytest.mark.parametrize("language", ["zh-hans", "ja", "fr", "de", "ru"])
def test_straight_marks_are_doubted_where_the_language_has_none(language):
    [found] = found_alone("quotation", language, 'x "abc" y')
    assert found.excerpt == '"abc"'


@pytest.mark.parametrize("language", ["ko", "ar", "id", "en", "es", "vi"])
def test_straight_marks_are_right_unless_curly_ones_stand_beside_them(language):
    assert found_alone("quotation", language, 'x "abc" y', 'x "abc" y') == []
    [found] = found_alone("quotation", language, "x “abc” y", 'x "def" y')
    assert (found.about, found.key, found.excerpt[:5]) == ("mixture", "body.1", '"def"')


def test_inches_are_no_quotation_marks():
    assert checks.check_alone(blocks('Layar 24" dan “kata” 5" itu.'), "id") == []


FOREIGN_PUNCTUATION = [
    ("ko", "다리가 열렸다， 오늘"),
    ("ko", "다리가 열렸다。"),
    ("ar", "قال الرئيس, ثم مضى"),
    ("ar", "هل وصل الرئيس?"),
    ("ar", "وصل الرئيس；ثم مضى"),
    ("id", "Jembatan dibuka，kata warga."),
    ("en", "Was it open؟"),
    ("zh-hans", "大桥开放,今天"),
    ("zh-hans", "大桥开放."),
    ("ja", "橋が開いた. そして"),
    ("ja", "橋が開いた!"),
    ("es", "El puente abrió、hoy"),
    ("es", "Por qué abrió el puente?"),
    ("es", "Qué bien!"),
    ("fr", "Que dit-il? Rien."),
    ("fr", "Que dit-il ? Rien."),
    ("fr", "Le pont «ouvert» est là."),
    ("de", "Die Brücke ist offen。"),
    ("ru", "Мост открыт，сказал он"),
    ("vi", "Cầu đã mở。"),
]
OWN_PUNCTUATION = [
    ("ko", "다리가 열렸다, 오늘. 정말? (그렇다) 1,000명·2,000대"),
    ("ar", "قال الرئيس، ثم مضى؛ هل وصل؟ 1,000 شخص (NATO, EU)"),
    ("id", "Jembatan dibuka, kata warga: pukul 10:30; betul?"),
    ("en", "Was it open? Yes, at 10:30; “no,” he said."),
    ("zh-hans", "大桥开放，今天。1,000人，比分3:2！（NATO, EU）"),
    ("ja", "橋が開いた。1,000人、3:2！（NATO, EU）"),
    ("es", "¿Por qué abrió? ¡Qué bien! ¡¿Cómo?! ¿Qué pasó!"),
    ("es", "Y él, ¿qué dijo? Véase https://example.org/?q=1"),
    ("fr", "Que dit-il\u202f? «\u00a0Rien\u00a0»\u00a0: à 10:30, le score est de 3:2."),
    ("fr", "Voir https://example.org/?q=1;r=2 et c’est tout\u00a0!"),
    ("de", "Offen? Ja, um 10:30 Uhr; „gut“."),
    ("ru", "Открыт? Да, в 10:30; «хорошо»."),
    ("vi", "Mở chưa? Rồi, lúc 10:30; “tốt”."),
]


@pytest.mark.parametrize(("language", "text"), FOREIGN_PUNCTUATION)
def test_punctuation_that_is_not_the_languages_own_is_a_warning(language, text):
    [found] = checks.check_alone(blocks(text), language)
    assert (found.check, found.severity) == ("punctuation", "warning")
    assert found.excerpt
    assert found.excerpt in text


@pytest.mark.parametrize(("language", "text"), OWN_PUNCTUATION)
def test_each_languages_own_punctuation_is_no_finding(language, text):
    assert checks.check_alone(blocks(text), language) == []


def test_a_habit_is_told_once_a_story_with_the_number_of_places():
    [found] = found_alone("punctuation", "ar", "قال, ثم مضى", "هل وصل?", "نعم")
    assert found.key == "body.0"
    assert "2" in found.message


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        ("ko", "미국  법무부", "미국  법무부"),
        ("ar", "ما  كانت", "ما  كانت"),
        ("id", "Ini \u00a0itu", "Ini \u00a0itu"),
        ("ko", "말했다 .", "말했다 ."),
        ("ar", "قال ،", "قال ،"),
        ("id", "lalu , kata", "lalu ,"),
        ("fr", "Le pont , hier", "pont ,"),
        ("zh-hans", "（ 北京）", "（ 北京"),
        ("id", "(kata )", "kata )"),
    ],
)
def test_spaces_too_many_are_a_warning_with_the_words_around_them(language, text, excerpt):
    [found] = found_alone("spacing", language, text)
    assert (found.severity, found.excerpt) == ("warning", excerpt)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "문의 : 02-123-4567"),
        ("id", "Memakai .NET dan .5 lalu … begitu . . . ya"),
        ("fr", "Voilà\u00a0: il est là\u00a0; et «\u00a0bon\u00a0»."),
        ("en", "A smile :) and a frown :( for all"),
        ("ar", "قال (نعم) ثم مضى"),
        ("en", "First line\nsecond line"),
    ],
)
def test_spaces_that_are_meant_are_no_finding(language, text):
    assert found_alone("spacing", language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("ko", "대통령(윤석열이 왔다.", "("),
        ("ar", "قال (نعم ثم مضى", "("),
        ("ar", "قال «نعم ثم مضى", "«"),
        ("id", "Kata Park Hye Ri) kemarin", ")"),
        ("id", "Ia berkata, “Saya setuju.", "“"),
        ("en", 'He said "yes and left.', '"'),
        ("zh-hans", "他在《人民日报说。", "《"),
        ("ja", "彼は「はいと言った。", "「"),
        ("ja", "彼ははい」と言った。", "」"),
        ("es", "Dijo «sí y se fue.", "«"),
        ("fr", "Il a dit «\u00a0oui et voilà.", "«"),
        ("de", "Er sagte: „Ja und ging.", "„"),
        ("ru", "Он сказал: «Да и ушёл.", "«"),
        ("vi", "Ông nói: “Có rồi đi.", "“"),
        ("ko", "그는 ‘그렇다고 말했다.", "‘"),
    ],
)
def test_what_opens_and_does_not_close_is_a_warning(language, text, mark):
    [found] = found_alone("balance", language, text)
    assert found.severity == "warning"
    assert mark in found.excerpt
    assert found.excerpt in text


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["1) one, a) two and b) three (c) four :)"]),
        ("ja", ["大統領（ムン) は「『はい』」と"]),
        ("en", ["“It began here.", "“It went on.", "“It ended.”"]),
        ("ko", ["“시작했다.", "계속했다.", "끝났다.”"]),
        ("id", ['"Mulai.', "Lalu.", 'Selesai."']),
        ("en", ["It’s the ’90s, and the dogs’ tails"]),
        ("ar", ["قال ”نعم“ ثم “لا” و”ربما”"]),
    ],
)
def test_what_closes_in_its_own_way_is_no_finding(language, texts):
    assert found_alone("balance", language, *texts) == []


def test_a_headline_closes_its_own_quotations():
    segments = [segment("“시작했다", "title", "title"), *blocks("끝났다.”")]
    found = [each for each in checks.check_alone(segments, "ko") if each.check == "balance"]
    assert [each.key for each in found] == ["title", "body.0"]


def test_a_quotation_that_never_closes_is_found_after_the_blocks_it_may_go_on_over():
    [found] = found_alone("balance", "ko", "“시작했다.", *["계속했다."] * 12)
    assert found.key == "body.0"


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        ("id", "Ia berkata bahwa bahwa itu benar.", "bahwa bahwa"),
        ("ar", "وقال إنه سوف سوف يأتي", "سوف سوف"),
        ("ko", "대통령은 회의에 회의에 참석했다.", "회의에 회의에"),
        ("en", "The the bridge was reopened.", "The the"),
        ("en", "It was one of the one of the best.", "one of the one of the"),
        ("es", "Dijo que que vendría.", "que que"),
        ("fr", "Il a dit de de venir.", "de de"),
        ("de", "Er sagte, dass dass es stimmt.", "dass dass"),
        ("ru", "Он сказал, со со всеми.", "со со"),
        ("vi", "Đó là của của chính phủ.", "của của"),
        ("zh-hans", "这是政府的的决定。", "的的"),
        ("zh-hans", "我们我们同意。", "我们我们"),
        ("zh-hans", "总统发言人发言人说。", "发言人发言人"),
        ("ja", "政府をを批判した。", ""),
        ("ja", "政府がが反対した。", ""),
        ("ja", "大統領と国とと日本", "とと"),
        ("ja", "報道官報道官は", "報道官報道官"),
    ],
)
def test_words_that_stand_twice_are_a_warning(language, text, excerpt):
    found = found_alone("doubled", language, text)
    assert [each.excerpt for each in found] == [excerpt or found[0].excerpt]
    assert found[0].excerpt in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Anak-anak berjalan-jalan, buku-buku itu"),
        ("ko", "더 더 많이, 하나 하나 차근 차근"),
        ("ar", "جاءوا واحدا واحدا ورويداً رويداً، وقالت بي بي سي ذلك من من حضر"),
        ("en", "He had had enough; that that is so, bye bye from Pago Pago"),
        ("de", "Menschen, die die Wahl haben, und sie sie nicht wollen"),
        ("fr", "Nous nous voyons, vous vous taisez"),
        ("es", "Muy muy bien, no no"),
        ("vi", "Trời xanh xanh, ngày ngày luôn luôn từng bước từng bước"),
        ("zh-hans", "目的的实现，的的确确，讨论讨论，一个一个，为了了解，刚刚，妈妈"),
        ("ja", "人とともに、もののため、ワンワンワンワン、母はは、わがが、いろいろ"),
        ("ru", "чуть-чуть, да да, чтобы их их же"),
        ("en", "The score was 10 10 and 3 3"),
    ],
)
def test_words_that_are_doubled_on_purpose_are_no_finding(language, text):
    assert found_alone("doubled", language, text) == []


def test_findings_of_equal_content_have_one_signature_wherever_they_stand():
    one = found_alone("doubled", "id", "bahwa bahwa")
    other = found_alone("doubled", "id", "Lain.", "Katanya bahwa bahwa.")
    assert one[0].key != other[0].key
    assert one[0].signature == other[0].signature


def test_an_empty_text_has_no_findings():
    assert checks.check_alone([], "ko") == []
    assert checks.check([], source_language="ko", target_language="ar") == []


def test_of_a_language_that_a_newsroom_adds_only_what_holds_for_all_is_doubted():
    [found] = checks.check_alone(blocks("สะพานเปิด  แล้ว «ใช่»؟"), "th")
    assert found.check == "spacing"
