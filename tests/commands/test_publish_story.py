"""Several languages of a story published by a command, as a timer would."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import workflow
from articles.models import Edition
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    made = make.article("ko")
    for code in ("ko", "id"):
        workflow.approve(make.draft(made, code), by=None)
    make.draft(made, "ar", title="")
    return made


def run(article, **options):
    out, err = StringIO(), StringIO()
    number = getattr(article, "pk", article)
    call_command("publish_story", article=number, **options, stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def live():
    return set(Edition.objects.live().values_list("language", flat=True))


def test_without_names_all_approved_languages_go(article):
    told, left = run(article)
    assert (told, left) == (["ko: live", "id: live"], [])
    assert live() == {"ko", "id"}


def test_named_languages_go_and_what_is_not_ready_is_told(article):
    told, left = run(article, languages="id, ar")
    assert told == ["id: live"]
    assert left == ["ar stays behind: The story needs a headline."]
    assert live() == {"id"}


def test_a_time_is_the_newsrooms(article, settings):
    settings.TIME_ZONE = "Asia/Seoul"
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1)).date()
    told, _left = run(article, languages="id", at=f"{tomorrow} 09:00")
    assert told == [f"id: scheduled for {tomorrow:%b} {tomorrow.day}, {tomorrow.year} 09:00"]
    at = datetime.fromisoformat(f"{tomorrow}T09:00+09:00")
    assert article.edition("id").next_at == at
    assert live() == set()


def test_all_or_none_publishes_nothing_and_fails(article):
    with pytest.raises(CommandError, match="Nothing was published"):
        run(article, languages="ko,id,ar", all_or_none=True)
    assert live() == set()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"languages": "id,xx,pt"}, "does not work in these languages: xx, pt"),
        ({"languages": "id,vi"}, "Nothing is written yet in these languages: vi"),
        ({"languages": ","}, "does not work in these languages"),
        ({"languages": "id", "at": "tomorrow"}, "The time tomorrow can't be read"),
        ({"languages": "id", "at": "2020-01-01 09:00"}, "Nothing was published"),
    ],
)
def test_what_can_not_be_is_refused_with_a_sentence(article, options, told):
    with pytest.raises(CommandError, match=told):
        run(article, **options)
    assert live() == set()
    assert not Edition.objects.scheduled().exists()


def test_a_story_that_does_not_exist_and_one_with_nothing_approved_are_told():
    with pytest.raises(CommandError, match="There is no story with this number"):
        run(10**9)
    with pytest.raises(CommandError, match="No language of this story is approved"):
        run(make.article("ko"))
