"""A photo editor takes pictures in, frames them and describes them, in a browser."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from articles.models import Licence, Photo
from tests import make, media
from tests.pictures.samples import painting, saved

pytestmark = pytest.mark.django_db(transaction=True)
LIBRARY = "/desk/articles/photo/"
NARROW = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def open_desk(open_page):
    """A function that opens a page for a photo editor, with Playwright's options."""

    def open_desk(address, language="en", **options):
        return open_page(make.user("Photo editor", language=language), address, **options)

    return open_desk


def file(width, name):
    return {"name": name, "mimeType": "image/jpeg", "buffer": saved(painting(width, 40))}


def unlike(name):
    """A picture that looks like no other."""
    return file(1, name) | {"buffer": saved(Image.effect_noise((60, 40), 90).convert("RGB"))}


BROKEN = {"name": "letter.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}


def test_each_file_has_a_line_that_says_what_became_of_it(open_desk):
    media.stored(saved(painting(50, 40)))
    page = open_desk(f"{LIBRARY}add/")
    files = [file(50, "known.jpg"), BROKEN, file(60, "new.jpg")]
    page.locator("[type=file]").set_input_files(files)
    lines = page.locator(".outcomes > .outcome")
    expect(lines).to_have_count(3)
    expect(lines.nth(0)).to_contain_text("The newsroom has it already")
    expect(lines.nth(1)).to_have_class(re.compile("is-refused"))
    expect(lines.nth(2)).to_contain_text("Stored")
    page.get_by_role("link", name="Check the credits and describe them").click()
    expect(page.locator(".photo-row")).to_have_count(2)
    newest = Photo.objects.first()
    page.locator(f"[name=p{newest.pk}-alt_text_en]").fill("A red and a blue field")
    page.get_by_role("button", name="Save all").click()
    page.wait_for_url(re.compile(f"{LIBRARY}$"))
    newest.refresh_from_db()
    assert newest.alt_text_en == "A red and a blue field"


def test_pictures_are_dropped_onto_the_form(open_desk):
    page = open_desk(f"{LIBRARY}add/")
    dropped = page.evaluate_handle(
        """bytes => {
            const data = new DataTransfer()
            data.items.add(new File([new Uint8Array(bytes)], "dropped.jpg", { type: "image/jpeg" }))
            return data
        }""",
        list(saved(painting(70, 40))),
    )
    page.locator(".drop").dispatch_event("drop", {"dataTransfer": dropped})
    expect(page.locator(".outcome.is-stored")).to_have_count(1)
    assert Photo.objects.count() == 1


def test_many_files_are_stored_without_javascript(open_desk):
    page = open_desk(f"{LIBRARY}add/", java_script_enabled=False)
    page.locator("[type=file]").set_input_files([unlike("a.jpg"), unlike("b.jpg")])
    page.get_by_role("button", name="Store the photos").click()
    expect(page.locator(".photo-row")).to_have_count(2)


def test_what_matters_is_shown_by_a_click_and_moved_with_the_keys(open_desk):
    photo = media.stored(saved(painting(400, 200)))
    page = open_desk(f"{LIBRARY}{photo.pk}/change/")
    picture = page.locator(".stage img")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] / 4, "y": box["height"] / 4})
    across = page.locator("[name=focus_x]")
    assert abs(float(across.input_value()) - 25) < 1
    before = float(across.input_value())
    mark = page.locator(".focus-mark")
    mark.focus()
    mark.press("ArrowRight")
    mark.press("Shift+ArrowRight")
    assert float(across.input_value()) == pytest.approx(before + 11)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("The photo is saved.")
    photo.refresh_from_db()
    assert photo.focus_x == pytest.approx((before + 11) / 100)


def test_a_crop_is_made_moved_and_sized_with_the_keys_and_dragged(open_desk):
    photo = media.stored(saved(painting(400, 200)))
    page = open_desk(f"{LIBRARY}{photo.pk}/change/")
    page.locator(".crop", has_text="1:1").get_by_label("by hand").check()
    left, width = page.locator("[name=crop_1x1_left]"), page.locator("[name=crop_1x1_width]")
    assert (left.input_value(), width.input_value()) == ("25", "50")
    frame = page.locator(".crop-frame:not([hidden])")
    frame.press("-")
    frame.press("ArrowLeft")
    assert (left.input_value(), width.input_value()) == ("24", "49")
    handle = frame.locator(".crop-name")
    handle.hover()
    page.mouse.down()
    page.mouse.move(*_corner(page), steps=3)
    page.mouse.up()
    assert left.input_value() == "0"
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("The photo is saved.")
    photo.refresh_from_db()
    assert photo.crops["1x1"][0] == 0
    expect(frame).to_be_visible()


def _corner(page):
    box = page.locator(".stage").bounding_box()
    return box["x"] - 40, box["y"] + 5


def test_the_chosen_licence_says_at_once_what_it_asks(open_desk):
    licence = Licence.objects.create(code="nothing", forbids_changes=True)
    page = open_desk(f"{LIBRARY}{media.stored().pk}/change/")
    page.locator("[name=licence]").select_option(str(licence.pk))
    expect(page.locator(".asks")).to_contain_text("Change nothing")


def test_chosen_photos_are_changed_together(open_desk):
    photos = [media.stored(), media.stored()]
    page = open_desk(LIBRARY)
    for box in page.locator(".photo-card input").all():
        box.check()
    page.get_by_role("button", name="Change the chosen photos").click()
    page.locator("[name=usage_terms]").fill("Once")
    page.get_by_role("button", name="Look at it once more").click()
    page.get_by_role("button", name="Change 2 photos").click()
    page.wait_for_url(re.compile(f"{LIBRARY}$"))
    for photo in photos:
        photo.refresh_from_db()
        assert photo.usage_terms == "Once"


@pytest.mark.parametrize("language", ["ko", "ar", "id"])
def test_no_page_is_wider_than_a_phone(open_desk, language):
    photo = media.stored()
    page = open_desk(LIBRARY, language, **NARROW)
    pages = ["", "add/", f"{photo.pk}/change/", f"{photo.pk}/kill/"]
    pages += [f"complete/?photo={photo.pk}", f"bulk/?photo={photo.pk}"]
    for each in pages:
        page.goto(LIBRARY + each)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, each
