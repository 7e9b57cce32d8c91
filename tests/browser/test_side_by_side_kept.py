"""What translators type is never lost: closed tabs, ended sessions, two people at once."""

import pytest
from playwright.sync_api import expect

from articles.models import Autosave
from tests.browser.translation_page import (
    KOREAN,
    address,
    arabic_story,
    at_edge,
    body,
    field,
    kept,
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


def test_what_was_typed_is_offered_again_after_a_closed_tab(open_page, arabic):
    ali = translator(name="ali")
    page = open_page(ali, address(arabic, "ar"))
    plain(page, "title").fill("عنوان لم يحفظ")
    kept(page)
    at_edge(page, "body.1", "End")
    page.keyboard.type(" كلمة أخيرة.")
    with page.expect_request("**/autosave/") as leaving:
        page.goto("/desk/")
    assert "partial" in leaving.value.post_data
    page.context.close()
    page = open_page(ali, address(arabic, "ar"))
    expect(page.locator("[data-kept]")).to_contain_text("did not save it")
    assert plain(page, "title").input_value() == "عنوان لم يحفظ"
    expect(field(page, "body.1")).to_have_text("فرح رئيس البلدية. كلمة أخيرة.")
    expect(field(page, "body.0")).to_have_text("يفتح الجسر في مارس.")
    assert arabic.edition("ar").revisions.count() == 1
    save(page)
    assert body(arabic)[1] == "<p>فرح رئيس البلدية. كلمة أخيرة.</p>"
    assert not Autosave.objects.exists()


def test_words_typed_before_the_scripts_came_go_on_where_they_were(open_page, arabic):
    page = open_page(translator(), "/desk/")
    held = []
    page.route("**/editor-made.js", lambda route: held.append(route))
    page.goto(address(arabic, "ar"), wait_until="commit")
    text = page.locator("[data-row='body.1'] [data-row-text]")
    text.evaluate("each => (each.focus(), each.setSelectionRange(10, 10))")
    page.keyboard.type(" جدا")
    held.pop().continue_()
    expect(field(page, "body.1")).to_be_focused()
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    page.keyboard.type("!")
    expect(field(page, "body.1")).to_have_text("فرح رئي جدا!س البلدية.")
    expect(field(page, "body.1")).to_be_focused()


def test_keys_that_come_faster_than_the_browser_tells_of_the_cursor_count_from_where_it_is(
    open_page, arabic
):
    page = open_page(translator(), address(arabic, "ar"))
    at_edge(page, "body.1", "End")
    field(page, "body.1").evaluate("""element => {
        getSelection().modify("move", "backward", "paragraphboundary")
        const key = {key: "Backspace", keyCode: 8, bubbles: true, cancelable: true}
        element.dispatchEvent(new KeyboardEvent("keydown", key))
    }""")
    expect(field(page, "body.0")).to_have_text("يفتح الجسر في مارس.فرح رئيس البلدية.")


def test_a_tab_closed_within_a_moment_loses_nothing(open_page, arabic):
    ali = translator(name="ali")
    page = open_page(ali, address(arabic, "ar"))
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    plain(page, "title").fill("عنوان")
    assert not Autosave.objects.exists()
    with page.expect_request("**/autosave/"):
        page.goto("/desk/")
    page.context.close()
    page = open_page(ali, address(arabic, "ar"))
    assert plain(page, "title").input_value() == "عنوان"
    expect(field(page, "body.0")).to_have_text("يفتح الجسر في مارس.")


def test_one_request_at_a_time_keeps_what_is_typed(open_page, arabic):
    page = open_page(translator(), address(arabic, "ar"))
    field(page, "body.0").click()
    asked = []
    page.on("request", lambda request: "autosave" in request.url and asked.append(request))
    page.keyboard.type(" كلمات كثيرة بعد كلمات كثيرة" * 5, delay=5)
    kept(page)
    assert len(asked) <= 2


def test_who_is_logged_out_goes_on_after_logging_in_elsewhere(open_page, may_fail, arabic):
    may_fail += ["/autosave/", "/checks/"]
    ali = translator(name="ali")
    page = open_page(ali, address(arabic, "ar"))
    page.clock.install()
    page.context.clear_cookies(name="sessionid")
    plain(page, "title").fill("عنوان")
    told = page.locator("[data-autosaved]")
    page.clock.run_for(500)
    expect(told).to_contain_text("you are logged out")
    other = page.context.new_page()
    other.goto("/desk/login/")
    other.fill("#id_username", "ali")
    other.fill("#id_password", "secret")
    other.press("#id_password", "Enter")
    other.wait_for_url("**/desk/")
    page.clock.run_for(9000)
    kept(page)
    assert Autosave.objects.get().typed["title"] == "عنوان"


def test_without_a_connection_it_says_so_and_tries_again(open_page, may_fail, arabic):
    may_fail.append("/autosave/")
    page = open_page(translator(), address(arabic, "ar"))
    page.clock.install()
    page.route("**/autosave/", lambda route: route.abort())
    plain(page, "title").click()
    page.keyboard.type("عنوان: ")
    page.clock.run_for(500)
    expect(page.locator("[data-autosaved]")).to_contain_text("no connection")
    # Who would leave now is asked.
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    page.unroute("**/autosave/")
    page.clock.run_for(9000)
    kept(page)
    assert "عنوان: " in Autosave.objects.get().typed["title"]


def test_two_translators_in_two_languages_lose_nothing_of_one_story(open_page, article):
    ali, siti = translator("ar", "ali"), translator("id", "siti")
    pages = {
        "ar": open_page(ali, address(article, "ar")),
        "id": open_page(siti, address(article, "id")),
    }
    words = {
        "ar": ("جسر جديد", ["يفتح الجسر.", "فرح الرئيس.", "وجاء السكان."]),
        "id": ("Jembatan baru", ["Jembatan dibuka.", "Wali kota senang.", "Warga datang."]),
    }
    for code, page in pages.items():
        plain(page, "title").fill(words[code][0])
    for number in range(3):
        for code, page in pages.items():
            field(page, f"body.{number}").click()
            page.keyboard.type(words[code][1][number])
    for page in pages.values():
        kept(page)
    for page in pages.values():
        save(page)
    for code, (title, paragraphs) in words.items():
        newest = article.edition(code).newest
        assert newest.title == title
        assert newest.body == "\n".join(f"<p>{each}</p>" for each in paragraphs)
        assert article.edition(code).revisions.count() == 1
    article.refresh_from_db()
    assert article.title_ko == "새 다리"
    assert article.body_ko == KOREAN


def test_two_translators_in_one_language_see_both_texts(open_page, arabic):
    ali = open_page(translator(name="ali"), address(arabic, "ar"))
    huda = open_page(translator(name="huda"), address(arabic, "ar"))
    plain(ali, "title").fill("جسر علي")
    save(ali)
    at_edge(huda, "body.1", "End")
    huda.keyboard.type(" من هدى.")
    expect(huda.locator("[data-autosaved]")).to_contain_text("ali saved version 2")
    huda.keyboard.press("Control+s")
    huda.wait_for_selector(".is-conflict")
    # Theirs, with the words marked that differ.
    assert "علي" in huda.inner_text(".is-conflict table >> nth=0")
    expect(field(huda, "body.1")).to_have_text("فرح رئيس البلدية. من هدى.")
    plain(huda, "title").fill("جسر علي")
    save(huda)
    newest = arabic.edition("ar").newest
    assert (newest.number, newest.title) == (3, "جسر علي")
    assert "من هدى" in newest.body
