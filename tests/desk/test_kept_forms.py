"""A form sent after the session ended, or with an old token: nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from articles.models import Article
from tests import make
from tests.desk.filled_form import Sheet, seat, words
from tests.desk.translation_page import Page, address, story

pytestmark = pytest.mark.django_db

HERE = {"HTTP_ORIGIN": "http://testserver"}
TYPED = "<p>다리가 </p>\n<p>“다시” & </textarea><script>alert(1)</script>열렸다.</p>"


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def sheet(browser):
    seat(browser, "Journalist")
    return Sheet(browser, make.article("ko"), "ko")


class Kept:
    """The page that keeps what was sent."""

    def __init__(self, answer):
        assert answer.status_code == 403
        self.page = html.fromstring(answer.content.decode())
        (self.form,) = self.page.xpath("//form[@id='kept-form']")
        self.values = {}
        for field in self.form.xpath(".//input | .//textarea"):
            is_text = field.tag == "textarea"
            value = (field.text or "").removeprefix("\n") if is_text else field.get("value")
            self.values.setdefault(field.get("name"), []).append(value)

    def send(self, browser):
        return browser.post(self.form.get("action"), self.values, **HERE)


def _log_out(browser):
    del browser.cookies["sessionid"]


def test_what_was_typed_survives_the_end_of_the_session(browser, sheet):
    _log_out(browser)
    kept = Kept(sheet.send(title="다리가 열렸다", body=TYPED))
    assert kept.form.get("action") == sheet.address
    assert (kept.values["title"], kept.values["body"]) == (["다리가 열렸다"], [TYPED])
    assert kept.values["step"] == ["save"]
    (link,) = kept.page.xpath("//main//a[@target='_blank']")
    assert (link.get("href"), link.get("rel")) == ("/desk/login/", "noopener")


def test_every_field_of_the_form_is_kept_with_a_fresh_token(browser, sheet):
    _log_out(browser)
    kept = Kept(sheet.send())
    (old,), (new,) = sheet.values.pop("csrfmiddlewaretoken"), kept.values["csrfmiddlewaretoken"]
    assert new != old
    assert {k: v for k, v in kept.values.items() if k not in ("csrfmiddlewaretoken", "step")} == {
        name: value for name, value in sheet.values.items() if name != "step"
    }


def test_sent_again_after_logging_in_it_is_saved(browser, sheet):
    _log_out(browser)
    kept = Kept(sheet.send(title="다리가 다시 열렸다", body="<p>첫 문단.</p>"))
    # Logging in makes the token of every open page an old one: it is asked for once more.
    make.user("Journalist", name="mina")
    login = html.fromstring(browser.get("/desk/login/").content.decode())
    (token,) = login.xpath("//form[@id='login-form']//input[@name='csrfmiddlewaretoken']/@value")
    secret = {"username": "mina", "password": "secret", "csrfmiddlewaretoken": token}
    assert browser.post("/desk/login/", secret, **HERE).status_code == 302
    again = Kept(kept.send(browser))
    assert words(again.page.xpath("//h1")[0]) == "Please send it once more"
    assert not again.page.xpath("//main//a[@target='_blank']")
    assert again.send(browser).status_code == 302
    newest = Article.objects.get().edition("ko").newest
    assert (newest.title, newest.body) == ("다리가 다시 열렸다", "<p>첫 문단.</p>")


def test_an_old_token_loses_nothing(browser, sheet):
    sheet.values["csrfmiddlewaretoken"] = ["x" * 64]
    kept = Kept(
        browser.post(sheet.address, {**sheet.values, "title": "다리", "step": "save"}, **HERE)
    )
    assert kept.values["title"] == ["다리"]
    assert kept.send(browser).status_code == 302
    assert Article.objects.get().edition("ko").newest.title == "다리"


def test_a_form_without_origin_is_known_by_its_referer(browser, sheet):
    answer = browser.post(sheet.address, {"title": "다리"}, HTTP_REFERER="http://testserver/desk/")
    assert Kept(answer).values["title"] == ["다리"]


@pytest.mark.parametrize(
    "source",
    [
        {},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://testserver"},
        {"HTTP_ORIGIN": "http://testserver:8001"},
        {"HTTP_ORIGIN": "http://testserver.example"},
        {"HTTP_ORIGIN": "http://example.org", "HTTP_REFERER": "http://testserver/desk/"},
        {"HTTP_REFERER": "http://["},
    ],
)
def test_what_another_site_sent_is_not_shown(browser, sheet, source):
    answer = browser.post(sheet.address, {"title": "Planted words"}, **source)
    assert answer.status_code == 403
    assert "Planted words" not in answer.content.decode()
    assert "<form" not in answer.content.decode()


def test_another_site_finds_no_echo_in_an_anonymous_browser_either(browser):
    answer = browser.post("/desk/", {"title": "Planted words"}, HTTP_ORIGIN="http://example.org")
    assert answer.status_code == 403
    assert "Planted words" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/desk/login/", "/en/"])
def test_the_login_form_and_the_public_pages_show_nothing_again(browser, path):
    answer = browser.post(path, {"username": "mina", "title": "Planted words"}, **HERE)
    assert answer.status_code in (403, 405)
    assert "Planted words" not in answer.content.decode()


def test_no_password_is_shown_again(browser, sheet):
    names = ("password", "password1", "old_password", "new_password2")
    sent = dict.fromkeys(names, "a long secret 1") | {"title": "다리"}
    answer = browser.post("/desk/password_change/", sent, **HERE)
    assert "a long secret 1" not in answer.content.decode()
    assert not set(names) & set(Kept(answer).values)


def test_what_was_sent_is_shown_as_text(browser, sheet):
    sent = {'"><script>alert(2)</script>': '"><script>alert(3)</script>', "body": TYPED}
    answer = browser.post(f"{sheet.address}&x=%22><script>alert(4)</script>", sent, **HERE)
    assert "<script>alert" not in answer.content.decode()
    assert Kept(answer).values["body"] == [TYPED]


def test_a_name_sent_twice_is_kept_twice(browser, sheet):
    answer = browser.post(sheet.address, {"tags": ["3", "5"]}, **HERE)
    assert Kept(answer).values["tags"] == ["3", "5"]


def test_a_file_that_cannot_be_kept_is_named_as_lost(browser, sheet):
    photo = SimpleUploadedFile("bridge.jpg", b"bytes")
    lost = browser.post(sheet.address, {"title": "다리", "file": photo}, **HERE)
    assert "Files could not be kept" in words(Kept(lost).page)
    none_lost = browser.post(sheet.address, {"title": "다리"}, **HERE)
    assert "Files could not be kept" not in words(Kept(none_lost).page)


def test_an_anonymous_reader_of_the_desk_is_still_led_to_the_login(client):
    answer = client.get("/desk/articles/article/")
    assert answer.status_code == 302
    assert answer.url.startswith("/desk/login/")


def test_logging_out_twice_keeps_nothing(client):
    assert client.post("/desk/logout/").status_code == 302


def test_paragraphs_are_named_and_the_forms_own_fields_stay_out_of_sight(browser):
    seat(browser, "Translator ar")
    article = story()
    page = Page(browser, article, "ar")
    _log_out(browser)
    sent = {**page.values, "step": "save"}
    kept = Kept(browser.post(address(article, "ar"), sent, **HERE))
    labels = {each.get("for"): words(each) for each in kept.form.xpath(".//label")}
    shown = {each.get("name"): labels[each.get("id")] for each in kept.form.xpath(".//textarea")}
    assert [shown[f"row-body.{n}"] for n in range(3)] == [f"Paragraph {n}" for n in (1, 2, 3)]
    assert {"rows", "original", "started_from"}.isdisjoint(shown)
    assert "Text" not in shown.values()
    assert kept.values["rows"] == page.values["rows"]
    assert kept.form.xpath(".//textarea[@name='row-body.0']/@dir") == ["rtl"]


def test_who_logged_in_meanwhile_is_told_why_it_is_sent_once_more(browser, sheet):
    sheet.values["csrfmiddlewaretoken"] = ["x" * 64]
    answer = browser.post(sheet.address, {**sheet.values, "step": "save"}, **HERE)
    assert "You logged in after this page was opened" in words(Kept(answer).page)
    _log_out(browser)
    assert "You logged in after" not in words(
        Kept(browser.post(sheet.address, sheet.values, **HERE)).page
    )
