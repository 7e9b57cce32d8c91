"""Several people at the same moment, each in a transaction and a connection of their own."""

from contextlib import suppress
from datetime import timedelta
from functools import partial
from threading import Barrier, BrokenBarrierError, Event

import pytest
from django.utils import timezone

from articles import workflow
from articles.languages import codes, column
from articles.models import (
    Article,
    Correction,
    Edition,
    FormerSlug,
    Licence,
    Revision,
    Text,
)
from articles.models import Event as LogEvent
from articles.workflow import corrections, facts, publication
from articles.workflow.effects import mark_no_effect
from articles.workflow.locks import set_embargo
from articles.workflow.photos import changing
from articles.workflow.together import publish_together
from tests import make, media
from tests.database import PATIENCE, together

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(4)
# How long one side is held for another that, where locks hold, can't come anyway.
HELD = 0.4


def write(article, code, title, started_from=None):
    text = Text(title=title, body=f"<p>{title}</p>")
    return workflow.save_text(article, code, text, by=None, started_from=started_from)


def live_titles(article):
    row = Article.objects.get(pk=article.pk)
    return {code: getattr(row, column("title", code)) for code in codes()}


def held_after(monkeypatch, module, name, other_has_run):
    """Makes a function wait, once it has its answer, for somebody else's step."""
    asked, original = Event(), getattr(module, name)

    def slow(*args, **kwargs):
        answer = original(*args, **kwargs)
        answer = answer if answer is None else list(answer)
        asked.set()
        other_has_run.wait(HELD)
        return answer

    monkeypatch.setattr(module, name, slow)
    return asked


@pytest.mark.parametrize("round_", ROUNDS)
def test_two_people_saving_two_languages_of_one_story_both_keep_their_work(round_):
    article = make.article("ko")
    make.draft(article, "ko", title="원문")
    outcomes = together(
        partial(write, article, "ko", "한국어", started_from=1),
        partial(write, article, "id", "Bahasa Indonesia"),
    )
    assert all(isinstance(outcome, Revision) for outcome in outcomes), outcomes
    assert article.edition("ko").newest.title == "한국어"
    assert article.edition("id").newest.title == "Bahasa Indonesia"
    assert [r.number for r in article.edition("ko").revisions.all()] == [2, 1]
    assert [r.number for r in article.edition("id").revisions.all()] == [1]


@pytest.mark.parametrize("round_", ROUNDS)
def test_first_texts_in_every_language_at_once_make_one_edition_each(round_):
    article = make.article("id")
    outcomes = together(*(partial(write, article, code, f"Title {code}") for code in codes()))
    assert all(isinstance(outcome, Revision) for outcome in outcomes), outcomes
    editions = article.editions.all()
    assert {e.language: e.newest_title for e in editions} == {c: f"Title {c}" for c in codes()}
    source = article.edition("id")
    assert {e.made_from_id for e in editions if e != source} == {source.pk}


@pytest.mark.parametrize("round_", ROUNDS)
def test_two_people_publishing_two_languages_at_once_put_both_live(round_):
    article = make.article("ko", photos=[make.photo()])
    editions = [make.draft(article, code, title=f"Title {code}") for code in ("ko", "id")]
    outcomes = together(*(partial(workflow.publish, each, by=None) for each in editions))
    assert outcomes == [None, None]
    titles = live_titles(article)
    assert (titles["ko"], titles["id"]) == ("Title ko", "Title id")
    placement = article.placements.get()
    assert (placement.alt_text_ko, placement.alt_text_ind) == ("Alt ko", "Alt id")


@pytest.mark.parametrize("round_", ROUNDS)
@pytest.mark.parametrize("started_from", [None, 1])
def test_of_two_people_saving_the_same_language_one_gets_the_others_text_and_nothing_is_lost(
    round_, started_from
):
    article = make.article("ar")
    if started_from:
        make.draft(article, "ar")
    outcomes = together(
        partial(write, article, "ar", "نص أول", started_from),
        partial(write, article, "ar", "نص ثان", started_from),
    )
    won = [outcome for outcome in outcomes if isinstance(outcome, Revision)]
    lost = [outcome for outcome in outcomes if isinstance(outcome, workflow.Conflict)]
    assert (len(won), len(lost)) == (1, 1), outcomes
    assert lost[0].newest == won[0] == article.edition("ar").newest
    assert lost[0].newest.text == won[0].text
    assert lost[0].started_from == started_from
    assert article.edition("ar").revisions.count() == (started_from or 0) + 1


@pytest.mark.parametrize("round_", ROUNDS)
def test_publishing_and_saving_the_same_language_at_once_puts_one_whole_revision_live(round_):
    article = make.article("ko")
    edition = make.draft(article, "ko", title="하나", body="<p>하나</p>")
    outcomes = together(
        partial(workflow.publish, edition, by=None), partial(write, article, "ko", "둘", 1)
    )
    assert outcomes[0] is None
    assert isinstance(outcomes[1], Revision)
    row, edition = Article.objects.get(pk=article.pk), article.edition("ko")
    assert edition.newest.title == "둘"
    assert (row.title_ko, row.body_ko) == (edition.live.title, edition.live.body)


