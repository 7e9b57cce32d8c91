"""A translation beside its original in a real browser: typed, helped with, handed over."""

import re

import pytest
from playwright.sync_api import expect

from articles.languages import column
from articles.models import Edition, IgnoredFinding, Term
from articles.workflow.alignments import links_of
from tests import make
from tests.browser.translation_page import (
    ARABIC,
    KOREAN,
    address,
    arabic_story,
    at_edge,
    body,
    field,
    korean_story,
    plain,
    save,
    translator,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    return korean_story()


@pytest.fixture
def arabic():
    return arabic_story()


def test_each_side_has_its_own_direction(open_page, arabic):
    make.live(arabic, "ar", title="جسر", body=ARABIC)
    korean = make.article("ar")
    make.live(korean, "ar", title="جسر جديد", body=ARABIC)
    ways = ((arabic, "ar", ("ltr", "rtl")), (korean, "ko", ("rtl", "ltr")))
    for article, code, directions in ways:
        page = open_page(translator(code), address(article, code))
        words = page.locator("[data-row='body.1'] [data-source] p"), field(page, "body.1")
        found = [each.evaluate("element => getComputedStyle(element).direction") for each in words]
        assert tuple(found) == directions
        assert field(page, "body.1").get_attribute("lang") == code


def test_a_paragraph_is_split_and_joined_and_stays_beside_its_original(open_page, arabic):
    page = open_page(translator(), address(arabic, "ar"))
    at_edge(page, "body.0", "End")
    page.keyboard.press("Enter")
    page.keyboard.type("هذا جديد.")
    at_edge(page, "body.2", "Home")
    page.keyboard.press("Backspace")
    # The cursor stands where the two meet.
    page.keyboard.type(" ")
    save(page)
    assert body(arabic) == [
        "<p>يفتح الجسر في مارس.</p>",
        "<p>هذا جديد.</p>",
        "<p>فرح رئيس البلدية. وجاء السكان.</p>",
    ]
    assert field(page, "body.0").locator("p").count() == 2
    assert field(page, "body.2").inner_text().strip() == ""


def test_deleting_forwards_joins_as_well_and_a_list_takes_no_paragraph_in(open_page):
    article = make.article("ko")
    make.live(article, "ko", body="<p>하나</p>\n<ul><li><p>둘</p></li></ul>\n<p>셋</p>\n<p>넷</p>")
    body_now = "<p>واحد</p>\n<ul><li><p>اثنان</p></li></ul>\n<p>ثلاثة</p>\n<p>أربعة</p>"
    make.draft(article, "ar", body=body_now)
    page = open_page(translator(), address(article, "ar"))
    at_edge(page, "body.2", "End")
    page.keyboard.press("Delete")
    expect(field(page, "body.2")).to_have_text("ثلاثةأربعة")
    at_edge(page, "body.2", "Home")
    page.keyboard.press("Backspace")
    expect(field(page, "body.1").locator("> *")).to_have_text(["اثنان", "ثلاثةأربعة"])
    page.keyboard.type("هنا ")
    save(page)
    assert body(article) == [
        "<p>واحد</p>",
        "<ul><li><p>اثنان</p></li></ul>",
        "<p>هنا ثلاثةأربعة</p>",
    ]


def test_a_paragraph_moves_to_another_row_by_key_and_by_button(open_page, arabic):
    page = open_page(translator(), address(arabic, "ar"))
    field(page, "body.0").click()
    page.keyboard.press("Alt+ArrowDown")
    assert field(page, "body.1").inner_text().split("\n")[0] == "يفتح الجسر في مارس."
    page.locator("[data-row='body.1'] [data-tools] > summary").click()
    page.locator("[data-row='body.1'] [data-move='down']").click()
    expect(field(page, "body.1").locator("p")).to_have_text(["يفتح الجسر في مارس."])
    # Undo in one row would lose what the other has.
    field(page, "body.2").click()
    page.keyboard.press("Control+z")
    expect(field(page, "body.2").locator("p")).to_have_text(["فرح رئيس البلدية.", "وجاء السكان."])
    # The first row has nothing left to move; the second can't be told by the server yet.
    expect(page.locator("[data-row='body.0'] [data-move='down']")).to_be_hidden()
    save(page)
    assert body(arabic) == ARABIC.split("\n")
    links = links_of(arabic.edition("ar"))
    assert len(links) == 3
    assert field(page, "body.0").inner_text().strip() == ""


def test_an_empty_row_starts_as_what_its_original_is(open_page):
    article = make.article("ko")
    make.live(article, "ko", body="<h2>제목</h2>\n<ul><li><p>하나</p></li></ul>")
    page = open_page(translator(), address(article, "ar"))
    plain(page, "title").fill("عنوان")
    field(page, "body.0").click()
    page.keyboard.type("عنوان فرعي")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("واحد")
    save(page)
    assert body(article) == ["<h2>عنوان فرعي</h2>", "<ul><li><p>واحد</p></li></ul>"]


def test_an_earlier_translation_is_put_in_by_its_key(open_page, article):
    before = make.article("ko")
    make.live(before, "ko", title="옛 이야기", body="<p>시장은 기뻐했다.</p>")
    make.live(before, "ar", title="قصة", body="<p>فرح <strong>العمدة</strong>.</p>")
    page = open_page(translator(), address(article, "ar"))
    field(page, "body.1").click()
    dock = page.locator("[data-help-dock]")
    expect(dock).to_contain_text("100 %")
    expect(dock).to_contain_text("옛 이야기")
    page.keyboard.press("Alt+1")
    expect(field(page, "body.1").locator("strong")).to_have_text("العمدة")
    page.keyboard.type(" حقا.")
    page.keyboard.press("Escape")
    expect(dock).to_be_hidden()
    save(page)
    assert body(article) == ["<p>فرح <strong>العمدة</strong>. حقا.</p>"]


def test_a_term_is_put_in_where_the_cursor_stands(open_page, arabic):
    Term.objects.create(**{column("name", "ko"): "시장", column("name", "ar"): "العمدة"})
    page = open_page(translator(), address(arabic, "ar"))
    expect(page.locator("[data-row='body.1'] mark.term")).to_have_text("시장")
    at_edge(page, "body.1", "End")
    page.keyboard.type(" ")
    page.keyboard.press("Alt+t")
    expect(field(page, "body.1")).to_have_text("فرح رئيس البلدية. العمدة")
    page.keyboard.press("Control+Home")
    page.locator("[data-row='body.1'] .term-insert").click()
    expect(field(page, "body.1")).to_have_text("العمدةفرح رئيس البلدية. العمدة")


def test_a_finding_leads_to_its_words_and_is_ignored_with_a_reason(open_page, arabic):
    page = open_page(translator(), address(arabic, "ar"))
    at_edge(page, "body.1", "End")
    # At once: a check of half of the words would put its findings in the place of the first ones.
    page.keyboard.insert_text(" كانوا 75 شخصا.")
    finding = page.locator("[data-row='body.1'] .line-findings .finding", has_text="75")
    finding.locator(".finding-show").click()
    page.wait_for_function("getSelection().toString() === '75'")
    expect(page.locator("[data-findings-count]")).to_contain_text("1 to mend")
    finding.locator("summary").click()
    finding.locator("input").fill("من مصدر آخر")
    finding.locator("input").press("Enter")
    page.wait_for_selector(".messagelist .success")
    ignored = IgnoredFinding.objects.get()
    assert ignored.reason == "من مصدر آخر"
    assert "75" in body(arabic)[1]
    assert page.url.endswith("#body.1")
    page.locator("[data-check]").click()
    expect(page.locator("#checks")).to_contain_text("من مصدر آخر")


def test_a_finding_is_not_ignored_without_a_reason(open_page, arabic):
    page = open_page(translator(), address(arabic, "ar"))
    at_edge(page, "body.1", "End")
    page.keyboard.insert_text(" كانوا 75 شخصا.")
    finding = page.locator("[data-row='body.1'] .line-findings .finding", has_text="75")
    finding.locator("summary").click()
    reason, told = finding.locator("input"), "Say why this may stand."
    reason.fill("  ")
    finding.locator("[value^='ignore:']").click()
    expect(reason).to_be_focused()
    assert reason.evaluate("field => field.validationMessage") == told
    assert not page.locator(".messagelist").count()
    assert "75" not in body(arabic)[1]
    reason.fill("من مصدر آخر")
    finding.locator("[value^='ignore:']").click()
    page.wait_for_selector(".messagelist .success")


def test_a_story_is_handed_over_by_keyboard_alone(new_page, article):
    make.user("Translator ar", name="ali")
    page = new_page()
    keys = page.keyboard
    page.goto(address(article, "ar"))
    for words in ("ali", "secret"):
        expect(page.locator("input:focus")).to_be_editable()
        keys.type(words)
        keys.press("Tab")
    page.locator("#id_password").press("Enter")
    # The page's keys answer once it offers to list them.
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    tab_to(page, "title")
    keys.type("جسر جديد")
    for words in ("يفتح العام المقبل.", "يفتح الجسر في مارس.", "فرح الرئيس.", "وجاء السكان."):
        keys.press("Control+Enter")
        keys.type(words)
    # The toolbar and back, and the arrows from one row to another.
    keys.press("Control+a")
    keys.press("Alt+F10")
    expect(page.locator("[data-name='bold']")).to_be_focused()
    keys.press("ArrowRight")
    keys.press("Enter")
    expect(field(page, "body.2")).to_be_focused()
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    expect(field(page, "body.1")).to_be_focused()
    keys.press("Control+s")
    page.wait_for_selector(".messagelist .success")
    while page.locator("[value='submit']:focus").count() == 0:
        keys.press("Tab")
    keys.press("Enter")
    page.wait_for_selector(".messagelist .success")
    edition = article.edition("ar")
    assert edition.stage == Edition.Stage.IN_REVIEW
    assert edition.newest.standfirst == "يفتح العام المقبل."
    assert body(article)[2] == "<p><em>وجاء السكان.</em></p>"


def tab_to(page, key):
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == f"field-{key}":
            return
    pytest.fail(f"Sixty times Tab don’t lead to {key}")


def test_the_keys_lead_from_change_to_change(open_page, arabic):
    changed = KOREAN.replace("기뻐했다", "아주 기뻐했다").replace("왔다", "많이 왔다")
    make.live(arabic, "ko", title="새 다리", standfirst="내년에 열린다.", body=changed)
    page = open_page(translator(), address(arabic, "ar"))
    plain(page, "title").focus()
    for key in ("body.1", "body.2", "body.1"):
        page.keyboard.press("Alt+PageDown")
        expect(field(page, key)).to_be_focused()
    page.locator("[data-row='body.1'] [data-settle='still_right']").click()
    page.wait_for_selector(".messagelist .success")
    # After a step one goes on where one was.
    expect(field(page, "body.1")).to_be_focused()
    page.keyboard.press("Alt+PageDown")
    expect(field(page, "body.2")).to_be_focused()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog")).to_contain_text("To the next change of the original")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_without_scripts_a_translation_is_written_and_published(open_page, article):
    chief = make.user("Chief editor", language="en", is_superuser=True)
    page = open_page(chief, address(article, "ar"), java_script_enabled=False)
    plain(page, "title").fill("جسر جديد")
    for number, words in enumerate(("يفتح الجسر في مارس.", "فرح.\n\nوضحك.", "<p>جاؤوا.</p>")):
        page.locator(f"[data-row='body.{number}'] textarea[data-row-text]").fill(words)
    page.click("[data-bar] [value='save']")
    page.wait_for_selector(".messagelist .success")
    assert len(body(article)) == 4
    page.locator("[data-row='body.1'] [data-tools] > summary").click()
    page.click("[data-row='body.1'] [data-move='down']")
    rows = page.locator("textarea[data-row-text]").evaluate_all("all => all.map(x => x.value)")
    assert rows[1:] == ["<p>فرح.</p>", "<p>وضحك.</p>\n<p>جاؤوا.</p>"]
    page.click("[data-bar] [value='publish']")
    page.wait_for_selector(".messagelist .success")
    article.refresh_from_db()
    assert article.title_ar == "جسر جديد"
    assert re.findall("<p>(.*?)</p>", article.body_ar)[2:] == ["وضحك.", "جاؤوا."]


@pytest.mark.parametrize(("width", "language"), [(1280, "ko"), (390, "ar"), (390, "de")])
def test_the_page_fits_its_window(open_page, arabic, width, language):
    user = make.user("Translator ar", language=language)
    page = open_page(user, address(arabic, "ar"), viewport={"width": width, "height": 800})
    field(page, "body.1").click()
    expect(page.locator("[data-toolbar]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
