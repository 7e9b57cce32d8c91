"""Stories that stay composed in memory: bounded, and told anew when anything of theirs changes."""

from dataclasses import dataclass

import pytest
from django.utils import timezone

from articles.models import Author, Licence, Photo, Placement, Section, Source, Tag
from articles.reader import keeping
from tests import make


@dataclass(frozen=True, eq=False)
class Told:
    body: str


def test_what_is_made_of_a_story_is_kept_but_of_a_long_one_it_is_made_each_time():
    made = []
    keep = keeping.kept(lambda code, told: made.append(code) or told.body[:3])
    short = Told(body="짧은 글")
    long = Told(body="긴 글" * keeping.LONGEST)
    for _ in range(2):
        assert keep("ko", short) == "짧은 "
        assert keep("ar", short) == "짧은 "
        assert keep("id", long) == "긴 글"
    assert made == ["ko", "ar", "id", "id"]


@pytest.mark.django_db
def test_a_story_that_is_kept_says_at_once_what_has_changed_of_it(client):
    photo = make.photo(photographer=make.author(), source=make.source())
    article = make.article(tags=[make.tag()], photos=[photo])
    edition = make.live(article, "ko")
    address = edition.get_absolute_url()
    changes = [
        (Section, {"name_ko": "새 난"}, "새 난"),
        (Tag, {"name_ko": "새 꼬리표"}, "새 꼬리표"),
        (Author.objects.filter(bylines__article=article), {"name_ko": "새 기자"}, "새 기자"),
        (Source, {"name_ko": "새 출처"}, "새 출처"),
        (Licence, {"name_ko": "새 이용 허락", "asks_link": True}, "새 이용 허락"),
        (Placement, {"caption_ko": "새 설명"}, "새 설명"),
        (type(article), {"kind": "sponsored", "sponsor": "새 후원자"}, "새 후원자"),
        (type(article), {"made_by_ai": "partly"}, "AI"),
        (type(article), {"title_ko": "새 제목"}, "<h1>새 제목</h1>"),
    ]
    client.get(address)
    for rows, change, said in changes:
        before = client.get(address).text
        assert said not in before or said == "AI"
        rows = rows if hasattr(rows, "update") else rows.objects
        rows.update(**change)
        after = client.get(address).text
        assert said in after
        assert after == client.get(address).text != before
    Photo.objects.update(valid_until=timezone.now())
    assert "새 설명" not in client.get(address).text
