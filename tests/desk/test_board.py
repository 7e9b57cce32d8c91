"""The board: stories × languages, narrowed down, assigned and published from one page."""

import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.board_cells import initials, short_time
from articles.admin.board_filters import Filters
from articles.admin.board_steps import choice
from articles.admin.states import STATES
from articles.languages import codes
from articles.models import Article, Edition
from articles.workflow.assignments import assign
from tests import make

pytestmark = pytest.mark.django_db
BOARD = "/desk/board/"
HOUR = timedelta(hours=1)


@pytest.fixture
def chief(client):
    user = make.user("Chief editor", language="en")
    client.force_login(user)
    return user


def found(client, **params):
    """The keys of the articles on the board's page for these parameters, in its order."""
    page = client.get(BOARD, params)
    assert page.status_code == 200, page
    return [row.article.pk for row in page.context["board"].rows]


def cell(client, article, code, **params):
    """(address, sentence, HTML) of one cell of the board."""
    board = client.get(BOARD, params).context["board"]
    row = next(row for row in board.rows if row.article.pk == article.pk)
    html = row.cells[board.filters.columns.index(code)]
    address, sentence = re.search(r'href="([^"]*)" title="([^"]*)"', html).groups()
    return address, sentence, html


def values(article, *places):
    """What the boxes of an article's cells send."""
    return [choice(article, code, article.edition(code)) for code in places]


def break_(article, by=HOUR):
    Article.objects.filter(pk=article.pk).update(breaking_until=timezone.now() + by)


# What a cell says


def test_a_missing_text_opens_beside_its_original_and_the_original_in_its_form(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    address, sentence, html = cell(client, article, "ar")
    assert address == reverse("admin:articles_article_translation", args=[article.pk, "ar"])
    assert sentence == "العربية: nothing written yet"
    assert "s-none" in html
    address, sentence, _html = cell(client, article, "ko")
    assert address == f"{reverse('admin:articles_article_change', args=[article.pk])}?language=ko"
    assert sentence == "한국어: live"


def test_an_outdated_text_says_in_how_many_passages_and_opens_at_the_first(client, chief):
    article = make.article("ko")
    body = "<p>첫째 문단</p>\n<p>둘째 문단</p>\n<p>셋째 문단</p>"
    make.live(article, "ko", title="제목", slug="a", body=body)
    make.live(article, "ar")
    changed = body.replace("첫째", "맨 처음").replace("셋째", "마지막")
    make.live(article, "ko", title="제목", slug="a", body=changed)
    address, sentence, html = cell(client, article, "ar")
    assert address.endswith("/translation/ar/#body.0")
    assert "live, outdated\nthe original changed in 2 passages" in sentence
    assert "<b>2</b>" in html
    # Another change, another count: nothing is remembered of the older one.
    make.live(article, "ko", title="다른 제목", slug="a", body=changed)
    assert "changed in 3 passages" in cell(client, article, "ar")[1]


def test_a_cell_says_who_has_the_text_until_when_and_that_it_is_overdue(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    nur = make.user("Translator ar", first_name="Nur", last_name="Aini")
    now = timezone.now()
    assign([(article, "ar")], to=nur, deadline_at=now - HOUR, by=None, now=now - 2 * HOUR)
    _address, sentence, html = cell(client, article, "ar")
    assert sentence.startswith("العربية: nothing written yet, overdue\nNur Aini has it until ")
    assert "<abbr>NA</abbr>" in html
    assert "is-overdue" in html


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Nur Aini", "NA"),
        ("translator-id", "TI"),
        ("نور علي", "ن\u200cع"),
        ("박혜리", "박혜"),
        ("혜리 박", "혜박"),
        ("Élodie de la Tour", "ÉT"),
        ("x", "X"),
        ("", ""),
    ],
)
def test_initials_are_made_in_every_script(name, short):
    assert initials(name) == short


def test_a_moment_today_is_shown_by_its_hour_and_any_other_by_its_day(settings):
    now = timezone.make_aware(timezone.datetime(2026, 11, 22, 9, 30))
    assert short_time(now + HOUR, now) == "10:30"
    assert short_time(now + 24 * HOUR, now) == "11/23"


