"""The sizes that readers get: made in the background, once, with the newest credit."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone

from articles import workflow
from articles.models import Photo, PhotoEvent
from articles.workflow.photos import changing, developing, in_hand, renditions
from tests import make, media
from tests.database import together
from tests.pictures.samples import opened

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    pass


def listed(photo):
    return {row["file"] for row in Photo.objects.get(pk=photo.pk).renditions}


def without_task(monkeypatch):
    monkeypatch.setattr(renditions, "enqueue", lambda pk: None)
    monkeypatch.setattr(changing, "enqueue", lambda pk: None)


def unready(monkeypatch, **fields):
    """A photo whose task was never started."""
    with monkeypatch.context() as patch:
        patch.setattr("articles.workflow.photos.storing.enqueue", lambda pk: None)
        return workflow.store_photo(media.picture(), by=None, **fields)


def credits_of(photo):
    photo.refresh_from_db()
    return [media.credit(row["file"]) for row in photo.renditions]


def kill_at(monkeypatch, number):
    """Lets the process die at the nth file that it writes from now on."""
    save, count = FileSystemStorage._save, iter(range(1, 100))

    def dying(storage, name, content):
        if next(count) == number:
            raise Killed
        return save(storage, name, content)

    monkeypatch.setattr(FileSystemStorage, "_save", dying)
    # Whoever is killed tidies nothing up.
    monkeypatch.setattr(in_hand, "give_up", lambda *args: None)


def test_a_stored_photo_is_ready_once_its_task_has_run(monkeypatch):
    photo = unready(monkeypatch)
    assert not photo.is_ready
    assert photo in Photo.objects.unready()
    assert "The sizes of the photo" in list(workflow.reasons_against_photo(photo))[-1]
    workflow.make_renditions.enqueue(photo.pk)
    photo.refresh_from_db()
    assert photo.is_ready
    assert photo.in_hand == []
    assert photo.colour.startswith("#")
    assert media.public_names(photo) == listed(photo)


def test_a_task_that_runs_twice_or_for_a_photo_that_is_gone_changes_nothing(monkeypatch):
    photo = media.stored()
    files = media.files()
    monkeypatch.setattr(renditions, "develop", None)
    workflow.make_renditions.call(photo.pk)
    assert media.files() == files
    workflow.make_renditions.call(photo.pk + 1000)


def test_four_tasks_for_one_photo_at_once_leave_one_set_of_files(monkeypatch):
    photo = unready(monkeypatch)
    outcomes = together(*[partial(workflow.make_renditions.call, photo.pk)] * 4)
    assert outcomes == [None] * 4
    photo.refresh_from_db()
    assert photo.is_ready
    assert photo.in_hand == []
    assert media.public_names(photo) == listed(photo)


@pytest.mark.parametrize("number", [1, 2])
def test_a_task_that_was_killed_is_run_again_and_nothing_is_left_over(number, monkeypatch):
    photo = unready(monkeypatch)
    with monkeypatch.context() as patch:
        kill_at(patch, number)
        with pytest.raises(Killed):
            workflow.make_renditions.call(photo.pk)
    photo.refresh_from_db()
    assert not photo.is_ready
    assert len(photo.in_hand[0]["files"]) == 3
    # What it had begun is found by name, though the credit is another one by now.
    workflow.change_photo(photo, by=None, copyright_notice="© 2026")
    later = timezone.now() + timedelta(hours=2)
    in_hand.clear_left_over(photo.pk, later)
    assert media.public_names(photo) == set()
    workflow.make_renditions.call(photo.pk)
    assert {credit.copyright_notice for credit in credits_of(photo)} == {"© 2026"}
    assert media.public_names(photo) == listed(photo)


def test_what_another_task_has_in_hand_is_left_alone(monkeypatch):
    photo = media.stored()
    file = photo.renditions[0]["file"]
    run = in_hand.begin(photo.pk, [file])
    workflow.change_photo(photo, by=None, copyright_notice="© 2026")
    assert default_storage.exists(file)
    in_hand.give_up(photo.pk, run, [file])
    assert not default_storage.exists(file)


def test_a_task_that_fails_leaves_the_photo_and_its_original_and_says_why(monkeypatch):
    photo = unready(monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(renditions, "develop", lambda *args: 1 / 0)
        workflow.make_renditions.enqueue(photo.pk)
    photo.refresh_from_db()
    assert not photo.is_ready
    assert photo.original.storage.exists(photo.original.name)
    assert media.public_names(photo) == set()
    event = PhotoEvent.objects.first()
    assert (event.verb, event.note) == ("renditions_failed", "division by zero")
    workflow.make_renditions_again(photo, by=make.user("Photo editor"))
    photo.refresh_from_db()
    assert photo.is_ready


def test_a_credit_that_changes_while_files_are_made_is_the_one_in_them(monkeypatch):
    photo = unready(monkeypatch, copyright_notice="A")
    develop, changes = renditions.develop, iter(["B", "C"])

    def slow(*args):
        made = develop(*args)
        if notice := next(changes, None):
            workflow.change_photo(photo, by=None, copyright_notice=notice)
        return made

    monkeypatch.setattr(renditions, "develop", slow)
    workflow.make_renditions.call(photo.pk)
    assert {credit.copyright_notice for credit in credits_of(photo)} == {"C"}
    assert media.public_names(photo) == listed(photo)


def test_a_photo_deleted_while_its_files_are_made_leaves_none(monkeypatch):
    photo, files = unready(monkeypatch), media.files()
    develop = renditions.develop

    def slow(*args):
        made = develop(*args)
        workflow.delete_photo(photo, by=None)
        return made

    monkeypatch.setattr(renditions, "develop", slow)
    workflow.make_renditions.call(photo.pk)
    assert set(media.files()) == set(files) - {f"originals/{photo.original.name}"}


def test_a_new_credit_is_written_into_the_same_pixels_where_the_format_allows_it(monkeypatch):
    photo = media.stored()
    files = media.files()
    former = {row["file"]: opened(files[f"public/{row['file']}"]) for row in photo.renditions}
    monkeypatch.setattr(developing, "renditions", None)
    changed = workflow.change_photo(photo, by=None, copyright_notice="© 2026")
    files = media.files()
    for old, new in zip(photo.renditions, changed.renditions, strict=True):
        image = opened(files[f"public/{new['file']}"])
        assert image.tobytes() == former[old["file"]].tobytes()
        assert {**old, "file": ""} == {**new, "file": ""}
    assert {credit.copyright_notice for credit in credits_of(changed)} == {"© 2026"}
    assert media.public_names(photo) == listed(photo)


def test_a_file_that_is_missing_when_the_credit_changes_is_made_anew(monkeypatch):
    photo = media.stored()
    default_storage.delete(photo.renditions[0]["file"])
    workflow.change_photo(photo, by=None, copyright_notice="© 2026")
    assert {credit.copyright_notice for credit in credits_of(photo)} == {"© 2026"}


def test_what_no_file_tells_is_changed_without_touching_one(monkeypatch):
    photo = media.stored()
    monkeypatch.setattr(changing, "relabelled", None)
    until = timezone.now() + timedelta(days=3)
    changed = workflow.change_photo(photo, by=None, valid_until=until, keywords="harbour")
    assert changed.renditions == photo.renditions
    photo.refresh_from_db()
    assert (photo.valid_until, photo.keywords) == (until, "harbour")


def test_another_focus_is_followed_by_the_task_and_known_until_then(monkeypatch):
    photo = media.stored()
    with monkeypatch.context() as patch:
        without_task(patch)
        workflow.change_photo(photo, by=None, focus_x=0.2)
    photo.refresh_from_db()
    assert [entry["anew"] for entry in photo.in_hand] == [True]
    made = []
    develop = renditions.develop
    monkeypatch.setattr(renditions, "develop", lambda *args: made.append(args) or develop(*args))
    workflow.make_renditions.call(photo.pk)
    photo.refresh_from_db()
    assert photo.in_hand == []
    assert [wanted.focus for _photo, wanted in made] == [(0.2, 0.5)]


def test_a_new_name_of_an_author_is_written_into_the_files_of_all_their_photos():
    author = make.author(ko="박혜리")
    photos = [media.stored(photographer=author) for _ in range(2)]
    type(author).objects.filter(pk=author.pk).update(name_ko="박하늘")
    workflow.refresh_credits(author.photos.all())
    for photo in photos:
        assert {credit.creator for credit in credits_of(photo)} == {"박하늘"}
        assert photo.in_hand == []


def test_many_photos_are_changed_each_wholly_or_not_at_all():
    free, placed = media.stored(), media.stored()
    make.live(make.article("ko", photos=[placed]), "ko")
    changed = workflow.change_photos(
        [free, placed], by=make.user("Photo editor"), licence=None, keywords="x"
    )
    assert changed.done == [free]
    [(refused, reasons)] = changed.refused
    assert refused == placed
    assert "has no licence" in reasons[0]
    placed.refresh_from_db()
    assert (placed.licence is None, placed.keywords) == (False, "")


def test_a_queue_that_is_down_fails_no_upload(monkeypatch):
    monkeypatch.setattr(type(workflow.make_renditions), "enqueue", lambda *args: 1 / 0)
    photo = workflow.store_photo(media.picture(), by=None)
    assert Photo.objects.filter(pk=photo.pk).exists()
    assert photo.original.storage.exists(photo.original.name)


def test_a_deleted_photo_leaves_no_file_and_one_in_a_story_stays():
    files = media.files()
    photo = media.stored()
    workflow.delete_photo(photo, by=None)
    assert media.files() == files
    placed = make.photo()
    make.article("ko", photos=[placed])
    with pytest.raises(workflow.Refused, match="is part of a story"):
        workflow.delete_photo(placed, by=None)
