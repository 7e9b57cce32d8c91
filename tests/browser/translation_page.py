"""The side-by-side page as a translator's browser holds it, and a story to translate."""

from playwright.sync_api import expect

from tests import make

KOREAN = "<p>다리는 3월에 열린다.</p>\n<p>시장은 기뻐했다.</p>\n<p>주민도 왔다.</p>"
ARABIC = "<p>يفتح الجسر في مارس.</p>\n<p>فرح رئيس البلدية.</p>\n<p>وجاء السكان.</p>"


def korean_story():
    """A live Korean story of three paragraphs."""
    article = make.article("ko")
    make.live(article, "ko", title="새 다리", standfirst="내년에 열린다.", body=KOREAN)
    return article


def arabic_story():
    """The story, translated into Arabic as far as a draft."""
    article = korean_story()
    make.draft(article, "ar", title="جسر جديد", standfirst="يفتح قريبا.", body=ARABIC, slug="jisr")
    return article


def address(article, code):
    return f"/desk/articles/article/{article.pk}/translation/{code}/"


def translator(code="ar", name=None):
    return make.user(f"Translator {code}", name=name)


def field(page, key):
    return page.locator(f"[data-row='{key}'] .ProseMirror")


def at_edge(page, key, edge):
    """Puts the cursor at the start ("Home") or end ("End") of a row."""
    field(page, key).click()
    page.keyboard.press(f"Control+{edge}")


def plain(page, key):
    return page.locator(f"[data-row='{key}'] [data-plain-text]")


def save(page):
    page.keyboard.press("Control+s")
    page.wait_for_selector(".messagelist li")


def body(article, code="ar"):
    return article.edition(code).newest.body.split("\n")


def kept(page):
    expect(page.locator("[data-autosaved]")).to_contain_text("Kept at")
