"""The bench's newsroom is one that the desk could have made, or its figures mean nothing."""

import unicodedata
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import workflow
from articles.bench import newsroom_rows, stories, words
from articles.models import Article, Edition, Listing, Revision

pytestmark = pytest.mark.django_db
SCRIPTS = {"ko": "HANGUL", "ar": "ARABIC", "id": "LATIN"}


def stored(article):
    """Everything that is stored of an article, without keys and the times of writing."""
    return {
        "article": Article.objects.filter(pk=article.pk).values().get()
        | dict.fromkeys(("id", "created_at", "changed_at")),
        "editions": list(
            article.editions.order_by("language").values(
                *(
                    f.name
                    for f in Edition._meta.concrete_fields
                    if not f.is_relation and f.name not in ("id", "uid")
                ),
                *("newest__number", "live__number", "next", "next_by"),
                *("made_from__language", "base__edition__language", "base__number"),
            )
        ),
        "revisions": [
            row | dict.fromkeys(("id", "edition_id", "created_at"))
            for row in Revision.objects.filter(edition__article=article)
            .order_by("edition__language")
            .values()
        ],
        "bylines": list(article.bylines.values("author", "position")),
        "tags": list(article.tagged.order_by("tag").values_list("tag", flat=True)),
        "listings": list(
            Listing.objects.filter(edition__article=article)
            .order_by("kind", "key", "language")
            .values_list("kind", "key", "language", "published_at")
        ),
        "placements": [
            row | dict.fromkeys(("id", "article_id")) for row in article.placements.values()
        ],
        "events": sorted(
            article.events.values_list(
                "verb", "language", "by", "note", "revision__number", "revision__edition__language"
            ),
            key=str,
        ),
    }


def through_the_verbs(article):
    """The same facts and texts again, written by the desk's own verbs, in place of the article."""
    facts = workflow.Facts(
        section=article.section,
        source_language=article.source_language,
        authors=[byline.author for byline in article.bylines.all()],
        tags=[tagged.tag for tagged in article.tagged.order_by("pk")],
        photos=[workflow.Placed(placed.photo) for placed in article.placements.all()],
    )
    texts = {e.language: (e.live.text, e.published_at) for e in article.editions.all()}
    article.delete()
    written = workflow.create_article(facts, by=None)
    for code in sorted(texts, key=lambda code: code != facts.source_language):
        text, published_at = texts[code]
        workflow.save_text(written, code, text, by=None, started_from=None)
        workflow.publish(written.edition(code), by=None, now=published_at)
    return written


@pytest.mark.parametrize("number", range(len(stories.LANGUAGES)))
def test_a_built_article_is_stored_as_the_verbs_would_have_stored_it(number):
    newsroom_rows.build(len(stories.LANGUAGES), now=timezone.now())
    built = Article.objects.order_by("pk")[number]
    rows = stored(built)
    assert len(rows["editions"]) == 3
    assert rows == stored(through_the_verbs(built))


def test_a_story_has_the_size_that_news_has():
    newsroom_rows.build(30)
    for edition in Edition.objects.select_related("live"):
        assert 290 <= edition.word_count <= 310
        assert 2_000 <= len(edition.live.body.encode()) <= 4_500


@pytest.mark.parametrize("code", stories.LANGUAGES)
def test_the_made_up_words_are_in_the_script_of_their_language(code):
    letters = "".join(words.vocabulary(code))
    assert len(words.vocabulary(code)) > 1_000
    assert all(unicodedata.name(letter).startswith(SCRIPTS[code]) for letter in letters)


def test_every_address_that_is_measured_answers(client):
    newsroom_rows.build(30)
    paths = newsroom_rows.paths(5)
    assert {page: len(found) for page, found in paths.items()} == {
        "front": 3,
        "section": 18,
        "tag": 60,
        "story": 15,
        "feed": 9,
        "search": 15,
    }
    for path in (path for found in paths.values() for path in found[:20]):
        response = client.get(path)
        assert response.status_code == 200, path
        if "/feed." not in path:
            assert (b"<mark>" if "/search/" in path else b"<picture>") in response.content, path


def test_the_stories_measured_lie_far_apart():
    newsroom_rows.build(30)
    live = Edition.objects.filter(language="ko").order_by("pk")
    measured = {path for path in newsroom_rows.paths(5)["story"] if path.startswith("/ko/")}
    assert measured == {edition.get_absolute_url() for edition in live[::6]}


def test_the_bench_does_not_build_where_there_are_stories():
    newsroom_rows.build(1)
    with pytest.raises(CommandError, match="empty newsroom"):
        call_command("bench", build=1, stdout=StringIO(), stderr=StringIO())
    assert Article.objects.count() == 1