def test_however_many_come_for_what_is_due_it_is_published_once():
    article = make.article("ko")
    edition = make.draft(article, "ko")
    now = timezone.now()
    workflow.publish(edition, by=None, at=now, now=now - timedelta(hours=1))
    outcomes = together(*[partial(workflow.apply_due, now)] * 8)
    assert sorted(outcomes) == [0] * 7 + [1]
    assert LogEvent.objects.filter(article=article, verb="publish").count() == 1
    assert article.edition("ko").is_live


def test_of_two_stories_that_ask_for_one_address_at_once_one_is_refused_with_the_reason(
    monkeypatch,
):
    articles = [make.article("ko"), make.article("ko")]
    editions = [make.draft(each, "ko", slug="소식") for each in articles]
    both_have_looked, original = Barrier(2), publication._reasons_at

    def slow(*args):
        reasons = original(*args)
        # On SQLite the other can't come: the file is held.
        with suppress(BrokenBarrierError):
            both_have_looked.wait(HELD)
        return reasons

    monkeypatch.setattr(publication, "_reasons_at", slow)
    outcomes = together(*(partial(workflow.publish, each, by=None) for each in editions))
    refused = [outcome for outcome in outcomes if outcome is not None]
    assert len(refused) == 1
    assert isinstance(refused[0], workflow.Refused), refused
    assert refused[0].reasons == ["Another story has the address “소식” in this language."]
    loser = editions[outcomes.index(refused[0])]
    loser.refresh_from_db()
    assert (loser.live, loser.slug, loser.published_at) == (None, None, None)
    assert live_titles(loser.article)["ko"] is None
    assert not loser.article.events.filter(verb="publish").exists()
    assert Edition.objects.filter(slug="소식").count() == 1


def test_of_two_due_stories_with_one_address_one_goes_live_and_the_other_is_unscheduled():
    now = timezone.now()
    for _ in range(2):
        edition = make.draft(make.article("ko"), "ko", slug="소식")
        workflow.publish(edition, by=None, at=now, now=now - timedelta(hours=1))
    outcomes = together(*[partial(workflow.apply_due, now)] * 4)
    assert sum(outcomes) == 1, outcomes
    assert Edition.objects.live().count() == 1
    assert not Edition.objects.scheduled().exists()
    assert LogEvent.objects.filter(verb="schedule_refused").count() == 1


@pytest.mark.parametrize("round_", ROUNDS)
def test_a_former_address_taken_back_while_another_story_asks_for_it_has_one_owner(round_):
    article, other = make.article("ko"), make.article("ko")
    make.live(article, "ko", slug="처음")
    make.live(article, "ko", slug="다음")
    back, taken = make.draft(article, "ko", slug="처음"), make.draft(other, "ko", slug="처음")
    outcomes = together(
        partial(workflow.publish, back, by=None), partial(workflow.publish, taken, by=None)
    )
    assert outcomes[0] is None
    assert isinstance(outcomes[1], workflow.Refused)
    assert article.edition("ko").slug == "처음"
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["다음"]


def test_the_last_byline_is_not_taken_away_while_a_text_goes_live(monkeypatch):
    article = make.article("ko")
    edition = make.draft(article, "ko")
    bare = workflow.Facts(section=article.section, source_language="ko", authors=[])
    done = Event()
    asked = held_after(monkeypatch, publication, "_reasons_at", done)

    def take_byline_away():
        assert asked.wait(PATIENCE)
        try:
            workflow.save_facts(article, bare, by=None)
        finally:
            done.set()

    outcomes = together(partial(workflow.publish, edition, by=None), take_byline_away)
    assert outcomes[0] is None
    assert isinstance(outcomes[1], workflow.Refused), outcomes
    assert article.bylines.count() == 1


def test_a_licence_is_not_taken_away_while_a_text_goes_live(monkeypatch):
    photo = make.photo()
    article = make.article("ko", photos=[photo])
    edition = make.draft(article, "ko")
    monkeypatch.setattr(changing, "relabelled", media.as_they_are)
    done = Event()
    asked = held_after(monkeypatch, publication, "_reasons_at", done)

    def take_licence_away():
        assert asked.wait(PATIENCE)
        try:
            workflow.change_photo(photo, by=None, licence=None)
        finally:
            done.set()

    outcomes = together(partial(workflow.publish, edition, by=None), take_licence_away)
    assert outcomes[0] is None
    assert isinstance(outcomes[1], workflow.Refused), outcomes
    photo.refresh_from_db()
    assert photo.licence == Licence.objects.get(code="own")


