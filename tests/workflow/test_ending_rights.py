"""Editors are told that a picture's rights end: 30, 7 and 1 days before, and after it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from articles import workflow
from articles.models import Event, Photo
from articles.workflow.photos.endings import days_to_tell
from tests import make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
END = timezone.now() + 100 * DAY


def shown(*codes, **fields):
    photo = make.photo(caption_en="Dog", **{"valid_until": END} | fields)
    article = make.article("ko", photos=[photo])
    for code in codes:
        make.live(article, code)
    return photo


def told():
    events = Event.objects.filter(verb__startswith="rights_").order_by("pk")
    return [(each.verb, each.language) for each in events]


@pytest.mark.parametrize(
    ("left", "days"),
    [(31, None), (30, 30), (8, 30), (7, 7), (1.5, 7), (1, 1), (0.1, 1), (0, 0), (-9, 0)],
)
def test_which_days_have_come(left, days):
    now = timezone.now()
    assert days_to_tell(now + left * DAY, now) == days


def test_every_live_edition_is_told_of_four_times_and_each_once():
    shown("ko", "id")
    for left in (31, 30, 29, 7, 7, 1, 0.5, 0, -1, -30):
        workflow.tell_of_ending_rights(END - left * DAY)
    ending = [("rights_ending", "ko"), ("rights_ending", "id")]
    assert told() == ending * 3 + [("rights_ended", "ko"), ("rights_ended", "id")]


def test_days_that_went_by_unnoticed_are_told_of_as_one():
    shown("ko")
    workflow.tell_of_ending_rights(END - 0.5 * DAY)
    assert told() == [("rights_ending", "ko")]
    assert Photo.objects.get().told_days == 1


def test_the_newsroom_chooses_the_days(settings):
    settings.RIGHTS_NOTICE = [3]
    shown("ko")
    for left in (30, 7, 3, 1, 0):
        workflow.tell_of_ending_rights(END - left * DAY)
    assert told() == [("rights_ending", "ko"), ("rights_ended", "ko")]


def test_nobody_is_told_of_a_photo_that_no_reader_sees():
    shown()
    make.photo(valid_until=END)
    assert workflow.tell_of_ending_rights(END) == 0
    assert set(Photo.objects.values_list("told_days", flat=True)) == {None}


def test_another_end_is_told_of_anew():
    photo = shown("ko")
    workflow.tell_of_ending_rights(END - DAY)
    workflow.change_photo(photo, by=None, valid_until=END + 9 * DAY)
    assert workflow.tell_of_ending_rights(END - DAY) == 1
    workflow.override_rights(photo, by=None, until=END + 50 * DAY, reason="x")
    assert workflow.tell_of_ending_rights(END + 9 * DAY) == 0
    assert workflow.tell_of_ending_rights(END + 49 * DAY) == 1


def test_whoever_may_publish_the_language_gets_a_letter():
    shown("ko", "id", valid_until=timezone.now() + 20 * DAY)
    for group in ("Reviewer ko", "Reviewer ar", "Translator id", "Editor"):
        make.user(group, name=group, email=f"{group.replace(' ', '-').lower()}@example.org")
    call_command("send_digests", verbosity=0)
    letters = {each.to[0]: each.body for each in mail.outbox}
    assert set(letters) == {"reviewer-ko@example.org", "editor@example.org"}
    assert "The rights of the photo “Dog”" in letters["reviewer-ko@example.org"]
    mail.outbox.clear()
    call_command("send_digests", verbosity=0)
    assert mail.outbox == []


def test_the_timer_of_publications_tells_of_them_too():
    shown("ko", valid_until=timezone.now() + DAY)
    call_command("publish_due", verbosity=0)
    assert told() == [("rights_ending", "ko")]
