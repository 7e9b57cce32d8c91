"""The whole way: a source is corrected, and one after the other ten languages follow."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles import workflow
from articles.admin.my_tasks import tasks_of
from articles.admin.states import facts_of
from articles.languages import codes
from articles.models import Correction, Edition
from articles.workflow.corrections import correct, open_corrections_of
from articles.workflow.settling import Verdict, changes_of, open_changes, settle
from tests import make

pytestmark = pytest.mark.django_db

NOTE = "우회 거리는 27km가 아니라 23km입니다."
TRANSLATIONS = [code for code in codes() if code != "ko"]
HOUR = timedelta(hours=1)


def body(kilometres):
    return f"<p>35</p>\n<p>{kilometres} km</p>"


@pytest.fixture
def published_at():
    return timezone.now() - 9 * HOUR


@pytest.fixture
def article(published_at):
    """Live in all eleven languages; Indonesian was made from English."""
    made = make.article("ko")
    make.live(made, "ko", body=body(27), slug="ko", at=published_at)
    for code in TRANSLATIONS:
        if code == "id":
            workflow.open_edition(made, "id", made_from=made.edition("en"))
        make.live(made, code, body=body(27), slug=code, at=published_at)
    return made


@pytest.fixture
def translators():
    return {code: make.user(f"Translator {code}") for code in TRANSLATIONS}


def owing(article):
    """The languages that have not answered a correction."""
    found = open_corrections_of(list(article.editions.all()))
    return {each.language for each in article.editions.all() if found[each.pk]}


def outdated(article):
    return set(Edition.objects.filter(article=article).outdated().values_list("language", flat=1))


def tasks(user):
    """The groups of a person's work in which something waits."""
    return {group for group, waiting in tasks_of(user, timezone.now()).items() if waiting}


def warned(client, article):
    """The languages whose readers are told that the original was corrected."""
    found = set()
    for edition in article.editions.all():
        page = client.get(edition.get_absolute_url())
        assert page.status_code == 200
        if html.fromstring(page.text).xpath("//*[@class='original-corrected']"):
            found.add(edition.language)
    return found


def told(client, article, code):
    """What the story's page says of its corrections."""
    page = html.fromstring(client.get(article.edition(code).get_absolute_url()).text)
    return " ".join(page.xpath("string(//section[@id='corrections'])").split())


def save(article, code, text, by):
    newest = article.edition(code).newest
    changed = replace(newest.text, body=text)
    workflow.save_text(article, code, changed, by=by, started_from=newest.number)


def correct_source(article, published_at):
    save(article, "ko", body(23), None)
    correct(article.edition("ko"), NOTE, by=None, now=published_at + HOUR)
    return Correction.objects.get()


def follow(article, code, translator, correction, at):
    """What a translator and their editor do: the passage, its change settled, a note of its own."""
    save(article, code, body(23), translator)
    edition = article.edition(code)
    [change] = open_changes(edition)
    assert settle(edition, *change.name, Verdict.DONE, by=translator) == 0
    correct(article.edition(code), f"{code}: 23 km", by=None, answers=[correction], now=at)


def test_a_corrected_source_is_followed_by_ten_languages(
    client, article, published_at, translators
):
    correction = correct_source(article, published_at)
    waiting = [code for code in TRANSLATIONS if code != "id"] + ["id"]
    assert owing(article) == warned(client, article) == set(waiting)
    # Indonesian is behind English, which has not moved yet.
    assert outdated(article) == set(waiting) - {"id"}
    assert all("corrections" in tasks(user) for user in translators.values())

    for hour, code in enumerate(list(waiting), start=2):
        at = published_at + timedelta(minutes=30 * hour)
        follow(article, code, translators[code], correction, at)
        waiting.remove(code)
        assert owing(article) == set(waiting)
        assert told(client, article, code).endswith(f"{code}: 23 km")
        assert tasks(translators[code]) == set()

    assert outdated(article) == warned(client, article) == set()
    assert NOTE in told(client, article, "ko")
    assert Correction.objects.filter(answers=correction).count() == len(TRANSLATIONS)
    for edition in article.editions.select_related("made_from", "live"):
        assert facts_of(edition) == ["live"]
        assert edition.live.body == body(23)


def test_a_relayed_language_is_outdated_when_the_one_between_has_followed(article, published_at):
    correction = correct_source(article, published_at)
    assert not article.edition("id").is_outdated
    follow(article, "en", None, correction, published_at + 2 * HOUR)
    indonesian = article.edition("id")
    assert indonesian.is_outdated
    [change] = changes_of(indonesian)
    assert change.key == "body.1"


def test_publishing_the_passage_without_an_answer_leaves_readers_warned(
    client, article, published_at
):
    correct_source(article, published_at)
    save(article, "ar", body(23), None)
    workflow.publish(article.edition("ar"), by=None, now=published_at + 2 * HOUR)
    assert "ar" in owing(article)
    assert "ar" in warned(client, article)
