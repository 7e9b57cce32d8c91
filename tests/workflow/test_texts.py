"""What is stored of what was typed: safe, tidy, and otherwise letter for letter."""

import unicodedata

import pytest

from articles import workflow
from articles.models import Article, Text
from articles.text import blocks
from tests import make

pytestmark = pytest.mark.django_db

ONE_LINE = ("title", "slug", "seo_title", "seo_description")


def saved(code="id", **words):
    return workflow.save_text(make.article(code), code, Text(**words), by=None, started_from=None)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<p style="position:fixed">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:x()">a</a></p>', "<p>a</p>"),
        ('<p><a href=" JaVa\tScRiPt:x()">a</a></p>', "<p>a</p>"),
        ('<p><a href="data:text/html,x">a</a></p>', "<p>a</p>"),
        ('<p>a<img src=x onerror="x()"></p>', "<p>a</p>"),
        ('<iframe src="//x"></iframe><p>a</p>', "<p>a</p>"),
        ("<svg><style><img src=x onerror=x()></style></svg><p>a</p>", "<p>a</p>"),
        ("<p>a</p><!-- b --><style>p{}</style>", "<p>a</p>"),
    ],
)
def test_a_body_is_stored_without_anything_that_runs(typed, stored):
    assert saved(body=typed).body == stored


def test_what_readers_get_is_what_was_stored_sanitised():
    article = make.article("id")
    make.live(article, "id", body='<p onclick="x()">Isi<script>x()</script></p>')
    assert Article.objects.get(pk=article.pk).body_ind == "<p>Isi</p>"


def test_a_body_is_stored_in_its_canonical_form():
    revision = saved(body="<div>Satu</div>\r\n\r\n<h1>Dua</h1><p>Tiga<br>empat</p>")
    assert revision.body == blocks.sanitise(revision.body)
    assert [block.kind for block in blocks.split(revision.body)] == ["p", "h2", "p"]


@pytest.mark.parametrize("name", [*ONE_LINE, "standfirst", "body"])
def test_every_text_is_stored_composed(name):
    composed = {"slug": "tiếng-việt"}.get(name, "Tiếng Việt 한국 が")
    words = {name: unicodedata.normalize("NFD", composed)}
    found = getattr(saved("vi", **words), name)
    assert composed in found
    assert unicodedata.is_normalized("NFC", found)


@pytest.mark.parametrize("name", ["title", "seo_title", "seo_description"])
def test_a_line_is_one_line(name):
    assert getattr(saved(**{name: "  Satu\r\n\tdua  "}), name) == "Satu dua"


@pytest.mark.parametrize("title", ["« Bonjour\u00a0», dit-il\u202f!", "題名\u3000副題", "٪\u200f٥"])
def test_the_spaces_of_good_typography_stay_in_a_title(title):
    assert saved(title=title).title == title


def test_a_standfirst_keeps_its_lines_and_nothing_round_them():
    assert (
        saved(standfirst="\r\nSatu\r\nDua\rTiga\x0bEmpat\n").standfirst == "Satu\nDua\nTiga\nEmpat"
    )


def test_a_text_that_no_desk_could_open_again_is_refused_with_its_limit():
    article = make.article("ko")
    text = Text(title="긴 글", body="<p>글</p>" * 60_000)
    with pytest.raises(workflow.Refused, match="longer than 400000 characters"):
        workflow.save_text(article, "ko", text, by=None, started_from=None)
    assert article.edition("ko") is None


@pytest.mark.parametrize("name", [*ONE_LINE, "standfirst", "body"])
@pytest.mark.parametrize("sign", ["\x00", "\x1f", "\ud800", "\ufffe"])
def test_characters_that_a_database_or_a_feed_refuses_are_left_out(name, sign):
    assert "ab" in getattr(saved(**{name: f"a{sign}b"}), name).replace(" ", "")


def test_captions_are_stored_tidy():
    nfd = unicodedata.normalize("NFD", "Việt")
    revision = saved(
        captions={
            7: {"caption": f"  {nfd}\r\nNam\x00 ", "alt_text": " a\n b ", "unknown": "x"},
            "12": {"alt_text": "dropped", "decorative": "on"},
            "3": {"caption": None, "alt_text": None},
        }
    )
    assert revision.captions == {
        "12": {"caption": "", "alt_text": "", "decorative": True},
        "3": {"caption": "", "alt_text": "", "decorative": False},
        "7": {"caption": "Việt\nNam", "alt_text": "a b", "decorative": False},
    }


def test_markup_in_a_title_or_caption_is_kept_as_the_text_it_is():
    title = "Mengapa <script> & \"tanda kutip\" 'aman'"
    revision = saved(title=title, captions={"1": {"caption": title}})
    assert (revision.title, revision.captions["1"]["caption"]) == (title, title)


def test_quotes_dashes_and_diacritics_stay_letter_for_letter():
    for code, words in {
        "ko": "“한국어” — ‘기사’…",
        "ar": "«نصٌّ مُشَكَّل» ـ ٢٠٢٦",
        "id": "Jum’at, “kata” – Rp 5.000",
        "zh-hans": "《标题》——“引号”",
        "ru": "«Ёлка» — №\u00a05",
    }.items():
        revision = saved(code, title=words, body=f"<p>{words}</p>")
        assert (revision.title, revision.body) == (words, f"<p>{words}</p>"), code


def test_what_a_search_at_the_desk_finds_are_the_drafts_title_and_the_live_one():
    article = make.article("de")
    make.live(article, "de", title="ÜBER ALLES")
    make.draft(article, "de", title="Straße")
    key = article.edition("de").search_key
    assert "über alles" in key
    assert "strasse" in key
