"""From "source corrected" to a language that has followed, as its reviewer does it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Correction
from articles.workflow.corrections import correct
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

NOTE = "사업비는 3억 원이 아니라 4억 원입니다."
ANSWER = "ذكرت نسخة سابقة أن التكلفة 3 ملايين، والصحيح 4 ملايين."


@pytest.fixture
def article():
    """Live in Korean and Arabic; the Korean figure was wrong and has been corrected."""
    made, earlier = make.article("ko"), timezone.now() - timedelta(hours=3)
    make.live(made, "ko", title="새 다리", body="<p>다리에 3.</p>", slug="dari", at=earlier)
    make.live(made, "ar", title="جسر جديد", body="<p>للجسر 3.</p>", slug="jisr", at=earlier)
    make.draft(made, "ko", title="새 다리", body="<p>다리에 4.</p>", slug="dari")
    correct(made.edition("ko"), NOTE, by=None, now=earlier + timedelta(hours=1))
    return made


def test_a_reviewer_follows_a_correction_from_my_work_to_the_readers(page, login, article):
    address = article.edition("ar").get_absolute_url()
    page.goto(address)
    expect(page.locator(".original-corrected")).to_be_visible()

    login(page, make.user("Reviewer ar"))
    page.goto("/desk/my-work/")
    expect(page.get_by_text("Corrections to follow")).to_be_visible()
    page.locator("a[href*='/translation/ar/']").first.click()
    row = page.locator("[data-row='body.0']")
    text = row.locator(".ProseMirror")
    expect(text).to_have_attribute("dir", "rtl")
    expect(row.locator("ins")).to_have_text("4")
    text.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("للجسر 4.")
    row.locator("[data-settle='done']").click()
    expect(page.locator(".bar-count.is-done")).to_be_visible()

    expect(page.get_by_text(NOTE)).to_be_visible()
    page.fill("#correction_note", ANSWER)
    page.click("button[value='correct']")
    page.wait_for_selector(".messagelist .success")

    told = Correction.objects.get(edition=article.edition("ar"))
    assert (told.note, told.answers.note) == (ANSWER, NOTE)
    page.goto(address)
    expect(page.locator(".original-corrected")).to_have_count(0)
    expect(page.locator("#corrections")).to_contain_text(ANSWER)
    page.goto("/desk/my-work/")
    expect(page.get_by_text("Corrections to follow")).to_have_count(0)
