"""Ordering a front page in a browser: by keys, by dragging, and what readers see then."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Place
from articles.workflow import Put, save_front_page
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def test_places_are_moved_by_keys_and_dragged_and_readers_see_it(open_page, new_page):
    titles = ["첫 기사", "둘째 기사", "셋째 기사"]
    articles = [make.article() for _ in titles]
    for article, title in zip(articles, titles, strict=True):
        make.live(article, "ko", title=title, at=timezone.now() - timedelta(hours=1))
    save_front_page("ko", places=[Put("top", each) for each in articles], version=0, by=None)
    page = open_page(make.user("Chief editor", language="ko"), "/desk/front-pages/ko/")
    page.focus("#handle-3")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".is-top li").nth(1)).to_have_attribute("data-key", "3")
    expect(page.locator("#handle-3")).to_be_focused()
    page.hover("#handle-3")
    page.mouse.down()
    page.hover("#area-lead")
    page.mouse.up()
    expect(page.locator(".is-lead [data-key='3']")).to_be_visible()
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
    assert readers.locator(".lead h2").inner_text() == titles[2]
