"""One reader's whole way on a phone: from the front page into a story, its other language, back, by
the search to another story, and home."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

AT = datetime(2026, 3, 17, 12, tzinfo=UTC)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
# The story on top, another one, and a word that stands only there, as readers type it.
WORDS = {
    "ar": ("افتتاح الجسر الجديد", "السوق القديم يحترق", "السوق"),
    "ko": ("새 다리가 열렸다", "옛 시장에 불이 났다", "시장"),
    "id": ("Jembatan baru dibuka", "Pasar lama terbakar", "pasar"),
}


@pytest.fixture
def market():
    """A story of the market, and a newer one of the bridge, in all of the languages."""
    section = make.section("world", ar="العالم", ko="세계", id="Dunia")
    market, bridge = make.article(section=section), make.article(section=section)
    for code, (newest, other, _word) in WORDS.items():
        make.live(market, code, title=other, slug="market", at=AT)
        make.live(bridge, code, title=newest, slug="bridge", at=AT.replace(hour=13))
    return market


@pytest.mark.parametrize(("own", "other"), [("ar", "ko"), ("id", "ar")])
def test_a_reader_walks_by_finger_without_a_wrong_turn(market, new_page, own, other):
    newest, older, word = WORDS[own]
    page = new_page(**PHONE, locale=own)
    heading = page.locator("h1")

    def stands(path, title, code=own):
        expect(page).to_have_url(f"{home}{path}")
        expect(heading).to_have_text(title)
        expect(page.locator("html")).to_have_attribute("lang", code)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path

    page.goto("/")
    home = page.url.removesuffix(f"{own}/")
    stands(f"{own}/", page.locator(".nameplate").inner_text())
    page.get_by_role("link", name=newest).tap()
    stands(f"{own}/2026/03/bridge/", newest)
    page.locator(f".editions a[lang='{other}']").tap()
    stands(f"{other}/2026/03/bridge/", WORDS[other][0], other)
    page.go_back()
    stands(f"{own}/2026/03/bridge/", newest)
    page.locator("form.search-field [name='q']").tap()
    page.keyboard.type(word)
    page.locator("form.search-field button").tap()
    expect(page.locator(".results h2")).to_have_text([older])
    page.locator(".results h2 a").tap()
    stands(f"{own}/2026/03/market/", older)
    page.locator(".nameplate a").tap()
    stands(f"{own}/", page.locator(".nameplate").inner_text())
