import random
import re
import unicodedata
from html import unescape

import nh3
import pytest
from django_prose_editor.fields import ProseEditorFormField

from articles.text import blocks

CANONICAL = [
    ("", ""),
    (" \n <p></p><p>&nbsp;\u200b</p><p><br></p>", ""),
    ("bare text", "<p>bare text</p>"),
    ("a <b>b</b> <i>c</i>", "<p>a <strong>b</strong> <em>c</em></p>"),
    ("<p> a \n  b <em> c </em> d</p>", "<p>a b <em>c</em> d</p>"),
    ("one<p>two</p>three", "<p>one</p>\n<p>two</p>\n<p>three</p>"),
    ("<div>one</div><div>two</div>", "<p>one</p>\n<p>two</p>"),
    ("<table><tr><td>a<td>b</table>", "<p>a</p>\n<p>b</p>"),
    ("<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6>", "<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n<h3>d</h3>"),
    ("<h2><div>a</div><p>b</p></h2>", "<h2>a</h2>\n<h2>b</h2>"),
    ("<p>a<br>b</p>", "<p>a<br>b</p>"),
    ("<p><br>a <br> b<br></p>", "<p>a<br>b</p>"),
    ("<p>a<br><br><br>b</p>", "<p>a</p>\n<p>b</p>"),
    ("<h2>a<br><br>b</h2>", "<h2>a<br>b</h2>"),
    ("<pre>a\n  b\n\nc</pre>", "<p>a<br>b</p>\n<p>c</p>"),
    ("<p>a<hr>b", "<p>a</p>\n<hr>\n<p>b</p>"),
    ("<blockquote>a<hr><h2>b</h2></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
    (
        "<blockquote>a<blockquote>b</blockquote></blockquote>",
        "<blockquote><p>a</p><p>b</p></blockquote>",
    ),
    ("<ul><li>a<li><p>b</p></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
    ("<ul>a<li></li></ul>", "<ul><li><p>a</p></li></ul>"),
    ("<ul><li><ul><li>a</li></ul></li></ul>", "<ul><li><p>a</p></li></ul>"),
    (
        "<ul><li>a</li><ul><li>b</li></ul></ul>",
        "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
    ),
    ('<ol start="3" type="a" data-type="x"><li>a</ol>', '<ol start="3"><li><p>a</p></li></ol>'),
    (
        '<ol start="1"><li>a</ol><ol start="-2"><li>b</ol>',
        "<ol><li><p>a</p></li></ol>\n<ol><li><p>b</p></li></ol>",
    ),
    ("<strong>a</strong><strong>b</strong>", "<p><strong>ab</strong></p>"),
    ("<em><strong>a</strong></em>", "<p><strong><em>a</em></strong></p>"),
    ("<strong>a<em>b</em></strong>", "<p><strong>a<em>b</em></strong></p>"),
    ("a<strong> </strong>b", "<p>a b</p>"),
    ("1 < 2 & 3 &gt; <4", "<p>1 &lt; 2 &amp; 3 &gt; &lt;4</p>"),
    ("<script>alert(1)</script><style>p{}</style>a<!-- b -->", "<p>a</p>"),
    ("<p onclick='x' style='y' class='z' dir='rtl'>a</p>", "<p>a</p>"),
    (
        'a<figure data-photo="12"></figure>b',
        '<p>a</p>\n<figure data-photo="12"></figure>\n<p>b</p>',
    ),
    (
        '<figure class="x" data-photo="3"><img src="x"><figcaption>c</figcaption></figure>',
        '<figure data-photo="3"></figure>\n<p>c</p>',
    ),
    ('<p>a<figure data-photo="3"/>', '<p>a</p>\n<figure data-photo="3"></figure>'),
    ('<figure data-photo="3"></figure>' * 2, '<figure data-photo="3"></figure>'),
    ("<figure>a<figcaption>b</figcaption></figure>", "<p>a</p>\n<p>b</p>"),
    ('<figure data-photo="03">a</figure><figure data-photo="-1"></figure>', "<p>a</p>"),
    ('<figure data-photo="1e3"></figure><figure data-photo="٣"></figure>', ""),
    (f'<figure data-photo="{"9" * 19}"></figure>', ""),
    (
        '<blockquote>a<figure data-photo="3">b</figure></blockquote>',
        "<blockquote><p>a</p><p>b</p></blockquote>",
    ),
    ('<ul><li>a<figure data-photo="3"></figure></ul>', "<ul><li><p>a</p></li></ul>"),
    ("a\x00b\x0bc&#1;d\ud800e\u2028f", "<p>ab cde f</p>"),
    ("e<em>\u0301a</em>", "<p>é<em>a</em></p>"),
    ("Cafe\u0301 \u1112\u1161\u11ab", "<p>Café 한</p>"),
]


@pytest.mark.parametrize(("html", "canonical"), CANONICAL)
def test_any_html_becomes_canonical(html, canonical):
    assert blocks.sanitise(html) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # zero-width non-joiner
        "क्\u200dष",  # zero-width joiner
        "Vraiment\u202f? Oui\u00a0: 10\u202f000\u00a0€",
        "\u3000中文段落",  # two ideographic spaces open a Chinese paragraph
        "قالَ الرئيسُ",
        "日本語のテキスト",
        "Đại học Quốc gia",
        "👩\u200d👩\u200d👧",
    ],
)
def test_what_scripts_need_survives(text):
    assert blocks.sanitise(f"<p>{text}</p>") == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/a?b=1&c=2#d",
        "http://例え.jp/路",
        "HTTPS://Example.org",
        "mailto:desk@example.org",
        "/id/2026/07/slug/",
        "/",
        'https://example.org/"quoted"',
    ],
)
def test_a_link_keeps_its_address_and_nothing_else(href):
    typed = f'<a href="{href.replace(chr(34), "&quot;")}" target="_blank" rel="x" title="y">a</a>'
    kept = href.replace("&", "&amp;").replace('"', "&quot;")
    assert blocks.sanitise(typed) == f'<p><a href="{kept}">a</a></p>'


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "tel:123",
        "//example.org/",
        "/\\example.org/",
        "https:example.org",
        "http:///x",
        "https:\\\\example.org",
        "www.example.org",
        "page.html",
        "#top",
        "?a=1",
        "",
    ],
)
def test_a_link_that_may_not_stand_leaves_its_text(href):
    assert blocks.sanitise(f'<a href="{href}">text</a>') == "<p>text</p>"


