"""Each language by itself: what it lists, where it leads, how it writes."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import gettext, override

from articles import workflow
from articles.languages import codes, language
from articles.models.names import Name, name_in
from articles.reader import dates, names
from articles.reader.site import site
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 5, 7, tzinfo=UTC)  # 14:07 in Seoul


def test_a_language_lists_only_what_is_live_in_it(client):
    tag, author, section = make.tag("sea"), make.author("kim"), make.section("world")
    article = make.article(authors=[author], tags=[tag], section=section)
    make.live(article, "ko", title="살아있는 글", at=MARCH)
    make.draft(article, "id", title="Naskah rahasia")
    other = make.article(authors=[author], tags=[tag], section=section)
    make.live(other, "id", title="Cerita lain", at=MARCH)
    for path in ("", "world/", "tags/sea/", "authors/kim/", "archive/2026/03/"):
        korean = client.get(f"/ko/{path}").text
        indonesian = client.get(f"/id/{path}").text
        assert "살아있는 글" in korean
        assert "Cerita lain" not in korean
        assert "Cerita lain" in indonesian
        assert "살아있는 글" not in indonesian
        assert "Naskah rahasia" not in indonesian


def test_story_text_never_falls_back(client):
    article = make.article()
    make.live(
        article,
        "ko",
        title="제목",
        slug="story",
        standfirst="전문",
        seo_title="검색 제목",
        at=MARCH,
    )
    edition = make.live(article, "id", title="Judul", slug="cerita", standfirst="", at=MARCH)
    page = client.get(edition.get_absolute_url()).text
    for korean in ("제목", "전문", "검색 제목"):
        assert korean not in page
    assert client.get("/id/2026/03/story/").status_code == 404
    assert client.get("/en/2026/03/story/").status_code == 404


def test_what_is_published_is_read_and_not_the_newer_draft(client):
    article = make.article()
    edition = make.live(article, "ja", title="公開", slug="story", at=MARCH)
    make.draft(article, "ja", title="下書き", slug="story")
    page = client.get(edition.get_absolute_url()).text
    assert "公開" in page
    assert "下書き" not in page


def test_the_switch_of_a_story_leads_to_its_live_editions_and_else_to_front_pages(client):
    article = make.article()
    edition = make.live(article, "ko", slug="story", at=MARCH)
    make.live(article, "ar", slug="قصة", at=MARCH)
    make.draft(article, "de", slug="geschichte")
    page = client.get(edition.get_absolute_url()).text
    available, elsewhere = page.split('<ul class="elsewhere">')
    arabic = article.edition("ar").get_absolute_url()
    assert f'<a href="{arabic}" lang="ar" hreflang="ar">العربية</a>' in available
    assert f'href="{edition.get_absolute_url()}" lang="ko" hreflang="ko" aria-current' in available
    assert '<a href="/de/" lang="de" hreflang="de">Deutsch</a>' in elsewhere
    with override("ko"):
        told = gettext(
            "This story is not available in these languages. The links lead to their front pages."
        )
    assert told in page
    assert "geschichte" not in page


def test_hreflang_and_canonical_name_live_editions_only(client):
    article = make.article()
    edition = make.live(article, "ko", slug="story", at=MARCH)
    make.live(article, "zh-hans", slug="故事", at=MARCH)
    make.draft(article, "de")
    page = client.get(edition.get_absolute_url()).text
    host = "http://testserver"
    assert f'<link rel="canonical" href="{host}/ko/2026/03/story/">' in page
    assert page.count('<link rel="alternate"') == 3
    assert f'<link rel="alternate" hreflang="x-default" href="{host}/ko/2026/03/story/">' in page
    assert f'<link rel="alternate" hreflang="ko" href="{host}/ko/2026/03/story/">' in page
    chinese = article.edition("zh-hans").get_absolute_url()
    assert f'<link rel="alternate" hreflang="zh-Hans" href="{host}{chinese}">' in page


def test_a_tag_leads_to_its_address_in_each_language_that_has_stories_on_it(client):
    tag = make.tag(ko="바다", id="Laut", de="Meer")
    type(tag).objects.update(slug_ko="바다", slug_ind="laut", slug_de="meer")
    article = make.article(tags=[tag])
    edition = make.live(article, "ko")
    make.live(article, "id")
    make.live(article, "fr")
    story = client.get(edition.get_absolute_url())
    assert 'href="/ko/tags/%EB%B0%94%EB%8B%A4/" rel="tag">바다<' in story.text
    page = client.get("/ko/tags/바다/").text
    assert 'href="/id/tags/laut/" lang="id"' in page
    assert 'href="/de/" lang="de"' in page
    assert 'href="/fr/" lang="fr"' in page
    assert "tags" not in client.get(article.edition("fr").get_absolute_url()).text


def test_sections_lead_to_the_same_section_in_every_language(client):
    make.section("world")
    page = client.get("/ko/world/").text
    assert all(f'href="/{code}/world/" lang="{language(code).tag}"' in page for code in codes())


def test_an_arabic_page_is_written_right_to_left_and_foreign_names_are_set_apart(client):
    author = make.author("lee", ko="이서연")
    photo = make.photo(source=make.source(en="Reuters <AP>"))
    article = make.article(authors=[author], photos=[photo], section=make.section(ar="العالم"))
    edition = make.live(article, "ar", at=MARCH)
    page = client.get(edition.get_absolute_url()).text
    assert '<html lang="ar" dir="rtl">' in page
    assert '<bdi lang="ko">이서연</bdi></a>' in page
    assert '<bdi lang="en">Reuters &lt;AP&gt;</bdi>' in page
    assert "<bdi" not in client.get("/ar/archive/").text.split("<main")[1]


def test_names_fall_back_as_they_do_at_the_desk():
    author = make.author(ru="Анна", ko="안나")
    for code in codes():
        values = [getattr(author, column) for column in names.columns(code)]
        assert names.first(values, code) == name_in(author, code)
    assert names.first([""] * len(names.order("ko")), "ko") is None
    assert names.first([None, "Anna", *[""] * 9], "ko") == Name("Anna", "en")


@pytest.mark.parametrize(
    ("code", "joined"),
    [
        ("ko", "{}, {} 및 {}"),
        ("en", "{}, {}, and {}"),
        ("id", "{}, {}, dan {}"),
        ("ar", "{} و{} و{}"),
        ("zh-hans", "{}、{}和{}"),
        ("ja", "{}、{}、{}"),
        ("es", "{}, {} y {}"),
        ("fr", "{}, {} et {}"),
        ("de", "{}, {} und {}"),
        ("ru", "{}, {} и {}"),
        ("vi", "{}, {} và {}"),
    ],
)
def test_bylines_are_joined_as_each_language_joins_names(client, code, joined):
    authors = [make.author(f"author-of-{code}-{n}") for n in range(3)]
    edition = make.live(make.article(authors=authors), code)
    # Names in Latin letters stand apart in Arabic, or each would change places with the next.
    apart = "<bdi>{}</bdi>" if code == "ar" else "{}"
    links = [
        f'<a href="/{code}/authors/{a.slug}/" rel="author">{apart.format(a.slug)}</a>'
        for a in authors
    ]
    assert joined.format(*links) in client.get(edition.get_absolute_url()).text


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("ko", "2026년 3월 5일 오후 2:07"),
        ("en", "March 5, 2026"),
        ("id", "5 Maret 2026"),
        ("ar", "5 مارس 2026"),
        ("zh-hans", "2026年3月5日 14:07"),
        ("ja", "2026年3月5日 14:07"),
        ("es", "5 de marzo de 2026"),
        ("fr", "5 mars 2026"),
        ("de", "5. März 2026"),
        ("ru", "5 марта 2026\u202fг."),
        ("vi", "5 tháng 3, 2026"),
    ],
)
def test_dates_are_each_languages_own_in_the_newsrooms_time_zone(client, code, written):
    edition = make.live(make.article(), code, at=MARCH)
    page = client.get(edition.get_absolute_url()).text
    assert '<time datetime="2026-03-05T14:07:00+09:00">' in page
    assert written in page
    assert dates.long_date(MARCH, code) in client.get(f"/{code}/").text


def test_an_update_is_shown_when_it_came_later_than_a_minute(client):
    article = make.article()
    edition = make.live(article, "ko", at=MARCH, body="<p>1</p>")
    assert client.get(edition.get_absolute_url()).text.count("<time") == 1
    make.live(article, "ko", at=MARCH.replace(minute=8), slug=edition.slug, body="<p>2</p>")
    assert client.get(edition.get_absolute_url()).text.count("<time") == 1
    make.live(article, "ko", at=MARCH.replace(hour=9), slug=edition.slug, body="<p>3</p>")
    page = client.get(edition.get_absolute_url()).text
    assert '<time datetime="2026-03-05T18:07:00+09:00">' in page


def test_the_newsroom_is_named_in_its_language_or_the_nearest(client, settings):
    settings.NEWSROOM = settings.NEWSROOM | {"name": {"ko": "한빛"}, "strapline": {}}
    site.cache_clear()
    try:
        assert '<h1 class="nameplate"><a href="/ko/">한빛</a></h1>' in client.get("/ko/").text
        assert '<bdi lang="ko">한빛</bdi>' in client.get("/ar/").text
    finally:
        site.cache_clear()


def test_a_withdrawn_language_leaves_the_others_alone(client):
    article = make.article()
    korean = make.live(article, "ko", at=MARCH)
    arabic = make.live(article, "ar", at=MARCH)
    workflow.withdraw(korean, by=None, notice="x")
    page = client.get(arabic.get_absolute_url())
    assert page.status_code == 200
    assert korean.get_absolute_url() not in page.text
