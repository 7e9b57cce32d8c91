"""A step that fails half way leaves the database and the files as they were."""

from datetime import timedelta
from itertools import count

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import IntegrityError
from django.utils import timezone

from articles import workflow
from articles.models import Event, Licence, Photo, Text
from articles.workflow import (
    corrections,
    effects,
    facts,
    live_text,
    locks,
    publication,
    stages,
    texts,
)
from articles.workflow.photos import storing, wanted
from tests import make, media
from tests.database import rows

pytestmark = pytest.mark.django_db(transaction=True)


class Broken(Exception):
    pass


def fail(*args, **kwargs):
    raise Broken


def story():
    article = make.article("ko", photos=[make.photo()])
    make.live(article, "ko")
    return article


def everything(article):
    return workflow.Facts(
        section=make.section(), source_language="ko", authors=[make.author()], tags=[make.tag()]
    )


def step(verb):
    """The module whose log fails, and a call of the verb that would succeed otherwise."""
    article = story()
    english = make.draft(article, "en")
    now = timezone.now()
    if verb == "send_back":
        workflow.submit(english, by=None)
    if verb in ("unschedule", "apply_due"):
        workflow.publish(english, by=None, at=now + timedelta(hours=1), now=now)
    if verb == "find_wanted_photo":
        workflow.want_photo(article, credit_wording="AP", by=None)
    if verb in ("correct", "mark_no_effect"):
        make.draft(article, "ko", body="<p>Mended</p>")
    if verb in ("not_concerned", "undo_not_concerned"):
        workflow.publish(english, by=None)
        make.draft(article, "ko", body="<p>Mended</p>")
        corrections.correct(article.edition("ko"), "Mended.", by=None)
        asked = corrections.open_corrections(article.edition("en"))[0]
    if verb == "undo_not_concerned":
        corrections.not_concerned(english, asked, by=None)
    if verb == "undo_no_effect":
        make.draft(article, "ko", body="<p>Mended</p>")
        effects.mark_no_effect(article.edition("ko").newest, by=None)
    new, soon = everything(article), now + timedelta(hours=1)
    korean, other = article.edition("ko"), make.photo()
    return {
        "create_article": (facts, lambda: workflow.create_article(new, by=None)),
        "save_facts": (facts, lambda: workflow.save_facts(article, new, by=None)),
        "place_photos": (
            facts,
            lambda: workflow.place_photos(article, [workflow.Placed(other, "inline")], by=None),
        ),
        "save_text": (
            texts,
            lambda: workflow.save_text(article, "en", Text(title="x"), by=None, started_from=1),
        ),
        "first_text": (
            texts,
            lambda: workflow.save_text(article, "id", Text(title="x"), by=None, started_from=None),
        ),
        "mark_done": (texts, lambda: workflow.mark_done(english, by=None)),
        "submit": (stages, lambda: workflow.submit(english, by=None)),
        "send_back": (stages, lambda: workflow.send_back(english, by=None, note="x")),
        "approve": (stages, lambda: workflow.approve(english, by=None)),
        "publish": (live_text, lambda: workflow.publish(english, by=None)),
        "schedule": (
            publication,
            lambda: workflow.publish(english, by=None, at=now + timedelta(hours=1)),
        ),
        "unschedule": (publication, lambda: workflow.unschedule(english, by=None)),
        "apply_due": (live_text, lambda: workflow.apply_due(now + timedelta(hours=2))),
        "withdraw": (publication, lambda: workflow.withdraw(korean, by=None, notice="x")),
        "correct": (live_text, lambda: corrections.correct(korean, "Mended.", by=None)),
        "not_concerned": (
            corrections,
            lambda: corrections.not_concerned(english, asked, by=None),
        ),
        "undo_not_concerned": (
            corrections,
            lambda: corrections.undo_not_concerned(english, asked, by=None),
        ),
        "mark_no_effect": (effects, lambda: effects.mark_no_effect(korean.newest, by=None)),
        "undo_no_effect": (effects, lambda: effects.undo_no_effect(korean.newest, by=None)),
        "set_embargo": (locks, lambda: locks.set_embargo(article, soon, by=None)),
        "set_breaking": (locks, lambda: locks.set_breaking(article, soon, by=None)),
        "want_photo": (wanted, lambda: workflow.want_photo(article, credit_wording="x", by=None)),
        "find_wanted_photo": (
            wanted,
            lambda: workflow.find_wanted_photo(
                article.wanted_photos.get(), article.placements.get().photo, by=None
            ),
        ),
    }[verb]


