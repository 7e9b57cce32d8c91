"""Photos inside the text, where their figures stand or after their paragraph."""

import re

import pytest

from articles.models import Placement
from articles.text import blocks
from articles.workflow import Facts, save_facts
from tests import make

pytestmark = pytest.mark.django_db

KOREAN = [f"<p>문단 {number}.</p>" for number in "가나다"]


def story(client, *lines, photos, code="ko", captions=None, article=None):
    """The lines of a live text's body as readers get them, each photo by its file's name."""
    article = article or make.article("ko", photos=photos)
    captions = {} if captions is None else {"captions": captions}
    edition = make.live(article, code, body="\n".join(lines), **captions)
    html = client.get(edition.get_absolute_url()).text
    body = html.split('<div class="body">\n')[1].split("\n</div>")[0]
    shown = re.sub(r"<figure>.*?</figure>", _named, body, flags=re.DOTALL)
    return [line for line in shown.split("\n") if line], html


def _named(figure):
    assert 'class="credit"' in figure[0]
    return re.search(r'src="[^"]*/([0-9a-f]{16})-', figure[0])[1]


def name(photo):
    return photo.sha256[:16]


def test_an_inline_photo_stands_at_its_figure_whatever_its_paragraph(client):
    photo = make.photo()
    lines = [KOREAN[0], blocks.figure(photo.pk), *KOREAN[1:]]
    shown, _html = story(client, *lines, photos=[(photo, Placement.Role.INLINE, 3)])
    assert shown == [KOREAN[0], name(photo), *KOREAN[1:]]


def test_without_a_figure_it_stands_after_its_paragraph_and_figures_are_not_counted(client):
    figured, counted, late = make.photo(), make.photo(), make.photo()
    photos = [(figured, "inline", 0), (late, "inline", 9), (counted, "inline", 1)]
    lines = [blocks.figure(figured.pk), *KOREAN]
    shown, _html = story(client, *lines, photos=photos)
    assert shown == [name(figured), KOREAN[0], name(counted), *KOREAN[1:], name(late)]


def test_each_language_has_its_figures_in_its_own_places(client):
    photo = make.photo()
    article = make.article("ko", photos=[(photo, "inline", 1)])
    korean, _html = story(client, *KOREAN, photos=None, article=article)
    arabic, _html = story(
        client, "<p>أ</p>", "<p>ب</p>", blocks.figure(photo.pk), photos=None, code="ar",
        article=article,
    )  # fmt: skip
    assert korean == [KOREAN[0], name(photo), *KOREAN[1:]]
    assert arabic == ["<p>أ</p>", "<p>ب</p>", name(photo)]


@pytest.mark.parametrize("place", ["lead", "gallery", "not in the story", "without alt text"])
def test_a_figure_whose_photo_is_not_shown_there_leaves_no_trace(client, place):
    photo = make.photo()
    role = place if place in ("lead", "gallery") else "inline"
    captions = {} if place == "without alt text" else None
    article = make.article("ko", photos=[(photo, role, 0)])
    lines = [KOREAN[0], blocks.figure(photo.pk), KOREAN[1]]
    make.draft(article, "ko", body="\n".join(lines))
    if place in ("not in the story", "without alt text"):
        facts = Facts(article.section, "ko", authors=list(article.authors.all()))
        save_facts(article, facts, by=None)
    shown, html = story(client, *lines, photos=None, article=article, captions=captions)
    assert shown == [KOREAN[0], KOREAN[1]]
    assert "data-photo" not in html


def test_a_photo_added_to_a_live_story_shows_no_figure_before_it_has_its_words(client):
    article = make.article("ko")
    edition = make.live(article, "ko", body=KOREAN[0])
    photo = make.photo()
    Placement.objects.create(article=article, photo=photo, role="inline")
    html = client.get(edition.get_absolute_url()).text
    assert name(photo) not in html


def test_figures_stay_out_of_the_page_s_own_description(client):
    photo = make.photo()
    lines = [blocks.figure(photo.pk), KOREAN[0]]
    _shown, html = story(client, *lines, photos=[(photo, "inline", 0)])
    assert "figure" not in html.split("</head>")[0]


def test_a_preview_shows_its_figures_in_their_places(client):
    photo = make.photo()
    article = make.article("ko", photos=[(photo, "inline", 0)])
    edition = make.draft(article, "ko", body=f"{KOREAN[0]}\n{blocks.figure(photo.pk)}")
    body = client.get(edition.newest.preview_url()).text.split('<div class="body">')[1]
    assert body.index(KOREAN[0]) < body.index(name(photo))
    assert "data-photo" not in body