def test_a_scheduled_text_says_when_and_a_machine_draft_says_so(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    make.scheduled(article, "en", due_in=timedelta(days=1))
    make.draft(article, "ar")
    Edition.objects.filter(language="ar").update(machine_count=2)
    assert "scheduled\nappears on " in cell(client, article, "en")[1]
    _address, sentence, html = cell(client, article, "ar")
    assert "draft, machine draft" in sentence
    assert "s-machine" in html


# What is shown, in which order


def test_breaking_stories_come_first_then_the_last_changed(client, chief):
    articles = [make.article("ko") for _each in range(3)]
    for article in articles:
        make.draft(article, "ko")
    break_(articles[0])
    assert found(client) == [articles[0].pk, articles[2].pk, articles[1].pk]
    break_(articles[0], by=-HOUR)
    assert found(client) == [articles[2].pk, articles[1].pk, articles[0].pk]


def test_one_reads_on_from_page_to_page_without_missing_or_meeting_a_story_twice(
    client, chief, monkeypatch
):
    monkeypatch.setattr("articles.admin.board.PER_PAGE", 3)
    articles = [make.article("ko") for _each in range(8)]
    # Two at the same moment, and one that stands above all.
    at = timezone.now() - HOUR
    Article.objects.filter(pk__in=[each.pk for each in articles[2:6]]).update(changed_at=at)
    break_(articles[3])
    seen, address = [], "?"
    while address:
        page = client.get(BOARD + address)
        board = page.context["board"]
        seen += [row.article.pk for row in board.rows]
        address = board.next_address
    assert seen[0] == articles[3].pk
    assert sorted(seen) == sorted(article.pk for article in articles)
    assert "Back to the newest" in page.text


def test_more_breaking_stories_than_a_page_holds_hide_none_of_the_others(
    client, chief, monkeypatch
):
    monkeypatch.setattr("articles.admin.board.PER_PAGE", 2)
    articles = [make.article("ko") for _each in range(5)]
    for article in articles[:3]:
        break_(article)
    first = client.get(BOARD).context["board"]
    assert {row.article.pk for row in first.rows} == {article.pk for article in articles[:3]}
    second = client.get(BOARD + first.next_address).context["board"]
    assert [row.article.pk for row in second.rows] == [articles[4].pk, articles[3].pk]
    assert second.next_address == ""


def test_a_search_shows_breaking_stories_first_too(client, chief):
    articles = [make.article("ko") for _each in range(3)]
    for article in articles:
        make.draft(article, "ko", title="항구")
    break_(articles[0])
    order = [articles[0].pk, articles[2].pk, articles[1].pk]
    assert found(client, q="항구") == order


@pytest.fixture
def newsroom():
    """Stories in the states that the filters ask for, by name."""
    names = "plain review live changed mine late".split()
    made = {name: make.article("ko") for name in names}
    for article in made.values():
        make.live(article, "ko")
    workflow.submit(make.draft(made["review"], "ar"), by=None)
    make.live(made["live"], "ar")
    make.live(made["changed"], "ar")
    make.live(made["changed"], "ko")
    return made


def keys(made, *names):
    return {made[name].pk for name in names}


def test_state_and_language_narrow_down_together(client, chief, newsroom):
    assert set(found(client, state="in_review", language="ar")) == keys(newsroom, "review")
    assert set(found(client, state="outdated")) == keys(newsroom, "changed")
    assert set(found(client, state="in_review", language="id")) == set()
    missing = keys(newsroom, "plain", "mine", "late")
    assert set(found(client, state="none", language="ar")) == missing
    assert set(found(client, language="ar")) == keys(newsroom, "review", "live", "changed")


def test_breaking_and_missing_in_a_language(client, chief, newsroom):
    for name in ("plain", "live"):
        break_(newsroom[name])
    view = {"breaking": "1", "state": "none", "language": "ar"}
    assert set(found(client, **view)) == keys(newsroom, "plain")
    assert set(found(client, breaking="1")) == keys(newsroom, "plain", "live")


def test_mine_overdue_and_free_texts(client, newsroom):
    me, other = make.user("Reviewer ar"), make.user("Translator ar")
    client.force_login(me)
    now = timezone.now()
    assign([(newsroom["mine"], "ar")], to=me, by=None)
    late = {"deadline_at": now - HOUR, "now": now - 2 * HOUR}
    assign([(newsroom["late"], "ar")], to=other, by=None, **late)
    assert set(found(client, who="me")) == keys(newsroom, "mine")
    assert set(found(client, state="overdue")) == keys(newsroom, "late")
    assert found(client, state="overdue", who="me") == []
    assert set(found(client, who=str(other.pk), language="ar")) == keys(newsroom, "late")
    free = keys(newsroom, "plain", "review", "changed")
    assert set(found(client, who="nobody", language="ar")) == free
    assert set(found(client, who="nobody", state="none", language="ar")) == keys(newsroom, "plain")
    assert set(found(client, who="me", state="none")) == keys(newsroom, "mine")


def test_section_and_search_narrow_down_with_the_rest(client, chief):
    section = make.section()
    article = make.article("ko", section=section)
    make.draft(article, "ko", title="항구의 밤")
    make.draft(make.article("ko", section=section), "ko", title="공항")
    make.draft(make.article("ko"), "ko", title="항구의 아침")
    assert found(client, section=section.pk, q="항구") == [article.pk]


def test_the_languages_that_are_asked_for_are_the_columns(client, chief):
    article = make.article("ko")
    make.draft(article, "ko")
    make.draft(article, "ja")
    board = client.get(f"{BOARD}?show=ar&show=id&language=ja").context["board"]
    assert [here.code for here in board.columns] == ["id", "ar", "ja"]
    assert len(board.rows[0].cells) == 3
    assert len(client.get(BOARD).context["board"].columns) == len(codes())


def test_filters_say_themselves_in_words_each_with_a_way_to_drop_it(client, chief):
    section = make.section(en="Economy")
    make.draft(make.article("ko"), "ko")
    view = {"section": section.pk, "state": "live", "language": "ar", "who": "nobody"}
    page = client.get(BOARD, view | {"q": "<b>x", "breaking": 1})
    words = dict(page.context["board"].words)
    assert list(words) == [
        "breaking news",
        "section: Economy",
        "state: live",
        "language: العربية",
        "nobody has it",
        "with “<b>x”",
    ]
    assert "breaking" not in words["breaking news"]
    assert f"section={section.pk}" in words["breaking news"]
    assert "with “&lt;b&gt;x”" in page.text
    assert "Show all stories" in page.text
    assert "No story matches." in page.text


@pytest.mark.parametrize(
    "typed",
    [
        "?section=x&state=lost&language=tlh&who=%00&show=xx&before=1-",
        "?section=99999999999999999999&who=99999999999999999999",
        "?before=99999999999999999-1",
        "?before=5-1",
        "?before=x-y",
        "?q=%00",
        "?section=²&who=²&before=²-²",
        "?nonsense=1",
    ],
)
def test_a_mistyped_address_shows_a_board_all_the_same(client, chief, typed):
    make.draft(make.article("ko"), "ko")
    assert client.get(BOARD + typed).status_code == 200


def test_every_state_can_be_asked_for(client, chief, newsroom):
    for state in STATES:
        for who in ("", "me", "nobody", str(chief.pk)):
            found(client, state=state, who=who)
            found(client, state=state, who=who, language="ar")


def test_an_address_says_the_view_and_is_read_back_the_same(rf):
    view = Filters(q="가 & 나", show=("ar", "id"), state="none", language="ar", breaking="1")
    request = rf.get(BOARD + view.address())
    assert Filters.read(request.GET) == Filters(
        q="가 & 나", show=("id", "ar"), state="none", language="ar", breaking="1"
    )


# What is done from it


def test_ticked_texts_are_given_to_a_person_with_a_deadline_in_the_newsrooms_time(
    client, chief, settings
):
    settings.TIME_ZONE = "Asia/Seoul"
    articles = [make.article("ko") for _each in range(2)]
    for article in articles:
        make.live(article, "ko")
    nur = make.user("Translator ar", first_name="Nur")
    year = timezone.now().year + 1
    page = client.post(
        f"{BOARD}?breaking=&language=",
        {
            # A whole row sends its cells in one box.
            "cell": [" ".join(values(articles[0], "ar")), *values(articles[1], "ar")],
            "to": nur.pk,
            "deadline": f"{year}-03-01T09:00",
            "step": "assign",
        },
        follow=True,
    )
    assert page.redirect_chain[0][0] == f"{BOARD}?breaking=&language="
    assert "Nur has 2 texts until" in page.text
    for article in articles:
        edition = article.edition("ar")
        assert edition.assigned_to == nur
        assert edition.deadline_at.isoformat() == f"{year}-03-01T00:00:00+00:00"


def test_a_refused_assignment_says_why_and_keeps_what_was_ticked_and_typed(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    sari = make.user("Translator id", name="sari")
    [ticked] = values(article, "ar")
    page = client.post(
        BOARD, {"cell": ticked, "to": sari.pk, "deadline": "2020-01-01T09:00", "step": "assign"}
    )
    assert page.status_code == 422
    assert "sari may not write in العربية." in page.text
    assert "The deadline lies in the past." in page.text
    assert re.search(rf'value="{ticked}"[^>]* checked', page.text)
    assert f'<option value="{sari.pk}" selected>' in page.text
    assert 'value="2020-01-01T09:00"' in page.text
    assert article.edition("ar") is None


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"step": "assign"}, "Choose at least one text first."),
        (
            {"cell": "x:ar:: 1:tlh:: ²:ar:: 1:ar:²: 1:ar:", "step": "assign"},
            "Choose at least one text",
        ),
        (
            {"cell": "1:ar::² 1:ar::x 1:ar::999999999999999999", "step": "assign"},
            "Choose at least one text",
        ),
        ({"cell": "999999:ar::", "step": "assign"}, "Choose at least one text first."),
        ({"cell": "{ar}", "step": "assign", "to": "x"}, "Choose who is to have the texts."),
        ({"cell": "{ar}", "step": "assign", "to": "{me}", "deadline": "soon"}, "could not be read"),
        ({"cell": "{ar}", "step": "burn"}, "There is no such step."),
        ({"cell": "{ar}"}, "There is no such step."),
        ({"cell": "{ar}", "step": "give_back"}, "Only who has a text can give it back."),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(client, chief, sent, sentence):
    article = make.article("ko")
    make.live(article, "ko")
    known = {"ar": values(article, "ar")[0], "me": chief.pk}
    page = client.post(BOARD, {name: value.format(**known) for name, value in sent.items()})
    assert page.status_code == 422
    assert sentence in page.text
    assert not Edition.objects.exclude(assigned_to=None).exists()


