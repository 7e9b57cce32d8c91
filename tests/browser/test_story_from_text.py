"""A journalist pastes a story at the desk, checks it and finds it in the article's form."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from articles.text import blocks
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def sample(shared):
    return (shared / "samples" / "story.id.txt").read_text(encoding="utf-8")


@pytest.fixture
def open_desk(new_page, login):
    """A function that opens the first step for a journalist, with Playwright's options."""
    make.section("world")

    def open_desk(language="en", **options):
        page = new_page(**options)
        login(page, make.user("Journalist", language=language))
        page.goto("/desk/story-from-text/")
        return page

    return open_desk


def paste(page, text, code):
    page.locator("[name=text]").fill(text)
    page.locator("select[name=language]").select_option(code)
    page.locator("button[value=read]").click()


def test_the_sample_is_pasted_checked_and_opened_in_the_article_form(open_desk, sample):
    page = open_desk("ko")
    paste(page, sample, "id")
    assert page.locator("[name=writers]").input_value() == "Park Hye Ri"
    assert page.locator("[name=source]").input_value() == "Kantor Kepresidenan Republik Korea"
    expect(page.locator(".reading p")).to_have_count(8)
    page.locator("[name=title]").fill("Korea dan NATO sepakati kemitraan")
    page.locator("button[value=save]").click()
    page.wait_for_url(re.compile(r"/desk/articles/article/\d+/change/\?language=id$"))
    article = Article.objects.get()
    lines = [line.strip() for line in sample.splitlines()[2:]]
    assert blocks.plain(article.edition("id").newest.body).split("\n\n") == lines
    assert page.locator("[name=title]").input_value() == "Korea dan NATO sepakati kemitraan"


def test_the_whole_way_works_without_javascript(open_desk, sample):
    page = open_desk(java_script_enabled=False)
    paste(page, sample, "id")
    page.locator("button[value=save]").click()
    page.wait_for_url(re.compile(r"\?language=id$"))
    assert str(Article.objects.get()) == "Needs a headline"


def test_enter_in_a_field_of_the_second_step_saves_what_was_corrected(open_desk, sample):
    page = open_desk()
    paste(page, sample, "id")
    page.locator("[name=writers]").fill("Mary Major")
    page.locator("[name=writers]").press("Enter")
    page.wait_for_url(re.compile(r"\?language=id$"))
    assert Article.objects.get().authors.get().name_ind == "Mary Major"


def test_what_was_typed_survives_a_refusal(open_desk, sample):
    page = open_desk()
    paste(page, sample, "id")
    body = page.locator("[name=body]")
    body.fill(body.input_value() + "\n\nSatu paragraf lagi.")
    page.locator("[name=source]").fill("—")
    page.locator("button[value=save]").click()
    expect(page.locator(".errorlist")).to_have_count(1)
    assert body.input_value().endswith("\n\nSatu paragraf lagi.")
    page.locator("[name=source]").fill("")
    page.locator("button[value=save]").click()
    page.wait_for_url(re.compile(r"\?language=id$"))
    assert Article.objects.get().edition("id").newest.body.endswith("<p>Satu paragraf lagi.</p>")


@pytest.mark.parametrize("language", ["ko", "ar", "id"])
def test_neither_step_is_wider_than_a_phone(open_desk, sample, language):
    page = open_desk(language, **NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    paste(page, sample, "id")
    page.locator("[name=body]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
