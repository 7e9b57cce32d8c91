"""Revisions and events are written once."""

from dataclasses import asdict, replace

import pytest
from django.db import IntegrityError, transaction

from articles import workflow
from articles.models import Edition, Event, Revision, Text, User
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make.article("id")


def save(article, code="id", *, started_from=None, **words):
    return workflow.save_text(article, code, Text(**words), by=None, started_from=started_from)


def test_a_revision_can_not_be_saved_again(article):
    revision = save(article, title="Judul")
    revision.title = "Lain"
    with pytest.raises(TypeError, match="Revision rows are never changed"):
        revision.save()
    with pytest.raises(TypeError):
        revision.save(update_fields=["title"])
    assert Revision.objects.get().title == "Judul"


def test_a_row_built_with_a_revisions_key_does_not_write_over_it(article):
    revision = save(article, title="Judul")
    copied = Revision(pk=revision.pk, edition=revision.edition, number=1, title="Lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        copied.save()
    assert Revision.objects.get().title == "Judul"


@pytest.mark.parametrize("model", [Revision, Event])
def test_history_is_neither_updated_nor_deleted_through_a_queryset(article, model):
    save(article, title="Judul")
    row = model.objects.get()
    for attempt in (
        lambda: model.objects.update(created_by=None),
        lambda: model.objects.filter(pk=row.pk).update(pk=9),
        lambda: model.objects.bulk_update([row], ["pk"]),
        lambda: model.objects.all().delete(),
        lambda: row.delete(),
        lambda: row.save(),
    ):
        with pytest.raises(TypeError, match=model.__name__):
            attempt()
    assert model.objects.get() == row


def test_an_article_that_is_deleted_takes_its_history_along(article):
    make.live(article, "id")
    make.live(article, "ko")
    article.delete()
    assert not Revision.objects.exists()
    assert not Event.objects.exists()


def test_a_writer_who_leaves_stays_out_of_the_revision_and_the_text_stays(article):
    writer = make.user("Journalist")
    workflow.save_text(article, "id", Text(title="Judul"), by=writer, started_from=None)
    writer.delete()
    revision = Revision.objects.get()
    assert (revision.title, revision.created_by) == ("Judul", None)
    assert Event.objects.get().by is None
    assert not User.objects.exists()


def test_revisions_are_numbered_from_one_in_each_edition(article):
    for number in (None, 1, 2):
        save(article, title=f"Judul {number}", started_from=number)
    save(article, "ko", title="제목")
    numbers = {e.language: [r.number for r in e.revisions.all()] for e in article.editions.all()}
    assert numbers == {"id": [3, 2, 1], "ko": [1]}


def test_the_newest_revision_is_the_draft_and_live_stays_what_was_published(article):
    edition = make.live(article, "id", title="Satu")
    second = save(article, title="Dua", started_from=1)
    edition = article.edition("id")
    assert (edition.live.number, edition.newest, edition.newest_title) == (1, second, "Dua")
    assert edition.is_unpublished


def test_text_that_changes_nothing_writes_nothing(article):
    first = save(article, title="Judul", body="<p>Isi</p>", captions={"7": {"alt_text": "x"}})
    again = save(
        article,
        title="  Judul\n",
        body="<p>Isi</p>\n\n",
        captions={7: {"alt_text": " x "}},
        started_from=1,
    )
    assert again == first
    assert Revision.objects.count() == Event.objects.count() == 1


def test_the_same_text_from_two_people_is_no_conflict(article):
    first = save(article, title="Judul")
    assert save(article, title="Judul") == first


def test_a_text_started_from_an_older_revision_conflicts_and_is_not_written(article):
    save(article, title="Satu")
    second = save(article, title="Dua", started_from=1)
    for started_from in (None, 1, 3):
        with pytest.raises(workflow.Conflict) as conflict:
            save(article, title="Tiga", started_from=started_from)
        assert (conflict.value.newest, conflict.value.started_from) == (second, started_from)
    assert Revision.objects.count() == 2


def test_a_conflict_can_be_solved_by_saving_from_the_newest(article):
    save(article, title="Satu")
    save(article, title="Dua", started_from=1)
    with pytest.raises(workflow.Conflict) as conflict:
        save(article, title="Tiga", started_from=1)
    third = save(article, title="Tiga", started_from=conflict.value.newest.number)
    assert (third.number, article.edition("id").newest) == (3, third)


def test_restoring_writes_the_old_text_as_a_new_revision(article):
    first = save(article, title="Satu", body="<p>Isi</p>", captions={"7": {"alt_text": "x"}})
    save(article, title="Dua", started_from=1)
    third = workflow.restore(first, by=None, started_from=2)
    assert (third.number, third.text) == (3, first.text)
    assert [r.title for r in article.edition("id").revisions.all()] == ["Satu", "Dua", "Satu"]


def test_restoring_what_is_the_newest_text_writes_nothing(article):
    first = save(article, title="Satu")
    assert workflow.restore(first, by=None, started_from=1) == first


def test_restoring_over_somebody_elses_new_text_conflicts(article):
    first = save(article, title="Satu")
    save(article, title="Dua", started_from=1)
    with pytest.raises(workflow.Conflict):
        workflow.restore(first, by=None, started_from=1)


def test_what_comes_back_from_a_revision_is_the_text_that_was_saved(article):
    text = Text(
        title="Judul",
        standfirst="Satu\nDua",
        body="<p>Isi</p>",
        slug="judul",
        seo_title="Cari",
        seo_description="Uraian",
        captions={"3": {"caption": "Foto", "alt_text": "Alt", "decorative": False}},
    )
    assert save(article, **asdict(text)).text == text
    assert Edition.objects.get().newest.text == text
    assert replace(text, title="") != text
