"""What the demo newsroom shows of the trade, in its stories and at its desk."""

import re
from dataclasses import replace

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.states import STATES, facts_of
from articles.demo import files, loader, people
from articles.languages import codes
from articles.models import (
    Article,
    Comment,
    Correction,
    Edition,
    FrontPage,
    IgnoredFinding,
    MemoryPair,
    Term,
    User,
)
from articles.text.segments import segments
from articles.workflow import reasons_not_to_publish
from articles.workflow.checking import findings
from articles.workflow.corrections import correct, open_corrections, open_corrections_of
from articles.workflow.machine_texts import unconfirmed
from articles.workflow.memory import lookup
from articles.workflow.reasons import reasons_against_showing
from articles.workflow.settling import changes_of, open_changes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

WORDS_OF_A_STORY = range(200, 401)
WITHOUT_SPACES = {"ja", "zh-hans"}


def everything():
    rows = {model._meta.label: model.objects.count() for model in apps.get_models()}
    stored = {str(p.relative_to(settings.VAR)) for p in settings.VAR.rglob("media/**/*")}
    return rows, stored


def test_loading_twice_changes_nothing():
    before = everything()
    assert loader.load() is False
    assert everything() == before


def test_a_load_that_was_broken_off_can_be_started_again():
    before = everything()
    Correction.objects.all().delete()
    Edition.objects.update(newest=None, live=None, next=None, next_at=None, base=None)
    Article.objects.all().delete()
    assert loader.load() is True
    rows, stored = everything()
    # The photos were stored before it broke off, and their log is never taken away.
    assert rows.pop("articles.PhotoEvent") > before[0].pop("articles.PhotoEvent")
    # Events carry the order of steps, which is the same again.
    assert (rows, stored) == before


def test_there_are_twelve_stories_and_three_are_complete_in_every_language():
    assert Article.objects.count() >= 12
    complete = [
        article
        for article in Article.objects.all()
        if set(article.editions.live().values_list("language", flat=True)) == set(codes())
    ]
    assert len(complete) == 3
    assert len({article.source_language for article in Article.objects.all()}) >= 6


def edition(story, code):
    """The edition of a demo story, found by the address in its source's file."""
    [texts] = [each["texts"] for each in files.stories() if each["key"] == story]
    [found] = {each.article for each in Edition.objects.filter(newest__slug=texts[code]["slug"])}
    return found.edition(code)


def article_of(story):
    [facts] = [each for each in files.stories() if each["key"] == story]
    return edition(story, facts["source_language"]).article


def test_every_state_of_the_board_occurs():
    now = timezone.now()
    found = Edition.objects.select_related("made_from")
    assert {fact for each in found for fact in facts_of(each, now)} == set(STATES)


def test_what_checks_call_an_error_stands_only_in_texts_that_are_behind():
    hindered = {
        each
        for each in Edition.objects.exclude(newest=None).select_related("made_from")
        if not each.machine_count and any(checked.hinders for checked in findings(each))
    }
    assert hindered
    assert all(each.is_outdated for each in hindered)


def test_a_corrected_source_is_followed_by_seven_languages_and_three_are_open():
    article = article_of("bridge-reopens")
    editions = {each.language: each for each in article.editions.all()}
    still_open = open_corrections_of(editions.values())
    assert {code for code, each in editions.items() if still_open[each.pk]} == {"ar", "ru", "vi"}
    notes = Correction.objects.filter(edition__article=article).exclude(note="")
    assert {each.edition.language for each in notes} == set(codes()) - {"ar", "ru", "vi", "fr"}
    assert len({each.note for each in notes}) == 7
    assert Correction.objects.get(edition=editions["fr"]).note == ""
    assert editions["ar"].is_overdue(timezone.now())
    assert editions["ar"].assigned_to.username == "translator-ar"
    assert editions["ru"].assigned_to is None
    assert IgnoredFinding.objects.get().edition == editions["fr"]


@pytest.mark.parametrize("code", codes())
def test_readers_of_an_open_language_see_that_the_original_was_corrected(client, code):
    page = client.get(article_of("bridge-reopens").edition(code).get_absolute_url()).text
    assert ("original-corrected" in page) == (code in {"ar", "ru", "vi"})
    assert ('id="corrections"' in page) == (code not in {"ar", "ru", "vi", "fr"})


def test_the_open_languages_of_the_demo_can_follow(client):
    article = article_of("bridge-reopens")
    try:
        with transaction.atomic():
            for code, word in (("ar", "27"), ("ru", "27"), ("vi", "27")):
                newest = article.edition(code).newest
                text = replace(newest.text, body=newest.body.replace(word, "23"))
                workflow.save_text(article, code, text, by=None, started_from=newest.number)
                corrected = article.edition(code)
                answers = open_corrections(corrected)
                correct(corrected, "23 km", by=User.objects.get(username="chief"), answers=answers)
                workflow.mark_done(article.edition(code), by=None)
                page = client.get(article.edition(code).get_absolute_url()).text
                assert "original-corrected" not in page
            assert not article.editions.outdated().exists()
            assert not any(open_corrections_of(list(article.editions.all())).values())
            raise _TakenBack
    except _TakenBack:
        pass


class _TakenBack(Exception):
    """Rolls back what a test did to the demo that all tests share."""


def test_a_source_moved_on_and_two_languages_are_behind_one_of_them_half_way():
    article = article_of("felt-workshop")
    behind = {each.language: each for each in article.editions.outdated()}
    assert set(behind) == {"en", "ar"}
    assert len(changes_of(behind["en"])) == len(changes_of(behind["ar"])) == 2
    assert len(open_changes(behind["en"])) == 2
    assert len(open_changes(behind["ar"])) == 1
    assert article.edition("id").made_from == behind["en"]


