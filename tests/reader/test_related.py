"""Related stories: those chosen by hand, then those that share tags, then the section's newest."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import RelatedArticle
from articles.reader import related, stories
from tests import make

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def story(section, *, tags=(), code="ko", ago=0):
    article = make.article(section=section, tags=tags)
    make.live(article, code, at=NOW - timedelta(days=1, minutes=ago))
    return article


def near(article, code="ko"):
    titles = {
        each.edition(code).live.title: each
        for each in type(article).objects.filter(
            editions__language=code, editions__live__isnull=False
        )
    }
    facts = stories.Facts(article.pk, article.section_id, "", None, None, 0)
    tags = list(article.tagged.order_by("pk").values_list("tag", flat=True))
    rows = related.read(code, facts, tags, NOW)
    return [titles[row.title] for row in rows]


def test_by_hand_comes_first_then_shared_tags_then_the_newest_of_the_section():
    home, other, sea, sky = make.section(), make.section(), make.tag(), make.tag()
    article = story(home, tags=[sea, sky])
    newest = story(home)
    both = story(other, tags=[sky, sea], ago=20)
    one = story(other, tags=[sea], ago=10)
    chosen, second = story(other, ago=500), story(other, ago=400)
    for position, each in enumerate([chosen, second]):
        RelatedArticle.objects.create(article=article, related=each, position=position)
    assert near(article) == [chosen, second, both, one]
    RelatedArticle.objects.all().delete()
    assert near(article) == [both, one, newest]


@pytest.mark.parametrize("code", ["id", "ar"])
def test_only_what_is_live_in_the_language_is_shown(client, code):
    home = make.section()
    article, foreign, withdrawn = (story(home) for _ in range(3))
    for each in (article, withdrawn):
        make.live(each, code)
    workflow.withdraw(withdrawn.edition(code), by=None, notice="withdrawn")
    RelatedArticle.objects.create(article=article, related=foreign)
    assert near(article, code) == []
    assert 'class="related"' not in client.get(article.edition(code).get_absolute_url()).text
    assert near(article) == [foreign, withdrawn]


def test_at_most_four_and_never_the_story_itself(client):
    home = make.section()
    article, *_others = (story(home, tags=[make.tag()]) for _ in range(7))
    found = near(article)
    assert len(found) == 4
    assert article not in found
    page = client.get(article.edition("ko").get_absolute_url()).text
    assert page.split('class="related"')[1].count("<article") == 4


def test_a_story_that_shares_more_comes_before_many_newer_ones():
    home, sea, sky = make.section(), make.tag(), make.tag()
    article = story(home, tags=[sea, sky])
    for _ in range(related.OF_A_TAG + 1):
        story(home, tags=[sky])
    both = story(make.section(), tags=[sea, sky], ago=500)
    assert near(article)[0] == both
