"""XLIFF at the desk: downloads of one text and of many, and the page that takes files in."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from lxml import html

from articles.languages import language
from tests import make
from tests.exchange import xliff

pytestmark = pytest.mark.django_db
UPLOAD = "/desk/xliff/"


@pytest.fixture
def article(client):
    client.force_login(make.user("Translator ar"))
    return xliff.story()


def download(client, article, code="ar", **query):
    return client.get(f"/desk/articles/article/{article.pk}/xliff/{code}/", query)


def upload(client, *files, address=UPLOAD):
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(address, {"files": sent})


def page(response):
    return html.fromstring(response.content.decode())


def words(element):
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("version", ["2.1", "1.2"])
def test_a_language_is_downloaded_beside_its_original(client, article, version):
    response = download(client, article, version=version)
    assert response["Content-Type"] == "application/xliff+xml"
    name = f"article-{article.pk}-ko-ar.xlf"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.content == xliff.export(article, version=version)


def test_a_language_that_nobody_has_begun_can_be_downloaded(client, article):
    response = download(client, article, "id")
    assert response.status_code == 200
    assert b'trgLang="id"' in response.content
    assert article.edition("id") is None


def test_the_original_and_a_wrong_version_lead_back_with_a_sentence(client, article):
    for response in (download(client, article, "ko"), download(client, article, version="9")):
        assert response.status_code == 302
    shown = client.get(f"/desk/articles/article/{article.pk}/change/").content.decode()
    assert "This is the original; there is nothing" in shown
    assert "XLIFF is written in version 2.1 or 1.2." in shown


def test_unknown_stories_and_languages_answer_404(client, article):
    assert download(client, article, "xx").status_code == 404
    assert client.get("/desk/articles/article/999/xliff/ar/").status_code == 404


def test_whoever_may_not_see_stories_gets_nothing(client, article):
    client.force_login(make.user())
    assert download(client, article).status_code == 403
    assert client.get(UPLOAD).status_code == 403
    assert client.get("/desk/xliff/set/", {"cell": f"{article.pk}:ar"}).status_code == 403
    data = xliff.edited(xliff.export(article), {"title": "جديد"})
    assert upload(client, ("a.xlf", data)).status_code == 403
    assert article.edition("ar").newest.number == 1


def names_in(response):
    with zipfile.ZipFile(BytesIO(response.getvalue())) as archive:
        return archive.namelist()


def test_texts_chosen_on_the_board_are_downloaded_as_an_archive(client, article):
    other = xliff.story(translated=False)
    empty = make.article("ko")
    cells = [f"{article.pk}:ar:7", f"{other.pk}:id:", f"{other.pk}:ko:1", f"{empty.pk}:ar:"]
    sent = {"cell": [*cells, "x", "::", "9999:ar", f"{article.pk}:xx"], "version": "1.2"}
    response = client.post("/desk/xliff/set/", sent)
    assert names_in(response) == [
        f"article-{article.pk}-ko-ar.xlf",
        f"article-{other.pk}-ko-id.xlf",
    ]
    assert 'filename="xliff.zip"' in response["Content-Disposition"]


def test_stories_and_languages_are_downloaded_as_an_archive(client, article):
    query = {"article": [article.pk], "language": ["ar", "en", "ko"]}
    response = client.get("/desk/xliff/set/", query)
    assert names_in(response) == [f"article-{article.pk}-ko-{code}.xlf" for code in ("ar", "en")]


@pytest.mark.parametrize(
    "query", [{}, {"cell": "1:xx"}, {"cell": "٣:ar"}, {"cell": "9" * 30 + ":ar"}]
)
def test_choosing_nothing_leads_back_with_a_sentence(client, article, query):
    response = client.get("/desk/xliff/set/", query, follow=True)
    assert "There is nothing to translate." in response.content.decode()


def test_a_file_is_taken_in_and_the_page_says_what_became_of_it(client, article):
    data = xliff.edited(xliff.export(article), {"title": "جديد", "body.1": "بلا رابط."})
    response = upload(client, ("back.xlf", data))
    assert response.status_code == 200
    (notice,) = page(response).xpath("//section[contains(@class, 'notice')]")
    assert "back.xlf" in words(notice)
    assert "Saved as version 2. Nothing is published by this." in words(notice)
    assert "A link of the original is missing in the translation: paragraph 2" in words(notice)
    (link,) = notice.xpath(".//a/@href")
    assert link == f"/desk/articles/article/{article.pk}/translation/ar/"
    assert article.edition("ar").newest.title == "جديد"


def test_several_files_and_archives_are_told_one_by_one(client, article):
    other = xliff.story()
    data = xliff.edited(xliff.export(other), {"title": "جديد"})
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inside.xlf", data)
    response = upload(client, ("bad.xlf", b"<x/>"), ("good.zip", packed.getvalue()))
    assert response.status_code == 200
    bad, good = page(response).xpath("//section[contains(@class, 'notice')]")
    assert "Nothing was taken in." in words(bad)
    assert "inside.xlf" in words(good)
    assert other.edition("ar").newest.number == 2


def test_a_refused_file_answers_422_and_writes_nothing(client, article):
    data = xliff.edited(xliff.export(article), {"title": "جديد"})
    client.force_login(make.user("Translator id"))
    response = upload(client, ("back.xlf", data))
    assert response.status_code == 422
    assert "does not have the right" in response.content.decode()
    assert article.edition("ar").newest.number == 1


def test_no_file_and_too_many_files_answer_422(client, article, monkeypatch):
    response = client.post(UPLOAD, {})
    assert response.status_code == 422
    assert "This field is required." in response.content.decode()
    monkeypatch.setattr("articles.admin.exchange_views.MOST_FILES", 1)
    response = upload(client, ("a.xlf", b"<x/>"), ("b.xlf", b"<x/>"))
    assert response.status_code == 422
    assert "put them into a zip archive" in response.content.decode()


def test_opened_for_one_text_the_page_takes_no_other(client, article):
    other = xliff.story()
    address = f"{UPLOAD}?article={article.pk}&language=ar"
    shown = words(page(client.get(address)))
    assert xliff.KOREAN["title"] in shown
    data = xliff.edited(xliff.export(other), {"title": "جديد"})
    response = upload(client, ("back.xlf", data), address=address)
    assert response.status_code == 422
    assert "belongs to another story" in response.content.decode()
    assert other.edition("ar").newest.number == 1
    data = xliff.edited(xliff.export(article), {"title": "جديد"})
    assert upload(client, ("back.xlf", data), address=address).status_code == 200


def test_the_name_of_a_file_is_only_text(client, article):
    response = upload(client, ('"><script>x<', b"<x/>"))
    assert "<script>x" not in response.content.decode()


def test_the_part_beside_a_text_links_to_what_may_be_done(article):
    context = {"article": article, "language": language("ar")}
    part = html.fromstring(render_to_string("admin/articles/_exchange.html", context))
    assert part.xpath(".//a/@href") == [
        f"/desk/articles/article/{article.pk}/xliff/ar/?version=2.1",
        f"/desk/articles/article/{article.pk}/xliff/ar/?version=1.2",
    ]
    may = render_to_string("admin/articles/_exchange.html", context | {"may_take_in": True})
    assert html.fromstring(may).xpath(".//a/@href")[2] == (
        f"/desk/xliff/?article={article.pk}&language=ar"
    )


def test_the_button_for_a_set_sends_its_form_to_the_download():
    part = html.fromstring(f"<div>{render_to_string('admin/_xliff_set.html')}</div>")
    (button,) = part.xpath("button")
    assert part.xpath("a/@href") == [UPLOAD]
    assert button.get("formaction") == "/desk/xliff/set/"
    assert (button.get("name"), button.get("value")) == ("version", "2.1")


def test_the_page_opened_for_a_story_leads_back_to_it(client, article):
    shown = page(client.get(UPLOAD, {"article": article.pk, "language": "ar"}))
    back = f"/desk/articles/article/{article.pk}/change/?language=ar"
    assert back in shown.xpath("//ol[@class='breadcrumbs']//a/@href")
    assert shown.xpath("//div[@class='panel']//button[@type='submit']")
    for query in ({}, {"article": "x", "language": "ar"}, {"cell": f"{article.pk}:ar"}):
        assert client.get(UPLOAD, query).status_code == 200
