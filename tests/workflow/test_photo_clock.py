"""The rights clock by hand: kill, revive, override, confirm; and what it does to live pages."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Event, Photo, PhotoEvent
from articles.workflow.times import in_words
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOW = timezone.now()

VERBS = {
    "kill_photo": lambda photo, **given: workflow.kill_photo(photo, **given),
    "revive_photo": lambda photo, **given: workflow.revive_photo(photo, **given),
    "override_rights": lambda photo, **given: workflow.override_rights(
        photo, until=NOW + 9 * DAY, **given
    ),
}


def ready_for(verb):
    photo = make.photo(caption_en="Dog", valid_until=NOW + DAY)
    if verb == "revive_photo":
        Photo.objects.filter(pk=photo.pk).update(killed_at=NOW, kill_reason="x")
    return photo


@pytest.mark.parametrize("verb", VERBS)
def test_a_step_is_in_the_log_of_the_photo_and_of_every_story_with_its_reason(verb):
    photo, by = ready_for(verb), make.user("Photo editor")
    articles = [make.article("ko", photos=[photo]), make.article("id", photos=[photo])]
    VERBS[verb](photo, by=by, reason=" The family asked. ")
    note = "The family asked."
    if verb == "override_rights":
        note = f"The family asked. ({in_words(NOW + 9 * DAY)})"
    event = PhotoEvent.objects.get()
    assert (event.verb, event.by, event.note) == (verb, by, note)
    events = Event.objects.filter(verb=verb)
    assert {each.article for each in events} == set(articles)
    assert {(each.by, each.note) for each in events} == {(by, f"Dog: {note}")}


@pytest.mark.parametrize("verb", VERBS)
def test_a_step_needs_a_reason_and_the_right(verb):
    photo = ready_for(verb)
    before = rows()
    with pytest.raises(workflow.Refused, match="reason"):
        VERBS[verb](photo, by=None, reason=" ")
    assert rows() == before
    for group in ("Journalist", "Editor", "Reviewer ko"):
        by = make.user(group)
        before = rows()
        with pytest.raises(PermissionDenied):
            VERBS[verb](photo, by=by, reason="x")
        assert rows() == before
    VERBS[verb](photo, by=make.user("Chief editor"), reason="x")


def test_a_killed_photo_is_usable_no_more_until_it_is_revived():
    photo = make.photo()
    workflow.kill_photo(photo, by=None, reason="x", now=NOW)
    photo.refresh_from_db()
    assert (photo.killed_at, photo.kill_reason) == (NOW, "x")
    assert photo not in Photo.objects.usable(NOW + DAY)
    with pytest.raises(workflow.Refused, match="already"):
        workflow.kill_photo(photo, by=None, reason="x")
    workflow.revive_photo(photo, by=None, reason="y")
    photo.refresh_from_db()
    assert (photo.killed_at, photo.kill_reason) == (None, "")
    assert photo in Photo.objects.usable(NOW + DAY)
    with pytest.raises(workflow.Refused, match="not taken away"):
        workflow.revive_photo(photo, by=None, reason="y")


def test_an_override_shows_a_photo_past_its_end_and_tells_of_the_new_one():
    photo = make.photo(valid_until=NOW - DAY, told_days=0)
    workflow.override_rights(photo, by=None, until=NOW + 2 * DAY, reason="x", now=NOW)
    photo.refresh_from_db()
    assert photo.told_days is None
    assert photo.is_usable(NOW + DAY)
    assert not photo.is_usable(NOW + 2 * DAY)


@pytest.mark.parametrize(
    ("valid_until", "until", "words"),
    [
        (None, DAY, "do not end"),
        (DAY, -DAY, "past"),
        (3 * DAY, 2 * DAY, "anyway"),
        (DAY, None, "until when"),
    ],
)
def test_an_override_that_says_nothing_new_is_refused(valid_until, until, words):
    photo = make.photo(valid_until=valid_until and NOW + valid_until)
    until = until and NOW + until
    with pytest.raises(workflow.Refused, match=words):
        workflow.override_rights(photo, by=None, until=until, reason="x", now=NOW)


@pytest.mark.parametrize("which", ["territory", "consent"])
def test_a_note_is_confirmed_and_one_that_changes_has_to_be_confirmed_anew(which):
    photo, by = make.photo(**{f"{which}_note": "Korea"}), make.user("Photo editor")
    workflow.confirm_note(photo, by=by, which=which, now=NOW)
    photo.refresh_from_db()
    assert getattr(photo, f"{which}_confirmed_at") == NOW
    assert list(workflow.reasons_against_photo(photo)) == []
    assert PhotoEvent.objects.get().note == "Korea"
    workflow.change_photo(photo, by=None, **{f"{which}_note": "Korea"})
    photo.refresh_from_db()
    assert getattr(photo, f"{which}_confirmed_at") == NOW
    workflow.change_photo(photo, by=None, **{f"{which}_note": "Korea and Japan"})
    photo.refresh_from_db()
    assert getattr(photo, f"{which}_confirmed_at") is None
    other = make.photo()
    with pytest.raises(workflow.Refused, match="no note"):
        workflow.confirm_note(other, by=None, which=which)


def test_where_a_photo_is_used_is_told_by_placement_and_language():
    photo = make.photo()
    article, later = make.article("ko", photos=[photo]), make.article("id")
    make.live(article, "ko")
    make.draft(article, "ar")
    make.live(later, "id")
    later.placements.create(photo=photo, role="gallery")
    found = {
        (use.placement.article, use.edition.language): use.is_live
        for use in workflow.where_used(photo)
    }
    assert found == {(article, "ko"): True, (article, "ar"): False, (later, "id"): False}


def test_who_takes_a_photo_away_sees_first_which_pages_lose_or_replace_it():
    other = make.photo()
    photo = make.photo(replacement=other)
    article = make.article("ko", photos=[photo])
    make.live(article, "ko")
    make.draft(article, "id")
    [effect] = workflow.effects_of_taking_away(photo, NOW)
    assert (effect.edition, effect.replacement) == (article.edition("ko"), other)
    workflow.kill_photo(other, by=None, reason="x")
    photo.replacement.refresh_from_db()
    [effect] = workflow.effects_of_taking_away(photo, NOW)
    assert effect.replacement is None


def test_photos_that_look_alike_are_found_the_nearest_first():
    photo = make.photo(perceptual_hash="f" * 32)
    near, nearer = make.photo(perceptual_hash="f" * 30 + "00"), make.photo(perceptual_hash="f" * 32)
    make.photo(perceptual_hash="0" * 32)
    make.photo()
    assert workflow.near_duplicates(photo) == [nearer, near]
    assert workflow.near_duplicates(make.photo()) == []
