"""Pictures in a story's text, from the picker to readers in two languages."""

import pytest
from playwright.sync_api import expect

from articles.models import Photo
from articles.text import blocks
from tests import make, media
from tests.browser.translation_page import address as side_by_side
from tests.browser.translation_page import body, field, save

pytestmark = pytest.mark.django_db(transaction=True)

PARAGRAPHS = ["<p>다리는 3월에 열린다.</p>", "<p>시장은 기뻐했다.</p>"]


def address(article, code="ko"):
    return f"/desk/articles/article/{article.pk}/change/?language={code}"


def photos():
    """A bridge and a dog, stored with their files."""
    return [
        media.stored(caption_ko="새 다리", caption_en="The bridge", alt_text_ko="강 위의 다리"),
        media.stored(caption_ko="강아지", caption_en="A dog"),
    ]


def editor(page):
    return page.locator(".prose-editor .ProseMirror[contenteditable='true']").first


def written():
    article = make.article("ko")
    make.draft(article, "ko", title="새 다리", body="\n".join(PARAGRAPHS))
    return article


def pick(page, typed, name):
    """Finds a photo in the open picker by typing, and takes it by the keyboard."""
    picker = page.locator("#photo-picker")
    expect(picker).to_be_visible()
    page.keyboard.type(typed)
    expect(picker.locator("[data-found] button")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(picker.get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("Enter")
    expect(picker).to_be_hidden()


def insert(page, typed, name):
    """Puts the cursor into the first paragraph and a photo behind it."""
    editor(page).locator("p").first.click()
    page.click("[data-name='photo']")
    pick(page, typed, name)
    expect(editor(page).locator("figure.text-figure img")).to_be_visible()


def press(page, step):
    page.click(f"button[value='{step}'] >> nth=-1")
    page.wait_for_selector(".messagelist .success")


def test_a_picture_goes_from_the_picker_to_readers_in_two_languages(new_page, open_page):
    bridge, _dog = photos()
    article = written()
    page = open_page(make.user("Chief editor", is_superuser=True), address(article))
    insert(page, "bridge", "새 다리")
    expect(editor(page).locator(".photo-credit")).to_contain_text("O'Brien & Sons")
    expect(editor(page).locator(".photo-note")).to_contain_text("when you save")
    press(page, "save")
    figure = blocks.figure(bridge.pk)
    assert body(article, "ko") == [PARAGRAPHS[0], figure, PARAGRAPHS[1]]
    assert article.placements.get().photo == bridge
    expect(page.locator(f"[name='photo-{bridge.pk}-alt_text']")).to_have_value("강 위의 다리")
    press(page, "publish")
    reader = new_page()
    reader.goto(article.edition("ko").get_absolute_url())
    shown = reader.locator(".body > *")
    assert shown.evaluate_all("each => each.map(one => one.localName)") == ["p", "figure", "p"]
    expect(reader.locator(".body figure .credit")).to_contain_text("하늘 & 바다")

    page.goto(side_by_side(article, "ar"))
    expect(page.locator("[data-row='body.1'] figure img").last).to_be_visible()
    for key, words in (("body.0", "يفتح الجسر في مارس 3."), ("body.2", "فرح رئيس البلدية.")):
        field(page, key).click()
        page.keyboard.type(words)
    save(page)
    arabic = ["<p>يفتح الجسر في مارس 3.</p>", figure, "<p>فرح رئيس البلدية.</p>"]
    assert body(article, "ar") == arabic
    page.click("[data-row='body.1'] [data-tools] > summary")
    page.click("button[value='down:body.1']")
    page.wait_for_selector(".messagelist li")
    assert body(article, "ar") == [arabic[0], arabic[2], figure]
    # The picture stands in the last paragraph's editor now, and stays there.
    expect(field(page, "body.2").locator("figure img")).to_be_visible()
    field(page, "body.0").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" نعم.")
    save(page)
    assert body(article, "ar")[1:] == [arabic[2], figure]


def test_a_picture_is_taken_and_deleted_by_the_keyboard_and_comes_back_by_undo(open_page):
    _bridge, dog = photos()
    article = make.article("ko", photos=[(dog, "inline", 0)])
    lines = [PARAGRAPHS[0], blocks.figure(dog.pk), PARAGRAPHS[1]]
    make.draft(article, "ko", body="\n".join(lines))
    page = open_page(make.user("Journalist"), address(article))
    figure = editor(page).locator("figure")
    expect(figure.locator("img")).to_be_visible()
    editor(page).locator("p").first.click()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(figure).to_have_class("text-figure ProseMirror-selectednode")
    page.keyboard.press("Backspace")
    expect(figure).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(figure).to_have_count(1)
    page.fill("#id_title", "새 제목")
    press(page, "save")
    assert body(article, "ko") == lines


def test_a_text_of_one_picture_is_kept_and_the_same_picture_stands_once(open_page):
    _bridge, dog = photos()
    article = make.article("ko")
    page = open_page(make.user("Journalist"), address(article))
    for _ in range(2):
        editor(page).click()
        page.click("[data-name='photo']")
        pick(page, "dog", "강아지")
        expect(editor(page).locator("figure img")).to_have_count(1)
    press(page, "save")
    assert body(article, "ko") == [blocks.figure(dog.pk)]


def test_a_picture_in_a_list_stands_behind_the_list(open_page):
    _bridge, dog = photos()
    article = make.article("ko")
    items = "<ul><li><p>하나</p></li><li><p>둘</p></li></ul>"
    make.draft(article, "ko", body=items)
    page = open_page(make.user("Journalist"), address(article))
    editor(page).locator("li").first.click()
    page.click("[data-name='photo']")
    pick(page, "dog", "강아지")
    press(page, "save")
    assert body(article, "ko") == [items, blocks.figure(dog.pk)]


def test_the_story_s_lead_is_looked_for_in_the_picker(open_page):
    bridge, _dog = photos()
    article = make.article("ko")
    page = open_page(make.user("Journalist"), address(article))
    page.click(".add-photo > summary")
    page.click(".pick-photo")
    pick(page, "다리", "새 다리")
    expect(page.locator(".picked-photo")).to_contain_text("O'Brien & Sons")
    press(page, "add_photo")
    assert [(one.photo, one.role) for one in article.placements.all()] == [(bridge, "lead")]


def test_a_new_picture_is_stored_from_the_picker_and_says_what_it_lacks(open_page, tmp_path):
    article = written()
    file = tmp_path / "new.jpg"
    file.write_bytes(media.picture())
    page = open_page(make.user("Journalist"), address(article))
    editor(page).locator("p").first.click()
    page.click("[data-name='photo']")
    page.locator("#photo-picker [type='file']").set_input_files(file)
    found = page.locator("#photo-picker [data-found] button").first
    expect(found.locator(".photo-warning").first).to_contain_text("neither photographer nor source")
    found.click()
    press(page, "save")
    assert body(article, "ko")[1] == blocks.figure(Photo.objects.get().pk)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_picker_fits_a_phone_and_closes_by_escape(open_page, code):
    photos()
    page = open_page(
        make.user("Journalist", language=code),
        address(written()),
        viewport={"width": 390, "height": 800},
    )
    page.click("[data-name='photo']")
    picker = page.locator("#photo-picker")
    expect(picker.locator("[data-found] button")).to_have_count(2)
    assert picker.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.keyboard.press("Escape")
    expect(picker).to_be_hidden()
    expect(editor(page).locator("figure")).to_have_count(0)
