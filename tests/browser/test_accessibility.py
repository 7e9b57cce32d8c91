"""axe-core on every kind of page in every language: light, dark and on a phone; and on the desk."""

import pytest

from tests.browser.site_pages import opened
from tests.judges import demo_site
from tests.judges.conftest import MODULES

pytestmark = pytest.mark.django_db
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The admin's select2 puts its cross into its list of choices.
DESK = """axe.configure({
    rules: [{id: "list", selector: "ul:not(.select2-selection__rendered), ol"}]})"""
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 800}
ASK = """only => axe.run({runOnly: only, resultTypes: ["violations"]}).then(found =>
    found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html}`)))"""
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
SIZE = {"type": "rule", "values": ["target-size"]}
LANGUAGES = ("ko", "en", "id", "ar", "zh-hans", "ja", "es", "fr", "de", "ru", "vi")


@pytest.fixture(scope="module")
def axe():
    file = MODULES / "axe-core/axe.min.js"
    if not file.is_file():
        pytest.skip("axe-core is not installed (.ci/install-judges).")
    return file


@pytest.fixture
def open_files(browser, axe):
    """A function that gives an empty page, which knows axe and opens the files in a folder."""
    pages = []

    def open_folder(folder):
        pages.append(opened(browser, folder, viewport=DESKTOP))
        pages[-1].context.add_init_script(path=axe)
        return pages[-1]

    yield open_folder
    for page in pages:
        page.context.close()


def judged(page, on_a_phone=TAGS):
    """What axe says of a page that is open: in light, its contrast in the dark, and on a phone."""
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    # Nothing is looked at on its way from one colour to another.
    page.add_style_tag(content="* { transition: none !important; animation: none !important }")
    page.evaluate("document.fonts.ready.then(() => null)")
    found = {f"light {each}" for each in page.evaluate(ASK, TAGS)}
    page.emulate_media(color_scheme="dark")
    found |= {f"dark {each}" for each in page.evaluate(ASK, CONTRAST)}
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    return found | {f"phone {each}" for each in page.evaluate(ASK, on_a_phone)}


@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_on_any_kind_of_page(open_files, pressed, code):
    sheet, found = open_files(pressed / "site"), {}
    for page in demo_site.chosen(pressed / "site"):
        if page.code == code:
            sheet.goto(page.path)
            found[page.path] = judged(sheet)
    assert len(found) > 7
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("code", demo_site.CLOSELY)
def test_axe_finds_nothing_on_the_desk(open_files, pressed, code):
    sheet, found = open_files(pressed / "desk"), {}
    for file in sorted((pressed / "desk").glob(f"{code} *.html")):
        sheet.goto(f"/{file.name}")
        sheet.evaluate(DESK)
        found[file.stem] = judged(sheet, on_a_phone=SIZE)
    assert len(found) > 12
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_fault_is_found(open_files, tmp_path):
    (tmp_path / "page.html").write_text('<html lang="ko"><title>x</title><img src="x.png">')
    sheet = open_files(tmp_path)
    sheet.goto("/page.html")
    assert any("image-alt" in fault for fault in judged(sheet))
