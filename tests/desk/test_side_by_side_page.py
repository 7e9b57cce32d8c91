"""A translation beside its original at the desk: what the page shows, and to whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.languages import column
from articles.models import Term
from articles.workflow.comments import comment
from tests import make
from tests.desk.filled_form import Sheet, seat, words
from tests.desk.translation_page import ARABIC, KOREAN, Page, address, change_original, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return story()


@pytest.fixture
def translator(client):
    return seat(client, "Translator ar")


def test_each_side_has_its_own_language_and_direction(client, article, translator):
    page = Page(client, article, "ar")
    line = page.line("body.0")
    (source,) = line.xpath(".//*[@data-source]")
    (field,) = line.xpath(".//textarea[@data-row-text]")
    assert (source.get("lang"), source.get("dir")) == ("ko", "ltr")
    assert (field.get("lang"), field.get("dir")) == ("ar", "rtl")
    assert words(source) == "첫 문단은 그대로다."
    assert page.row("body.0") == "<p>الفقرة الأولى.</p>"


def test_title_standfirst_captions_and_search_words_are_lines_as_well(client, article, translator):
    photo = article.placements.get().photo_id
    page = Page(client, article, "ar")
    assert page.lines() == [
        *("title", "standfirst", "body.0", "body.1", "body.2"),
        *(f"photo-{photo}.caption", f"photo-{photo}.alt_text", "seo_title", "seo_description"),
    ]
    assert words(page.line(f"photo-{photo}.caption").xpath(".//*[@data-source]")[0]) == "Caption ko"
    assert page.values[f"photo-{photo}-caption"] == ["Caption ar"]
    assert page.values["title"] == ["عنوان"]
    assert page.values["slug"]


def test_every_field_says_what_it_is_in_which_language(client, article, translator):
    page = Page(client, article, "ar")
    names = page.form.xpath(".//textarea[@data-row-text or @data-plain-text]/@aria-label")
    assert names[0] == "Headline in العربية"
    assert "Paragraph 3 in العربية" in names
    unnamed = page.form.xpath(
        ".//textarea[not(@aria-label) and not(@id=//label/@for)]/@name"
        " | .//input[not(@type='hidden') and not(@aria-label) and not(@id=//label/@for)"
        " and not(ancestor::label)]/@name"
    )
    assert unnamed == []


def test_every_id_of_the_page_is_there_once(client, article, translator):
    change_original(article)
    ids = Page(client, article, "ar").page.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_what_changed_is_marked_word_by_word_with_the_old_wording_on_demand(
    client, article, translator
):
    change_original(article, title="새 제목")
    page = Page(client, article, "ar")
    assert page.lines("@data-open") == ["title", "body.1", "body.3"]
    line = page.line("body.1")
    (source,) = line.xpath(".//*[@data-source]")
    assert "4억" in source.xpath("string(.//ins)")
    assert "3억" in source.xpath("string(.//del)")
    (old,) = line.xpath(".//details[@class='line-was']/div")
    assert words(old) == "둘째 문단은 3억 원이라고 했다."
    assert "ثلاثمئة" in page.row("body.1")
    assert "3 of 3 changes open" in page.text


def test_an_up_to_date_translation_shows_no_change(client, article, translator):
    page = Page(client, article, "ar")
    assert page.lines("@data-open") == []
    assert not [step for step in page.steps if step.startswith("settle")]
    assert "Up to date with its original" in page.text


def test_a_new_version_that_says_the_same_can_be_declared_done(client, article, translator):
    photo = str(article.placements.get().photo_id)
    words_of_photo = {photo: {"caption": "Caption ko", "alt_text": "", "decorative": True}}
    change_original(article, body=KOREAN, captions=words_of_photo)
    make.live(article, "ar", title="عنوان", body=ARABIC)
    assert "mark_done" in Page(client, article, "ar").steps


def test_a_block_that_is_gone_keeps_its_translation(client, article, translator):
    change_original(article, body=KOREAN.split("\n", 1)[1])
    page = Page(client, article, "ar")
    assert [key for key in page.lines() if key.startswith(("body", "gone"))] == [
        *("gone.0", "body.0", "body.1")
    ]
    assert page.row("gone.0") == "<p>الفقرة الأولى.</p>"


def test_a_language_without_an_edition_shows_empty_fields(client, article):
    seat(client, "Translator id")
    page = Page(client, article, "id")
    assert [page.row(f"body.{n}") for n in range(3)] == ["", "", ""]
    assert page.lines("@data-open") == []
    assert article.edition("id") is None


def test_an_original_without_a_text_leaves_room_to_write(client):
    article = make.article("ko")
    seat(client, "Translator ar")
    page = Page(client, article, "ar")
    assert page.row("body.0") == ""
    assert page.send(**{"title": "عنوان", "row-body.0": "<p>نص</p>"}).status_code == 302
    assert article.edition("ar").newest.body == "<p>نص</p>"


def test_terms_of_the_glossary_are_marked_and_told(client, article, translator):
    Term.objects.create(
        **{column("name", "ko"): "문단", column("name", "ar"): "فقرة", column("avoid", "ar"): "بند"}
    )
    line = Page(client, article, "ar").line("body.0")
    assert line.xpath("string(.//*[@data-source]//mark[@class='term'])").startswith("문단")
    assert words(line.xpath(".//ul[@class='line-terms']/li")[0]) == "문단 فقرة not “بند”"


@pytest.mark.parametrize("code", ["xx", "pt", "ko"])
def test_there_is_no_page_for_a_foreign_language_or_the_first_one(client, article, code):
    seat(client, "Editor")
    assert client.get(address(article, code)).status_code == 404


def test_who_may_not_look_at_stories_sees_nothing(client, article):
    seat(client)
    for end in ("", "help/?key=title"):
        assert client.get(address(article, "ar", end)).status_code == 403


def test_who_may_not_write_in_the_language_reads_it(client, article):
    seat(client, "Journalist")
    page = Page(client, article, "ar")
    assert not page.page.xpath("//textarea[@data-row-text or @data-plain-text]")
    assert "الفقرة الأولى." in page.text
    assert {"save", "submit", "approve", "publish"}.isdisjoint(page.steps)


def test_forged_text_of_a_reader_is_refused(client, article):
    seat(client, "Translator ar")
    values = Page(client, article, "ar").values
    seat(client, "Journalist")
    answer = client.post(address(article, "ar"), {**values, "title": "x", "step": "save"})
    assert answer.status_code in (302, 403)
    assert article.edition("ar").newest.title == "عنوان"


@pytest.mark.parametrize("group", ["Translator ar", "Chief editor"])
def test_sixty_blocks_cost_as_many_queries_as_one(client, group):
    article = make.article("ko", photos=[make.photo() for _ in range(5)])
    blocks = [f"<p>{n}번째 문단은 {n * 17}명이 모였다고 전했다.</p>" for n in range(60)]
    make.live(article, "ko", title="제목", body="\n".join(blocks))
    arabic = "\n".join(f"<p>الفقرة {n}: تجمع {n * 17} شخصا.</p>" for n in range(60))
    edition = make.draft(article, "ar", title="عنوان", body=arabic)
    make.draft(article, "en", title="Title")
    changed = [block.replace("모였다고", "왔다고") for block in blocks]
    make.live(article, "ko", title="새 제목", body="\n".join(changed))
    for n in range(0, 60, 3):
        first = comment(edition, f"{n}", by=make.user("Journalist"), key=f"body.{n}")
        comment(edition, "answer", by=None, answers=first)
    Term.objects.create(**{column("name", "ko"): "문단", column("name", "ar"): "فقرة"})
    user = seat(client, group)
    workflow.assignments.take(article, "ar", by=user)
    client.get(address(article, "ar"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = Page(client, article, "ar")
    assert len(page.lines("@data-open")) == 61
    assert len(queries) <= 15


def test_the_storys_form_leads_here_and_back(client, article, translator):
    assert address(article, "ar") in Sheet(client, article, "ar").page.xpath("//a/@href")
    change_original(article)
    links = Sheet(client, article, "ar").page.xpath("//section[contains(@class, 'is-outdated')]//a")
    assert address(article, "ar") in [link.get("href") for link in links]
    assert Sheet(client, article, "ar").address in Page(client, article, "ar").page.xpath(
        "//a/@href"
    )
    seat(client, "Journalist")
    assert address(article, "ko") not in Sheet(client, article, "ko").page.xpath("//a/@href")


def test_what_others_wrote_is_escaped_around_marked_terms(client, article, translator):
    Term.objects.create(**{column("name", "ko"): "문단", column("name", "ar"): "<i>فقرة</i>"})
    change_original(article, title='<b>문단</b> & "x"')
    comment(article.edition("ar"), "<script>alert(1)</script>", by=None, key="title")
    page = Page(client, article, "ar")
    (source,) = page.line("title").xpath(".//*[@data-source]")
    assert "<b>문단</b>" in words(source)
    assert not source.xpath(".//b")
    assert source.xpath("string(.//mark)") == "문단"
    assert "<script>alert(1)</script>" in page.text
    assert b"<script>alert" not in page.response.content
