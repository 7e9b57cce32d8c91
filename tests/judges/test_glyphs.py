"""No letter of any page is an empty box: each has a font that was drawn for it (Noto's)."""

import shutil
import subprocess
import unicodedata

import pytest
from lxml import html

from tests.judges import demo_site

pytestmark = pytest.mark.django_db
# Marks of direction, ends of lines and the like have no shape.
WITHOUT_SHAPE = ("Cc", "Cf", "Zs", "Zl", "Zp")


@pytest.fixture(scope="module")
def letters():
    """Every letter that a font of the Noto family on this machine has."""
    if shutil.which("fc-list") is None:
        pytest.skip("There is no fontconfig: nobody can say which letters have a font.")
    every = ["fc-list", "--format", "%{family}\t%{charset}\n"]
    listed = subprocess.run(every, capture_output=True, text=True, check=True).stdout
    fonts = [line.partition("\t")[2] for line in listed.splitlines() if line.startswith("Noto")]
    if not fonts:
        pytest.skip("The fonts of the Noto family are not installed.")
    spans = {span for font in fonts for span in font.split()}
    return {letter for span in spans for letter in _span(span)}


def _span(text):
    first, _dash, last = text.partition("-")
    return map(chr, range(int(first, 16), int(last or first, 16) + 1))


def test_every_letter_on_every_page_has_a_font(site, letters):
    used = {}
    for page in demo_site.every_page(site):
        for letter in html.fromstring(page.file.read_bytes()).text_content():
            used.setdefault(letter, page.path)
    shaped = {
        letter: path
        for letter, path in used.items()
        if unicodedata.category(letter) not in WITHOUT_SHAPE
    }
    assert len(shaped) > 1_000
    missing = {
        f"U+{ord(each):04X} {each}": at for each, at in shaped.items() if each not in letters
    }
    assert missing == {}
