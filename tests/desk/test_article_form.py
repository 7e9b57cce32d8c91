"""The article's form as a journalist, a translator and a photo editor see it."""

import pytest
from lxml import html

from articles import workflow
from articles.languages import codes
from articles.models import Article
from tests import make
from tests.desk.filled_form import Sheet, seat, told

pytestmark = pytest.mark.django_db


def test_text_is_typed_in_its_own_language_and_direction(client):
    seat(client, "Chief editor")
    page = Sheet(client, make.article("ar"), "ar").page
    for name in ("title", "standfirst", "body", "slug"):
        (field,) = page.xpath(f"//*[@name='{name}']")
        assert (field.get("lang"), field.get("dir")) == ("ar", "rtl")


def test_chinese_is_marked_with_its_script(client):
    seat(client, "Chief editor")
    page = Sheet(client, make.article("zh-hans"), "zh-hans").page
    (title,) = page.xpath("//*[@name='title']")
    assert (title.get("lang"), title.get("dir")) == ("zh-Hans", "ltr")


def test_saving_writes_a_version_in_one_language_only(client):
    seat(client, "Journalist")
    article = make.article("ko")
    make.draft(article, "id", title="Jembatan")
    sheet = Sheet(client, article, "ko")
    answer = sheet.send(title="다리가 다시 열렸다", body="<p>첫 문단.</p>", standfirst="요약")
    assert told(answer) == ["Saved as version 1."]
    newest = article.edition("ko").newest
    assert (newest.title, newest.standfirst, newest.body) == (
        "다리가 다시 열렸다",
        "요약",
        "<p>첫 문단.</p>",
    )
    assert article.edition("id").newest.number == 1


def test_saving_without_a_change_writes_nothing(client):
    seat(client, "Journalist")
    article = make.article("ko", photos=[make.photo()])
    make.draft(article, "ko", standfirst="한 줄\n두 줄")
    answer = Sheet(client, article, "ko").send()
    assert told(answer) == ["Nothing was changed, so nothing was saved."]
    assert article.edition("ko").newest.number == 1
    assert not article.events.filter(verb="save_facts").exists()


def test_an_untouched_language_gets_no_empty_version(client):
    seat(client, "Translator id")
    article = make.article("ko")
    make.draft(article, "ko")
    Sheet(client, article, "id").send()
    assert article.edition("id") is None


def test_what_cannot_be_saved_stays_in_the_form_with_its_reason(client):
    seat(client, "Journalist")
    article = make.article("ko")
    sheet = Sheet(client, article, "ko")
    answer = sheet.send(title="제목", body="<p>긴 글</p>", slug="not an address!")
    assert answer.status_code == 422
    (reason,) = told(answer)
    assert reason.startswith("The address may have")
    again = sheet.sheet()
    assert again.values["title"] == ["제목"]
    assert "긴 글" in again.values["body"][0]
    assert article.edition("ko") is None


def test_a_headline_that_is_too_long_is_marked_and_kept(client):
    seat(client, "Journalist")
    sheet = Sheet(client, make.article("ko"), "ko")
    assert sheet.send(title="가" * 251, body="<p>글</p>").status_code == 422
    assert sheet.sheet().values["title"] == ["가" * 251]


def test_the_switch_names_every_language_with_its_state_in_words(client):
    seat(client, "Journalist")
    article = make.article("ko")
    make.live(article, "ko")
    make.draft(article, "id")
    page = Sheet(client, article, "ko").page
    links = page.xpath("//nav[@class='language-switch']//a")
    assert [link.get("href") for link in links] == [f"?language={code}" for code in codes()]
    said = {link.get("href").split("=")[1]: link.text_content() for link in links}
    assert "live" in said["ko"]
    assert "draft" in said["id"]
    assert "nothing written yet" in said["ar"]


def test_an_unknown_language_answers_404(client):
    seat(client, "Chief editor")
    address = f"/desk/articles/article/{make.article().pk}/change/"
    assert client.get(address, {"language": "tlh"}).status_code == 404


@pytest.mark.parametrize("key", ["999999", "none", "9" * 40])
def test_a_story_that_is_not_there_answers_404(client, key):
    seat(client, "Chief editor")
    assert client.get(f"/desk/articles/article/{key}/change/").status_code == 404


def test_a_translator_reads_the_original_beside_the_own_text(client):
    seat(client, "Translator id", language="id")
    article = make.article("ko")
    make.draft(article, "ko", title="원문 제목", body="<p>원문 글</p>")
    sheet = Sheet(client, article, "id")
    (original,) = sheet.page.xpath("//details[contains(@class,'original')]//div[@lang='ko']")
    assert "원문 글" in original.text_content()
    assert "title" in sheet.values


def test_a_translator_of_indonesian_cannot_write_korean(client):
    seat(client, "Translator id")
    article = make.article("ko")
    make.draft(article, "ko", title="원문")
    sheet = Sheet(client, article, "ko")
    assert "body" not in sheet.values
    answer = sheet.send(title="바뀐 제목", body="<p>바뀐 글</p>", started_from="1")
    assert answer.status_code == 403
    assert article.edition("ko").newest.title == "원문"


def test_a_photo_editor_cannot_write_text(client):
    seat(client, "Photo editor")
    article = make.article("ko")
    make.draft(article, "ko", title="원문")
    sheet = Sheet(client, article, "ko")
    assert "body" not in sheet.values
    assert "section" in sheet.values
    assert sheet.send(title="다른", body="<p>글</p>").status_code == 403
    assert article.edition("ko").newest.title == "원문"


