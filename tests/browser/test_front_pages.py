"""Ordering a front page in a browser: by keys, by dragging, and what readers see then."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Place
from articles.workflow import Put, save_front_page
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

TITLES = ["첫 기사", "둘째 기사", "셋째 기사"]


@pytest.fixture
def articles():
    """Three live stories, the top stories of the Korean front page."""
    made = [make.article() for _ in TITLES]
    for article, title in zip(made, TITLES, strict=True):
        make.live(article, "ko", title=title, at=timezone.now() - timedelta(hours=1))
    save_front_page("ko", places=[Put("top", each) for each in made], version=0, by=None)
    return made


def middle(page, selector, below=0):
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + below


def expect_keys(page, area, *keys):
    """The places of an area, as soon as the browser has followed the pointer."""
    places = page.locator(f".is-{area} .front-place")
    expect(places).to_have_count(len(keys))
    for number, key in enumerate(keys):
        expect(places.nth(number)).to_have_attribute("data-key", key)


def test_places_are_moved_by_keys_and_readers_see_it(open_page, new_page, articles):
    page = open_page(make.user("Chief editor", language="ko"), "/desk/front-pages/ko/")
    page.focus("#handle-3")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".is-top li").nth(1)).to_have_attribute("data-key", "3")
    expect(page.locator("#handle-3")).to_be_focused()
    # Who would leave now is asked.
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    page.select_option("[name=place-3-area]", "lead", force=True)
    page.click(".save-bar button[value=save]")
    page.wait_for_selector(".messagelist")
    places = Place.objects.values_list("area", "article")
    assert list(places) == [
        ("lead", articles[2].pk),
        ("top", articles[0].pk),
        ("top", articles[1].pk),
    ]
    readers = new_page()
    readers.goto("/ko/")
    assert readers.locator(".lead h2").inner_text() == TITLES[2]


@pytest.mark.parametrize("desk", ["ko", "ar"])
def test_a_place_is_dragged_over_others_in_many_small_moves(open_page, articles, desk):
    user, size = make.user("Chief editor", language=desk), {"width": 1280, "height": 900}
    page = open_page(user, "/desk/front-pages/ko/", viewport=size)
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.mouse.move(*middle(page, "#handle-1"))
    page.mouse.down()
    for there in ("[data-key='2']", "[data-key='3']"):
        page.mouse.move(*middle(page, there, below=9), steps=25)
        page.mouse.move(*middle(page, "[data-key='1'] .front-headline"), steps=5)
    expect_keys(page, "top", "2", "3", "1")
    page.mouse.move(*middle(page, "#area-lead"), steps=30)
    expect_keys(page, "lead", "1")
    assert "POST" not in sent
    with page.expect_response("**/front-pages/ko/"):
        page.mouse.up()
    expect(page.locator(".is-dragged")).to_have_count(0)
    expect(page.locator("#handle-1")).to_be_focused()
    expect_keys(page, "lead", "1")
    expect_keys(page, "top", "2", "3")
    page.click(".save-bar button[value=save]")
    page.wait_for_selector(".messagelist")
    assert list(Place.objects.values_list("article", flat=True)) == [
        articles[0].pk,
        articles[1].pk,
        articles[2].pk,
    ]
    assert Place.objects.get(area="lead").article == articles[0]


def test_a_place_is_dragged_by_touch_and_one_let_go_where_it_was_sends_nothing(open_page, articles):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = open_page(make.user("Chief editor"), "/desk/front-pages/ko/", **phone)
    page.locator("#handle-1").evaluate("handle => handle.scrollIntoView({ block: 'center' })")
    finger = page.context.new_cdp_session(page)

    def touch(kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    sent = []
    page.on("request", lambda request: sent.append(request.method))
    x, y = middle(page, "#handle-1")
    touch("touchStart", (x, y))
    touch("touchMove", (x, y + 2))
    touch("touchEnd")
    expect(page.locator(".is-dragged")).to_have_count(0)
    assert "POST" not in sent
    touch("touchStart", (x, y))
    down = middle(page, "[data-key='2']", below=9)[1] - y
    for number in range(1, 21):
        touch("touchMove", (x, y + down * number / 20))
    expect_keys(page, "top", "2", "1", "3")
    with page.expect_response("**/front-pages/ko/"):
        touch("touchEnd")
    expect(page.locator("#handle-1")).to_be_focused()
    expect_keys(page, "top", "2", "1", "3")


def test_a_story_alone_in_its_row_lies_across_it(new_page, articles):
    lead = make.article()
    make.live(lead, "ko", at=timezone.now() - timedelta(hours=1))
    places = [Put("lead", lead), *(Put("top", each) for each in articles)]
    save_front_page("ko", places=places, version=1, by=None)
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto("/ko/")
    card, row = page.locator(".cards > .card"), page.locator(".cards")
    assert card.count() == 1
    assert card.bounding_box()["width"] == row.bounding_box()["width"]
