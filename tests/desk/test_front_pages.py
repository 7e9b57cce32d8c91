"""The desk's page for front pages, as it works without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import FrontPage, Place
from articles.workflow import Put, save_front_page, set_breaking_line, withdraw
from tests import make

pytestmark = pytest.mark.django_db

NOW = timezone.now()
ADDRESS = "/desk/front-pages/ko/"


@pytest.fixture
def desk(client):
    """The client of a chief editor, whose desk speaks English."""
    client.force_login(make.user("Chief editor", language="en"))
    return client


def live(code="ko", **more):
    article = make.article(**more)
    make.live(article, code, at=NOW - timedelta(hours=1))
    return article


def sent(page):
    """What a browser would send of the form with the places."""
    form = page.split('id="front-form"')[1].split("</form>")[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        found.setdefault(told["name"], []).append(told.get("value", ""))
    for name, inner in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inner) or re.search(
            'value="([^"]*)"', inner
        )
        found[name] = [chosen[1]]
    return found


def press(desk, page, step, address=ADDRESS, **typed):
    return desk.post(address, sent(page) | typed | {"step": step})


def order_of(page):
    return re.findall(r'name="place-\d+-article" value="(\d+)"', page)


def test_a_page_is_filled_by_hand_and_by_rule_and_saved(desk):
    culture = make.section("culture")
    one, two = live(section=culture), live()
    page = desk.get(ADDRESS).text
    page = press(desk, page, f"put:{one.pk}", into="lead").text
    page = press(desk, page, f"put:{two.pk}", into="top").text
    page = press(desk, page, "rule:strip").text
    assert "The rule fills a place there. Save to keep it so." in page
    assert not Place.objects.exists()
    assert press(desk, page, "save").status_code == 302
    assert list(Place.objects.values_list("area", "article", "section", "count")) == [
        ("lead", one.pk, None, 1),
        ("top", two.pk, None, 1),
        ("strip", None, culture.pk, 3),
    ]


def test_places_are_moved_by_buttons_and_by_plain_numbers(desk):
    articles = [live() for _ in range(3)]
    keys = [str(each.pk) for each in articles]
    save_front_page("ko", places=[Put("top", each) for each in articles], version=0, by=None)
    page = desk.get(ADDRESS).text
    assert order_of(page) == keys
    moved = press(desk, page, "up:3").text
    assert order_of(moved) == [keys[0], keys[2], keys[1]]
    assert "Now number 2 of “" in moved
    moved = press(desk, page, "look", **{"place-3-number": "1"}).text
    assert order_of(moved) == [keys[2], keys[0], keys[1]]
    moved = press(desk, page, "look", **{"place-1-number": "2", "place-3-area": "lead"}).text
    assert order_of(moved) == [keys[2], keys[1], keys[0]]
    press(desk, moved, "save")
    assert Place.objects.get(area="lead").article == articles[2]


def test_stories_are_found_by_words_among_those_live_or_planned_here(desk):
    live_one, planned, draft = live(), make.article(), make.article()
    make.live(live_one, "ko", title="등대가 다시 켜지다")
    make.scheduled(planned, "ko", due_in=timedelta(days=1), title="등대 축제")
    make.draft(draft, "ko", title="등대 초안")
    make.live(make.article(), "id", title="등대 id")
    page = press(desk, desk.get(ADDRESS).text, "look", typed="등대").text
    assert set(re.findall(r'value="put:(\d+)"', page)) == {str(live_one.pk), str(planned.pk)}


def test_what_readers_do_not_see_is_told_with_its_reason(desk):
    gone, planned, over, later = live(), make.article(), live(), live()
    withdraw(gone.edition("ko"), by=None, notice="gone")
    make.scheduled(planned, "ko", due_in=timedelta(days=1))
    live()
    hour = timedelta(hours=1)
    places = [
        Put("top", gone),
        Put("top", planned),
        Put("top", over, ends_at=NOW - hour),
        Put("top", later, starts_at=NOW + hour),
        Put("opinion", count=2),
    ]
    save_front_page("ko", places=places, version=0, by=None)
    page = desk.get(ADDRESS).text
    for sentence in (
        "It is not live in 한국어: the rule fills its place.",
        "It goes live in 한국어 on",
        "Its time is over.",
        "It stands here from",
        "No story is left for it.",
        "Times are those of Asia/Seoul.",
    ):
        assert sentence in page.replace("<bdi>", "").replace("</bdi>", "")


def test_a_second_lead_that_was_withdrawn_is_not_live_rather_than_beside_another(desk):
    first, gone, waiting = live(), live(), live()
    withdraw(gone.edition("ko"), by=None, notice="gone")
    places = [Put("lead", each) for each in (first, gone, waiting)]
    save_front_page("ko", places=places, version=0, by=None)
    page = re.sub("</?bdi>", "", desk.get(ADDRESS).text)
    told = [re.findall(r'front-amiss">([^<]*)', one) for one in page.split("data-key=")[1:]]
    assert told == [[], ["It is not live in 한국어."], ["Another lead stands there now."]]


@pytest.mark.parametrize("step", ["look", "down:1", "rule:opinion", "save"])
def test_steps_and_refusals_still_show_headlines_what_stands_there_and_warnings(desk, step):
    newest, gone, lead = live(), live(), live()
    withdraw(gone.edition("ko"), by=None, notice="gone")
    save_front_page(
        "ko", places=[Put("lead", lead), Put("latest"), Put("top", gone)], version=0, by=None
    )
    page = desk.get(ADDRESS).text
    save_front_page("ko", places=[Put("top", lead)], version=1, by=None)
    form = press(desk, page, step).text.split('id="front-form"')[1]
    assert gone.edition("ko").newest_title in form
    assert f">#{gone.pk}<" not in form
    assert "It is not live in" in form
    assert newest.edition("ko").newest_title in form.split('class="front-now"')[1].split("</p>")[0]


def test_headlines_stay_beside_a_place_that_cannot_be_read(desk):
    one, two = live(), live()
    save_front_page("ko", places=[Put("top", one), Put("top", two)], version=0, by=None)
    page = press(desk, desk.get(ADDRESS).text, "look", **{"place-1-ends_at": "tomorrow"}).text
    for article in (one, two):
        headline = article.edition("ko").newest_title
        assert headline in page.split('class="front-areas"')[1].split('class="front-side"')[0]


def test_two_people_are_told_of_each_other_and_keep_what_they_typed(desk):
    mine, theirs = live(), live()
    page = press(desk, desk.get(ADDRESS).text, f"put:{mine.pk}", into="lead").text
    save_front_page("ko", places=[Put("lead", theirs)], version=0, by=None)
    answer = press(desk, page, "save")
    assert answer.status_code == 409
    assert "Somebody else saved this page in the meantime." in answer.text
    assert (
        theirs.edition("ko").newest_title in answer.text.split("is-conflict")[1].split("<form")[0]
    )
    assert order_of(answer.text) == [str(mine.pk)]
    assert Place.objects.get().article == theirs
    assert press(desk, answer.text, "save").status_code == 302
    assert Place.objects.get().article == mine


@pytest.mark.parametrize("step", ["look", "down:1", "out:2", "rule:latest", "put:0", "up:9"])
def test_a_step_after_another_persons_save_does_not_hide_it(desk, step):
    mine, other, theirs = live(), live(), live()
    places = [Put("top", mine), Put("top", other)]
    save_front_page("ko", places=places, version=0, by=None)
    page = desk.get(ADDRESS).text
    save_front_page("ko", places=[Put("lead", theirs)], version=1, by=None)
    page = press(desk, page, step).text
    answer = press(desk, page, "save")
    assert answer.status_code == 409
    assert Place.objects.get().article == theirs
    # Who has seen theirs and goes on may replace it.
    page = press(desk, answer.text, "look").text
    assert press(desk, page, "save").status_code == 302


def test_what_is_refused_stays_in_the_form(desk):
    article = live()
    page = press(desk, desk.get(ADDRESS).text, f"put:{article.pk}", into="lead").text
    times = {"place-1-starts_at": "2026-05-02T10:00", "place-1-ends_at": "2026-05-01T10:00"}
    answer = press(desk, page, "save", **times)
    assert answer.status_code == 422
    assert "A place ends after it begins." in answer.text
    assert 'value="2026-05-02T10:00"' in answer.text
    answer = press(desk, page, "save", **{"place-1-ends_at": "tomorrow"})
    assert answer.status_code == 422
    assert order_of(answer.text) == [str(article.pk)]


def test_only_who_publishes_in_a_language_gets_buttons_and_may_send_them(client):
    client.force_login(make.user("Journalist"))
    save_front_page("ko", places=[Put("lead", live())], version=0, by=None)
    page = client.get(ADDRESS)
    assert page.status_code == 200
    assert 'name="step"' not in page.text
    data = {"version": "1", "step": "save"}
    assert client.post(ADDRESS, data).status_code == 403
    assert Place.objects.count() == 1


def test_the_preview_shows_an_unsaved_order_at_a_moment_to_whoever_has_the_link(desk, client):
    second, _newer = live(), live()
    page = press(desk, desk.get(ADDRESS).text, f"put:{second.pk}", into="lead").text
    typed = {"place-1-ends_at": "2030-01-01T10:00"}
    link = press(desk, page, "preview", at="2030-01-01T09:59", **typed).headers["Location"]
    later = press(desk, page, "preview", at="2030-01-01T10:00", **typed).headers["Location"]
    client.logout()
    preview = client.get(link)
    lead = preview.text.split('class="lead"')[1].split("</article>")[0]
    assert second.edition("ko").live.title in lead
    assert "noindex" in preview.headers["X-Robots-Tag"]
    assert "no-store" in preview.headers["Cache-Control"]
    assert "2030" in preview.text.split("<main")[0]
    lead = client.get(later).text.split('class="lead"')[1].split("</article>")[0]
    assert second.edition("ko").live.title not in lead
    assert client.get(f"{link[:-4]}/").status_code == 404
    assert not FrontPage.objects.exists()


def test_a_section_has_a_page_of_its_own(desk):
    culture = make.section("culture")
    article = live(section=culture)
    address = f"{ADDRESS}culture/"
    page = press(desk, desk.get(address).text, f"put:{article.pk}", address, into="lead").text
    preview = press(desk, page, "preview", address).headers["Location"]
    assert 'class="lead"' in desk.get(preview).text
    press(desk, page, "save", address)
    assert FrontPage.objects.get().section == culture
    assert 'value="rule:strip"' not in page


def test_a_breaking_line_is_shown_and_ended_beside_the_places(desk):
    article = live()
    until = timezone.localtime(NOW + timedelta(hours=2))
    data = {
        "line-text": "속보",
        "line-article": article.pk,
        "line-until": f"{until:%Y-%m-%dT%H:%M}",
    }
    assert desk.post(ADDRESS, data | {"step": "line"}).status_code == 302
    assert "속보" in desk.get("/ko/").text
    assert desk.post(ADDRESS, {"step": "end-line", "line-text": ""}).status_code == 302
    assert "속보" not in desk.get("/ko/").text
    set_breaking_line("ko", text="<b>", until=NOW + timedelta(hours=1), by=None)
    assert "&lt;b&gt;" in desk.get(ADDRESS).text


@pytest.mark.parametrize("step", ["line", "end-line"])
def test_the_breaking_line_is_sent_with_an_unsaved_order_which_stays_unsaved(desk, step):
    one, two = live(), live()
    save_front_page("ko", places=[Put("top", one), Put("top", two)], version=0, by=None)
    set_breaking_line("ko", text="예전", until=NOW + timedelta(hours=1), by=None)
    typed = {"line-text": "속보", "line-article": "", "line-until": "2035-01-01T10:00"}
    page = press(desk, desk.get(ADDRESS).text, "up:2", **typed).text
    # What was typed for the line outlasts a step of the places.
    panel = page.split('class="panel front-line"')[1]
    assert 'value="속보"' in panel
    assert 'value="2035-01-01T10:00"' in panel
    answer = press(desk, page, step, **typed)
    assert answer.status_code == 200
    assert order_of(answer.text) == [str(two.pk), str(one.pk)]
    assert "The breaking line is saved, the order of places is not yet." in answer.text
    assert ("속보" in desk.get("/ko/").text) == (step == "line")
    assert "예전" not in desk.get("/ko/").text
    assert Place.objects.first().article == one
    assert press(desk, answer.text, "save").status_code == 302
    assert Place.objects.first().article == two


def test_a_refused_line_keeps_an_unsaved_order(desk):
    one, two = live(), live()
    save_front_page("ko", places=[Put("top", one), Put("top", two)], version=0, by=None)
    page = press(desk, desk.get(ADDRESS).text, "up:2").text
    answer = press(desk, page, "line", **{"line-text": ""})
    assert answer.status_code == 422
    assert order_of(answer.text) == [str(two.pk), str(one.pk)]


def test_a_page_knows_whether_its_order_is_unsaved(desk):
    one, two = live(), live()
    save_front_page("ko", places=[Put("top", one), Put("top", two)], version=0, by=None)
    page = desk.get(ADDRESS).text
    assert "data-unsaved" not in page
    assert "data-unsaved" not in press(desk, page, "look", typed="x").text
    page = press(desk, page, "up:2").text
    assert "data-unsaved" in page
    assert "data-unsaved" in press(desk, page, "look", typed="x").text
    assert "data-unsaved" not in press(desk, page, "down:2").text


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"line-until": ""}, "until", "Choose a time that lies ahead, within ten years."),
        ({"line-until": "2020-01-01T10:00"}, "until", "Choose a time that lies ahead"),
        ({"line-until": "tomorrow"}, "until", "Enter a valid date/time."),
        ({"line-text": " "}, "text", "Write what the news is."),
        ({"line-text": "속보" * 101}, "text", "Ensure this value has at most 200 characters"),
    ],
)
def test_a_refused_breaking_line_says_why_beside_its_field_and_keeps_what_was_typed(
    desk, typed, field, sentence
):
    article = live()
    data = {"line-text": "속보", "line-article": article.pk, "line-until": "2035-01-01T10:00"}
    answer = desk.post(ADDRESS, data | typed | {"step": "line"})
    assert answer.status_code == 422
    panel = answer.text.split('class="panel front-line"')[1].split("</section>")[0]
    assert "Please look at the fields marked below." in panel
    told = re.findall(r"<label[^>]*>.*?(?=<label|$)", panel, re.S)
    of_field = next(each for each in told if f'for="id_line-{field}"' in each)
    assert sentence in of_field
    # The line stands below the places: the page opens where it has something to say.
    assert re.search(rf'name="line-{field}"[^>]* autofocus', of_field)
    assert panel.count("autofocus") == 1
    kept = data | typed
    for name in ("text", "until"):
        value = kept[f"line-{name}"].strip()
        assert not value or f'value="{value}"' in panel
    assert f'<option value="{article.pk}" selected' in panel
    assert not FrontPage.objects.exists()


def test_menu_and_first_page_lead_to_the_front_page_in_the_desks_language(desk):
    assert desk.get("/desk/").text.count('href="/desk/front-pages/"') == 2
    assert desk.get("/desk/front-pages/").headers["Location"] == "/desk/front-pages/en/"
