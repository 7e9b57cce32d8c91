"""The desk's front page: what waits for this person today."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.front_page import drafts_of, front_page, waiting_for
from articles.models import Article
from articles.workflow.assignments import assign
from tests import make

pytestmark = pytest.mark.django_db
FRONT = "/desk/"


def titles(rows):
    return [row.headline.text for row in rows]


def page_for(user):
    return front_page(user, timezone.now())


def test_my_drafts_are_those_i_revised_last_or_began_and_nobody_elses():
    me, other = make.user("Journalist", language="id"), make.user("Journalist")
    make.draft(make.article("id"), "id", by=me, title="Ditulis")
    begun = make.article("id")
    Article.objects.filter(pk=begun.pk).update(created_by=me)
    make.draft(begun, "id", by=other, title="Dimulai")
    make.draft(begun, "ko", title="다른 사람의 번역")
    make.draft(make.article("id"), "id", by=other, title="Orang lain")
    assert sorted(titles(page_for(me)["drafts"])) == ["Dimulai", "Ditulis"]


def test_a_published_text_is_no_draft_until_it_is_revised_again():
    me = make.user("Journalist")
    article = make.article("ko")
    make.draft(article, "ko", by=me, title="기사")
    workflow.publish(article.edition("ko"), by=None)
    assert not drafts_of(me).exists()
    make.draft(article, "ko", by=me, title="고친 기사")
    assert titles(page_for(me)["drafts"]) == ["고친 기사"]


def test_review_shows_only_the_languages_that_i_may_publish_in():
    for code, title in (("ar", "خبر"), ("id", "Berita")):
        workflow.submit(make.draft(make.article(code), code, title=title), by=None)
    assert titles(page_for(make.user("Reviewer ar"))["review"]) == ["خبر"]
    assert titles(page_for(make.user("Reviewer id"))["review"]) == ["Berita"]
    assert page_for(make.user("Journalist"))["review"] is None


def test_an_update_of_a_live_text_waits_for_review_too():
    article = make.article("ko")
    make.live(article, "ko")
    workflow.submit(make.draft(article, "ko", title="고침"), by=None)
    assert [e.newest_title for e in waiting_for(make.user("Editor"))] == ["고침"]


def test_scheduled_stories_come_in_the_order_of_their_time():
    for days, title in ((3, "later"), (1, "sooner")):
        make.scheduled(make.article("en"), "en", due_in=timedelta(days=days), title=title)
    rows = page_for(make.user("Editor"))["scheduled"]
    assert titles(rows) == ["sooner", "later"]
    assert rows[0].at > timezone.now()


def test_a_story_published_in_three_languages_is_one_row_of_the_lately_published():
    article = make.article("ko")
    for code in ("ko", "en", "ar"):
        make.live(article, code, title=f"in {code}")
    assert titles(page_for(make.user("Editor"))["published"]) == ["in ko"]


def test_a_withdrawn_story_is_not_lately_published():
    edition = make.live(make.article("ko"), "ko")
    workflow.withdraw(edition, by=None, notice="잘못된 보도입니다.")
    assert page_for(make.user("Editor"))["published"] == []


def test_a_wanted_photo_is_open_until_it_is_found():
    article = make.article("id")
    make.draft(article, "id", title="Pelabuhan")
    wanted = workflow.want_photo(article, credit_wording="Foto: Sari", by=None)
    (row,) = page_for(make.user("Photo editor"))["wanted"]
    assert (row.headline.text, row.note) == ("Pelabuhan", "Foto: Sari")
    workflow.find_wanted_photo(wanted, make.photo(), by=None)
    assert page_for(make.user("Photo editor"))["wanted"] == []


def test_a_wanted_photo_of_a_story_without_any_text_is_shown(client):
    workflow.want_photo(make.article("id"), credit_wording="Foto: Sari", by=None)
    client.force_login(make.user("Photo editor"))
    assert "Needs a headline" in client.get(FRONT).text


def test_each_headline_says_its_language_and_direction(client):
    me = make.user("Journalist", language="en")
    make.draft(make.article("ar"), "ar", by=me, title="الميناء")
    client.force_login(me)
    assert '<bdi lang="ar" dir="rtl">الميناء</bdi>' in client.get(FRONT).text


def test_the_front_page_leads_to_the_board_and_to_what_waits_for_me(client):
    me = make.user("Translator id", language="en")
    client.force_login(me)
    page = client.get(FRONT).text
    assert f'href="{reverse("admin:board")}">See the board' in page
    assert "text waits for you" not in page
    assign([(make.article("ko"), "id")], to=me, by=None)
    assert f'href="{reverse("admin:my_work")}">1 text waits for you' in client.get(FRONT).text


def test_titles_are_escaped(client):
    me = make.user("Journalist")
    make.draft(make.article("en"), "en", by=me, title="<script>alert(1)</script>")
    client.force_login(me)
    page = client.get(FRONT).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_empty_lists_say_so_in_words(client):
    client.force_login(make.user("Chief editor"))
    page = client.get(FRONT).text
    for words in (
        "You have no unpublished texts.",
        "Nothing waits for your review.",
        "Nothing is scheduled.",
        "Nothing is published yet.",
        "No photo is missing.",
    ):
        assert words in page


def test_somebody_without_rights_is_told_whom_to_ask(client):
    client.force_login(make.user())
    page = client.get(FRONT).text
    assert "Ask your chief editor" in page
    assert "New story" not in page


def test_only_who_may_write_is_offered_a_new_story(client):
    client.force_login(make.user("Journalist"))
    page = client.get(FRONT).text
    assert reverse("admin:articles_article_add") in page
    assert reverse("admin:story_from_text") in page
    client.force_login(make.user("Translator id"))
    assert reverse("admin:story_from_text") not in client.get(FRONT).text


def test_fourteen_queries_are_enough_however_many_stories(client, django_assert_max_num_queries):
    me = make.user("Chief editor")
    client.force_login(me)

    def write():
        for source in ("ko", "ar"):
            article = make.article(source)
            Article.objects.filter(pk=article.pk).update(created_by=me)
            make.live(article, source)
            make.draft(article, source, by=me)
            workflow.submit(make.draft(article, "en"), by=None)
            make.scheduled(article, "id", due_in=timedelta(days=1))
            workflow.want_photo(article, credit_wording="Photo: x", by=None)

    write()
    with django_assert_max_num_queries(14):
        client.get(FRONT)
    for _again in range(4):
        write()
    with django_assert_max_num_queries(14):
        page = client.get(FRONT)
    assert page.text.count("<li>") > 30


def test_photo_editors_see_the_photos_that_wait_for_them_and_others_do_not(client):
    now = timezone.now()
    waiting = {
        "uncredited": make.photo(licence=None, caption_en="No licence"),
        "expiring": make.photo(valid_until=now + timedelta(days=5), caption_en="Ends soon"),
        "unready": make.photo(widths=(), caption_en="No files"),
    }
    make.photo()
    piles = page_for(make.user("Photo editor"))["piles"]
    assert {pile.state: pile.photos for pile in piles} == {
        state: [photo] for state, photo in waiting.items()
    }
    assert page_for(make.user("Translator id"))["piles"] is None
    client.force_login(make.user("Photo editor", language="en"))
    page = client.get(FRONT).text
    for words in ("No licence", "Ends soon", "Make the files again"):
        assert words in page


def test_a_pile_of_photos_shows_a_few_and_leads_to_all():
    for _ in range(7):
        make.photo(licence=None)
    [pile] = page_for(make.user("Photo editor"))["piles"]
    assert (len(pile.rows), pile.has_more) == (5, True)
    assert pile.address == "/desk/articles/photo/?state=uncredited"
