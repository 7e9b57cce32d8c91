"""A revision as readers would see it, before they do."""

import re
from datetime import UTC, datetime

import pytest
from django.utils.translation import gettext, override

from articles.models import Placement, Section
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)


def body_of(html):
    """The story itself: what is not published can't be shared."""
    body = html.split("<main")[1].split("</main>")[0]
    body = re.sub(r'<section class="share".*?</section>\n', "", body, flags=re.DOTALL)
    return re.sub(r'<a href="#share">.*?</a>', "", body)


def test_a_draft_is_shown_by_its_link_in_any_language(client):
    article = make.article()
    make.draft(article, "ko", title="초안")
    edition = make.draft(article, "ar", title="مسودة", body="<p>نص</p>")
    response = client.get(edition.newest.preview_url())
    assert response.status_code == 200
    assert '<html lang="ar" dir="rtl">' in response.text
    assert "<h1>مسودة</h1>" in response.text
    assert "<p>نص</p>" in response.text
    with override("ar"):
        assert gettext("Preview – not published") in response.text


def test_a_preview_is_kept_and_indexed_by_nobody(client):
    edition = make.draft(make.article(), "ko")
    response = client.get(edition.newest.preview_url())
    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex' in response.text
    assert "canonical" not in response.text
    assert "hreflang=" in response.text
    assert '<link rel="alternate"' not in response.text


def test_photos_are_shown_with_the_words_of_the_revision(client):
    photos = [make.photo(), (make.photo(), Placement.Role.INLINE, 1), make.photo()]
    article = make.article(photos=photos)
    lead, inline, wordless = article.placements.values_list("photo_id", flat=True)
    captions = {
        str(lead): {"caption": "설명", "alt_text": "대체"},
        str(inline): {"decorative": True},
        str(wordless): {"caption": "x"},
    }
    edition = make.draft(article, "ko", captions=captions)
    page = client.get(edition.newest.preview_url()).text
    assert page.count("<img") == 2
    assert 'alt="대체"' in page
    assert '<span class="caption">설명</span>' in page


def test_the_preview_of_what_is_live_is_the_story_as_readers_see_it(client):
    article = make.article(photos=[make.photo()], authors=2, tags=[make.tag()])
    edition = make.live(article, "ja", at=MARCH, standfirst="前文")
    make.live(article, "ko", at=MARCH)
    edition.refresh_from_db()
    preview = client.get(edition.live.preview_url()).text
    assert body_of(preview) == body_of(client.get(edition.get_absolute_url()).text)


def test_a_newer_draft_is_previewed_beside_the_live_text(client):
    article = make.article()
    make.live(article, "ko", title="처음", at=MARCH, slug="story")
    edition = make.draft(article, "ko", title="나중", slug="story")
    assert "나중" in client.get(edition.newest.preview_url()).text
    assert "처음" in client.get("/ko/2026/03/story/").text


def test_a_preview_publishes_nothing_and_leads_to_no_page_that_is_not_there(client):
    edition = make.draft(make.article(), "ko", title="초안")
    client.get(edition.newest.preview_url())
    assert "초안" not in client.get("/ko/").text
    assert Section.objects.count() == 1


def test_a_forged_or_cut_link_is_answered_with_a_sentence(client):
    token = make.draft(make.article(), "ko", title="초안").newest.preview_url()
    for path in (token[:-3] + "x/", "/preview/nothing/", token.replace("preview/", "preview/x")):
        response = client.get(path, headers={"Accept-Language": "en"})
        assert response.status_code == 404
        assert "This preview link has expired or is incomplete." in response.text
        assert "초안" not in response.text


def test_a_link_expires(client, settings):
    path = make.draft(make.article(), "ko", title="초안").newest.preview_url()
    settings.PREVIEW_DAYS = -1
    response = client.get(path, headers={"Accept-Language": "en"})
    assert response.status_code == 404
    assert "has expired" in response.text