def test_an_address_with_a_space_is_encoded():
    assert blocks.sanitise("<a href=' /a b '>x</a>") == '<p><a href="/a%20b">x</a></p>'


def test_lists_nest_three_deep_and_no_deeper():
    html = blocks.sanitise("<ul><li>x" * 5000)
    assert html.count("<ul>") == 3
    assert html.count("<p>x</p>") == 5000


def test_the_sanitiser_writes_exactly_the_tags_of_the_editor():
    everything = (
        "<h2>a</h2><h3>b</h3><blockquote>c</blockquote><ul><li>d</ul><ol><li>e</ol><hr>"
        "<p><a href='/'>f</a><strong>g</strong><em>h</em>i<br>j</p>"
        "<figure data-photo='1'></figure>"
    )
    written = set(re.findall(r"<([a-z0-9]+)", blocks.sanitise(everything)))
    assert written == blocks.allowlist()["tags"]


def test_the_editor_field_accepts_the_extensions():
    field = ProseEditorFormField(extensions=dict(blocks.EXTENSIONS), sanitize=blocks.sanitise)
    assert field.clean("<p>a<script>b</script></p>") == "<p>a</p>"


PIECES = (
    "a|b c| |  |\n|<|>|&|&amp;|&nbsp;|\u202f|é|e\u0301|\u0338|\u200c|가|の|ا|</|<3|\x00|&#13;|\r\n"
    "|\x1f|<p>|</p>|<br>|<hr>|<b>|</b>|<strong>|</strong>|<i>|</i>|<em>|</em>|<a href='/x'>|</a>"
    "|<a href='javascript:x'>|<a href=\"https://e.org/?a=1&b='2'\">|<h1>|</h1>|<h2>|</h2>|<h5>|</h5>"
    "|<ul>|</ul>|<ol start=2>|</ol>|<li>|</li>|<blockquote>|</blockquote>|<div>|</div>|<table>|<td>"
    "|<figure data-photo='7'>|<figure data-photo='8'></figure>|<figure>|</figure>|<figcaption>"
    "|</table>|<pre>|</pre>|<span>|</span>|<dl>|<dt>|<!-- x -->|<script>x</script>|<p/>|</x>"
).split("|")


