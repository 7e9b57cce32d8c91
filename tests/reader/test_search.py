"""The search page: what it finds, what it never shows, and what it costs."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import ngettext, override

from articles import workflow
from articles.models import Article, Edition, SearchEntry, SearchWord
from articles.reader.search import found as finding
from articles.reader.search import querysets
from articles.workflow import search_index
from articles.workflow.tags import merge_tags
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
BUDGET = 6


def search(client, query, code="ko", **filters):
    more = "".join(f"&{name}={quote(str(value))}" for name, value in filters.items())
    response = client.get(f"/{code}/search/?q={quote(query)}{more}")
    assert response.status_code == 200
    return response.text


def found(client, query, code="ko", **filters):
    """The addresses of the results, in their order."""
    html = search(client, query, code, **filters)
    return [part.split('"')[0] for part in html.split('<h2><a href="')[1:]]


def test_a_word_of_two_syllables_is_found_where_a_particle_hangs_on_it(client):
    edition = make.live(make.article(), "ko", body="<p>정부는 나토와 협력한다.</p>")
    make.live(make.article(), "ko")
    assert found(client, "나토") == [edition.get_absolute_url()]
    assert "<mark>나토</mark>와 협력" in search(client, "나토")


@pytest.mark.parametrize(
    ("code", "title", "query"),
    [
        ("ko", "핵 협상", "핵"),
        ("ko", "정부, 핵무기 협상", "핵"),
        ("ar", "الحكومة تعلن", "حكومه"),
        ("id", "Pembangunan kota", "membangun"),
        ("ja", "米大統領が訪日", "米"),
        ("vi", "Hà Nội mưa lớn", "ha noi"),
        ("zh-hans", "外交部发言人", "外交部"),
    ],
)
def test_a_headline_is_found_in_its_language_and_in_no_other(client, code, title, query):
    edition = make.live(make.article(), code, title=title)
    assert found(client, query, code) == [edition.get_absolute_url()]
    assert found(client, query, "en" if code != "en" else "de") == []


def test_what_is_no_longer_live_is_not_found_and_a_draft_never_is(client):
    article = make.article()
    edition = make.live(article, "id", title="Gempa besar")
    make.draft(article, "id", title="Banjir besar")
    assert found(client, "gempa", "id") == [edition.get_absolute_url()]
    assert found(client, "banjir", "id") == []
    workflow.publish(article.edition("id"), by=None)
    assert found(client, "gempa", "id") == []
    assert len(found(client, "banjir", "id")) == 1
    workflow.withdraw(article.edition("id"), by=None, notice="Salah")
    assert found(client, "banjir", "id") == []
    assert SearchEntry.objects.count() == 0


def test_headlines_come_before_bodies_and_new_before_old(client):
    def story(at, **words):
        return make.live(make.article(), "id", at=at, **words).get_absolute_url()

    filler = "<p>Kopi dan teh.</p>"
    body = story(MARCH, title="Satu", standfirst="", body=f"{filler}<p>Gempa.</p>")
    old = story(MARCH - timedelta(days=900), title="Gempa", standfirst="", body=filler)
    new = story(MARCH, title="Gempa", standfirst="", body=filler)
    assert found(client, "gempa", "id") == [new, old, body]


def test_authors_and_tags_are_found_by_their_name_in_the_language(client):
    article = make.article(
        authors=[make.author("kim", ko="김민수", en="Kim Minsu")], tags=[make.tag("sea", ko="동해")]
    )
    edition = make.live(article, "ko")
    for query in ("김민수", "동해"):
        assert found(client, query) == [edition.get_absolute_url()]
    assert found(client, "minsu") == []


def test_a_new_name_is_found_once_it_is_saved(client, django_capture_on_commit_callbacks):
    author, tag, other = make.author("kim", id="Budi"), make.tag("a", id="laut"), make.tag("b")
    make.live(make.article(authors=[author], tags=[tag]), "id")
    author.name_ind = "Agus"
    author.save()
    with django_capture_on_commit_callbacks(execute=True):
        search_index.rename(Article.objects.filter(authors=author))
    assert (len(found(client, "budi", "id")), len(found(client, "agus", "id"))) == (0, 1)
    with django_capture_on_commit_callbacks(execute=True):
        merge_tags([tag], other, None)
    assert len(found(client, "laut", "id")) == 1


def test_new_facts_are_found_at_once(client):
    article = make.article(section=make.section("old"), authors=[make.author("kim", id="Budi")])
    make.live(article, "id", title="Gempa")
    facts = workflow.Facts(
        section=make.section("new"), source_language="ko", authors=[make.author("lee", id="Agus")]
    )
    workflow.save_facts(article, facts, by=None)
    assert len(found(client, "gempa agus", "id", section="new", author="lee")) == 1
    assert found(client, "gempa", "id", section="old") == []
    assert found(client, "gempa", "id", author="kim") == []


def test_results_are_narrowed_down_by_section_author_and_days(client):
    world, author = make.section("world"), make.author("kim")
    here = make.article(section=world, authors=[author])
    wanted = make.live(here, "id", title="Gempa satu", at=MARCH).get_absolute_url()
    make.live(make.article(), "id", title="Gempa dua", at=MARCH - timedelta(days=2))
    assert len(found(client, "gempa", "id")) == 2
    for filters in (
        {"section": "world"},
        {"author": "kim"},
        {"since": "2026-03-05"},
        {"since": "2026-03-05", "until": "2026-03-05"},
    ):
        assert found(client, "gempa", "id", **filters) == [wanted]
    assert found(client, "gempa", "id", until="2026-03-02") == []
    assert 'href="/id/search/?q=gempa&amp;author=kim"' in search(client, "gempa", "id")


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [("ko", "대통령", "대통렁"), ("ar", "الحكومة", "الحكوكة"), ("id", "presiden", "presdien")],
)
def test_a_misspelt_word_is_answered_by_the_one_that_was_meant(client, code, right, wrong):
    article = make.article()
    make.live(article, code, title=right)
    html = search(client, f"{wrong}", code)
    assert f'href="/{code}/search/?q={quote(right)}"' in html
    workflow.withdraw(article.edition(code), by=None, notice="-")
    assert "suggestion" not in search(client, wrong, code)


@pytest.mark.parametrize(
    ("code", "body", "right", "wrong"),
    [
        ("ko", "계곡물은 차다. 그 계곡물이 흐른다.", "계곡물", "계곡뮬"),
        ("ar", "ضفاف الجداول باردة، وسمندل الجداول هنا.", "الجداول", "الجداوول"),
        ("ar", "ضفاف الجداول باردة، وسمندل الجداول هنا.", "الجداول", "الجدااول"),
        ("ar", "الجداول باردة. وجدناها جداول صافية.", "جداول", "جدااول"),
        ("id", "Sungai itu dingin, sungai lain tidak.", "sungai", "sunggai"),
    ],
)
def test_what_a_body_says_twice_is_suggested_as_it_was_asked_for(client, code, body, right, wrong):
    make.live(make.article(), code, title="-", body=f"<p>{body}</p>")
    assert f'href="/{code}/search/?q={quote(right)}"' in search(client, wrong, code)


@pytest.mark.parametrize(
    ("code", "title", "body", "query", "better"),
    [
        (
            "ko",
            "계곡물 지도, 산골짝",
            "산골짜기에 눈이 왔다.",
            "계곡뮬 산골짜기",
            "계곡물 산골짜기",
        ),
        ("ar", "الجداول جبليًا", "في المناطق الجبلية.", "الجداوول الجبلية", "الجداول الجبلية"),
        (
            "id",
            "Pantai dan lautan",
            "Ia lihat pantau satu kali.",
            "lauttan pantau",
            "lautan pantau",
        ),
    ],
)
def test_a_word_that_is_found_stays_where_another_was_misspelt(
    client, code, title, body, query, better
):
    make.live(make.article(), code, title=title, body=f"<p>{body}</p>")
    assert f'href="/{code}/search/?q={quote(better, safe="").replace("%20", "+")}"' in search(
        client, query, code
    ).replace("%20", "+")


def test_a_misspelt_word_is_not_exchanged_within_another(client):
    make.live(make.article(), "id", title="Gempa: gempar")
    html = search(client, "gempx gempxologi", "id")
    assert "?q=gempa+gempxologi" in html.replace("%20", "+")


def test_where_no_story_has_all_words_those_with_some_are_shown(client):
    edition = make.live(make.article(), "id", title="Gempa di laut")
    make.live(make.article(), "id", title="Kopi")
    assert found(client, "gempa tsunami", "id") == [edition.get_absolute_url()]
    assert "<mark>Gempa</mark> di laut" in search(client, "gempa tsunami", "id")


def test_nothing_found_says_so_in_a_sentence_and_offers_a_way_on(client):
    html = search(client, "<b>xyz", "id", section="nothing", since="2026-03-05")
    assert "<bdi>&lt;b&gt;xyz</bdi>" in html
    assert 'href="/id/search/?q=%3Cb%3Exyz"' in html
    assert "/id/archive/" in html


ANYTHING = [
    *("%22", "%27%3B+DROP+TABLE", "%00", "%ED%A0%80", "%FF", "NEAR(a+b)", "a*", "-a", "^a", "a:b"),
    *("%F0%9F%98%80", "%E2%80%8F", "(((((", "a&!(b|c)", "%5C", "%25_", "a" * 10_000, "+a" * 5_000),
    quote("가" * 3_000),
    *("a&page=0", "a&page=x", "a&page=٣", "a&page=99999", "a&since=0001-01-01&until=9999-12-31"),
    *("a&since=2026-02-30", "a&until=x", "a&author=%00", "a&section=%FF", "a&author=" + "é" * 99),
]


def test_any_query_is_answered(client):
    make.live(make.article(), "id")
    for query in ANYTHING:
        assert client.get(f"/id/search/?q={query}").status_code == 200, query


def test_a_page_keeps_its_budget_whatever_was_asked(client):
    author = make.author("kim")
    for number in range(6):
        article = make.article(authors=[author, make.author()], tags=[make.tag()])
        make.live(article, "id", title=f"Gempa {number}", at=MARCH - timedelta(hours=number))
    for query in ("gempa", "gempa tsunami", "gempq", "", '"', "gempa 3 4 5", "kim gempa"):
        with CaptureQueriesContext(connection) as captured:
            search(client, query, "id", author="kim")
        assert len(captured) <= BUDGET, query


def test_results_go_on_by_ordinary_links(client, monkeypatch):
    monkeypatch.setattr(querysets, "PAGE", 3)
    for number in range(5):
        make.live(make.article(), "id", title="Gempa", at=MARCH - timedelta(hours=number))
    first, second = found(client, "gempa", "id"), found(client, "gempa", "id", page=2)
    assert (len(first), len(second), len({*first, *second})) == (3, 2, 5)
    assert 'href="/id/search/?q=gempa&amp;page=2" rel="next"' in search(client, "gempa", "id")
    assert 'href="/id/search/?q=gempa" rel="prev"' in search(client, "gempa", "id", page=2)


def test_beyond_the_last_page_is_the_last_page(client, monkeypatch):
    monkeypatch.setattr(querysets, "PAGE", 3)
    for number in range(5):
        make.live(make.article(), "id", title="Gempa", at=MARCH - timedelta(hours=number))
    last = found(client, "gempa", "id", page=2)
    for page in (3, 99):
        assert found(client, "gempa", "id", page=page) == last
    shown = search(client, "gempa", "id", page=99)
    with override("id"):
        assert ngettext("%(count)s story", "%(count)s stories", 5) % {"count": 5} in shown
    assert 'href="/id/search/?q=gempa" rel="prev"' in shown
    assert 'rel="next"' not in shown


def test_no_search_engine_keeps_a_page_of_results_and_every_page_leads_to_search(client):
    assert '<meta name="robots" content="noindex' in search(client, "x", "ar")
    assert 'action="/ar/search/"' in client.get("/ar/").text


def test_the_command_finds_again_what_the_index_has_lost(client):
    article = make.article()
    for code in ("ko", "id"):
        make.live(article, code, title="Gempa")
    search_index.forget(Edition.objects.all())
    SearchWord.objects.all().delete()
    assert found(client, "gempa", "id") == []
    call_command("index_search", verbosity=0)
    assert len(found(client, "gempa", "id")) == len(found(client, "gempa", "ko")) == 1
    assert "suggestion" in search(client, "gempq", "id")


def test_many_stories_of_one_minute_have_each_their_own_key():
    editions = [make.live(make.article(), "ko", at=MARCH) for _ in range(2)]
    keys = search_index._free_keys([editions[0], editions[0], editions[1]])
    assert len({*keys, *SearchEntry.objects.values_list("pk", flat=True)}) == 5


def test_a_result_that_was_shown_before_is_shown_as_the_story_is_now(client):
    edition = make.live(make.article(), "id", title="Gempa", body="<p>Satu gempa bumi.</p>")
    assert "Satu <mark>gempa</mark> bumi" in search(client, "gempa", "id")
    changed = make.draft(edition.article, "id", title="Gempa", body="<p>Dua gempa bumi.</p>")
    workflow.publish(changed, by=None)
    section = edition.article.section
    type(section).objects.filter(pk=section.pk).update(name_ind="Berita baru")
    html = search(client, "gempa", "id")
    assert "Dua <mark>gempa</mark> bumi" in html
    assert "Satu <mark>gempa" not in html
    assert html.count("Berita baru") >= 2


def test_old_headlines_are_found_behind_many_newer_bodies(client, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 2)
    old = make.live(make.article(), "id", title="Gempa", at=MARCH - timedelta(days=900))
    for number in range(4):
        body = {"title": "Kopi", "standfirst": "", "body": "<p>Gempa.</p>"}
        make.live(make.article(), "id", at=MARCH - timedelta(hours=number), **body)
    results = found(client, "gempa", "id")
    assert results[0] == old.get_absolute_url()
    assert len(results) == 3


@pytest.mark.parametrize("count", [1, 5, 21])
def test_results_are_looked_up_by_their_keys_and_in_no_other_way(client, count):
    for number in range(count):
        make.live(make.article(), "id", title="Gempa", at=MARCH - timedelta(hours=number))
    with CaptureQueriesContext(connection) as captured:
        assert len(found(client, "gempa", "id")) == min(count, querysets.PAGE)
    if connection.vendor == "sqlite":
        [asked] = [each["sql"] for each in captured if '"body_ind"' in each["sql"]]
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
            steps = [row[-1] for row in cursor.fetchall()]
        assert steps
        assert all("USING INTEGER PRIMARY KEY" in step for step in steps)
