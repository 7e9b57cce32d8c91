"""How well search finds on news that nobody here wrote: professional translations of 61 stories
(NTREX) into every language.

What is asked for are the two rarest words of a headline: those that fewest stories have somewhere.
A word is what stands between spaces, without the punctuation around it and in whatever case. In
Japanese it is a string of two or more kanji or of two or more katakana; Chinese shows no words at
all, so that it is any two characters side by side. Among equally rare ones the first are taken.
"""

import json
from datetime import UTC, datetime, timedelta

import pytest
import regex
from django.db import transaction

from articles.languages import codes, column
from articles.models import Article, Edition, Revision
from articles.reader.search import asked, found
from articles.text import blocks
from articles.workflow import search_index
from tests import make

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)
FIRST, SHARE = 3, 0.95


@pytest.fixture(scope="module")
def stories(shared):
    lines = (shared / "ntrex/stories.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["paragraphs"] for line in lines]


@pytest.fixture(scope="module")
def newsroom(stories, django_db_setup, django_db_blocker):
    """The stories live in all languages, in one go: the editions' keys by story and language."""
    with django_db_blocker.unblock(), transaction.atomic():
        section = make.section()
        articles = Article.objects.bulk_create(_article(told, section) for told in stories)
        editions = Edition.objects.bulk_create(
            Edition(article=article, language=code, slug=f"news-{n}", published_at=MARCH)
            for n, article in enumerate(articles)
            for code in codes()
        )
        revision = Revision.objects.create(edition=editions[0], number=1)
        Edition.objects.filter(article__section=section).update(live=revision)
        search_index.note(editions)
        yield {(each.article_id - articles[0].pk, each.language): each.pk for each in editions}
        transaction.set_rollback(True)


def _article(told, section):
    texts = {
        column(name, code): text
        for code, (title, *rest) in told.items()
        for name, text in (
            ("title", title),
            ("standfirst", rest[0]),
            ("body", blocks.from_paragraphs(rest[1:])),
        )
    }
    return Article(source_language="en", section=section, **texts)


def words(text, code):
    if code == "ja":
        return regex.findall(r"\p{Han}{2,}|[\p{Katakana}ー]{2,}", text)
    if code == "zh-hans":
        return regex.findall(r"\p{Han}{2}", text, overlapped=True)
    stripped = (regex.sub(r"^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$", "", each) for each in text.split())
    return [each.casefold() for each in stripped if each]


def two_rarest(headline, texts, code):
    spread = {word: sum(word in text for text in texts) for word in words(headline, code)}
    return sorted(spread, key=spread.get)[:2]


@pytest.mark.django_db
@pytest.mark.parametrize("code", codes())
def test_the_two_rarest_words_of_a_headline_find_its_story_among_the_first_three(
    code, stories, newsroom
):
    texts = [set(words("\n".join(told[code]), code)) for told in stories]
    missed = []
    for number, told in enumerate(stories):
        query = " ".join(two_rarest(told[code][0], texts, code))
        first = found.find(asked.read({"q": query}, code, {}), [], MARCH + timedelta(days=1))
        if newsroom[number, code] not in first.keys[:FIRST]:
            missed.append(query)
    assert len(missed) <= len(stories) * (1 - SHARE), missed
