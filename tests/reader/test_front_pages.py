"""The front page as editors ordered it: by hand, by rule, for a time, and nothing twice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.languages import codes
from articles.models import Article, Place
from articles.models.arrangement import Candidate, Held, arrange
from articles.reader.fronts import reading
from articles.workflow import withdraw
from articles.workflow.front_pages import Put, save_front_page, set_breaking_line
from tests import make

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HOUR = timedelta(hours=1)
LEAD, TOP, STRIP, OPINION, LATEST = Place.Area.values


def stories(count, section=None, code="ko", *, kind="news", **more):
    """Live stories, each older than the one before."""
    made = []
    for number in range(count):
        article = make.article(section=section or make.section(), authors=1, **more)
        Article.objects.filter(pk=article.pk).update(kind=kind)
        make.live(article, code, at=NOW - timedelta(days=1, minutes=number))
        made.append(article)
    return made


def order(*places, code="ko", section=None, version=0):
    return save_front_page(code, section, places=places, version=version, by=None)


def shown(code="ko", now=None):
    """{area: keys of its articles} as readers see them."""
    page = reading.front(code, now or timezone.now())
    found = {}
    for one in page.filled:
        assert all(story.edition in page.rows for story in one.stories)
        found.setdefault(one.held.area, []).extend(story.article for story in one.stories)
    return found


def test_without_an_order_the_newest_stories_stand_there_by_rule(client):
    newest = [article.pk for article in stories(12)]
    assert shown() == {LEAD: newest[:1], TOP: newest[1:9], LATEST: newest[9:]}
    page = client.get("/ko/").text
    assert page.count('class="card"') == 9
    assert 'class="strip' not in page


def test_the_lead_by_rule_is_the_first_of_the_newest_with_a_picture():
    first, *_others = stories(4)
    [pictured] = stories(1, photos=[make.photo()])
    make.live(make.article(), "ko", at=NOW)
    assert shown()[LEAD] == [pictured.pk]
    assert first.pk in shown()[TOP]


def test_what_is_put_by_hand_stands_there_and_the_rule_fills_the_rest():
    culture = make.section("culture")
    old = stories(2, culture) + stories(3)
    newest = [each.pk for each in stories(1)]
    places = [
        Put(LEAD, article=old[4]),
        Put(TOP, article=old[3]),
        Put(TOP, count=2),
        Put(STRIP, section=culture, count=4),
        Put(LATEST, count=5),
    ]
    order(*places)
    found = shown()
    assert found[LEAD] == [old[4].pk]
    assert found[TOP][0] == old[3].pk
    assert sum(len(each) for each in found.values()) == 6
    assert set(found[TOP][1:] + found[STRIP] + found[LATEST]) == {
        *(each.pk for each in old[:3]),
        *newest,
    }


def test_a_rule_never_takes_what_a_person_put_further_down():
    newest, *others = stories(4)
    order(Put(LEAD), Put(TOP, count=2), Put(LATEST, article=newest))
    found = shown()
    assert found[LATEST] == [newest.pk]
    assert found[LEAD] == [others[0].pk]


def test_a_story_that_left_its_language_is_gone_and_the_rule_fills_its_place(client):
    one, two, three = stories(3)
    order(Put(LEAD, article=three), Put(TOP, article=two))
    assert shown() == {LEAD: [three.pk], TOP: [two.pk]}
    withdraw(three.edition("ko"), by=None, notice="withdrawn")
    assert shown() == {LEAD: [one.pk], TOP: [two.pk]}
    assert client.get("/ko/").status_code == 200


def test_a_strip_is_refilled_from_its_own_section():
    culture, other = make.section("culture"), make.section("other")
    old = stories(3, culture)
    stories(2, other)
    order(Put(STRIP, article=old[0]), Put(STRIP, section=culture, count=1))
    assert shown()[STRIP] == [old[0].pk, old[1].pk]
    withdraw(old[0].edition("ko"), by=None, notice="withdrawn")
    assert shown()[STRIP] == [old[1].pk, old[2].pk]


def test_a_place_counts_from_its_beginning_until_its_end_to_the_second():
    newest, one, two, three = stories(4)
    order(
        Put(LEAD, article=three, ends_at=NOW + HOUR),
        Put(LEAD, article=two, starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR),
        Put(TOP, article=one, starts_at=NOW + HOUR),
    )
    second = timedelta(seconds=1)
    assert shown(now=NOW + HOUR - second) == {LEAD: [three.pk]}
    assert shown(now=NOW + HOUR) == {LEAD: [two.pk], TOP: [one.pk]}
    assert shown(now=NOW + 2 * HOUR)[LEAD] == [newest.pk]


def test_a_page_whose_times_are_all_over_is_the_one_by_rule():
    [one] = stories(1)
    order(Put(TOP, article=one, ends_at=NOW - HOUR))
    assert shown()[LEAD] == [one.pk]


def test_opinion_by_rule_holds_opinions_alone():
    stories(2)
    opinions = [each.pk for each in stories(2, kind="opinion")]
    order(Put(LEAD), Put(OPINION, count=3))
    assert shown()[OPINION] == opinions


def test_nothing_stands_twice_however_a_page_is_ordered():
    pool = [Candidate(n, n, n % 3, "opinion" if n % 4 else "news") for n in range(60)]
    live = {each.article: each for each in pool}
    held = [
        Held(area, article, section=n % 3, count=1 + n % 5)
        for n, area in enumerate(Place.Area.values * 4)
        for article in (None, n * 3 % 20)
    ]
    keys = [story.edition for one in arrange(held, live, pool, NOW) for story in one.stories]
    assert len(keys) == len(set(keys)) > 20


def test_a_section_has_its_own_lead_above_its_list(client):
    culture = make.section("culture")
    newest, middle, oldest = stories(3, culture)
    titles = [each.edition("ko").live.title for each in (newest, middle, oldest)]
    order(Put(LEAD, article=oldest), section=culture)
    page = client.get("/ko/culture/").text
    assert titles[2] in page.split('class="lead"')[1].split('class="rows')[0]
    assert [page.count(f">{title}</a>") for title in titles] == [1, 1, 1]
    withdraw(oldest.edition("ko"), by=None, notice="withdrawn")
    page = client.get("/ko/culture/").text
    assert [page.count(f">{title}</a>") for title in titles] == [1, 1, 0]


def test_the_section_of_one_language_is_ordered_for_that_language_alone(client):
    culture = make.section("culture")
    [article] = stories(1, culture)
    make.live(article, "ar")
    order(Put(LEAD, article=article), section=culture)
    assert 'class="lead"' in client.get("/ko/culture/").text
    assert 'class="lead"' not in client.get("/ar/culture/").text


def test_the_breaking_line_leads_to_its_story_and_ends_by_itself(client):
    [article] = stories(1)
    set_breaking_line("ko", text="태풍 <상륙>", article=article, until=NOW + HOUR, by=None)
    page = client.get("/ko/").text
    line = page.split('class="breaking"')[1].split("</section>")[0]
    assert "태풍 &lt;상륙&gt;" in line
    assert f'href="{article.edition("ko").get_absolute_url()}"' in line
    assert 'class="breaking"' not in client.get("/id/").text
    assert reading.front("ko", NOW + HOUR).breaking is None
    withdraw(article.edition("ko"), by=None, notice="withdrawn")
    line = client.get("/ko/").text.split('class="breaking"')[1].split("</section>")[0]
    assert "<a" not in line


@pytest.mark.parametrize("much", [False, True])
def test_an_ordered_page_keeps_its_budget_whatever_stands_on_it(client, much):
    sections = [make.section() for _ in range(4 if much else 1)]
    made = [each for section in sections for each in stories(3, section, photos=[make.photo()])]
    places = [Put(LEAD, article=made[0])]
    if much:
        places += [Put(TOP, article=each) for each in made[1:5]]
        places += [Put(STRIP, section=section, count=4) for section in sections]
        places += [Put(OPINION, count=3), Put(LATEST, count=20)]
    order(*places)
    order(*places[:1], section=sections[0])
    set_breaking_line("ko", text="속보", article=made[0], until=NOW + HOUR, by=None)
    for path in ("/ko/", f"/ko/{sections[0].slug}/"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        assert len(captured) <= 4


def test_every_language_without_an_order_has_its_page(client):
    for code in codes():
        assert client.get(f"/{code}/").status_code == 200
