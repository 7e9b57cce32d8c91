"""Versions at the desk: listed, compared, brought back."""

import pytest
from lxml import html

from articles import workflow
from tests import make
from tests.desk.filled_form import Sheet, told, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(client):
    client.force_login(make.user("Chief editor"))
    article = make.article("ko", photos=[make.photo()])
    make.live(article, "ko", title="첫 제목", body="<p>오래된 문단.</p>")
    make.draft(article, "ko", title="둘째 제목", body="<p>새로운 문단.</p>")
    return article


def versions(article, code="ko"):
    return f"/desk/articles/article/{article.pk}/versions/?language={code}"


def comparison(client, article, old, new):
    address = f"/desk/articles/article/{article.pk}/versions/compare/"
    return client.get(address, {"language": "ko", "old": old, "new": new})


def restore(client, article, number, seen):
    address = f"/desk/articles/article/{article.pk}/versions/{number}/restore/?language=ko"
    return client.post(address, {"started_from": seen})


def test_the_list_says_which_version_is_newest_and_which_is_live(client, article):
    page = html.fromstring(client.get(versions(article)).content.decode())
    rows = [words(row) for row in page.xpath("//table[@class='revisions']/tbody/tr")]
    assert len(rows) == 2
    assert "둘째 제목" in rows[0]
    assert rows[0].endswith("newest")
    assert rows[1].endswith("live")


def test_the_list_says_what_a_translation_is_based_on(client, article):
    make.draft(article, "ar")
    page = html.fromstring(client.get(versions(article)).content.decode())
    rows = [words(row) for row in page.xpath("//table[@class='revisions']/tbody/tr")]
    assert "base of العربية" in rows[1]


def test_two_versions_stand_side_by_side_the_older_first(client, article):
    page = html.fromstring(comparison(client, article, 2, 1).content.decode())
    assert page.xpath("//section[h2='title']//del/text()") == ["첫"]
    assert page.xpath("//section[h2='title']//ins/text()") == ["둘째"]
    (body,) = page.xpath("//section[h2='Text']//tbody")
    assert body.get("lang") == "ko"
    assert "오래된" in words(body)
    assert "새로운" in words(body)


def test_captions_are_compared_too(client, article):
    photo = article.placements.get().photo
    Sheet(client, article, "ko").send(**{f"photo-{photo.pk}-decorative": "on"})
    page = words(html.fromstring(comparison(client, article, 2, 3).content.decode()))
    assert "Alt text of" in page
    assert "decorative" in page


def test_like_versions_are_said_to_be_alike(client, article):
    assert "are alike" in comparison(client, article, 2, 2).content.decode()


@pytest.mark.parametrize(("old", "new"), [("", ""), ("1", "99"), ("x", "1"), ("9" * 30, "1")])
def test_versions_that_are_not_there_answer_404(client, article, old, new):
    assert comparison(client, article, old, new).status_code == 404


def test_a_language_without_text_has_no_versions(client, article):
    assert client.get(versions(article, "vi")).status_code == 404
    assert client.get(versions(article, "tlh")).status_code == 404


def test_an_old_version_comes_back_as_a_new_one(client, article):
    answer = restore(client, article, 1, seen=2)
    assert told(answer) == ["Version 1 is back, as version 3."]
    newest = article.edition("ko").newest
    assert (newest.number, newest.title, newest.body) == (3, "첫 제목", "<p>오래된 문단.</p>")


def test_restoring_over_a_version_that_was_not_seen_is_refused(client, article):
    assert restore(client, article, 1, seen=1).status_code == 302
    assert article.edition("ko").newest.number == 2


def test_restoring_needs_the_right_to_write_and_a_post(client, article):
    address = f"/desk/articles/article/{article.pk}/versions/1/restore/?language=ko"
    assert client.get(address).status_code == 405
    client.force_login(make.user("Translator id"))
    restore(client, article, 1, seen=2)
    assert article.edition("ko").newest.number == 2


def test_a_long_history_is_listed_in_parts_at_a_constant_cost(client, article, monkeypatch):
    monkeypatch.setattr("articles.admin.revision_views.PER_PAGE", 3)
    for number in range(3, 8):
        make.draft(article, "ko", title=f"제목 {number}")
    page = html.fromstring(client.get(versions(article)).content.decode())
    numbers = page.xpath("//table[@class='revisions']/tbody/tr/th/text()")
    assert numbers == ["7", "6", "5"]
    (older,) = page.xpath("//a[.='Older versions']/@href")
    page = html.fromstring(
        client.get(f"/desk/articles/article/{article.pk}/versions/{older}").content
    )
    assert page.xpath("//table[@class='revisions']/tbody/tr/th/text()") == ["4", "3", "2"]


def test_the_lists_cost_does_not_grow_with_the_versions(
    client, article, django_assert_max_num_queries
):
    with django_assert_max_num_queries(30) as few:
        client.get(versions(article))
    for number in range(10):
        make.draft(article, "ko", title=f"제목 {number}")
    with django_assert_max_num_queries(len(few)):
        client.get(versions(article))


def test_outdated_shows_what_changed_and_ends_when_the_translator_says_so(client, article):
    make.draft(article, "id", title="Judul")
    workflow.publish(article.edition("ko"), by=None)
    sheet = Sheet(client, article, "id")
    (notice,) = sheet.page.xpath("//section[contains(@class, 'is-outdated')]")
    assert notice.xpath(".//ins/text()")
    sheet.send(title="Judul baru")
    assert article.edition("id").is_outdated
    Sheet(client, article, "id").send("mark_done")
    assert not article.edition("id").is_outdated
    assert "mark_done" not in Sheet(client, article, "id").steps
