"""Forms tell which version of the original stood beside them when they were opened."""

import pytest

from tests import make
from tests.desk.filled_form import Sheet, seat, told
from tests.desk.translation_page import ARABIC, CHANGED, KOREAN, Page, change_original, story

pytestmark = pytest.mark.django_db
TWIN = {"provider": "twin", "url": "", "key": ""}


@pytest.fixture
def article():
    return story()


@pytest.mark.parametrize("opened", [Page, Sheet])
def test_done_is_refused_where_the_original_has_changed_again(client, article, opened):
    seat(client, "Translator ar")
    change_original(article)
    page = opened(client, article, "ar")
    base = article.edition("ar").base
    change_original(article, body=CHANGED.replace("첫", "제일"))
    answer = page.send("mark_done")
    assert "The original has changed again. Please look at the change first." in told(answer)
    assert article.edition("ar").base == base
    opened(client, article, "ar").send("mark_done")
    assert not article.edition("ar").is_outdated


@pytest.mark.parametrize("original", ["", "x", "9" * 40, "0"])
def test_done_without_an_original_that_was_seen_is_refused(client, article, original):
    seat(client, "Translator ar")
    change_original(article)
    Sheet(client, article, "ar").send("mark_done", original=original)
    assert article.edition("ar").is_outdated


def test_a_first_text_from_the_articles_form_stands_on_what_was_seen(client, article):
    seat(client, "Translator id")
    sheet = Sheet(client, article, "id")
    seen = article.edition("ko").live
    change_original(article)
    sheet.send(title="Judul", body="<p>Satu.</p>")
    edition = article.edition("id")
    assert (edition.base, edition.is_outdated) == (seen, True)


@pytest.mark.parametrize("opened", [Page, Sheet])
def test_a_refused_first_text_still_says_what_it_was_made_from(client, article, opened):
    seat(client, "Translator id")
    page = opened(client, article, "id")
    seen = article.edition("ko").live
    change_original(article)
    assert page.send(title="J" * 400).status_code == 422
    again = page.again() if opened is Page else page.sheet()
    again.send(title="Judul")
    assert article.edition("id").base == seen


def test_a_refused_first_text_from_another_translation_stays_beside_that_one(client, article):
    seat(client, "Translator id")
    page = Page(client, article, "id", query="?from=ar")
    page.send(title="J" * 400)
    again = page.again()
    assert again.text.count("الثالثة") == 1
    again.send(title="Judul")
    edition = article.edition("id")
    assert (edition.made_from, edition.base) == (
        article.edition("ar"),
        article.edition("ar").newest,
    )


def test_the_first_language_has_no_original(client, article):
    seat(client, "Journalist")
    sheet = Sheet(client, article, "ko")
    assert sheet.values["original"] == [""]
    sheet.send(title="새 제목", original=str(article.edition("ar").newest_id))
    assert article.edition("ko").newest.title == "새 제목"
    assert article.edition("ko").made_from is None


def test_another_storys_text_is_no_original(client, article):
    seat(client, "Translator id")
    other = make.live(make.article("ko"), "ko", body=KOREAN)
    Sheet(client, article, "id").send(title="Judul", original=str(other.live_id))
    assert article.edition("id").base == article.edition("ko").live


@pytest.mark.parametrize("step", ["machine", "machine:body.0"])
def test_a_machine_is_not_asked_over_what_somebody_saved_meanwhile(
    client, article, settings, monkeypatch, step
):
    settings.MACHINE_TRANSLATION = TWIN
    monkeypatch.delattr("articles.machine.twin.Twin.translate")
    seat(client, "Translator ar")
    page = Page(client, article, "ar")
    make.draft(article, "ar", title="جديد", standfirst="", body=ARABIC)
    answer = page.send(step)
    assert told(answer) == ["Somebody else saved this text in the meantime."]
    assert article.edition("ar").newest.number == 2
    assert Page(client, article, "ar").values["title"] == ["جديد"]