def test_a_translator_takes_and_gives_back_but_neither_assigns_nor_publishes(client):
    article = make.article("ko")
    make.live(article, "ko")
    me = make.user("Translator ar", language="en")
    client.force_login(me)
    page = client.get(BOARD)
    assert 'value="take"' in page.text
    assert 'value="assign"' not in page.text
    assert re.findall(r'name="cell" value="([^"]*)" aria-labelledby', page.text) == values(
        article, "ar"
    )
    [ticked] = values(article, "ar")
    client.post(BOARD, {"cell": ticked, "step": "take"})
    assert article.edition("ar").assigned_to == me
    for step in ("assign", "unassign"):
        refused = client.post(BOARD, {"cell": ticked, "step": step, "to": me.pk})
        assert refused.status_code == 422
        assert "does not have the right" in refused.text
    client.post(BOARD, {"cell": ticked, "step": "give_back"})
    assert article.edition("ar").assigned_to is None


def test_finished_texts_are_ticked_one_by_one_and_not_with_the_whole_row(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    make.live(article, "en")
    make.draft(article, "ar")
    page = client.get(f"{BOARD}?show=ko&show=en&show=ar")
    [row] = page.context["board"].rows
    for code in ("ko", "en", "ar"):
        assert f'name="cell" value="{values(article, code)[0]}" aria-labelledby' in page.text
    assert row.choice == values(article, "ar")[0]


def test_live_texts_are_given_to_somebody_and_sent_out_as_files(client, chief):
    articles = [make.article("ko") for _each in range(2)]
    for article in articles:
        make.live(article, "ko")
        make.live(article, "ar")
    ticked = [value for article in articles for value in values(article, "ar")]
    nur = make.user("Translator ar", first_name="Nur")
    page = client.post(BOARD, {"cell": ticked, "to": nur.pk, "step": "assign"}, follow=True)
    assert "Nur has 2 texts." in page.text
    files = client.post(reverse("admin:xliff_set"), {"cell": ticked, "version": "2.1"})
    with ZipFile(BytesIO(b"".join(files))) as archive:
        names = {f"article-{article.pk}-ko-ar.xlf" for article in articles}
        assert set(archive.namelist()) == names


def test_a_text_is_taken_back_by_who_may_assign_it(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    assign([(article, "ar")], to=make.user("Translator ar"), by=None)
    client.post(BOARD, {"cell": values(article, "ar"), "step": "unassign"})
    assert article.edition("ar").assigned_to is None


def test_a_text_that_was_given_to_somebody_meanwhile_is_left_with_them(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    old = values(article, "en", "ar")
    nur, sami = (make.user("Translator ar", "Translator en", first_name=n) for n in ("Nur", "Sami"))
    assign([(article, "ar")], to=nur, by=None)
    sent = {"cell": old, "to": sami.pk, "step": "assign"}
    page = client.post(BOARD, sent)
    assert page.status_code == 422
    assert "Nur has the text in العربية already." in page.text
    assert article.edition("en") is None
    assert article.edition("ar").assigned_to == nur
    # What nobody has touched stays ticked, the other is to be looked at first.
    assert re.search(rf'value="{old[0]}"[^>]* checked', page.text)
    assert not re.search(rf'value="{values(article, "ar")[0]}"[^>]* checked', page.text)
    client.post(BOARD, sent | {"cell": values(article, "en", "ar")})
    assert {article.edition(code).assigned_to for code in ("en", "ar")} == {sami}


def test_all_that_are_ready_are_published_and_what_stays_behind_says_why(client, chief):
    article = make.article("ko")
    for code in ("en", "ar"):
        make.draft(article, code, title=f"in {code}" if code == "en" else "", slug=f"s-{code}")
        workflow.approve(article.edition(code), by=None)
    sent = {"cell": values(article, "en", "ar", "id"), "step": "publish"}
    page = client.post(BOARD, sent)
    assert page.status_code == 200
    assert article.edition("en").is_live
    assert not article.edition("ar").is_live
    assert "1 text is live" in page.text
    assert "2 texts stay behind" in page.text
    assert "The story needs a headline." in page.text
    assert "There is no text yet." in page.text


def test_all_or_none_publishes_nothing_while_one_is_not_ready(client, chief):
    article = make.article("ko")
    make.draft(article, "en")
    workflow.approve(article.edition("en"), by=None)
    sent = {"cell": values(article, "en", "id"), "step": "publish", "all_or_none": "1"}
    page = client.post(BOARD, sent)
    assert not article.edition("en").is_live
    assert "It is ready, and waits because not all are." in page.text


def test_a_text_that_changed_since_the_board_was_shown_is_not_published(client, chief):
    article = make.article("ko")
    make.draft(article, "en")
    shown = values(article, "en")
    make.draft(article, "en", title="Newer")
    page = client.post(BOARD, {"cell": shown, "step": "publish"})
    assert not article.edition("en").is_live
    assert "There is a newer version" in page.text


def test_texts_are_published_at_one_time(client, chief):
    article = make.article("ko")
    make.draft(article, "en")
    workflow.approve(article.edition("en"), by=None)
    at = timezone.localtime() + timedelta(days=1)
    sent = {"cell": values(article, "en"), "step": "publish", "at": f"{at:%Y-%m-%dT%H:%M}"}
    page = client.post(BOARD, sent)
    assert "1 text goes live on" in page.text
    assert article.edition("en").next_at == at.replace(second=0, microsecond=0)


def test_who_may_not_see_stories_sees_no_board(client):
    client.force_login(make.user())
    assert client.get(BOARD).status_code == 403


# What it costs


def test_as_many_queries_for_forty_stories_as_for_two(client, chief):
    nur = make.user("Translator ar")

    def count(**params):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(BOARD, params)
        assert page.status_code == 200
        return len(queries)

    def write(number):
        for _each in range(number):
            article = make.article("ko")
            make.live(article, "ko", title="항구")
            make.live(article, "ar")
            make.live(article, "ko", title="항구")
            break_(article)
            assign([(article, "ar")], to=chief if number > 2 else nur, by=None)
            assign([(article, "ru")], to=chief, by=None)

    write(2)
    searches = [{}, {"q": "항구"}, {"language": "ar", "state": "outdated"}, {"who": "nobody"}]
    before = [count(**params) for params in searches]
    write(38)
    after = [count(**params) for params in searches]
    assert max(after) <= 13
    assert max(after) <= max(before)


def test_no_text_is_loaded_but_for_counting_what_changed(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    make.draft(article, "ar")
    with CaptureQueriesContext(connection) as queries:
        client.get(BOARD)
    sql = " ".join(query["sql"] for query in queries.captured_queries)
    assert "body" not in sql
    assert "standfirst" not in sql
    assert "title_ko" not in sql


def test_changes_are_counted_once_for_each_pair_of_versions(client, chief):
    article = make.article("ko")
    make.live(article, "ko")
    make.live(article, "ar")
    make.live(article, "ko")
    client.get(BOARD)
    with CaptureQueriesContext(connection) as queries:
        client.get(BOARD)
    assert not any("standfirst" in query["sql"] for query in queries.captured_queries)
