"""What is written beside the original: saved row by row, colliding with nobody unawares."""

import pytest

from articles.text.segments import body_segments
from articles.workflow import open_edition
from articles.workflow.alignments import links_of
from tests import make
from tests.desk.filled_form import seat, told
from tests.desk.translation_page import ARABIC, KOREAN, Page, address, change_original, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return story()


@pytest.fixture
def translator(client):
    return seat(client, "Translator ar")


def test_saving_joins_the_rows_to_the_body(client, article, translator):
    page = Page(client, article, "ar")
    page.send(title="جديد", **{"row-body.1": "<p>واحد</p><p>اثنان</p>"})
    revision = article.edition("ar").newest
    assert (revision.number, revision.title, revision.created_by) == (2, "جديد", translator)
    assert revision.body.split("\n") == [
        *("<p>الفقرة الأولى.</p>", "<p>واحد</p>", "<p>اثنان</p>", "<p>الثالثة.</p>")
    ]


def test_what_was_put_in_a_row_stays_in_that_row(client, article, translator):
    page = Page(client, article, "ar")
    page.send(**{"row-body.0": "", "row-body.1": "<p>أ</p><p>ب</p>", "row-body.2": "<p>ج</p>"})
    again = Page(client, article, "ar")
    rows = [again.row(f"body.{n}") for n in range(3)]
    assert rows == ["", "<p>أ</p>\n<p>ب</p>", "<p>ج</p>"]
    source, target = body_segments(KOREAN), body_segments("<p>أ</p>")
    assert [source[1].digest, target[0].digest] in links_of(article.edition("ar"))


def test_plain_text_typed_into_a_row_becomes_paragraphs(client, article, translator):
    Page(client, article, "ar").send(**{"row-body.2": "أول <\r\n\r\nثان"})
    assert "ثان" in article.edition("ar").newest.body
    Page(client, article, "ar").send(**{"row-body.2": "أول & ثان\r\n\r\nثالث"})
    assert article.edition("ar").newest.body.endswith("<p>أول &amp; ثان</p>\n<p>ثالث</p>")


def test_what_is_typed_is_sanitised_and_escaped(client, article, translator):
    page = Page(client, article, "ar")
    page.send(title="<b>x</b>", **{"row-body.0": "<script>alert(1)</script><p onclick=x>y</p>"})
    revision = article.edition("ar").newest
    assert revision.body.startswith("<p>y</p>")
    assert revision.title == "<b>x</b>"
    assert b"<b>x</b>" not in client.get(address(article, "ar")).content


def test_nothing_changed_writes_no_version(client, article, translator):
    page = Page(client, article, "ar")
    assert "Nothing was changed" in " ".join(told(page.send()))
    assert article.edition("ar").newest.number == 1


def test_captions_alt_texts_and_decorative_are_saved(client, article, translator):
    photo = article.placements.get().photo_id
    page = Page(client, article, "ar")
    page.send(**{f"photo-{photo}-caption": "وصف", f"photo-{photo}-decorative": "on"})
    words_of_photo = article.edition("ar").newest.captions[str(photo)]
    assert words_of_photo == {"caption": "وصف", "alt_text": "", "decorative": True}


def test_the_first_save_opens_the_edition_on_what_was_seen(client, article):
    seat(client, "Translator id")
    page = Page(client, article, "id")
    seen = article.edition("ko").live
    change_original(article)
    page.send(title="Judul", **{"row-body.0": "Satu."})
    edition = article.edition("id")
    assert (edition.made_from.language, edition.base) == ("ko", seen)
    assert Page(client, article, "id").lines("@data-open") == ["body.1", "body.3"]


def test_what_was_only_given_to_somebody_shows_no_changes(client, article):
    seat(client, "Translator id")
    open_edition(article, "id")
    change_original(article)
    assert Page(client, article, "id").lines("@data-open") == []


def test_an_empty_page_saves_nothing(client, article):
    seat(client, "Translator id")
    page = Page(client, article, "id")
    page.send()
    assert article.edition("id") is None


def test_a_line_that_is_too_long_is_refused_and_kept_in_the_form(client, article, translator):
    page = Page(client, article, "ar")
    assert page.send(title="ا" * 300, **{"row-body.0": "<p>نص جديد</p>"}).status_code == 422
    again = page.again()
    assert again.values["title"] == ["ا" * 300]
    assert again.row("body.0") == "<p>نص جديد</p>"
    assert article.edition("ar").newest.number == 1