def test_a_photo_is_not_placed_uncredited_while_its_credit_is_taken_away(monkeypatch):
    photo = make.photo()
    article = make.article("ko")
    make.live(article, "ko")
    monkeypatch.setattr(changing, "relabelled", media.as_they_are)
    with_photo = workflow.Facts(
        section=article.section,
        source_language="ko",
        authors=list(article.authors.all()),
        photos=[workflow.Placed(photo)],
    )
    done = Event()
    asked = held_after(monkeypatch, facts, "reasons_against_live_facts", done)

    def take_credit_away():
        assert asked.wait(PATIENCE)
        try:
            workflow.change_photo(photo, by=None, photographer=None)
        finally:
            done.set()

    outcomes = together(
        partial(workflow.save_facts, article, with_photo, by=None), take_credit_away
    )
    photo.refresh_from_db()
    assert photo.is_credited or not article.placements.exists(), outcomes
    assert isinstance(outcomes[1], workflow.Refused), outcomes


@pytest.mark.parametrize("round_", ROUNDS)
def test_a_correction_answered_by_two_people_at_once_is_answered_once(round_):
    article = make.article("ko")
    make.live(article, "ko")
    make.live(article, "id")
    corrections.correct(make.draft(article, "ko"), "Mended.", by=None)
    edition = make.draft(article, "id")
    asked = corrections.open_corrections(edition)
    outcomes = together(
        partial(corrections.correct, edition, "Diperbaiki.", by=None, answers=asked),
        partial(corrections.not_concerned, edition, asked[0], by=None),
    )
    refused = [outcome for outcome in outcomes if outcome is not None]
    assert len(refused) == 1
    assert isinstance(refused[0], workflow.Refused), refused
    assert Correction.objects.filter(answers=asked[0]).count() == 1
    assert article.edition("id").is_live


@pytest.mark.parametrize("round_", ROUNDS)
def test_an_embargo_set_while_a_text_goes_live_comes_before_it_or_after(round_):
    article = make.article("ko")
    edition = make.draft(article, "ko")
    until = timezone.now() + timedelta(hours=1)
    outcomes = together(
        partial(workflow.publish, edition, by=None), partial(set_embargo, article, until, by=None)
    )
    assert outcomes[1] is None
    edition.refresh_from_db()
    assert edition.is_live == (outcomes[0] is None)
    verbs = list(article.events.order_by("pk").values_list("verb", flat=True))
    came = ["publish", "set_embargo"] if edition.is_live else ["set_embargo"]
    assert verbs == ["save_text", *came]


@pytest.mark.parametrize("round_", ROUNDS)
def test_two_people_who_publish_the_same_languages_together_publish_each_once(round_):
    stories = [make.article("ko") for _ in range(2)]
    editions = [make.draft(each, code) for each in stories for code in ("ko", "id")]
    outcomes = together(
        partial(publish_together, editions, by=None),
        partial(publish_together, editions[::-1], by=None),
    )
    assert sorted(len(outcome.done) for outcome in outcomes) == [0, 4], outcomes
    assert LogEvent.objects.filter(verb="publish").count() == 4


@pytest.mark.parametrize("round_", ROUNDS)
def test_a_change_marked_while_it_goes_live_carries_its_translations_all_the_same(round_):
    article = make.article("ko")
    make.live(article, "ko", body="<p>글</p>")
    make.live(article, "id")
    edition = make.draft(article, "ko", body="<p>글.</p>")
    outcomes = together(
        partial(workflow.publish, edition, by=None),
        partial(mark_no_effect, edition.newest, by=None),
    )
    assert outcomes == [None, None]
    assert not article.edition("id").is_outdated


def test_every_verb_on_one_story_at_once_ends_without_a_deadlock():
    article = make.article("ko", photos=[make.photo()])
    editions = {code: make.draft(article, code) for code in ("ko", "en", "id", "ar")}
    same = workflow.Facts(
        section=article.section,
        source_language="ko",
        authors=list(article.authors.all()),
        photos=[workflow.Placed(article.placements.get().photo)],
    )
    outcomes = together(
        *(partial(workflow.publish, each, by=None) for each in editions.values()),
        *(partial(write, article, code, f"Next {code}", 1) for code in editions),
        *(partial(workflow.submit, each, by=None) for each in editions.values()),
        *[partial(workflow.save_facts, article, same, by=None)] * 2,
        *(partial(workflow.mark_done, editions[code], by=None) for code in ("en", "id", "ar")),
    )
    errors = [o for o in outcomes if isinstance(o, Exception)]
    assert all(isinstance(error, workflow.Refused) for error in errors), errors
    assert [e.newest_title for e in article.editions.order_by("pk")] == [
        f"Next {code}" for code in editions
    ]
    for code, edition in editions.items():
        edition.refresh_from_db()
        if edition.live:
            assert live_titles(article)[code] == edition.live.title
