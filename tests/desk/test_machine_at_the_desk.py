"""Drafts by a machine on the side-by-side page: there where the newsroom has a machine."""

import pytest

from articles.machine import MachineFailed
from articles.models import Edition, MachineText
from articles.workflow import Refused, approve
from tests import make
from tests.desk.filled_form import seat, told
from tests.desk.translation_page import Page

pytestmark = pytest.mark.django_db

KOREAN = "<p>다리는 <strong>길다</strong>.</p>\n<p>시장은 기뻐했다.</p>"
TWIN = {"provider": "twin", "url": "", "key": ""}


@pytest.fixture
def article():
    article = make.article("ko")
    make.live(article, "ko", title="새 다리", standfirst="내년에 열린다.", body=KOREAN)
    return article


@pytest.fixture
def translator(client):
    return seat(client, "Translator ar")


@pytest.fixture
def machine(settings):
    settings.MACHINE_TRANSLATION = TWIN


def machine_steps(page):
    return {step for step in page.steps if step.startswith("machine")}


def test_without_a_machine_no_trace_of_it_is_on_the_page(client, article, translator, settings):
    settings.MACHINE_TRANSLATION = TWIN | {"provider": ""}
    page = Page(client, article, "ar")
    assert not machine_steps(page)
    assert "machine" not in page.response.content.decode().lower()
    assert "Draft" not in page.text


def test_a_step_that_no_button_offers_is_refused(client, article, translator, settings):
    settings.MACHINE_TRANSLATION = TWIN | {"provider": ""}
    answer = Page(client, article, "ar").send("machine")
    assert "This newsroom has no machine translation." in told(client.get(answer.url))
    assert not article.edition("ar")


def test_everything_that_is_missing_is_drafted_and_marked(client, article, translator, machine):
    page = Page(client, article, "ar")
    page.send("machine")
    again = page.again()
    assert again.row("body.0") == "<p>[ar] 다리는 <strong>길다</strong>.</p>"
    assert again.values["title"] == ["[ar] 새 다리"]
    assert again.text.count("Translated by machine (Twin), not yet confirmed") == 4
    with pytest.raises(Refused):
        approve(article.edition("ar"), by=None)


def test_one_line_is_drafted_and_the_others_stay(client, article, translator, machine):
    make.draft(article, "ar", title="جسر", body="<p>الجسر طويل.</p>\n<p>فرح الرئيس.</p>")
    page = Page(client, article, "ar")
    answer = page.send("machine:body.1")
    assert answer.url.endswith("#body.1")
    again = page.again()
    assert again.row("body.0") == "<p>الجسر طويل.</p>"
    assert again.row("body.1") == "<p>[ar] 시장은 기뻐했다.</p>"
    assert MachineText.objects.count() == 1


def test_what_was_typed_is_saved_before_the_machine_is_asked(client, article, translator, machine):
    page = Page(client, article, "ar")
    page.send("machine", title="جسر كتبته أنا")
    again = page.again()
    assert again.values["title"] == ["جسر كتبته أنا"]
    assert again.row("body.1") == "<p>[ar] 시장은 기뻐했다.</p>"
    assert not again.line("title").xpath(".//*[contains(@class, 'line-machine')]")


def test_a_line_is_confirmed_or_made_ones_own_by_changing_it(client, article, translator, machine):
    page = Page(client, article, "ar")
    page.send("machine")
    page = page.again()
    page.send(page.step("confirm:", "body.0"), **{"row-body.1": "<p>فرح الرئيس.</p>"})
    again = page.again()
    for key in ("body.0", "body.1"):
        assert not again.line(key).xpath(".//*[contains(@class, 'line-machine')]")
    assert Edition.objects.get(language="ar").machine_count == 2


def test_a_machine_that_fails_says_so_and_changes_nothing(
    client, article, translator, machine, monkeypatch
):
    def fails(*_more):
        raise MachineFailed("Twin can’t be reached now. Nothing was changed.")

    monkeypatch.setattr("articles.machine.twin.Twin.translate", fails)
    make.draft(article, "ar", title="جسر", body="")
    answer = Page(client, article, "ar").send("machine")
    assert "Twin can’t be reached now. Nothing was changed." in told(client.get(answer.url))
    assert article.edition("ar").newest.number == 1
    assert not MachineText.objects.exists()
