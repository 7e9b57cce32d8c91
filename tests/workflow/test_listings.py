"""The lists that a live text stands in follow whatever a verb changes, in the same transaction."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.models import Edition, Listing
from articles.workflow import listings
from articles.workflow.tags import merge_tags
from tests import make

pytestmark = pytest.mark.django_db
SECTION, AUTHOR, TAG = Listing.Kind.SECTION, Listing.Kind.AUTHOR, Listing.Kind.TAG


def kept():
    columns = ("kind", "key", "language", "published_at", "edition")
    return sorted(Listing.objects.values_list(*columns))


def told():
    """The same, from the facts."""
    found = []
    for edition in Edition.objects.live().select_related("article"):
        article = edition.article
        keys = [(SECTION, article.section_id)]
        keys += [(AUTHOR, each.author_id) for each in article.bylines.all()]
        keys += [(TAG, each.tag_id) for each in article.tagged.all()]
        found += [(*key, edition.language, edition.published_at, edition.pk) for key in keys]
    return sorted(found)


def story(*codes, **facts):
    article = make.article(authors=2, **facts)
    for code in codes:
        make.live(article, code)
    return article


def facts(article, **changed):
    return workflow.Facts(
        **{
            "section": article.section,
            "source_language": article.source_language,
            "authors": [each.author for each in article.bylines.all()],
            "tags": list(article.tags.all()),
        }
        | changed
    )


def test_each_live_language_stands_in_the_lists_of_section_authors_and_tags():
    article = story("ko", "ar", tags=[make.tag(), make.tag()])
    make.draft(article, "id")
    assert kept() == told()
    assert len(kept()) == 2 * (1 + 2 + 2)


def test_a_new_version_keeps_its_place_and_a_withdrawn_text_has_none():
    article = story("ko", "id", tags=[make.tag()])
    before = kept()
    make.live(article, "id")
    assert kept() == told() == before
    workflow.withdraw(article.edition("ko"), by=None, notice="withdrawn")
    assert kept() == told()
    assert {row[2] for row in kept()} == {"id"}
    make.live(article, "ko")
    assert kept() == told() == before


def test_no_withdrawn_or_unwritten_story_of_a_tag_comes_back_with_its_list():
    tag = make.tag()
    article = story("ko", tags=[tag])
    story(tags=[tag])
    workflow.withdraw(article.edition("ko"), by=None, notice="withdrawn")
    listings.note_tags([tag.pk])
    assert kept() == []


@pytest.mark.parametrize(
    "changed",
    [
        lambda: {"section": make.section()},
        lambda: {"authors": [make.author()]},
        lambda: {"tags": [make.tag(), make.tag()]},
        lambda: {"tags": []},
    ],
    ids=["section", "authors", "tags", "no tags"],
)
def test_changed_facts_move_the_story_to_other_lists(changed):
    article, other = story("ko", "ar", tags=[make.tag()]), story("ko", tags=[make.tag()])
    before = kept()
    workflow.save_facts(article, facts(article, **changed()), by=None)
    assert kept() == told() != before
    of_other = {row for row in before if row[-1] == other.edition("ko").pk}
    assert of_other <= set(kept())


def test_a_merged_tags_stories_stand_in_the_list_of_the_other():
    sea, ocean, sky = (make.tag() for _ in range(3))
    for tags in ([sea], [ocean], [sea, ocean], [sky]):
        story("ko", "id", tags=tags)
    merge_tags([ocean], sea, by=None)
    assert kept() == told()
    assert Listing.objects.filter(kind=TAG, key=sea.pk).count() == 6
    assert not Listing.objects.filter(kind=TAG, key=ocean.pk).exists()


def test_a_tag_that_the_desk_deletes_has_no_list(client):
    tag = make.tag()
    story("ko", tags=[tag])
    client.force_login(make.user("Chief editor"))
    client.post(reverse("admin:articles_tag_delete", args=[tag.pk]), {"post": "yes"})
    assert kept() == told()
    assert {row[0] for row in kept()} == {SECTION, AUTHOR}


def test_the_queries_are_as_many_however_many_editions_and_lists_there_are():
    one, many = [story("ko")], [story("ko", "id", "ar", tags=[make.tag()]) for _ in range(4)]
    counts = []
    for articles in (one, many):
        editions = list(Edition.objects.filter(article__in=articles))
        with CaptureQueriesContext(connection) as captured:
            listings.forget(editions)
            listings.write(editions)
        counts.append(len(captured))
    assert counts == [2, 2]
    assert kept() == told()


def test_the_command_writes_lists_anew():
    article = story("ko", "id", tags=[make.tag()])
    Listing.objects.filter(language="id").delete()
    # Neither a list that is none, nor a text that is not live.
    for edition in (article.edition("ko"), make.draft(article, "fr")):
        at = article.edition("ko").published_at
        Listing.objects.create(
            kind=TAG, key=99, language=edition.language, published_at=at, edition=edition
        )
    call_command("index_search", verbosity=0)
    assert kept() == told()


def test_the_migration_fills_what_the_verbs_would_have_written(monkeypatch):
    migration = import_module("articles.migrations.0008_listings")
    monkeypatch.setattr(migration, "BATCH", 2)
    for tags in ([], [make.tag(), make.tag()]):
        article = story("ko", "ar", "id", tags=tags)
        make.draft(article, "fr")
        workflow.withdraw(article.edition("ar"), by=None, notice="withdrawn")
    written = kept()
    Listing.objects.all().delete()
    migration.fill(apps, SimpleNamespace(connection=connection))
    assert kept() == written == told()


def test_an_edition_that_is_deleted_leaves_its_lists_and_no_other_does():
    gone, stays = story("ko"), story("ko")
    Edition.objects.filter(pk=gone.edition("ko").pk).delete()
    assert kept() == told()
    assert {row[-1] for row in kept()} == {stays.edition("ko").pk}
