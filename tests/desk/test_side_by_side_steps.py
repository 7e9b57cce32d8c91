"""Steps from beside the original: settling changes, handing over, choosing the original."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Correction, Edition, MachineText, Settled
from articles.text.segments import body_segments
from articles.workflow import open_corrections
from tests import make
from tests.desk.filled_form import Sheet, seat, told, words
from tests.desk.translation_page import ARABIC, CHANGED, Page, address, change_original, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return story()


@pytest.fixture
def translator(client):
    return seat(client, "Translator ar")


def test_a_change_is_settled_from_its_line_and_the_reader_stays_there(client, article, translator):
    change_original(article)
    page = Page(client, article, "ar")
    step = page.step("settle:body.1", "body.1", end="done")
    answer = page.send(step, **{"row-body.1": "<p>أربعمئة مليون.</p>"})
    assert answer.url == f"{address(article, 'ar')}#body.1"
    again = Page(client, article, "ar")
    assert again.lines("@data-open") == ["body.3"]
    assert again.row("body.1") == "<p>أربعمئة مليون.</p>"
    assert "1 of 2 changes open" in again.text
    assert again.step("unsettle:", "body.1")
    assert article.edition("ar").is_outdated


def test_the_last_settled_change_makes_it_up_to_date(client, article, translator):
    change_original(article)
    for key in ("body.1", "body.3"):
        page = Page(client, article, "ar")
        page.send(page.step(f"settle:{key}:", end="done"))
    assert not article.edition("ar").is_outdated
    assert not Settled.objects.exists()


def test_the_last_settled_change_is_opened_again_from_the_page(client, article, translator):
    change_original(article)
    assert "undo_done" not in Page(client, article, "ar").steps
    for key in ("body.1", "body.3"):
        page = Page(client, article, "ar")
        page.send(page.step(f"settle:{key}:", end="done"))
    answer = Page(client, article, "ar").send("undo_done")
    assert told(answer)[-1:] == ["The translation counts as behind its original again."]
    page = Page(client, article, "ar")
    assert page.lines("@data-open") == ["body.3"]
    assert "undo_done" not in page.steps


def test_a_settled_change_is_opened_again(client, article, translator):
    change_original(article)
    page = Page(client, article, "ar")
    page.send(page.step("settle:body.1", end="still_right"))
    page = Page(client, article, "ar")
    page.send(page.step("unsettle:"))
    assert Page(client, article, "ar").lines("@data-open") == ["body.1", "body.3"]


def test_it_is_handed_over_approved_and_published_from_here(client, article):
    seat(client, "Translator ar")
    page = Page(client, article, "ar")
    assert "publish" not in page.steps
    page.send("submit", title="جديد")
    edition = article.edition("ar")
    assert (edition.stage, edition.newest.title) == (Edition.Stage.IN_REVIEW, "جديد")
    seat(client, "Reviewer ar")
    page = Page(client, article, "ar")
    assert {"approve", "publish", "send_back"} <= page.steps


def test_somebody_takes_the_text_on(client, article, translator):
    page = Page(client, article, "ar")
    assert "nobody yet" in page.text
    page.send("take")
    assert article.edition("ar").assigned_to == translator
    assert "take" not in Page(client, article, "ar").steps


def test_machine_text_is_marked_until_it_is_confirmed(client, article, translator):
    edition = article.edition("ar")
    block = body_segments(edition.newest.body)[1]
    MachineText.objects.create(edition=edition, digest=block.digest, provider="twin")
    page = Page(client, article, "ar")
    assert "Translated by machine (twin), not yet confirmed" in words(page.line("body.1"))
    page.send(page.step("confirm:", "body.1"))
    assert "Translated by machine" not in Page(client, article, "ar").text


def test_another_original_is_chosen_and_the_chain_is_told(client, article):
    seat(client, "Translator id", "Translator en")
    make.live(article, "en", title="Title", body="<p>First.</p>\n<p>Second.</p>")
    make.draft(article, "id", title="Judul", body="<p>Satu.</p>\n<p>Dua.</p>")
    Page(client, article, "id").send("change_original", made_from="en")
    assert article.edition("id").made_from.language == "en"
    page = Page(client, article, "id")
    (source,) = page.line("body.0").xpath(".//*[@data-source]")
    assert (source.get("lang"), words(source)) == ("en", "First.")
    chain = page.page.xpath("//ol[@class='chain']/li/a/bdi")
    assert [words(link) for link in chain] == ["English", "한국어"]


def test_a_relay_whose_own_original_moved_on_says_so(client, article):
    seat(client, "Translator id")
    make.live(article, "en", title="Title", body="<p>First.</p>")
    make.draft(article, "id")
    Page(client, article, "id").send("change_original", made_from="en")
    change_original(article)
    page = Page(client, article, "id")
    assert "The text in English has itself fallen behind its original" in page.text
    assert address(article, "en") in page.page.xpath("//a/@href")
    assert page.lines("@data-open") == []


def test_a_new_translation_can_be_begun_from_another_than_the_first_language(client, article):
    seat(client, "Translator id")
    make.live(article, "en", title="Title", body="<p>First.</p>")
    page = Page(client, article, "id", query="?from=en")
    assert words(page.line("body.0").xpath(".//*[@data-source]")[0]) == "First."
    page.send(title="Judul")
    assert article.edition("id").made_from.language == "en"


def test_its_own_translations_are_not_offered_as_originals(client, article):
    seat(client, "Translator en", "Translator id")
    make.live(article, "en", title="Title")
    make.draft(article, "id")
    Page(client, article, "id").send("change_original", made_from="en")
    offered = Page(client, article, "en").page.xpath("//select[@name='made_from']/option/@value")
    assert offered == ["ko", "ar"]


def corrected(article):
    """Both languages live, then the Korean of it corrected."""
    make.live(article, "ar", title="عنوان", standfirst="ملخص", body=ARABIC)
    original = make.draft(article, "ko", title="제목", standfirst="요약", body=CHANGED)
    workflow.correct(original, "3억이 아니라 4억이다.", by=None)


def test_a_correction_is_followed_from_beside_the_original(client, article):
    corrected(article)
    seat(client, "Reviewer ar")
    page = Page(client, article, "ar")
    assert "3억이 아니라 4억이다." in page.text
    new = {
        "row-body.1": "<p>قالت الثانية إنها أربعمئة مليون وون.</p>",
        "row-body.3": "<p>فقرة جديدة.</p>",
    }
    page.send("save", **new)
    page = Page(client, article, "ar")
    page.send("correct", correction_note="أربعمئة مليون لا ثلاثمئة.", answers="on")
    edition = article.edition("ar")
    assert edition.live.body.count("<p>") == 4
    assert [each.note for each in edition.corrections.all()] == ["أربعمئة مليون لا ثلاثمئة."]
    assert open_corrections(edition) == []
    assert "3억이 아니라" not in Page(client, article, "ar").text


def test_a_correction_that_does_not_concern_the_translation_is_put_aside_here(client, article):
    corrected(article)
    seat(client, "Reviewer ar")
    page = Page(client, article, "ar")
    page.send(f"not_concerned-{Correction.objects.get().pk}")
    assert open_corrections(article.edition("ar")) == []


def test_a_correction_to_follow_keeps_the_page_within_its_queries(client, article):
    corrected(article)
    seat(client, "Reviewer ar")
    Page(client, article, "ar")
    with CaptureQueriesContext(connection) as queries:
        Page(client, article, "ar")
    assert len(queries) <= 15


def test_a_note_beside_a_refused_correction_stands_there_again(client, article):
    corrected(article)
    seat(client, "Reviewer ar")
    page = Page(client, article, "ar")
    wrong = {"row-body.1": "<p>قالت الثانية إنها خمسمئة مليون وون.</p>"}
    page.send("correct", correction_note="خمسمئة مليون لا ثلاثمئة.", answers="on", **wrong)
    again = Page(client, article, "ar")
    assert "The correction was not published:" in again.text
    assert again.values["correction_note"] == ["خمسمئة مليون لا ثلاثمئة."]
    assert Page(client, article, "ar").values["correction_note"] == [""]


def test_what_was_sent_back_says_why_until_it_is_handed_over_again(client, article, translator):
    page = Page(client, article, "ar")
    page.send("submit")
    assert not Page(client, article, "ar").page.xpath("//*[contains(@class, 'is-returned')]")
    chief = make.user("Chief editor", first_name="Kim")
    workflow.send_back(article.edition("ar"), by=chief, note="Too long <b>")
    for page in (Page(client, article, "ar"), Sheet(client, article, "ar")):
        (notice,) = page.page.xpath("//*[contains(@class, 'is-returned')]/p[1]")
        assert words(notice) == "Kim sent it back: “Too long <b>”"
    Page(client, article, "ar").send("submit")
    assert "sent it back" not in Page(client, article, "ar").text


def test_a_note_of_the_reviewer_costs_one_query(client, article, translator):
    change_original(article)
    workflow.submit(article.edition("ar"), by=None)
    workflow.send_back(article.edition("ar"), by=None, note="x")
    Page(client, article, "ar")
    with CaptureQueriesContext(connection) as queries:
        Page(client, article, "ar")
    assert len(queries) <= 15


def test_who_may_not_publish_is_told_to_hand_a_correction_over(client, article):
    corrected(article)
    seat(client, "Translator ar")
    told = "change it and hand it over. Whoever publishes it writes the note for readers."
    assert told in Page(client, article, "ar").text
    assert "publish it as a correction" not in Page(client, article, "ar").text
    seat(client, "Reviewer ar")
    assert told not in Page(client, article, "ar").text


def test_paragraphs_without_a_translation_are_counted_instead_of_up_to_date(client, article):
    seat(client, "Translator ar")
    make.draft(article, "ar", title="عنوان", body="<p>الفقرة الأولى.</p>")
    page = Page(client, article, "ar")
    assert "2 paragraphs have no translation yet" in page.text
    assert "Up to date with its original" not in page.text


def test_a_live_text_leads_to_its_readers_page(client, article, translator):
    link = "//ul[@class='object-tools']//a[.='Read it on the site']/@href"
    assert Page(client, article, "ar").page.xpath(link) == []
    make.live(article, "ar", title="عنوان", body=ARABIC)
    (href,) = Page(client, article, "ar").page.xpath(link)
    assert href == article.edition("ar").get_absolute_url()
