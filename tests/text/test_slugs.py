import random

import pytest
import regex

from articles.text import slugs

LANGUAGES = ["ko", "en", "id", "ar", "zh-hans", "ja", "es", "fr", "de", "ru", "vi"]

SLUGS = [
    ("ko", "박 대통령, ‘나토’ 방문…“협력 강화”", "박-대통령-나토-방문-협력-강화"),
    ("en", "Korea's “new” plan: R&D up 5.2%", "koreas-new-plan-r-d-up-5-2"),
    ("id", "Jum'at: Anak-anak & KTT NATO_2026", "jumat-anak-anak-ktt-nato-2026"),
    ("ar", "قالَ الرئيسُ: «الـسـلام» آتٍ", "قال-الرئيس-السلام-آت"),
    ("zh-hans", "中国经济：增长５.２％", "中国经济-增长5-2"),
    ("ja", "日本・韓国、首脳会談ｶﾞ「始まる」", "日本-韓国-首脳会談ガ-始まる"),
    ("es", "¿Qué pasó en España?", "que-paso-en-espana"),
    ("fr", "L’économie d'aujourd'hui : cœur\u202f!", "l-economie-d-aujourd-hui-coeur"),
    ("de", "Größe der Straße – ÄÖÜ", "groesse-der-strasse-aeoeue"),
    ("de", "Gro\u0308ße", "groesse"),
    ("ru", "Ёлка и НАТО — 2026", "ёлка-и-нато-2026"),
    ("vi", "Đại học Hà Nội: mở cửa!", "dai-hoc-ha-noi-mo-cua"),
    ("vi", "Đ\u1ea1i ho\u0323c", "dai-hoc"),
    ("en", "İstanbul ŁÓDŹ Ærø", "istanbul-lodz-aero"),
    ("en", "BTS 방탄소년단", "bts-방탄소년단"),
    ("ko", "a\u200bb \u00ad葛\U000e0100城", "ab-葛城"),
    ("en", " --a--/--b__ ", "a-b"),
    ("en", "👍 — !!! \u0301", ""),
    ("en", "", ""),
]


@pytest.mark.parametrize(("language", "title", "slug"), SLUGS)
def test_a_title_becomes_a_slug_in_its_own_script(language, title, slug):
    assert slugs.slugify(title, language) == slug


def test_a_long_slug_is_cut_at_a_word():
    assert slugs.slugify("word " * 40, "en") == "-".join(["word"] * 16)
    assert slugs.slugify("a" * 79 + " b", "en") == "a" * 79
    assert slugs.slugify("a" * 80 + " b", "en") == "a" * 80


@pytest.mark.parametrize(
    ("language", "title", "slug"),
    [
        ("ja", "速報－" + "あ" * 100, "速報-" + "あ" * 77),
        ("ko", "장" * 100, "장" * 80),
        ("zh-hans", "中" * 100, "中" * 80),
        ("ja", "あ" + "か\u309a" * 60, "あ" + "か\u309a" * 39),
    ],
)
def test_a_long_slug_without_spaces_is_cut_between_characters(language, title, slug):
    assert slugs.slugify(title, language) == slug


def jumbles(count):
    draw = random.Random(20260711)
    ranges = ((0x20, 0x250), (0x300, 0x700), (0x1E00, 0x3100), (0xAC00, 0xD7A4), (0xF900, 0x10000))
    for _ in range(count):
        yield "".join(chr(draw.randrange(*draw.choice(ranges))) for _ in range(draw.randrange(120)))


def test_every_slug_is_valid_and_its_own_slug():
    for title in jumbles(400):
        for language in LANGUAGES:
            slug = slugs.slugify(title, language)
            assert slug == "" or slugs.is_valid(slug), ascii(title)
            assert slugs.slugify(slug, language) == slug, ascii(title)
            assert not regex.match(r"\p{M}|-", slug)


@pytest.mark.parametrize("slug", ["a", "2026", "나토-방문", "đại-học", "الرئيس", "ёлка", "a" * 80])
def test_a_slug_of_any_script_is_valid(slug):
    assert slugs.is_valid(slug)


@pytest.mark.parametrize(
    "slug",
    [
        *("", "-", "a-", "-a", "a--b", "A", "НАТО", "a b", "a/b", "a.b", "a_b", "a%20b", "a\n"),
        *("a" * 81, "e\u0301", "ｶﾞ", "قالَ", "س\u0640", "a\u200bb", "\u0301a", "👍"),
    ],
)
def test_what_may_not_stand_in_an_address_is_refused(slug):
    assert not slugs.is_valid(slug)