def test_two_people_collide_and_nobody_loses_a_word(client, article, translator):
    page = Page(client, article, "ar")
    make.draft(article, "ar", title="عنوان آخر", body=ARABIC)
    assert page.send(**{"row-body.0": "<p>كلماتي.</p>"}).status_code == 409
    again = page.again()
    assert again.page.xpath("//section[contains(@class, 'is-conflict')]")
    assert "عنوان آخر" in again.text
    assert again.row("body.0") == "<p>كلماتي.</p>"
    assert again.values["started_from"] == ["2"]
    assert again.send().status_code == 302
    assert article.edition("ar").newest.body.startswith("<p>كلماتي.</p>")


def test_an_original_that_changed_while_typing_mixes_nothing_up(client, article, translator):
    page = Page(client, article, "ar")
    change_original(article, body=f"<p>맨 앞에 새로.</p>\n{KOREAN}")
    page.send(**{"row-body.0": "<p>الأولى الجديدة.</p>"})
    again = Page(client, article, "ar")
    assert again.row("body.0") == ""
    assert again.row("body.1") == "<p>الأولى الجديدة.</p>"


@pytest.mark.parametrize("rows", ["", "x", "body.0", "body.0:zz:", "body.0:" * 9000, "up.1::"])
def test_forged_rows_break_nothing(client, article, translator, rows):
    page = Page(client, article, "ar")
    assert page.send(rows=rows, original="9" * 30).status_code in (302, 422)
    assert client.get(address(article, "ar")).status_code == 200


@pytest.mark.parametrize(
    "step",
    [
        *("", ":", "settle", "settle:x", "settle:title:::", "comment:nowhere", "answer:title:x"),
        *("resolve:title:99999999999999999999", "up:", "up:body.99", "ignore:title:x", "nonsense"),
        *("change_original", "confirm:title:", "unsettle:body.0:a:b", "heed:title:" + "x" * 900),
    ],
)
def test_forged_steps_change_nothing(client, article, translator, step):
    page = Page(client, article, "ar")
    answer = page.send(step, made_from="xx")
    assert answer.status_code == 302
    assert answer.url.startswith(address(article, "ar"))
    assert article.edition("ar").newest.number == 1


def test_a_block_goes_to_the_row_above_or_below_without_a_new_version(client, article, translator):
    page = Page(client, article, "ar")
    answer = page.send(page.step("up:", "body.1"))
    assert answer.url.endswith("#body.1")
    again = Page(client, article, "ar")
    assert again.row("body.0").count("<p>") == 2
    assert again.row("body.1") == ""
    again.send(again.step("down:", "body.0"))
    assert Page(client, article, "ar").row("body.1") == page.row("body.1")
    assert article.edition("ar").newest.number == 1


def test_what_was_typed_is_saved_before_a_block_moves(client, article, translator):
    page = Page(client, article, "ar")
    page.send("down:body.0", **{"row-body.0": "<p>واحد</p><p>اثنان</p>"})
    again = Page(client, article, "ar")
    assert again.row("body.0") == "<p>واحد</p>"
    assert again.row("body.1").startswith("<p>اثنان</p>")


def test_a_story_of_six_hundred_paragraphs_is_saved_whole(client, translator):
    article = make.article("ko")
    make.draft(article, "ko", body="\n".join(f"<p>{n}번째 문단.</p>" for n in range(600)))
    page = Page(client, article, "ar")
    rows = {f"row-body.{n}": f"<p>الفقرة {n}.</p>" for n in range(600)}
    assert page.send(title="عنوان", **rows).status_code == 302
    assert article.edition("ar").newest.body.count("<p>") == 600
    assert Page(client, article, "ar").row("body.599") == "<p>الفقرة 599.</p>"


def test_paragraphs_that_only_changed_their_places_are_saved_and_said_so(client, article):
    seat(client, "Translator ar")
    page = Page(client, article, "ar")
    page.send("save")
    before = article.edition("ar").alignment.links
    page = Page(client, article, "ar")
    page.send(page.step("down:body.0"))
    assert article.edition("ar").alignment.links != before
    assert "Saved." in page.again().text
    assert len(article.edition("ar").revisions.all()) == 1
