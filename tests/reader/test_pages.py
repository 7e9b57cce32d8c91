"""What stands on a page, and what a page may not do."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from articles.models import Author, Photo, Placement
from articles.reader import archive_querysets
from articles.text.credits import credit_line
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)


def story_page(client, article, code="ko", **words):
    return client.get(make.live(article, code, at=MARCH, **words).get_absolute_url()).text


def without_known_scripts(page):
    """Structured data is a block of data: nothing runs it, and no policy has to allow it; the one
    script is a file of this site."""
    page = page.replace('<script type="application/ld+json">', "")
    return re.sub(r'<script type="module" async src="/static/[^"]+"></script>', "", page)


def every_page(client):
    photos = [make.photo(), (make.photo(), Placement.Role.INLINE, 1), make.photo()]
    article = make.article(photos=photos, authors=[make.author("kim")], tags=[make.tag("sea")])
    edition = make.live(article, "ko", at=MARCH)
    paths = ["", "archive/", "archive/2026/03/", "tags/sea/", "authors/kim/", "nothing/"]
    yield client.get(edition.get_absolute_url())
    yield client.get(f"/ko/{article.section.slug}/")
    yield from (client.get(f"/ko/{path}") for path in paths)


def test_every_page_has_a_strict_policy_and_nothing_inline(client):
    for response in every_page(client):
        policy = response.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "nonce" not in policy
        assert "default-src 'self'" in policy
        page = without_known_scripts(response.text)
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", page)
        assert not re.search(r'(?:src|srcset|action)="(?:https?:)?//', response.text)


def test_every_page_is_shared_and_fresh_and_sets_no_cookie(client):
    for response in every_page(client):
        assert not response.cookies
        assert "Vary" not in response.headers
        if response.status_code == 200:
            assert "public" in response.headers["Cache-Control"]
            assert "max-age=0" in response.headers["Cache-Control"]
            again = {"If-None-Match": response.headers["ETag"]}
            assert client.get(response.request["PATH_INFO"], headers=again).status_code == 304


def test_every_page_has_one_heading_of_the_first_order_a_title_and_a_main_part(client):
    for response in every_page(client):
        assert response.text.count("<h1") == 1
        assert response.text.count("<main id=") == 1
        assert re.search(r"<title>[^<]+</title>", response.text)
        assert response.headers["Content-Language"] == "ko"


def test_titles_and_texts_are_escaped_wherever_they_stand(client):
    article = make.article(
        authors=[make.author("kim", ko="<b>김</b>")],
        tags=[make.tag("sea", ko="<i>바다</i>")],
        section=make.section("world", ko="세계 & <u>"),
        photos=[make.photo(source=make.source(ko='"통신" <s>'))],
    )
    captions = {str(article.placements.get().photo_id): {"caption": "<em>", "alt_text": '"><x'}}
    words = {"title": 'A "<script>" & B', "standfirst": "<hr>", "captions": captions}
    page = story_page(client, article, **words)
    for html in (
        page,
        *(client.get(f"/ko/{path}").text for path in ("", "world/", "authors/kim/", "tags/sea/")),
    ):
        for raw in ("<b>김", "<i>바다", "<u>", "<s>", "<em>", '"><x', "<script", "<hr>"):
            assert raw not in without_known_scripts(html)


def test_search_engines_get_their_own_title_and_description(client):
    words = {
        "title": "제목",
        "standfirst": "전문\n둘째 줄",
        "seo_title": "검색",
        "seo_description": "설명",
    }
    page = story_page(client, make.article(), **words)
    assert "<title>검색 – " in page
    assert '<meta name="description" content="설명">' in page
    assert "<h1>제목</h1>" in page
    words |= {"seo_title": "", "seo_description": ""}
    page = story_page(client, make.article(), **words)
    assert "<title>제목 – " in page
    assert '<meta name="description" content="전문 둘째 줄">' in page


def test_a_photo_comes_in_both_formats_and_all_widths_with_its_size(client):
    photo = make.photo()
    page = story_page(client, make.article(photos=[photo]))
    lead = page.split('class="lead-photo"')[1].split("</figure>")[0]
    for rendition in photo.renditions:
        assert f"/media/{rendition['file']} {rendition['width']}w" in lead
    assert '<source type="image/webp" srcset="' in lead
    assert 'width="1200" height="800" alt="Alt ko" fetchpriority="high"' in lead
    assert "lazy" not in lead


def test_only_the_first_photo_of_a_page_is_loaded_at_once(client):
    for _ in range(6):
        make.live(make.article(photos=[make.photo()]), "ko")
    page = client.get("/ko/").text
    assert page.count("<img") == 6
    assert page.count('loading="lazy"') == 5
    assert page.index('fetchpriority="high"') < page.index('loading="lazy"')


def test_every_photo_carries_its_credit_line_on_every_page(client):
    author, source = make.author("lee", ko="이서연"), make.source(ko="연합")
    photos = [
        make.photo(photographer=author, source=source),
        (make.photo(photographer=author), Placement.Role.INLINE, 1),
        make.photo(source=source),
    ]
    article = make.article(photos=photos, authors=[author])
    page = story_page(client, article)
    with override("ko"):
        lines = [credit_line("이서연", "연합"), credit_line("이서연", ""), credit_line("", "연합")]
    assert [page.count(f'class="credit">{line}<') for line in lines] == [1, 1, 1]
    for path in ("", f"{article.section.slug}/", "authors/lee/"):
        assert f'class="credit">{lines[0]}<' in client.get(f"/ko/{path}").text


def test_a_photo_is_shown_where_the_live_text_has_words_for_it(client):
    photo = make.photo()
    article = make.article(photos=[photo])
    korean = make.live(article, "ko", captions={str(photo.pk): {"decorative": True}})
    make.live(article, "id")
    Placement.objects.update(alt_text_ind=None)
    assert 'alt=""' in client.get(korean.get_absolute_url()).text
    assert "<img" not in client.get(article.edition("id").get_absolute_url()).text
    assert "<img" not in client.get("/id/").text


def test_photos_in_the_text_stand_after_their_paragraphs(client):
    photos = [(make.photo(), Placement.Role.INLINE, after) for after in (0, 2, 2, 99)]
    article = make.article(photos=photos)
    captions = {
        str(photo.pk): {"caption": f"C{n}", "alt_text": "x"} for n, (photo, *_) in enumerate(photos)
    }
    page = story_page(client, article, body="<p>P1</p><p>P2</p><p>P3</p>", captions=captions)
    body = page.split('<div class="body">')[1]
    assert re.findall(r">(P\d|C\d)<", body) == ["C0", "P1", "P2", "C1", "C2", "P3", "C3"]


def test_a_gallery_stands_under_the_text(client):
    page = story_page(client, make.article(photos=[make.photo(), make.photo(), make.photo()]))
    assert page.split('class="gallery"')[1].count("<figure>") == 2


def test_a_photo_without_files_breaks_no_page(client):
    photo = make.photo()
    article = make.article(photos=[photo])
    make.live(article, "ko")
    Photo.objects.update(renditions=[])
    assert "<h1>" in client.get(article.edition("ko").get_absolute_url()).text
    assert "<img" not in client.get("/ko/").text


def test_the_front_page_leads_with_the_newest_story_that_has_a_photo(client):
    make.live(make.article(photos=[make.photo()]), "ko", title="사진", at=MARCH)
    make.live(make.article(), "ko", title="새 글", at=MARCH + timedelta(hours=1))
    page = client.get("/ko/").text
    assert page.index(">사진<") < page.index(">새 글<")


@pytest.mark.parametrize("stories", range(12))
def test_the_front_page_shows_every_story_once_however_few(client, stories):
    section = make.section()
    for number in range(stories):
        make.live(make.article(section=section), "ko", title=f"[{number}]")
    page = client.get("/ko/").text.split("</head>")[1]
    assert [page.count(f"[{number}]") for number in range(stories)] == [1] * stories


def test_older_pages_show_every_story_once_newest_first(client):
    section = make.section("world")
    for number in range(60):
        # Three at each moment: a page may end between stories of the same time.
        at = MARCH - timedelta(minutes=number // 3)
        make.live(make.article(section=section), "ko", title=f"[{number:02}]", at=at)
    seen, pages, path = [], 0, "/ko/world/"
    while path:
        page = client.get(path).text
        seen += re.findall(r"\[\d\d\]", page.split("<main")[1])
        older = re.search(r'href="([^"]+)" rel="next"', page)
        path, pages = older and older[1], pages + 1
    assert pages == 3
    assert len(seen) == len(set(seen)) == 60
    assert [int(title[1:3]) // 3 for title in seen] == [n // 3 for n in range(60)]


def test_a_story_published_meanwhile_moves_nothing_on_older_pages(client):
    section = make.section("world")
    for number in range(30):
        at = MARCH - timedelta(minutes=number)
        make.live(make.article(section=section), "ko", title=f"[{number:02}]", at=at)
    older = re.search(r'href="([^"]+)" rel="next"', client.get("/ko/world/").text)[1]
    before = re.findall(r"\[\d\d\]", client.get(older).text)
    make.live(make.article(section=section), "ko", title="[99]", at=MARCH)
    assert re.findall(r"\[\d\d\]", client.get(older).text) == before


@pytest.mark.parametrize(
    "token", ["x", "1", "1-2-3", "-1-1", "f" * 40 + "-1", "1-" + "f" * 40, "é-1"]
)
def test_a_page_of_a_list_that_is_none_answers_404(client, token):
    make.section("world")
    assert client.get("/ko/world/", {"before": token}).status_code == 404


def test_an_author_is_introduced_in_the_language_of_the_page_only(client):
    author = make.author("kim")
    words = {"job_title_ko": "기자", "bio_ko": "약력 <b>", "bio_en": "English life"}
    Author.objects.filter(pk=author.pk).update(**words)
    article = make.article(authors=[author])
    make.live(article, "ko")
    make.live(article, "id")
    page = client.get("/ko/authors/kim/").text
    assert "기자" in page
    assert "약력 &lt;b&gt;" in page
    assert "English life" not in client.get("/id/authors/kim/").text


def test_the_archive_names_the_months_that_have_stories_in_the_language(client):
    make.live(make.article(), "ko", at=MARCH)
    make.live(make.article(), "ko", at=MARCH)
    make.live(make.article(), "id", at=MARCH.replace(month=4))
    make.draft(make.article(), "ko")
    page = client.get("/ko/archive/").text
    assert '<a href="/ko/archive/2026/03/">2026년 3월</a> <span class="count">2</span>' in page
    assert "archive/2026/04" not in page


def test_the_archive_goes_back_month_by_month_and_counts_in_the_newsrooms_time_zone(client):
    # The last evening of February in UTC is the first of March in Seoul.
    for moment in (MARCH, MARCH.replace(month=5), MARCH.replace(year=2025, month=12)):
        make.live(make.article(), "ko", at=moment)
    make.live(make.article(), "ko", at=datetime(2026, 2, 28, 20, tzinfo=UTC))
    page = client.get("/ko/archive/").text
    found = re.findall(r'archive/(\d{4}/\d{2})/">[^<]+</a> <span class="count">(\d+)<', page)
    assert found == [("2026/05", "1"), ("2026/03", "2"), ("2025/12", "1")]


def test_the_archive_leaps_over_decades_in_which_nothing_was_published(
    client, django_assert_max_num_queries
):
    # What is counted at once from the first of them on ends with December 1959.
    for year, month in ((1950, 1), (1959, 12), (1960, 1), (2026, 3)):
        make.live(make.article(), "ko", at=MARCH.replace(year=year, month=month))
    with django_assert_max_num_queries(6):
        found = list(archive_querysets.months("ko"))
    assert found == [(2026, 3, 1), (1960, 1, 1), (1959, 12, 1), (1950, 1, 1)]
    page = client.get("/ko/archive/").text
    assert re.findall(r'href="/ko/archive/(\d{4}/\d{2})/"', page) == [
        "2026/03",
        "1960/01",
        "1959/12",
        "1950/01",
    ]


def test_an_empty_newsroom_has_pages_all_the_same(client):
    make.section("world")
    for path in ("", "world/", "archive/"):
        response = client.get(f"/ar/{path}")
        assert response.status_code == 200
        assert 'class="empty"' in response.text