def test_a_translator_cannot_change_the_facts(client):
    seat(client, "Translator id")
    article = make.article("ko")
    other = make.section()
    sheet = Sheet(client, article, "id")
    assert "section" not in sheet.values
    answer = sheet.send(section=other.pk, tags="", title="Judul")
    assert answer.status_code == 403
    article.refresh_from_db()
    assert article.section != other
    assert article.edition("id") is None


def test_whoever_has_no_rights_sees_no_story(client):
    seat(client)
    address = f"/desk/articles/article/{make.article().pk}/change/"
    assert client.get(address).status_code == 403


def test_a_new_story_starts_with_a_headline_in_its_language(client):
    seat(client, "Journalist", language="id")
    section, author = make.section(), make.author()
    answer = client.post(
        "/desk/articles/article/add/",
        {
            "source_language": "id",
            "title": "Jembatan dibuka",
            "section": section.pk,
            "authors": [author.pk],
            "tags": "",
        },
    )
    article = Article.objects.get()
    assert answer.url == f"/desk/articles/article/{article.pk}/change/?language=id"
    assert article.edition("id").newest_title == "Jembatan dibuka"
    assert article.bylines.get().author == author


def test_a_new_story_may_wait_for_its_headline(client):
    seat(client, "Journalist")
    data = {"source_language": "ko", "section": make.section().pk, "tags": ""}
    client.post("/desk/articles/article/add/", data)
    assert "Needs a headline" in Sheet(client, Article.objects.get(), "ko").text


def test_a_new_story_without_a_section_is_asked_for_one(client):
    seat(client, "Journalist")
    data = {"source_language": "ko", "title": "제목", "section": "", "tags": ""}
    answer = client.post("/desk/articles/article/add/", data)
    assert answer.status_code == 422
    assert "제목" in answer.content.decode()
    assert not Article.objects.exists()


def test_a_translator_cannot_open_a_new_story(client):
    seat(client, "Translator id")
    assert client.get("/desk/articles/article/add/").status_code == 403
    data = {"source_language": "id", "section": make.section().pk, "tags": ""}
    assert client.post("/desk/articles/article/add/", data).status_code == 403
    assert not Article.objects.exists()


def test_a_draft_can_be_deleted_by_who_may(client):
    seat(client, "Chief editor")
    article = make.article("ko")
    make.draft(article, "ko")
    make.draft(article, "id")
    client.post(f"/desk/articles/article/{article.pk}/delete/")
    assert not Article.objects.exists()


def test_a_story_that_readers_knew_is_not_deleted(client):
    seat(client, "Chief editor")
    article = make.article("ko")
    edition = make.live(article, "ko")
    address = f"/desk/articles/article/{article.pk}/delete/"
    assert "Withdraw it first" in client.post(address).content.decode()
    workflow.withdraw(edition, by=None, notice="정정")
    assert client.post(address).status_code == 409
    assert Article.objects.exists()


def test_a_journalist_cannot_delete(client):
    seat(client, "Journalist")
    article = make.article("ko")
    assert client.post(f"/desk/articles/article/{article.pk}/delete/").status_code == 403
    assert Article.objects.exists()


def test_a_headline_in_another_language_than_the_desks_says_which_it_is(client):
    seat(client, "Chief editor")
    article = make.article("ko")
    make.draft(article, "ko", title="다리가 다시 열렸다")
    page = html.fromstring(client.get(f"/desk/articles/article/{article.pk}/change/").text)
    (headline,) = page.xpath("//h1/bdi")
    assert (headline.text, headline.get("lang"), headline.get("dir")) == (
        "다리가 다시 열렸다",
        "ko",
        "ltr",
    )


def test_the_history_tells_what_happened_in_sentences(client):
    user = seat(client, "Chief editor", name="hyeri", first_name="혜리", last_name="박")
    article = make.article("ko")
    Sheet(client, article, "ko").send(title="제목", body="<p>글</p>")
    Sheet(client, article, "ko").send("publish")
    page = client.get(f"/desk/articles/article/{article.pk}/history/").content.decode()
    assert f"{user.get_full_name()} saved version 1 in \u2068한국어\u2069." in page
    assert f"{user.get_full_name()} published version 1 in \u2068한국어\u2069." in page


def queries(client, article, captured):
    with captured() as context:
        assert Sheet(client, article, "ko").response.status_code == 200
    return len(context)


def test_the_form_costs_the_same_whatever_was_written(client, django_assert_max_num_queries):
    seat(client, "Chief editor")
    article = make.article("ko", authors=1, tags=[make.tag()], photos=[make.photo()])
    make.draft(article, "ko")
    make.draft(article, "id")

    def captured():
        return django_assert_max_num_queries(60)

    before = queries(client, article, captured)
    for code in codes():
        for number in range(4):
            make.draft(article, code, body=f"<p>{code} {number}</p>")
    facts = workflow.Facts(
        article.section,
        "ko",
        authors=[make.author() for _ in range(5)],
        tags=[make.tag() for _ in range(5)],
        photos=[workflow.Placed(make.photo(), "gallery") for _ in range(5)],
    )
    workflow.save_facts(article, facts, by=None)
    assert queries(client, article, captured) <= before
