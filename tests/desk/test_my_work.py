"""My work: what waits for one person, in the order in which it is to be done."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.admin.my_work import work_of
from articles.models import Article, Comment, Edition
from articles.workflow.assignments import assign
from articles.workflow.corrections import correct
from tests import make

pytestmark = pytest.mark.django_db
MY_WORK = "/desk/my-work/"
HOUR = timedelta(hours=1)


@pytest.fixture
def nur(client):
    user = make.user("Translator ar", language="en", first_name="Nur")
    client.force_login(user)
    return user


def story(*live):
    """A live Korean story, live in other languages too."""
    article = make.article("ko")
    for code in ("ko", *live):
        make.live(article, code, at=timezone.now() - 5 * HOUR)
    return article


def give(article, to, due_in=None, code="ar"):
    now = timezone.now()
    deadline = due_in and now + due_in
    assign([(article, code)], to=to, deadline_at=deadline, by=None, now=now - 4 * HOUR)


def work(user):
    """{group: [(article's key, language, sentence)]}, without empty groups."""
    groups = work_of(user, timezone.now())
    return {
        name: [(row.article.pk, row.language.code, row.sentence) for row in rows]
        for name, rows in groups.items()
        if rows
    }


def test_outdated_live_texts_come_first_then_the_nearest_deadline(client, nur):
    later, sooner, none, behind = story(), story(), story(), story("ar")
    give(later, nur, 3 * HOUR)
    give(none, nur)
    give(sooner, nur, HOUR)
    give(behind, nur, 9 * HOUR)
    make.live(behind, "ko")
    found = work(nur)
    assert list(found) == ["outdated", "assigned"]
    assert [row[0] for row in found["outdated"]] == [behind.pk]
    assert [row[0] for row in found["assigned"]] == [sooner.pk, later.pk, none.pk]
    assert found["outdated"][0][2].startswith("The original changed in 2 passages;")
    assert found["assigned"][0][2] == "Nothing is written yet: translate it from 한국어."
    page = client.get(MY_WORK).text
    assert f"/{behind.pk}/translation/ar/#title" in page


def test_a_correction_of_the_original_comes_before_everything(nur):
    article, other = story("ar"), story("ar")
    for each in (article, other):
        give(each, nur)
        make.live(each, "ko")
    edition = make.draft(article, "ko", title="고친 제목")
    correct(edition, "숫자가 틀렸습니다.", by=None)
    found = work(nur)
    assert list(found) == ["corrections", "outdated"]
    assert [row[0] for row in found["corrections"]] == [article.pk]
    assert "corrected: “숫자가 틀렸습니다.”" in found["corrections"][0][2]
    assert [row[0] for row in found["outdated"]] == [other.pk]


def test_a_correction_concerns_who_translates_that_language_unless_somebody_else_has_it(nur):
    article = story("ar", "id")
    edition = make.draft(article, "ko", title="고친 제목")
    correct(edition, "숫자가 틀렸습니다.", by=None)
    assert [row[1] for row in work(nur)["corrections"]] == ["ar"]
    give(article, make.user("Translator ar"))
    assert "corrections" not in work(nur)


def test_what_was_sent_back_says_by_whom_and_why_until_it_is_handed_over_again(nur):
    mine, written = story(), story()
    give(mine, nur)
    chief = make.user("Chief editor", first_name="Kim")
    for article in (mine, written):
        edition = make.draft(article, "ar", by=nur)
        workflow.submit(edition, by=nur)
        workflow.send_back(edition, by=chief, note="العنوان طويل")
    found = work(nur)
    assert found["assigned"] == [(mine.pk, "ar", "Kim sent it back: “العنوان طويل”")]
    assert found["returned"] == [(written.pk, "ar", "Kim sent it back: “العنوان طويل”")]
    for article in (mine, written):
        workflow.submit(article.edition("ar"), by=nur)
    found = work(nur)
    assert list(found) == ["waiting"]
    assert found["waiting"][0][2] == "It waits for review: nothing to do for you."


def test_what_waits_for_review_is_shown_to_who_may_publish_it_and_counted(client, nur):
    article, elsewhere = story(), story()
    give(article, nur)
    workflow.submit(make.draft(article, "ar", by=nur), by=nur)
    workflow.submit(make.draft(elsewhere, "id"), by=None)
    reviewer = make.user("Reviewer ar", language="en")
    told = "Nur handed version 1 in \u2068العربية\u2069 over for review."
    assert work(reviewer)["review"] == [(article.pk, "ar", told)]
    assert "review" not in work(nur)
    client.force_login(reviewer)
    page = client.get(MY_WORK).text
    assert 'My work <span class="count">1</span>' in page
    assert f"/{article.pk}/translation/ar/" in page
    workflow.approve(article.edition("ar"), by=reviewer)
    assert "review" not in work(reviewer)


def test_nobody_is_asked_to_review_what_they_wrote_in_a_reviewed_language(client, settings):
    settings.REVIEWED_LANGUAGES = ["ar"]
    both = make.user("Reviewer ar", "Translator ar", language="en")
    article = story()
    give(article, both)
    workflow.submit(make.draft(article, "ar", by=both), by=both)
    assert list(work(both)) == ["waiting"]
    settings.REVIEWED_LANGUAGES = []
    assert list(work(both)) == ["review"]


def test_a_correction_that_was_handed_over_no_longer_asks_its_translator(nur):
    article = story("ar")
    give(article, nur)
    correct(make.draft(article, "ko", title="고친 제목"), "틀렸습니다.", by=None)
    assert list(work(nur)) == ["corrections"]
    reviewer = make.user("Reviewer ar", language="en")
    workflow.submit(make.draft(article, "ar", title="جديد", by=nur), by=nur)
    assert "corrections" not in work(nur)
    assert list(work(reviewer)) == ["review"]
    workflow.approve(article.edition("ar"), by=reviewer)
    assert "corrections" not in work(nur)
    assert list(work(reviewer)) == ["corrections"]


def test_a_correction_that_was_sent_back_says_so_too(client, nur):
    article = story("ar")
    correct(make.draft(article, "ko", title="고친 제목"), "틀렸습니다.", by=None)
    edition = make.draft(article, "ar", title="جديد", by=nur)
    workflow.submit(edition, by=nur)
    workflow.send_back(edition, by=make.user(first_name="Kim", is_superuser=True), note="Not yet")
    assert "corrected: “틀렸습니다.”" in work(nur)["corrections"][0][2]
    assert "Kim sent it back: “Not yet”" in client.get(MY_WORK).text


def test_a_draft_begun_after_publication_is_not_taken_for_sent_back(nur):
    article = story()
    edition = make.draft(article, "ar", by=nur)
    workflow.submit(edition, by=nur)
    workflow.send_back(edition, by=None, note="x")
    workflow.publish(article.edition("ar"), by=None)
    make.draft(article, "ar", by=nur)
    assert "returned" not in work(nur)


def test_comments_wait_while_somebody_else_spoke_last(nur):
    article, other = story("ar"), make.user("Editor", first_name="Kim")
    give(article, nur)
    edition = article.edition("ar")
    question = Comment.objects.create(
        edition=edition, key="body.1", quote="الميناء", text="Which harbour?", by=other
    )
    assert work(nur)["comments"] == [(article.pk, "ar", "Kim on “الميناء”: “Which harbour?”")]
    assert "comments" not in work(other)
    Comment.objects.create(edition=edition, answers=question, text="The old one.", by=nur)
    assert "comments" not in work(nur)
    assert work(other)["comments"] == [(article.pk, "ar", "Nur on “الميناء”: “The old one.”")]
    Comment.objects.filter(pk=question.pk).update(resolved_at=timezone.now())
    assert "comments" not in work(other)


def test_free_texts_are_live_stories_without_my_language_and_can_be_taken(client, nur):
    missing, behind, taken = story(), story("ar"), story()
    make.live(behind, "ko")
    give(taken, make.user("Translator ar"))
    make.draft(make.article("ko"), "ko")
    story("ar")
    page = client.get(MY_WORK)
    assert "Nothing waits for you" in page.text
    found = work(nur)
    assert {row[:2] for row in found["free"]} == {(behind.pk, "ar"), (missing.pk, "ar")}
    for article in (missing, behind):
        client.post(MY_WORK, {"step": "take", "text": f"{article.pk}:ar"})
        assert article.edition("ar").assigned_to == nur
    assert list(work(nur)) == ["outdated", "assigned"]
    client.post(MY_WORK, {"step": "give_back", "text": f"{missing.pk}:ar"})
    assert missing.edition("ar").assigned_to is None


def test_a_text_that_somebody_else_took_meanwhile_is_refused_with_the_name(client, nur):
    article = story()
    give(article, make.user("Translator ar", first_name="Sami"))
    page = client.post(MY_WORK, {"step": "take", "text": f"{article.pk}:ar"}, follow=True)
    assert "Sami has the text in العربية already." in page.text


@pytest.mark.parametrize("text", ["", "x", "1", "999999:ar", "²:ar", "{pk}:tlh", "{pk}:"])
def test_a_text_that_does_not_exist_is_not_found(client, nur, text):
    page = client.post(MY_WORK, {"step": "take", "text": text.format(pk=story().pk)})
    assert page.status_code == 404


def test_who_may_not_translate_a_language_cannot_take_it(client, nur):
    article = story()
    page = client.post(MY_WORK, {"step": "take", "text": f"{article.pk}:id"})
    assert page.status_code == 403
    assert article.edition("id") is None


def test_a_machine_draft_asks_to_be_confirmed(nur):
    article = story()
    give(article, nur)
    make.draft(article, "ar")
    Edition.objects.filter(language="ar").update(machine_count=3)
    assert "3 passages that nobody has confirmed" in work(nur)["assigned"][0][2]


def test_what_is_live_and_up_to_date_scheduled_or_withdrawn_no_longer_waits(client, nur):
    for step in ("live", "scheduled", "withdrawn"):
        article = story()
        give(article, nur)
        if step == "scheduled":
            make.scheduled(article, "ar", due_in=HOUR)
        else:
            make.live(article, "ar")
        if step == "withdrawn":
            workflow.withdraw(article.edition("ar"), by=None, notice="خطأ")
    assert work(nur) == {}
    assert "Nothing waits for you. Well done!" in client.get(MY_WORK).text


def test_the_menu_counts_what_is_mine_to_do_and_not_what_i_handed_over(client, nur):
    done, todo = story(), story()
    for article in (done, todo):
        give(article, nur)
    workflow.submit(make.draft(done, "ar", by=nur), by=nur)
    for page in ("/desk/", MY_WORK, "/desk/board/"):
        assert 'My work <span class="count">1</span>' in client.get(page).text


def test_letters_are_switched_off_and_on(client, nur):
    client.post(MY_WORK, {"step": "digest"})
    nur.refresh_from_db()
    assert not nur.wants_digest
    assert 'name="wants_digest" value="1">' in client.get(MY_WORK).text
    client.post(MY_WORK, {"step": "digest", "wants_digest": "1"})
    nur.refresh_from_db()
    assert nur.wants_digest


def test_an_unknown_step_changes_nothing(client, nur):
    assert client.post(MY_WORK, {"step": "burn"}).status_code == 302


def test_who_may_not_see_stories_has_no_work_page(client):
    client.force_login(make.user())
    assert client.get(MY_WORK).status_code == 403


def test_words_of_others_are_escaped(client, nur):
    article = story()
    give(article, nur)
    edition = make.draft(article, "ar", by=nur)
    workflow.submit(edition, by=nur)
    workflow.send_back(edition, by=None, note="<script>alert(1)</script>")
    page = client.get(MY_WORK).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_as_many_queries_for_thirty_tasks_as_for_three(client, nur):
    def write():
        missing, behind, free, returned = story(), story("ar"), story(), story()
        for article in (missing, behind, returned):
            give(article, nur)
        make.live(behind, "ko")
        edition = make.draft(returned, "ar", by=nur)
        workflow.submit(edition, by=nur)
        workflow.send_back(edition, by=None, note="x")
        Comment.objects.create(edition=behind.edition("ar"), text="?", by=make.user())
        correct(make.draft(missing, "ko", title="고침"), "x", by=None)
        return free

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(MY_WORK)
        return len(queries)

    write()
    before = count()
    for _again in range(9):
        write()
    assert count() <= before <= 21
    assert Article.objects.count() == 40
