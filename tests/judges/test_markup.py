"""Every page of the demo newsroom, by the Nu HTML checker and by html-validate."""

import pytest

from tests.judges import demo_site
from tests.judges.conftest import MODULES

pytestmark = pytest.mark.django_db
VNU = (
    *("java", "-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    *("-jar", MODULES / "vnu-jar/build/dist/vnu.jar"),
    *("--also-check-css", "--format", "gnu"),
)
HTML_VALIDATE = ("node", MODULES / "html-validate/bin/html-validate.mjs", "--formatter", "text")


def test_the_nu_checker_finds_nothing_in_any_page_or_its_styles(node, site):
    styles = list(site.rglob("*.css"))
    assert styles
    pages = [page.file for page in demo_site.every_page(site)]
    assert node(*VNU, *pages, *styles) == ""


def test_html_validate_finds_nothing_in_any_page(node, site):
    pages = [page.file for page in demo_site.every_page(site)]
    rules = ("--config", ".htmlvalidate.json")
    assert node(*HTML_VALIDATE, *rules, *pages) == ""


def test_every_kind_of_page_is_judged_in_every_language(site):
    from articles.languages import codes

    found = {(page.kind, page.code) for page in demo_site.chosen(site)}
    kinds = {kind for kind, _code in found}
    assert kinds >= {"archive", "author", "front", "month", "not found", "section", "story", "tag"}
    for kind in kinds - {"root"}:
        assert {code for each, code in found if each == kind} >= set(codes()), kind


@pytest.mark.parametrize("judge", ["vnu", "html-validate"])
def test_a_fault_is_found(node, tmp_path, judge):
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="arabic"><title>x</title><img src="x.png"></html>')
    command = VNU if judge == "vnu" else (*HTML_VALIDATE, "--config", ".htmlvalidate.json")
    assert "error" in node(*command, page)
