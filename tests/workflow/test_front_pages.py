"""Ordering front pages: who may, what is refused, and who was there first."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.models import Event, FrontPage, Generation, Place
from articles.workflow import (
    Conflict,
    Put,
    Refused,
    end_breaking_line,
    save_front_page,
    set_breaking_line,
)
from tests import make

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HOUR = timedelta(hours=1)
LEAD, TOP, STRIP, OPINION, LATEST = Place.Area.values


def reasons(*places, section=None, code="ko"):
    with pytest.raises(Refused) as refused:
        save_front_page(code, section, places=places, version=0, by=None)
    assert not Place.objects.exists()
    return refused.value.reasons


def test_places_are_replaced_whole_and_in_order_and_readers_pages_are_renewed():
    one, two = make.article(), make.article()
    save_front_page("ko", places=[Put(LEAD, one), Put(TOP, count=3)], version=0, by=None)
    page = save_front_page("ko", places=[Put(TOP, count=2), Put(TOP, two)], version=1, by=None)
    assert page.version == 2
    assert [(each.area, each.article, each.count) for each in page.places.all()] == [
        (TOP, None, 2),
        (TOP, two, 1),
    ]
    assert Generation.objects.get(language="ko").number > 1
    assert not Generation.objects.filter(language="id").exists()


def test_a_page_that_somebody_else_saved_since_is_not_overwritten():
    article, by = make.article(), make.user()
    by.is_superuser = True
    save_front_page("ko", places=[Put(LEAD, article)], version=0, by=by)
    with pytest.raises(Conflict) as conflict:
        save_front_page("ko", places=[Put(TOP, count=2)], version=0, by=None)
    assert conflict.value.newest.changed_by == by
    assert Place.objects.get().article == article


def test_a_language_is_ordered_by_who_publishes_in_it():
    editor = make.user("Editor")
    writer = make.user("Journalist")
    for verb in (
        lambda by: save_front_page("ar", places=[Put(LEAD)], version=0, by=by),
        lambda by: set_breaking_line("ar", text="x", until=NOW + HOUR, by=by, now=NOW),
        lambda by: end_breaking_line("ar", by=by),
    ):
        with pytest.raises(PermissionDenied):
            verb(writer)
        verb(editor)


def test_a_story_that_is_not_live_may_be_put_there_for_later():
    save_front_page("ko", places=[Put(LEAD, make.article())], version=0, by=None)
    assert Place.objects.count() == 1


def test_what_can_not_stand_is_refused_in_sentences():
    article, section = make.article(), make.section()
    title = make.draft(article, "ko").newest_title
    assert reasons(Put(TOP, article), Put(LATEST, article)) == [f"“{title}” stands in two places."]
    assert reasons(Put(STRIP)) == ["A section strip needs its section."]
    assert reasons(Put(TOP, count=25)) == ["A place holds 1 to 24 stories."]
    assert reasons(Put(TOP, article, starts_at=NOW, ends_at=NOW)) == [
        "A place ends after it begins."
    ]
    assert reasons(Put(STRIP, section=section), section=section) == [
        "The page of a section has a lead and top stories only."
    ]
    assert len(reasons(*[Put(TOP, count=20)] * 6)) == 1
    assert reasons(Put(LEAD), code="xx") == ["This newsroom does not work in that language."]


def test_a_story_may_stand_in_two_places_one_after_the_other():
    article = make.article()
    places = [Put(LEAD, article, ends_at=NOW), Put(TOP, article, starts_at=NOW)]
    save_front_page("ko", places=places, version=0, by=None)
    assert Place.objects.count() == 2


def test_what_comes_and_goes_stands_in_the_log_of_each_story():
    one, two = make.article(), make.article()
    save_front_page("ko", places=[Put(LEAD, one)], version=0, by=None)
    save_front_page("ko", places=[Put(TOP, two)], version=1, by=None)
    verbs = Event.objects.order_by("pk").values_list("verb", "article", "language")
    assert list(verbs) == [
        ("put_on_front_page", one.pk, "ko"),
        ("put_on_front_page", two.pk, "ko"),
        ("take_off_front_page", one.pk, "ko"),
    ]


def test_a_breaking_line_needs_words_and_an_end_ahead():
    for wrong in ({"text": " "}, {"text": "x" * 201}, {"until": NOW}, {"until": None}):
        with pytest.raises(Refused):
            set_breaking_line(
                "ko", **{"text": "속보", "until": NOW + HOUR, "by": None, "now": NOW} | wrong
            )
    page = set_breaking_line("ko", text=" 속보\n둘 ", until=NOW + HOUR, by=None, now=NOW)
    assert page.breaking_text == "속보 둘"
    save_front_page("ko", places=[Put(LEAD)], version=0, by=None)
    assert FrontPage.objects.get().breaking_text == "속보 둘"
    assert end_breaking_line("ko", by=None, now=NOW).breaking_text == ""
    with pytest.raises(Refused):
        end_breaking_line("ko", by=None, now=NOW)
