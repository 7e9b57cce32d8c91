"""Two people save the same text: the second one is shown both, and loses nothing."""

import pytest
from django.test import Client
from lxml import html

from articles import workflow
from articles.models import Text
from tests import make
from tests.desk.filled_form import Sheet, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = make.article("ko", photos=[make.photo()])
    make.draft(article, "ko", title="첫 제목", body="<p>첫 문단.</p>\n<p>둘째 문단.</p>")
    return article


@pytest.fixture
def two():
    """Two journalists at two desks."""
    clients = Client(), Client()
    for client, name in zip(clients, ("hana", "dul"), strict=True):
        client.force_login(make.user("Journalist", name=name))
    return clients


def collide(two, article, **changes):
    """Both open the form; the first one saves, then the second one. Returns the second sheet."""
    first, second = (Sheet(client, article, "ko") for client in two)
    first.send(title="그들의 제목", body="<p>첫 문단을 고쳤다.</p>\n<p>둘째 문단.</p>")
    second.send(**changes)
    return second


def test_the_second_is_shown_both_texts_and_the_difference(two, article):
    sheet = collide(two, article, body="<p>첫 문단.</p>\n<p>둘째 문단을 늘렸다.</p>")
    assert sheet.answer.status_code == 409
    page = html.fromstring(sheet.answer.content.decode())
    (notice,) = page.xpath("//section[contains(@class, 'is-conflict')]")
    told = words(notice)
    assert "hana saved version 2" in told
    assert "그들의 제목" in told
    rows = notice.xpath(".//h3[.='Text']/following-sibling::table[1]/tbody/tr")
    cells = [[words(cell) for cell in row.xpath("td")] for row in rows]
    assert any("고쳤다" in theirs and "고쳤다" not in mine for _base, mine, theirs in cells)
    assert any("늘렸다" in mine and "늘렸다" not in theirs for _base, mine, theirs in cells)


def test_nothing_of_the_second_is_written_and_nothing_of_it_is_lost(two, article):
    photo = article.placements.get().photo
    other = make.section()
    changes = {
        "title": "내 제목",
        "standfirst": "내 요약",
        "body": "<p>내 글.</p>",
        "slug": "내-주소",
        "section": other.pk,
        f"photo-{photo.pk}-caption": "내 설명",
        f"photo-{photo.pk}-alt_text": "내 대체 글",
    }
    sheet = collide(two, article, **changes)
    assert article.edition("ko").newest.title == "그들의 제목"
    article.refresh_from_db()
    assert article.section != other
    again = sheet.sheet().values
    for name, value in changes.items():
        assert again[name] == [str(value)]


def test_mine_can_be_saved_as_the_newest_and_theirs_stays_a_version(two, article):
    sheet = collide(two, article, title="내 제목").sheet()
    assert sheet.values["started_from"] == ["2"]
    assert sheet.send().status_code == 302
    titles = article.edition("ko").revisions.order_by("number").values_list("title", flat=True)
    assert list(titles) == ["첫 제목", "그들의 제목", "내 제목"]


def test_theirs_can_be_taken(two, article):
    page = html.fromstring(collide(two, article, title="내 제목").answer.content.decode())
    (link,) = page.xpath("//a[.='Take theirs']/@href")
    assert html.fromstring(two[1].get(link).content.decode()).xpath(
        "//input[@name='title']/@value"
    ) == ["그들의 제목"]


def test_a_third_version_in_between_is_a_conflict_again(two, article):
    sheet = collide(two, article, title="내 제목").sheet()
    text = Text(title="또 다른 제목", body="<p>글</p>")
    workflow.save_text(article, "ko", text, by=None, started_from=2)
    assert sheet.send().status_code == 409
    assert sheet.sheet().values["title"] == ["내 제목"]
    assert sheet.sheet().values["started_from"] == ["3"]


def test_an_old_form_without_changes_collides_with_nobody(two, article):
    sheet = collide(two, article)
    assert sheet.answer.status_code == 302
    assert article.edition("ko").newest.title == "그들의 제목"


def test_two_languages_of_one_story_never_collide(article):
    korean, arabic = Client(), Client()
    korean.force_login(make.user("Journalist"))
    arabic.force_login(make.user("Translator ar"))
    one, two = Sheet(korean, article, "ko"), Sheet(arabic, article, "ar")
    assert one.send(title="새 제목").status_code == 302
    assert two.send(title="عنوان", body="<p>نص</p>").status_code == 302
    assert article.edition("ko").newest.title == "새 제목"
    assert article.edition("ar").newest.title == "عنوان"


def test_an_old_form_does_not_publish_a_text_that_nobody_there_has_read(article):
    chief, journalist = Client(), Client()
    chief.force_login(make.user("Editor"))
    journalist.force_login(make.user("Journalist"))
    old = Sheet(chief, article, "ko")
    Sheet(journalist, article, "ko").send(title="나중 제목")
    old.send("publish")
    assert not article.edition("ko").is_live


@pytest.mark.parametrize("forged", ["", "99", "-1", "x", "9" * 30])
def test_a_forged_version_number_overwrites_nothing(two, article, forged):
    sheet = Sheet(two[0], article, "ko")
    assert sheet.send(started_from=forged, title="다른 제목").status_code == 409
    assert article.edition("ko").newest.title == "첫 제목"


def test_what_was_typed_is_escaped_in_the_difference(two, article):
    sheet = collide(two, article, title="<script>alert(1)</script>")
    assert b"<script>alert" not in sheet.answer.content
