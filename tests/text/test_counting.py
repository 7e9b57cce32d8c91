import pytest

from articles.text import counting, words

COUNTS = [
    ("ko", "박 대통령은 7월 11일, 나토(NATO)와 만났다.", 6),
    ("ko", "서울-부산 — 3시간 …", 2),
    ("en", "The U.S. didn't re-open 1,000.5 well-known “sites”, did it?", 9),
    ("en", "word—word and/or a_b", 5),
    ("id", "Anak-anak Jum'at itu pergi ke KTT pukul 10:30.", 8),
    ("ar", "وبالكتابِ، قالَ الرئيسُ ١٢٫٥ لهم", 5),
    ("zh-hans", "中国GDP增长5.2%。", 6),
    ("zh-hans", "，。！？《》 \u3000", 0),
    ("ja", "日本のNATO加盟は2026年、ラーメン・スープ。", 16),
    ("ja", "ｶﾞｲﾄﾞ 人々 〇", 6),
    ("ja", "葛\U000e0100城 が は\u3099", 4),
    ("es", "¿Qué pasó? ¡Nada! 3,5 %", 4),
    ("fr", "Aujourd’hui, l'eau coûte 10\u202f000,50\u00a0€\u202f!", 4),
    ("de", "Die Größe, z.B. 3,5 cm – Ost-West", 6),
    ("ru", "НАТО и Россия-НАТО: 5 стран", 5),
    ("vi", "Đại học Quốc gia Hà Nội", 6),
    ("vi", "Đại học".replace("ạ", "a\u0323"), 2),
]


@pytest.mark.parametrize(("language", "text", "count"), COUNTS)
def test_each_language_counts_in_its_own_way(language, text, count):
    assert counting.word_count(text, language) == count


@pytest.mark.parametrize("language", ["ko", "en", "id", "ar", "zh-hans", "ja", "vi"])
@pytest.mark.parametrize("text", ["", " \n\u3000", "… — 👍 !"])
def test_a_text_without_words_counts_nothing_and_takes_no_time(language, text):
    assert counting.word_count(text, language) == 0
    assert counting.reading_minutes(text, language) == 0


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [
        ("ko", "나토 " * 200, 1),
        ("ko", "나토 " * 201, 2),
        ("en", "word", 1),
        ("en", "word " * 456, 2),
        ("id", "kata " * 181, 2),
        ("ar", "كلمة " * 139, 2),
        ("zh-hans", "中" * 255, 1),
        ("zh-hans", "中" * 256, 2),
        ("ja", "日" * 358, 2),
        ("pt-br", "palavra " * 185, 2),
    ],
)
def test_reading_minutes_are_rounded_up(language, text, minutes):
    assert counting.reading_minutes(text, language) == minutes


def test_chinese_and_japanese_are_counted_in_characters_and_the_rest_in_words():
    assert [counting.unit(code) for code in ("zh-hans", "zh-hant", "ja")] == ["characters"] * 3
    others = ("ko", "en", "id", "ar", "es", "fr", "de", "ru", "vi")
    assert {counting.unit(code) for code in others} == {"words"}


@pytest.mark.parametrize(
    ("language", "text", "tokens"),
    [
        ("en", "It's  1 a\n.", ["It's", "  ", "1", " ", "a", "\n", "."]),
        ("ja", "は\u3099ABCの。", ["は\u3099", "ABC", "の", "。"]),
        ("ar", "قالَ،", ["قالَ", "،"]),
        ("vi", "a\u0323\u0302 x", ["a\u0323\u0302", " ", "x"]),
        ("en", "👩\u200d👩\u200d👧🇰🇷", ["👩\u200d👩\u200d👧", "🇰🇷"]),
        ("ko", "나토(NATO)와", ["나토", "(", "NATO", ")", "와"]),
    ],
)
def test_tokens_never_cut_what_reads_as_one(language, text, tokens):
    assert words.tokens(text, language) == tokens
