"""No picture goes live without its credit and rights, whichever way it is tried."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import workflow
from articles.models import Licence, Photo
from articles.workflow.reasons import reasons_against_photo
from articles.workflow.times import in_words
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def photo(**fields):
    """With its fields as they are, whatever a verb would say to them."""
    made = make.photo(caption_en="Dog")
    Photo.objects.filter(pk=made.pk).update(**fields)
    return Photo.objects.get(pk=made.pk)


def placing(article, *photos):
    facts = workflow.Facts(
        section=article.section,
        source_language=article.source_language,
        authors=list(article.authors.all()),
        photos=[workflow.Placed(each, "gallery") for each in photos],
    )
    workflow.save_facts(article, facts, by=None)


def refusal(step):
    before = rows()
    with pytest.raises(workflow.Refused) as refused:
        step()
    assert rows() == before
    return refused.value.reasons


def test_every_reason_is_said_at_once(settings):
    settings.COMMERCIAL = True
    now = timezone.now()
    wrong = photo(
        photographer=None,
        licence=Licence.objects.get(code="CC-BY-NC-4.0"),
        killed_at=now,
        territory_note="Korea only",
        consent_note="A child",
        renditions=[],
    )
    assert list(reasons_against_photo(wrong)) == [
        "The photo “Dog” has neither photographer nor source.",
        f"The photo “Dog” was taken away from readers on {in_words(now)}.",
        "Nobody has confirmed where the photo “Dog” may be shown: Korea only",
        "Nobody has confirmed the consent for the photo “Dog”: A child",
        "The licence of the photo “Dog” forbids commercial use.",
        "The sizes of the photo “Dog” are not made yet.",
    ]


def test_a_credited_photo_in_its_time_has_no_reason_against_it():
    now = timezone.now()
    assert list(reasons_against_photo(photo(valid_from=now - DAY, valid_until=now + DAY))) == []


def test_a_newsroom_that_earns_nothing_shows_what_forbids_commercial_use(settings):
    settings.COMMERCIAL = False
    shown = photo(licence=Licence.objects.get(code="KOGL-2"))
    assert list(reasons_against_photo(shown)) == []


@pytest.mark.parametrize(
    ("fields", "moments"),
    [
        ({"valid_from": 1}, {0: "may be shown from", 1: "", 2: ""}),
        ({"valid_until": 1}, {0: "", 1: "ended on", 2: "ended on"}),
        ({"valid_until": 1, "override_until": 2}, {0: "", 1: "", 2: "ended on"}),
        ({"valid_from": 1, "valid_until": 2}, {0: "may be shown from", 1: "", 2: "ended on"}),
    ],
)
def test_rights_are_those_of_the_moment_asked_for(fields, moments):
    begin = timezone.now()
    shown = photo(**{name: begin + days * DAY for name, days in fields.items()})
    for days, words in moments.items():
        reasons = " ".join(reasons_against_photo(shown, begin + days * DAY))
        assert words in reasons
        assert bool(words) == bool(reasons)


WRONG = {
    "no maker": ({"photographer": None}, "neither photographer nor source"),
    "no licence": ({"licence": None}, "has no licence"),
    "killed": ({"killed_at": timezone.now()}, "was taken away"),
    "too late": ({"valid_until": timezone.now() - DAY}, "ended on"),
    "too early": ({"valid_from": timezone.now() + DAY}, "may be shown from"),
}
WAITING = {
    "territory": ({"territory_note": "Korea"}, "may be shown: Korea"),
    "consent": ({"consent_note": "A child"}, "A child"),
    "not ready": ({"renditions": []}, "not made yet"),
}


@pytest.mark.parametrize(("fields", "words"), (WRONG | WAITING).values(), ids=WRONG | WAITING)
def test_a_story_does_not_go_live_with_such_a_photo(fields, words):
    edition = make.draft(make.article("ko", photos=[photo(**fields)]), "ko")
    [reason] = refusal(lambda: workflow.publish(edition, by=None))
    assert words in reason
    with pytest.raises(Exception, match="Nothing was published"):
        call_command("publish_story", article=edition.article_id, languages="ko")
    assert not edition.article.edition("ko").is_live


@pytest.mark.parametrize(("fields", "words"), WRONG.values(), ids=WRONG)
def test_a_live_story_takes_no_such_photo_in_the_words_of_publishing(fields, words):
    article, wrong = make.article("ko"), photo(**fields)
    make.live(article, "ko")
    [reason] = refusal(lambda: placing(article, wrong))
    assert words in reason
    assert reason in list(reasons_against_photo(wrong))


@pytest.mark.parametrize(("fields", "words"), WAITING.values(), ids=WAITING)
def test_a_photo_that_waits_for_a_look_is_placed_and_stops_the_next_publication(fields, words):
    article = make.article("ko")
    make.live(article, "ko")
    placing(article, photo(**fields))
    assert article.placements.get().alt_text_ko is None
    with pytest.raises(workflow.Refused, match=words):
        make.live(article, "ko")


def test_facts_of_a_live_story_change_though_the_rights_of_its_photo_ended_meanwhile():
    shown = photo()
    article = make.article("ko", photos=[shown])
    make.live(article, "ko")
    Photo.objects.update(valid_until=timezone.now() - DAY)
    placing(article, shown)
    placing(article)
    assert "ended on" in refusal(lambda: placing(article, Photo.objects.get(pk=shown.pk)))[0]


def test_a_scheduled_story_is_held_to_the_rights_of_its_own_time():
    now = timezone.now()
    shown = photo(valid_from=now + DAY, valid_until=now + 3 * DAY)
    edition = make.draft(make.article("ko", photos=[shown]), "ko")
    for days, words in ((0.5, "may be shown from"), (3, "ended on")):
        planned = now + days * DAY
        reasons = refusal(lambda at=planned: workflow.publish(edition, by=None, at=at))
        assert words in reasons[0]
    workflow.publish(edition, by=None, at=now + 2 * DAY)
    # Nobody came by before the rights were over: readers miss the picture, not the story.
    assert workflow.apply_due(now + 4 * DAY) == 1


@pytest.mark.parametrize("change", [{"killed_at": timezone.now()}, {"valid_until": timezone.now()}])
def test_a_scheduled_story_whose_photo_lost_its_rights_meanwhile_stays_behind(change):
    now = timezone.now()
    edition = make.draft(make.article("ko", photos=[photo()]), "ko")
    workflow.publish(edition, by=None, at=now + DAY)
    Photo.objects.update(**change)
    assert workflow.apply_due(now + 2 * DAY) == 0
    assert edition.article.events.first().verb == "schedule_refused"


def test_a_time_without_a_zone_is_refused_as_ever():
    edition = make.draft(make.article("ko", photos=[photo(valid_until=timezone.now() + DAY)]), "ko")
    at = (timezone.now() + DAY).replace(tzinfo=None)
    assert refusal(lambda: workflow.publish(edition, by=None, at=at)) == [
        "The time for publication has no time zone."
    ]
