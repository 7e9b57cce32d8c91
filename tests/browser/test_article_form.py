"""The article's form in a real browser; any breach of the page's policy fails the test."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def address(article, code):
    return f"/desk/articles/article/{article.pk}/change/?language={code}"


def chief(name, language="en"):
    return make.user("Chief editor", name=name, language=language, is_superuser=True)


def editor(page):
    return page.locator(".prose-editor .ProseMirror[contenteditable='true']")


def test_arabic_is_typed_from_right_to_left_and_published(page, login):
    article = make.article("ar")
    login(page, chief("mariam", "ar"))
    page.goto(address(article, "ar"))
    body = editor(page)
    assert body.get_attribute("dir") == "rtl"
    assert body.get_attribute("lang") == "ar"
    assert body.evaluate("element => getComputedStyle(element).direction") == "rtl"
    page.fill("#id_title", "عودة الجسر")
    body.click()
    page.keyboard.type("فُتح الجسر صباح اليوم.")
    page.click("button[value='publish']")
    page.wait_for_url("**/change/**")
    page.wait_for_selector(".messagelist .success")
    article.refresh_from_db()
    assert article.title_ar == "عودة الجسر"
    assert article.body_ar == "<p>فُتح الجسر صباح اليوم.</p>"


def test_the_editor_writes_bold_headings_lists_quotes_and_links(page, login):
    article = make.article("ko")
    login(page, chief("hyeri"))
    page.goto(address(article, "ko"))
    body = editor(page)
    body.click()
    page.click("[data-name='heading2']")
    page.keyboard.type("다리")
    page.keyboard.press("Enter")
    page.keyboard.type("안전")
    page.keyboard.press("Shift+Home")
    page.click("[data-name='bold']")
    page.click("[data-name='link']")
    dialog = page.locator("dialog.prose-editor-dialog")
    dialog.locator("input[name='href']").fill("https://example.org/")
    dialog.locator("button[type='submit']").click()
    body.locator("a").wait_for()
    # The editor takes focus and selection back two frames after its dialog has closed.
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
        " requestAnimationFrame(done))))"
    )
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.ProseMirror').editor.state.selection.empty")
    page.keyboard.press("Enter")
    page.click("[data-name='bulletList']")
    page.keyboard.type("하나")
    page.keyboard.press("Enter")
    page.keyboard.type("둘")
    page.click(".save-bar button[value='save']")
    page.wait_for_selector(".messagelist .success")
    assert article.edition("ko").newest.body.split("\n") == [
        "<h2>다리</h2>",
        '<p><a href="https://example.org/"><strong>안전</strong></a></p>',
        "<ul><li><p>하나</p></li><li><p>둘</p></li></ul>",
    ]


def test_the_editors_style_is_there_and_its_buttons_have_names(page, login):
    login(page, chief("hyeri"))
    page.goto(address(make.article("ko"), "ko"))
    body = editor(page)
    # Without the editor's own style, spaces typed in a row would fall together.
    assert body.evaluate("element => getComputedStyle(element).whiteSpace").startswith("break-")
    names = page.locator(".prose-menubar button[data-name]").evaluate_all(
        "buttons => buttons.map(button => button.ariaLabel)"
    )
    assert "Bold" in names
    assert "Smaller heading" in names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (
            '<style>p {color: red}</style><p style="color:red" onclick="x()">붙인 <b>글</b></p>',
            "<p>붙인 <strong>글</strong></p>",
        ),
        (
            # As a word processor in the browser says "not bold" and "bold".
            '<b style="font-weight:normal;"><p><span style="font-weight:400">가는 </span>'
            '<span style="font-weight:700">굵은</span>'
            '<span style="font-style:italic"> 기운</span></p></b>',
            "<p>가는 <strong>굵은</strong> <em>기운</em></p>",
        ),
    ],
)
def test_pasted_markup_keeps_its_meaning_and_breaks_no_rule_of_the_page(page, login, pasted, kept):
    article = make.article("ko")
    login(page, chief("hyeri"))
    page.goto(address(article, "ko"))
    editor(page).click()
    page.evaluate(
        """(html) => {
            const data = new DataTransfer()
            data.setData("text/html", html)
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true})
            document.querySelector(".ProseMirror").dispatchEvent(paste)
        }""",
        pasted,
    )
    page.click(".save-bar button[value='save']")
    page.wait_for_selector(".messagelist .success")
    assert article.edition("ko").newest.body == kept


def test_two_people_save_the_same_language_and_nothing_is_lost(new_page, login):
    article = make.article("ko")
    make.draft(article, "ko", title="첫 제목", body="<p>첫 문단.</p>")
    first, second = new_page(), new_page()
    login(first, chief("hana"))
    login(second, chief("dul"))
    for page in (first, second):
        page.goto(address(article, "ko"))
    first.fill("#id_title", "하나의 제목")
    first.click(".save-bar button[value='save']")
    first.wait_for_selector(".messagelist .success")
    editor(second).click()
    second.keyboard.press("Control+End")
    second.keyboard.type(" 둘의 문장.")
    second.fill("#id_standfirst", "둘의 요약")
    second.click(".save-bar button[value='save']")
    second.wait_for_selector(".is-conflict")
    assert "하나의 제목" in second.inner_text(".is-conflict")
    assert second.input_value("#id_standfirst") == "둘의 요약"
    assert editor(second).inner_text() == "첫 문단. 둘의 문장."
    assert article.edition("ko").newest.title == "하나의 제목"
    second.click(".save-bar button[value='save']")
    second.wait_for_selector(".messagelist .success")
    bodies = article.edition("ko").revisions.order_by("number").values_list("title", "body")
    assert list(bodies) == [
        ("첫 제목", "<p>첫 문단.</p>"),
        ("하나의 제목", "<p>첫 문단.</p>"),
        ("첫 제목", "<p>첫 문단. 둘의 문장.</p>"),
    ]


def test_authors_are_found_by_typing_and_keep_their_order(page, login):
    zara, abel = make.author("zara", en="Zara Lind"), make.author("abel", en="Abel Moss")
    article = make.article("ko", authors=0)
    login(page, chief("hyeri"))
    page.goto(address(article, "ko"))
    for name in ("Zara", "Abel"):
        page.click(".facts .select2-selection")
        page.keyboard.type(name)
        page.locator(".select2-results__option", has_text=name).click()
    page.click(".save-bar button[value='save']")
    page.wait_for_selector(".messagelist .success")
    assert [line.author for line in article.bylines.all()] == [zara, abel]


def test_new_tags_are_announced_while_typing(page, login):
    make.tag("bridge", ko="다리", en="Bridge")
    login(page, chief("hyeri"))
    page.goto(address(make.article("ko"), "ko"))
    page.fill("#id_tags", "Bridge, 항구")
    page.wait_for_selector(".tags-shown .is-new")
    assert page.inner_text(".tags-shown").split() == ["다리", "항구", "new"]


def test_without_scripts_the_text_is_written_as_html(new_page, login):
    article = make.article("ko")
    page = new_page(java_script_enabled=False)
    login(page, chief("hyeri"))
    page.goto(address(article, "ko"))
    page.fill("#id_body", "<h2>제목</h2><p>글</p>")
    page.click(".save-bar button[value='save']")
    page.wait_for_selector(".messagelist .success")
    assert article.edition("ko").newest.body == "<h2>제목</h2>\n<p>글</p>"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("code", ["ko", "ar"])
def test_the_form_fits_its_window(new_page, login, width, code):
    article = make.article(code)
    make.draft(article, code, title="제목 " * 30)
    page = new_page(viewport={"width": width, "height": 900})
    login(page, chief("hyeri", code))
    page.goto(address(article, code))
    editor(page).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