def test_a_machines_draft_waits_for_somebody_to_read_it():
    [draft] = Edition.objects.filter(machine_count__gt=0)
    assert (draft.language, draft.is_live) == ("fr", False)
    assert 2 < len(unconfirmed(draft, draft.newest)) == draft.machine_count
    assert draft.machine_texts.filter(confirmed_by__username="translator-fr").count() == 2


def test_readers_are_told_of_sponsors_translators_ai_and_a_machine(client):
    assert {each.kind for each in Article.objects.all()} >= {"opinion", "sponsored", "reportage"}
    assert Article.objects.filter(made_by_ai="partly").exists()
    for story, code, told in [
        ("winter-ferries", "ar", "paid"),
        ("winter-ferries", "id", "translator"),
        ("harbour-fog", "de", "by-machine"),
        ("harbour-gale", "vi", "by-ai"),
    ]:
        page = client.get(article_of(story).edition(code).get_absolute_url()).text
        assert f'class="{told}"' in page


def test_a_translation_was_sent_back_with_a_note_and_one_is_in_review():
    returned = edition("tide-tables", "id")
    assert returned.stage == Edition.Stage.WRITING
    assert returned.article.events.get(verb="send_back").note
    assert Edition.objects.filter(stage="in_review", made_from__isnull=False).exists()


def test_comments_are_open_answered_and_resolved():
    first = Comment.objects.filter(answers=None)
    assert first.filter(resolved_at=None).count() == 2
    resolved = first.get(resolved_at__isnull=False)
    assert resolved.replies.count() == 1
    assert set(first.values_list("by__language", flat=True)) == {"ar", "fr", "en"}


def test_texts_are_given_to_people_until_a_time_ahead_or_gone_by():
    now = timezone.now()
    given = Edition.objects.filter(assigned_to__isnull=False)
    assert {each.assigned_to.username for each in given} == {
        f"translator-{code}" for code in ("ar", "fr", "id", "ja", "vi")
    }
    assert {each.deadline_at > now for each in given} == {True, False}
    assert Edition.objects.overdue(now).count() == 2


def test_breaking_news_is_missing_in_arabic():
    article = Article.objects.get(breaking_until__gt=timezone.now())
    assert article.edition("ko").is_live
    assert article.edition("ar") is None


def test_an_embargo_holds_what_is_scheduled_until_its_end():
    article = Article.objects.get(embargo_until__gt=timezone.now())
    scheduled = article.editions.scheduled()
    assert {each.language for each in scheduled} == {"ko", "en", "ar"}
    assert {each.next_at for each in scheduled} == {article.embargo_until}
    assert not article.editions.live().exists()


def test_glossary_and_memory_are_filled():
    assert Term.objects.count() == len(files.terms())
    live = Edition.objects.live().filter(made_from__isnull=False)
    remembered = MemoryPair.objects.values_list("article", flat=True)
    assert set(remembered) >= set(live.values_list("article", flat=True))


def test_the_memory_helps_with_the_breaking_story_that_is_missing_in_arabic():
    article = article_of("harbour-fog")
    offered = [
        lookup(segment, "ko", "ar", exclude_article=article.pk)
        for segment in segments(article.edition("ko").live)
    ]
    assert max(found[0].score for found in offered if found) == 100
    assert 1 < len([found for found in offered if found]) < len(offered)


def test_the_demo_shows_every_state_that_a_newsroom_knows():
    states = {edition.state for edition in Edition.objects.select_related("made_from")}
    assert states == {
        *("draft", "in_review", "approved", "scheduled", "live", "outdated", "withdrawn")
    }
    assert Edition.objects.outdated().live().exists()


@pytest.mark.parametrize("story", files.stories(), ids=lambda story: story["key"])
def test_a_story_has_the_length_of_a_news_story(story):
    words = story["texts"][story["source_language"]]
    plain = re.sub(r"<[^>]+>", " ", words["body"])
    if story["source_language"] in WITHOUT_SPACES | {"ko"}:
        assert 350 <= len(re.sub(r"\s", "", plain)) <= 900
    else:
        assert len(plain.split()) in WORDS_OF_A_STORY


def test_nothing_live_has_a_reason_against_it_but_a_picture_whose_rights_ended():
    hindered = set()
    for edition in Edition.objects.live().select_related("article", "live"):
        reasons = list(reasons_not_to_publish(edition, edition.live))
        ended = [placed.photo for placed in edition.article.placements.all()]
        assert reasons == [each for photo in ended for each in reasons_against_showing(photo)]
        hindered |= {edition.article} if reasons else set()
    assert hindered == {article_of("forest-streams")}


def test_the_logins_that_are_printed_work(client):
    assert len(people.logins()) == len(people.ACCOUNTS)
    for line in people.logins():
        login, password = line.split()
        assert client.login(username=login, password=password)
        assert client.get(reverse("admin:index")).status_code == 200
    assert not User.objects.filter(is_superuser=True).exists()
    assert people.logins_path().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("code", codes())
def test_readers_of_each_language_find_stories_on_the_front_page(client, code):
    page = client.get(reverse("reader:front", args=[code]))
    assert page.status_code == 200
    title = Edition.objects.live().filter(language=code).first().live.title
    assert page.charset == "utf-8"
    assert title


def test_editors_have_ordered_some_front_pages_and_a_line_of_breaking_news(client, demo):
    assert FrontPage.objects.filter(section=None).count() == 4
    assert "짙은 안개로 새나루항 여객선 전편 운항 중단" in client.get("/ko/").text
    page = client.get("/ko/environment/").text
    lead = article_of("nuthatch-count").edition("ko").live.title
    assert lead in page.split('class="lead"')[1].split("</article>")[0]
