"""While translating: what is kept unsaved, what was said before, what the checks find."""

import pytest

from articles import workflow
from articles.models import Autosave, Text
from articles.workflow.memory import remember
from tests import make
from tests.desk.filled_form import seat, words
from tests.desk.translation_page import ARABIC, Page, address, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return story()


@pytest.fixture
def translator(client):
    return seat(client, "Translator ar")


def test_typed_text_is_kept_and_shown_when_the_page_is_opened_again(client, article, translator):
    page = Page(client, article, "ar")
    answer = page.post("autosave/", title="لم يحفظ", **{"row-body.0": "<p>كلمات</p>"})
    assert answer.status_code == 200
    assert set(answer.json()) == {"saved_at", "saved"}
    again = Page(client, article, "ar")
    assert again.page.xpath("//*[@data-kept]")
    assert (again.values["title"], again.row("body.0")) == (["لم يحفظ"], "<p>كلمات</p>")
    assert article.edition("ar").newest.number == 1
    again.send()
    assert article.edition("ar").newest.title == "لم يحفظ"
    assert not Page(client, article, "ar").page.xpath("//*[@data-kept]")


def test_kept_text_can_be_discarded(client, article, translator):
    Page(client, article, "ar").post("autosave/", title="لم يحفظ")
    Page(client, article, "ar").send("discard")
    again = Page(client, article, "ar")
    assert again.values["title"] == ["عنوان"]
    assert article.edition("ar").newest.number == 1


def test_kept_text_that_changes_nothing_is_not_spoken_of(client, article, translator):
    Page(client, article, "ar").post("autosave/")
    assert not Page(client, article, "ar").page.xpath("//*[@data-kept]")


def test_kept_text_is_nobody_elses_business(client, article, translator):
    Page(client, article, "ar").post("autosave/", title="لم يحفظ")
    seat(client, "Translator ar")
    assert Page(client, article, "ar").values["title"] == ["عنوان"]


def test_keeping_tells_who_saved_meanwhile_and_keeps_all_the_same(client, article, translator):
    page = Page(client, article, "ar")
    text = Text(title="عنوان آخر", body=ARABIC)
    workflow.save_text(
        article, "ar", text, by=make.user("Translator ar", name="huda"), started_from=1
    )
    answer = page.post("autosave/", title="لم يحفظ")
    assert answer.status_code == 200
    assert (answer.json()["who"], answer.json()["number"]) == ("huda", 2)
    again = Page(client, article, "ar")
    assert again.values["title"] == ["لم يحفظ"]
    assert "A newer version was saved since" in again.text
    assert again.send().status_code == 409


def test_remarks_and_buttons_are_not_kept_as_text(client, article, translator):
    page = Page(client, article, "ar")
    page.post("autosave/", title="لم يحفظ", **{"comment-title": "سر", "step": "publish"})
    assert {"comment-title", "step", "csrfmiddlewaretoken"}.isdisjoint(Autosave.objects.get().typed)


def test_endless_text_is_not_kept(client, article, translator):
    page = Page(client, article, "ar")
    answer = page.post("autosave/", **{"row-body.0": "ا" * 900_000})
    assert answer.status_code == 422
    assert "longer than" in answer.json()["reasons"][0]


def test_who_may_not_write_has_nothing_kept(client, article):
    seat(client, "Journalist")
    assert client.post(address(article, "ar", "autosave/"), {"rows": ""}).status_code == 403


def test_keeping_and_checking_are_no_links(client, article, translator):
    for end in ("autosave/", "checks/"):
        assert client.get(address(article, "ar", end)).status_code == 405


def test_help_shows_how_it_was_said_before(client, article, translator):
    other = make.article("ko")
    make.live(other, "ko", title="다른 기사", body="<p>둘째 문단은 3억 원이라고 했다.</p>")
    done = make.draft(other, "ar", title="خبر", body="<p>قيل إنها ثلاثمئة مليون.</p>")
    remember(done, done.newest)
    answer = client.get(address(article, "ar", "help/?key=body.1"))
    assert answer.status_code == 200
    assert "قيل إنها ثلاثمئة مليون." in answer.content.decode()
    assert b"<html" not in answer.content
    without_script = Page(client, article, "ar", query="?help=body.1")
    assert "قيل إنها ثلاثمئة مليون." in words(without_script.line("body.1"))


@pytest.mark.parametrize("key", ["", "body.99", "x" * 300, "<script>"])
def test_there_is_no_help_for_a_line_that_is_not_there(client, article, translator, key):
    assert client.get(address(article, "ar", "help/"), {"key": key}).status_code == 404


def test_help_without_script_saves_first_and_comes_back_to_the_line(client, article, translator):
    page = Page(client, article, "ar")
    answer = page.send("help:body.1", title="جديد")
    assert answer.url == f"{address(article, 'ar')}?help=body.1#body.1"
    assert article.edition("ar").newest.title == "جديد"


def test_checks_look_at_what_is_typed_and_save_nothing(client, article, translator):
    page = Page(client, article, "ar")
    answer = page.post("checks/", **{"row-body.0": "<p>الحكومة الحكومة (هنا</p>"})
    assert answer.status_code == 200
    assert b"data-finding" in answer.content
    assert b"#body.0" in answer.content
    assert b"<html" not in answer.content
    assert article.edition("ar").newest.number == 1


def test_a_finding_is_ignored_with_a_reason_and_heeded_again(client, article, translator):
    Page(client, article, "ar").send(**{"row-body.0": "<p>الحكومة الحكومة هنا.</p>"})
    page = Page(client, article, "ar", query="?checks=1")
    step = next(step for step in sorted(page.steps) if step.startswith("ignore:body.0:"))
    signature = step.split(":")[2]
    answer = page.send(step, **{f"reason-{signature}": "هكذا قالها"})
    assert answer.url.endswith("?checks=1#checks")
    page = Page(client, article, "ar", query="?checks=1")
    assert step not in page.steps
    assert "هكذا قالها" in page.text
    page.send(page.step(f"heed:body.0:{signature}"))
    assert not article.edition("ar").ignored_findings.exists()