def jumbles(count, pieces=PIECES):
    draw = random.Random(20260711)
    for _ in range(count):
        yield "".join(draw.choices(pieces, k=draw.randrange(1, 30)))


def letters(html):
    """The letters of the text, without markup and scripts, sorted: tables lose their order."""
    html = re.sub(r"<script>x</script>", "", html)
    text = unescape(re.sub(r"<[/a-z!][^>]*>", "", html))
    return sorted(re.sub(r"[^a-z가のا0-9]", "", unicodedata.normalize("NFD", text)))


def test_sanitising_is_idempotent_and_stays_within_the_allowlist():
    strict = nh3.Cleaner(**blocks.allowlist())
    for jumble in jumbles(3000):
        html = blocks.sanitise(jumble)
        assert blocks.sanitise(html) == html, jumble
        assert strict.clean(html).replace("&nbsp;", "\u00a0") == html, jumble


def test_canonical_html_is_split_and_joined_without_loss():
    for jumble in jumbles(1000):
        html = blocks.sanitise(jumble)
        found = blocks.split(html)
        assert blocks.join(found) == html
        assert all(block.kind in blocks.KINDS for block in found)
        assert all(block.text.strip() or block.kind in blocks.WORDLESS for block in found)
        assert all(unicodedata.is_normalized("NFC", block.text) for block in found)


def test_no_text_is_lost():
    # Half a tag swallows what follows it, in browsers too.
    pieces = [piece for piece in PIECES if piece not in ("<", "</", "<3")]
    for jumble in jumbles(2000, pieces):
        assert letters(blocks.sanitise(jumble)) == letters(jumble), jumble


def test_blocks_know_their_kind_and_text():
    html = blocks.sanitise(
        "<h2>A &amp; B</h2><p>c<br>d <a href='/x'>e</a></p><ul><li>f<ol><li>g</ol><li>h</ul><hr>"
    )
    assert [(block.kind, block.text) for block in blocks.split(html)] == [
        ("h2", "A & B"),
        ("p", "c\nd e"),
        ("ul", "f\ng\nh"),
        ("hr", ""),
    ]
    assert blocks.plain(html) == "A & B\n\nc\nd e\n\nf\ng\nh"


def test_a_figure_is_a_block_without_words_that_names_its_photo():
    html = blocks.sanitise("<p>a</p>" + blocks.figure(12) + "<hr><p>b</p>" + blocks.figure(7))
    figure = blocks.split(html)[1]
    assert (figure.kind, figure.text, figure.photo) == ("figure", "", 12)
    assert [block.photo for block in blocks.split(html)] == [None, 12, None, None, 7]
    assert blocks.photos(html) == [12, 7]
    assert blocks.figures(html, {7, 12}) == blocks.figure(12) + "\n" + blocks.figure(7)
    assert blocks.figures(html, {7, 8}) == blocks.figure(7)
    assert blocks.plain(html) == "a\n\nb"


def test_an_empty_body_has_no_blocks():
    assert blocks.split("") == []
    assert blocks.join([]) == ""
    assert blocks.plain("") == ""


@pytest.mark.parametrize("html", ["text", "<div>a</div>", "<p>a</p>\n", "\n", "<script>a</script>"])
def test_what_is_not_canonical_is_refused(html):
    with pytest.raises(ValueError, match="Not canonical"):
        blocks.split(html)


def test_plain_paragraphs_become_canonical_html():
    html = blocks.from_paragraphs(["“A” < B & <b>C</b>", " d\u202f:\r\ne ", "", "f\n\ng", "\x00한"])
    assert html.split("\n") == [
        "<p>“A” &lt; B &amp; &lt;b&gt;C&lt;/b&gt;</p>",
        "<p>d\u202f:<br>e</p>",
        "<p>f</p>",
        "<p>g</p>",
        "<p>한</p>",
    ]
    assert blocks.sanitise(html) == html
    assert blocks.plain(html).startswith("“A” < B & <b>C</b>\n\nd\u202f:\ne\n\nf")