@pytest.mark.parametrize(
    "verb",
    "create_article save_facts place_photos save_text first_text mark_done submit send_back"
    " approve publish schedule unschedule apply_due withdraw correct not_concerned"
    " undo_not_concerned mark_no_effect undo_no_effect"
    " set_embargo set_breaking want_photo find_wanted_photo".split(),
)
def test_a_verb_that_fails_at_its_last_step_leaves_everything_as_it_was(verb, monkeypatch):
    module, call = step(verb)
    before = rows()
    with monkeypatch.context() as patch:
        patch.setattr(module, "log", fail)
        with pytest.raises(Broken):
            call()
    assert rows() == before
    events = Event.objects.count()
    call()
    assert rows() != before
    assert Event.objects.count() == events + 1


def failing_at(monkeypatch, number):
    """Lets the nth file from now on be written by half, and no further."""
    save, calls = FileSystemStorage._save, count(1)

    def half(storage, name, content):
        if next(calls) < number:
            return save(storage, name, content)
        save(storage, name, ContentFile(b"half"))
        raise Broken

    monkeypatch.setattr(FileSystemStorage, "_save", half)


def test_a_photo_whose_original_can_not_be_written_leaves_neither_row_nor_file(monkeypatch):
    data, files, before = media.picture(), media.files(), rows()
    with monkeypatch.context() as patch:
        failing_at(patch, 1)
        with pytest.raises(Broken):
            workflow.store_photo(data, by=None)
    assert (rows(), media.files()) == (before, files)
    workflow.store_photo(data, by=None)
    assert len(media.files()) == len(files) + 4


@pytest.mark.parametrize("name", ["write_original", "log_photo", "kept_once_committed", "enqueue"])
def test_a_photo_that_can_not_be_stored_to_the_end_leaves_neither_row_nor_file(name, monkeypatch):
    data, files, before = media.picture(), media.files(), rows()
    monkeypatch.setattr(storing, name, fail)
    with pytest.raises(Broken):
        workflow.store_photo(data, by=None)
    assert (rows(), media.files()) == (before, files)


def test_a_photo_whose_row_can_not_be_written_leaves_no_file(monkeypatch):
    data, files, before = media.picture(), media.files(), rows()
    monkeypatch.setattr(Photo, "save", fail)
    with pytest.raises(Broken):
        workflow.store_photo(data, by=None)
    assert (rows(), media.files()) == (before, files)


@pytest.mark.parametrize("number", [1, 2])
def test_a_changed_credit_whose_files_can_not_be_written_leaves_the_old_ones(number, monkeypatch):
    photo = media.stored()
    files, before = media.files(), rows()
    with monkeypatch.context() as patch:
        failing_at(patch, number)
        with pytest.raises(Broken):
            workflow.change_photo(photo, by=None, copyright_notice="© 2026")
    assert (rows(), media.files()) == (before, files)


def test_a_changed_credit_whose_row_can_not_be_written_leaves_the_old_files(monkeypatch):
    photo = media.stored()
    files, before = media.files(), rows()
    monkeypatch.setattr(Photo, "save", fail)
    with pytest.raises(Broken):
        workflow.change_photo(photo, by=None, copyright_notice="© 2026")
    assert (rows(), media.files()) == (before, files)


def test_a_photo_refused_at_commit_leaves_neither_row_nor_file():
    licence = Licence.objects.create(code="gone")
    Licence.objects.filter(pk=licence.pk).delete()
    data, files, before = media.picture(), media.files(), rows()
    with pytest.raises(IntegrityError):
        workflow.store_photo(data, by=None, licence=licence)
    assert (rows(), media.files()) == (before, files)
