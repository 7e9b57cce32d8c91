"""Pictures in the text: in the story's form, and on the side-by-side page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Placement
from articles.text import blocks
from articles.workflow import Facts, save_facts
from tests import make
from tests.desk.filled_form import Sheet, seat, told
from tests.desk.translation_page import Page

pytestmark = pytest.mark.django_db

KOREAN = ["<p>다리는 3월에 열린다고 시가 밝혔다.</p>", "<p>시장은 기뻐하며 손을 흔들었다.</p>"]
ARABIC = ["<p>قالت البلدية إن الجسر يفتح في مارس 3.</p>", "<p>ولوّح رئيس البلدية فرحا.</p>"]


def body(*lines):
    return "\n".join(lines)


@pytest.fixture
def photo():
    return make.photo(caption_ko="다리", caption_en="A bridge", alt_text_ko="다리 사진")


@pytest.fixture
def figure(photo):
    return blocks.figure(photo.pk)


@pytest.fixture
def article(photo, figure):
    """A Korean story with a picture between its two paragraphs."""
    made = make.article("ko", photos=[(photo, "inline", 1)])
    make.draft(made, "ko", body=body(KOREAN[0], figure, KOREAN[1]))
    return made


def newest(article, code="ar"):
    return article.edition(code).newest.body.split("\n")


def take_photos_out(article):
    facts = Facts(article.section, "ko", authors=list(article.authors.all()))
    save_facts(article, facts, by=None)


# The story's form


def test_without_scripts_the_figure_stands_in_the_text_as_a_line_and_is_kept(
    client, article, figure
):
    seat(client, "Journalist")
    sheet = Sheet(client, article, "ko")
    assert figure in sheet.values["body"][0].split("\n")
    sheet.send(title="새 제목")
    assert newest(article, "ko") == [KOREAN[0], figure, KOREAN[1]]


def test_a_new_figure_places_its_photo_and_the_form_then_has_its_words(client, photo, figure):
    article = make.article("ko", authors=1)
    seat(client, "Journalist")
    sheet = Sheet(client, article, "ko")
    sheet.send(title="제목", body=body(KOREAN[0], figure, KOREAN[1]))
    [placement] = article.placements.all()
    assert (placement.photo, placement.role, placement.after_block) == (photo, "inline", 1)
    again = Sheet(client, article, "ko")
    assert again.values[f"photo-{photo.pk}-alt_text"] == ["다리 사진"]
    assert again.values[f"photo-{photo.pk}-caption"] == ["다리"]


def test_no_alt_text_is_made_of_a_caption_or_of_another_language(client, figure, photo):
    article = make.article("ko", photos=[(photo, "inline", 0)])
    seat(client, "Chief editor", is_superuser=True)
    sheet = Sheet(client, article, "en")
    assert sheet.values[f"photo-{photo.pk}-caption"] == ["A bridge"]
    assert sheet.values[f"photo-{photo.pk}-alt_text"] == [""]
    assert f"photo-{photo.pk}-decorative" not in sheet.values


def test_who_may_not_save_facts_adds_no_photo_by_a_figure(client, figure):
    article = make.article("ko")
    make.draft(article, "ko")
    seat(client, "Translator ar")
    sheet = Sheet(client, article, "ar")
    answer = sheet.send(title="جسر", body=body(ARABIC[0], figure))
    assert "it is no photo of this story yet" in told(answer)[0]
    assert not article.placements.exists()
    assert article.edition("ar") is None


def test_a_photo_that_nobody_has_is_refused_with_a_sentence(client):
    article = make.article("ko")
    seat(client, "Journalist")
    answer = Sheet(client, article, "ko").send(body=blocks.figure(4711))
    assert told(answer) == ["The text shows a picture that the newsroom does not have."]


def test_a_photo_taken_out_in_the_form_stays_out_though_its_figure_stays(client, article, photo):
    seat(client, "Journalist")
    Sheet(client, article, "ko").send(title="새", **{f"place-{photo.pk}-role": ""})
    assert not article.placements.exists()
    again = Sheet(client, article, "ko")
    assert "A picture in the text is no photo of this story: readers don’t see it." in again.text
    again.send(title="또")
    assert not article.placements.exists()


def test_a_figure_of_a_gallery_photo_is_told_in_the_form(client, article):
    Placement.objects.filter(article=article).update(role="gallery")
    seat(client, "Journalist")
    assert "readers see it in another place: gallery." in Sheet(client, article, "ko").text


def test_a_translation_begins_with_the_pictures_of_its_original(client, article, figure):
    seat(client, "Translator ar")
    sheet = Sheet(client, article, "ar")
    assert sheet.values["body"] == [figure]
    sheet.send()
    assert article.edition("ar") is None
    sheet.send(title="جسر")
    assert newest(article) == [figure]


def test_a_translation_begins_without_a_picture_that_left_the_story(client, article):
    take_photos_out(article)
    seat(client, "Translator ar")
    assert Sheet(client, article, "ar").values["body"] == [""]


def test_the_original_is_shown_with_its_pictures(client, article, photo):
    seat(client, "Translator ar")
    [shown] = Sheet(client, article, "ar").page.xpath("//details[@class='original']//figure")
    assert shown.xpath(".//img/@src")[0].endswith(photo.renditions[1]["file"])
    assert photo.photographer.name in shown.text_content()


# Side by side


@pytest.fixture
def page(client, article):
    seat(client, "Translator ar")
    return Page(client, article, "ar")


def test_a_picture_is_a_line_without_a_field_and_keeps_its_place(article, page, figure, photo):
    line = page.line("body.1")
    assert line.xpath(".//textarea[@data-row-text]") == []
    assert [each.get("src") for each in line.xpath(".//figure/img")] == [
        f"/desk/photo-file/{photo.renditions[1]['file']}"
    ] * 2
    assert page.row("body.1") == figure
    page.send(title="جسر", **{"row-body.0": ARABIC[0], "row-body.2": ARABIC[1]})
    assert newest(article) == [ARABIC[0], figure, ARABIC[1]]


def test_a_translation_of_nothing_but_pictures_is_not_begun(article, page):
    page.send()
    assert article.edition("ar") is None


def test_a_picture_is_moved_past_the_words_beside_it_and_put_back(article, page, figure, photo):
    page.send("up:body.1", **{"row-body.0": ARABIC[0], "row-body.2": ARABIC[1]})
    assert newest(article) == [figure, *ARABIC]
    moved = page.again()
    assert moved.row("body.0") == body(figure, ARABIC[0])
    assert "stands elsewhere in this text" in moved.text
    moved.send(f"put:body.1:{photo.pk}")
    assert newest(article) == [ARABIC[0], figure, ARABIC[1]]
    moved.again().send("down:body.1")
    assert newest(article) == [*ARABIC, figure]


def test_words_pass_by_a_picture(article, page, figure):
    rows = {"row-body.0": body(*ARABIC), "row-body.2": ""}
    page.send("down:body.0", **rows)
    assert newest(article) == [ARABIC[0], figure, ARABIC[1]]
    again = page.again()
    assert [again.row(f"body.{n}") for n in range(3)] == [ARABIC[0], figure, ARABIC[1]]


def test_a_picture_is_taken_out_by_its_own_button_and_missed(article, page, photo):
    page.send(f"out:body.1:{photo.pk}", **{"row-body.0": ARABIC[0], "row-body.2": ARABIC[1]})
    assert newest(article) == ARABIC
    again = page.again()
    assert "This text does not show the picture." in again.text
    found = again.post("checks/").content.decode()
    assert "A picture that stands in the original’s text is missing here." in found
    assert 'href="#body.1"' in found


def test_no_button_brings_in_a_picture_that_the_original_has_not(article, page):
    other = make.photo()
    page.send(f"put:body.1:{other.pk}", **{"row-body.0": ARABIC[0]})
    assert blocks.figure(other.pk) not in newest(article)


def test_a_new_picture_of_the_original_is_a_change_that_can_be_put_in(client, article, figure):
    edition = make.draft(article, "ar", body=body(ARABIC[0], figure, ARABIC[1]))
    other = make.photo()
    Placement.objects.create(article=article, photo=other, role="inline")
    korean = body(KOREAN[0], figure, KOREAN[1], blocks.figure(other.pk))
    make.draft(article, "ko", body=korean)
    make.live(article, "ko", body=korean)
    seat(client, "Translator ar")
    page = Page(client, article, "ar")
    assert edition.is_outdated or article.edition("ar").is_outdated
    assert page.lines("@data-kind='added'")[:1] == ["body.3"]
    page.send(page.step("put:", "body.3"))
    assert newest(article)[-1] == blocks.figure(other.pk)


def test_who_only_reads_sees_the_pictures_of_both(client, article, figure):
    make.draft(article, "ar", body=body(ARABIC[0], figure, ARABIC[1]))
    seat(client, "Translator de")
    page = Page(client, article, "ar")
    assert len(page.line("body.1").xpath(".//figure/img")) == 2


def test_pictures_cost_no_query_each(client, article, figure, django_assert_max_num_queries):
    seat(client, "Translator ar")
    address = f"/desk/articles/article/{article.pk}/translation/ar/"
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    others = [make.photo() for _ in range(3)]
    for other in others:
        Placement.objects.create(article=article, photo=other, role="inline")
    figures = [blocks.figure(other.pk) for other in others]
    make.draft(article, "ko", body=body(KOREAN[0], figure, *figures, KOREAN[1]))
    with django_assert_max_num_queries(len(one)):
        assert client.get(address).content.decode().count("text-figure") == 8
