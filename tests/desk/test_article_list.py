"""The list of all articles: what it shows, finds, narrows down, and costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.article_filters import with_state
from articles.admin.states import STATES, by_language, facts_of, with_editions
from articles.languages import codes
from articles.models import Article, Edition
from articles.workflow.assignments import assign
from tests import make

pytestmark = pytest.mark.django_db
LIST = "/desk/articles/article/"


@pytest.fixture
def editor(client):
    user = make.user("Chief editor", language="en")
    client.force_login(user)
    return user


def found(client, **params):
    """The keys of the articles that the list shows for these parameters."""
    page = client.get(LIST, params)
    assert page.status_code == 200, page
    return {article.pk for article in page.context["cl"].result_list}


def newsroom():
    """One story in every state that an edition can be in, by name."""
    made = {name: make.article("ko") for name in ("plain", "review", "live", "changed", "gone")}
    make.draft(made["plain"], "ko")
    workflow.approve(make.draft(made["plain"], "ar"), by=None)
    workflow.submit(make.draft(made["review"], "ko"), by=None)
    make.scheduled(made["review"], "en", due_in=timedelta(days=1))
    make.live(made["live"], "ko")
    make.live(made["live"], "en")
    make.live(made["changed"], "ko")
    make.live(made["changed"], "en")
    make.live(made["changed"], "ko")
    workflow.submit(make.draft(made["changed"], "ko"), by=None)
    workflow.withdraw(make.live(made["gone"], "ko"), by=None, notice="x")
    workflow.open_edition(made["gone"], "ja")
    make.draft(made["gone"], "vi")
    Edition.objects.filter(language="vi").update(machine_count=1)
    now = timezone.now()
    hour = timedelta(hours=1)
    nora = make.user("Translator de")
    assign([(made["plain"], "de")], to=nora, deadline_at=now - hour, by=None, now=now - 2 * hour)
    return made


def test_a_story_is_listed_with_its_facts(client, editor):
    author = make.author(en="Park Hye-ri", ko="박혜리")
    section = make.section(ko="지역")
    make.draft(make.article("ko", authors=[author], section=section), "ko", title="항구의 밤")
    page = client.get(LIST).text
    assert '<bdi lang="ko" dir="ltr">항구의 밤</bdi>' in page
    assert "Park Hye-ri" in page
    assert re.search(r'<bdi class="fallback" lang="ko"[^>]*>지역</bdi>', page)
    assert '<bdi lang="ko">한국어</bdi>' in page


def test_a_story_without_any_headline_says_so(client, editor):
    make.draft(make.article("ko"), "ko", title="", slug="")
    assert "Needs a headline" in client.get(LIST).text


def test_a_headline_is_taken_from_another_language_while_the_first_has_none(client, editor):
    article = make.article("ko")
    make.draft(article, "ko", title="", slug="")
    make.draft(article, "ar", title="الميناء")
    assert '<bdi lang="ar" dir="rtl">الميناء</bdi>' in client.get(LIST).text


def test_each_language_has_a_mark_that_says_its_state_and_leads_to_its_form(client, editor):
    article = make.article("ko")
    make.live(article, "ko")
    make.live(article, "ar")
    make.live(article, "ko")
    page = client.get(LIST).text
    form = reverse("admin:articles_article_change", args=[article.pk])
    for code, words in (
        ("ko", "한국어: live"),
        ("ar", "العربية: live · outdated"),
        ("ja", "日本語: nothing written yet"),
    ):
        assert f'href="{form}?language={code}"' in page
        assert f'<span class="visually-hidden">{words}</span>' in page
    assert page.count('class="mark ') >= len(codes())


def test_every_state_is_found_by_its_filter_exactly():
    newsroom()
    articles = list(with_editions(Article.objects.all()))
    for code in ("ko", "en", "ar", "ja", None):
        for state in STATES:
            shown = {
                article.pk
                for article in articles
                if any(
                    state in facts_of(by_language(article).get(each))
                    for each in ([code] if code else codes())
                )
            }
            filtered = with_state(Article.objects.all(), state, code)
            assert set(filtered.values_list("pk", flat=True)) == shown, (code, state)


def test_every_state_occurs_in_that_test():
    newsroom()
    facts = {fact for edition in Edition.objects.all() for fact in facts_of(edition)}
    assert facts == set(STATES)


def test_language_and_state_narrow_down_together(client, editor):
    made = newsroom()
    assert found(client, language="en", state="outdated") == {made["changed"].pk}
    assert found(client, language="ar", state="approved") == {made["plain"].pk}
    everything = {article.pk for article in made.values()}
    assert found(client, language="ar", state="none") == everything - {made["plain"].pk}
    assert found(client, language="en") == {made[n].pk for n in ("review", "live", "changed")}


def test_the_other_filters(client, editor):
    author, section = make.author(), make.section()
    mine = make.article("ar", authors=[author], section=section)
    make.live(mine, "ar", at=timezone.now() - timedelta(days=3))
    other = make.article("ko")
    make.draft(other, "ko")
    Article.objects.filter(pk=other.pk).update(changed_at=timezone.now() - timedelta(days=90))
    for params in (
        {"section": section.pk},
        {"author": author.pk},
        {"written_in": "ar"},
        {"changed": "30"},
        {"published": "7"},
    ):
        assert found(client, **params) == {mine.pk}, params
    assert found(client, published="1") == set()


@pytest.mark.parametrize(
    "typed",
    [
        "?section=999999",
        "?section=x",
        "?language=tlh",
        "?state=lost",
        "?author=x",
        "?author=99999999999999999999999",
        "?changed=-1",
        "?p=999",
        "?p=x",
        "?nonsense=1",
    ],
)
def test_a_mistyped_address_leads_back_to_the_list(client, editor, typed):
    make.draft(make.article("ko"), "ko")
    page = client.get(LIST + typed, follow=True)
    assert page.status_code == 200


def test_filters_left_open_do_not_stay_in_the_address(client, editor):
    page = client.get(LIST, {"q": "x", "section": "", "state": ""})
    assert page.status_code == 302
    assert page.url.endswith("?q=x")


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Представитель НАТО прибыл", "нато"),
        ("представитель нато прибыл", "НАТО"),
        ("부산항 컨테이너 처리량", "컨테이너"),
        ("أعلن الميناء إغلاقه", "اعلن اغلاقه"),
        ("الميناء مغلق", "المينَاء"),
        ("Hafengebühren STEIGEN", "steigen hafengebühren"),
        ("Ｈａｒｂｏｕｒ news", "harbour"),
        ("100 % of the_harbour", "100 %"),
    ],
)
def test_search_finds_a_title_however_it_is_typed(client, editor, title, typed):
    article = make.article("en")
    make.draft(article, "en", title=title)
    make.draft(make.article("en"), "en", title="Something else")
    assert found(client, q=typed) == {article.pk}


def test_search_finds_the_live_title_beside_the_draft_in_any_language(client, editor):
    article = make.article("ko")
    make.live(article, "id", title="Pelabuhan lama")
    make.draft(article, "id", title="Dermaga baru")
    assert found(client, q="lama") == found(client, q="dermaga") == {article.pk}


def test_every_word_must_match_and_an_author_counts(client, editor):
    author = make.author(ru="Иван Петров", en="Ivan Petrov")
    article = make.article("ru", authors=[author])
    make.draft(article, "ru", title="Порт закрыт")
    assert found(client, q="порт петров") == {article.pk}
    assert found(client, q="иван") == {article.pk}
    assert found(client, q="порт сидоров") == set()


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", '"', "\x00", "a" * 5000, "( ) *"])
def test_search_takes_any_text_as_text(client, editor, typed):
    make.draft(make.article("en"), "en", title="Harbour")
    assert found(client, q=typed) == (found(client) if typed == "\x00" else set())


def test_as_many_queries_for_forty_stories_as_for_two(client, editor):
    def count(**params):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(LIST, params)
        assert page.status_code == 200
        return len(queries)

    def write(number):
        for _each in range(number):
            article = make.article("ko", authors=2)
            make.draft(article, "ko", title="항구")
            make.draft(article, "ar", title="ميناء")

    write(2)
    searches = [{}, {"q": "항구"}, {"language": "ar", "state": "draft"}, {"changed": "30"}]
    before = [count(**params) for params in searches]
    write(38)
    after = [count(**params) for params in searches]
    assert after == before
    assert max(after) <= 12


def test_no_text_of_a_story_is_loaded(client, editor):
    make.draft(make.article("ko"), "ko")
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST)
    sql = " ".join(query["sql"] for query in queries.captured_queries)
    assert "body" not in sql
    assert "standfirst" not in sql
    assert "title_ko" not in sql


def test_more_stories_than_are_counted_are_said_to_be_more(client, editor, monkeypatch):
    monkeypatch.setattr("articles.admin.article_list.COUNTED", 3)
    monkeypatch.setattr("articles.admin.articles.ArticleAdmin.list_per_page", 2)
    for _each in range(8):
        make.draft(make.article("ko"), "ko")
    first = client.get(LIST)
    assert "More than 3 stories" in first.text
    last = client.get(LIST, {"p": 4})
    assert len(last.context["cl"].result_list) == 2
    assert "8 stories" in last.text


def test_who_may_not_see_stories_sees_no_list(client):
    client.force_login(make.user())
    assert client.get(LIST).status_code == 403
