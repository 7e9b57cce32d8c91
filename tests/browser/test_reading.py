"""The readers' pages as they stand on a screen: order from right to left, narrow screens, and what
a page remembers and offers."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

AT = datetime(2026, 3, 17, 12, tzinfo=UTC)
# Where a piece of text stands on the screen: the middle of its line, from the left.
X_OF = """([selector, text]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const start = node.data.indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + text.length);
    const { left, right } = range.getBoundingClientRect();
    return (left + right) / 2;
  }
  throw new Error(`${text} does not stand in ${selector}`);
}"""
# What WCAG 2.2 lets a reader ask for (1.4.12), without a style that the policy would stop.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Targets that a finger would miss (2.5.8).
TOO_SMALL = """found => found.filter(each => {
  const { width, height } = each.getBoundingClientRect();
  return width && (width < 24 || height < 24);
}).map(each => each.outerHTML)"""
STORY = "2026/03/story/"
LONG = "Pemberitahuan-ketidakbertanggungjawaban"
SHARED = "navigator.share = (told) => { window.shared = told; return Promise.resolve() }"
NOT_SHARED = "Object.defineProperty(Navigator.prototype, 'share', { value: undefined })"


@pytest.fixture
def story(may_fail):
    """A story in three languages, with names in two scripts; the photo's files were never made."""
    may_fail += [".webp", ".jpeg"]
    jane, mona = make.author("jane", en="Jane Photosty"), make.author("mona", ar="منى", en="Mona")
    taken_by = make.author("john", ar="John Doe", ko="존 도", id="John Doe")
    photo = make.photo(photographer=taken_by, source=make.source(ar="Reuters", ko="로이터"))
    section = make.section("world", ar="العالم", ko="세계", id="Dunia")
    make.section("local", ar="بيئة", ko="지역", id="Daerah")
    facts = {"authors": [jane, mona], "photos": [photo], "tags": [make.tag("sea")]}
    article = make.article(section=section, **facts)
    titles = {"ko": "새 다리가 열렸다", "ar": "افتتاح الجسر الجديد", "id": LONG}
    for code, title in titles.items():
        make.live(article, code, title=title, standfirst=title, slug="story", at=AT)
    return article


def in_order(page, selector, *texts):
    """Whether the texts stand from right to left."""
    places = [page.evaluate(X_OF, [selector, text]) for text in texts]
    assert places == sorted(places, reverse=True), dict(zip(texts, places, strict=True))


def test_arabic_runs_from_right_to_left_whatever_stands_in_it(story, new_page):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"/ar/{STORY}")
    in_order(page, ".byline", "بقلم", "Jane Photosty", "منى")
    in_order(page, ".meta time", "17", "مارس", "2026")
    in_order(page, ".lead-photo .credit", "صورة", "John Doe", "Reuters")
    in_order(page, ".masthead", page.locator(".nameplate").inner_text(), "العربية")
    # Over the front page into another language and back, by what stands within reach.
    page.click(".nameplate a")
    page.click("text=افتتاح الجسر الجديد")
    page.click(".languages summary")
    page.click(".panel >> text=Bahasa Indonesia")
    expect(page.locator("h1")).to_have_text(LONG)
    page.go_back()
    expect(page.locator("h1")).to_have_text("افتتاح الجسر الجديد")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/ar/world/")
    in_order(page, ".row", "17", "افتتاح")  # the day stands before the headline
    page.goto("/ar/archive/")
    in_order(page, ".months li", "مارس", "1")


def test_no_page_has_to_be_pushed_sideways_on_a_narrow_screen(story, new_page):
    page = new_page(viewport={"width": 320, "height": 640})
    paths = [f"ar/{each}" for each in ("world/", "authors/jane/", "archive/", "nothing/")]
    for path in [f"{code}/{each}" for code in ("ko", "ar", "id") for each in ("", STORY)] + paths:
        page.goto(f"/{path}")
        page.evaluate(SPACED)
        page.evaluate("document.querySelector('.languages').open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.eval_on_selector_all("summary, button, nav a", TOO_SMALL) == [], path


def test_nothing_moves_when_the_photo_arrives(story, new_page):
    page = new_page()
    held = []
    page.route("**/*.webp", lambda route: held.append(route))
    page.goto(f"/ko/{STORY}", wait_until="commit")
    photo = page.locator(".lead-photo img")
    expect(photo).to_be_visible()  # it has a place already
    page.wait_for_function("document.querySelector('.lead-photo img').offsetHeight > 300")
    assert held
    for route in held:
        route.abort()


def test_the_size_of_the_text_is_remembered_and_a_story_shared(story, new_page):
    page = new_page()
    page.add_init_script(SHARED)
    page.goto(f"/ko/{STORY}")
    size = "getComputedStyle(document.querySelector('.body')).fontSize"
    before = page.evaluate(size)
    largest = page.locator(".meta .text-size button[value='3']")
    largest.click()
    expect(largest).to_have_attribute("aria-pressed", "true")
    assert float(page.evaluate(size)[:-2]) > float(before[:-2]) * 1.2
    page.reload()
    expect(largest).to_have_attribute("aria-pressed", "true")
    page.click("[data-share]")
    shared = page.evaluate("window.shared")
    assert shared == {"title": "새 다리가 열렸다", "url": page.url}
    # A menu that is open never covers what has the focus.
    summary = page.locator(".languages summary")
    summary.press("Enter")
    expect(page.locator(".panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(summary).to_be_focused()
    # What a browser can't do is not offered.
    page = new_page()
    page.add_init_script(NOT_SHARED)
    page.goto(f"/ko/{STORY}")
    expect(page.locator(".meta .text-size")).to_be_visible()
    expect(page.locator("[data-share]")).to_be_hidden()
    page = new_page(java_script_enabled=False)
    page.goto(f"/ko/{STORY}")
    # But for those of forms, which work without it.
    expect(page.locator("button:not([type='submit']) >> visible=true")).to_have_count(0)
    expect(page.locator(".share li a").first).to_be_visible()
