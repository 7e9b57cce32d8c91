"""Taking pictures in: stored once, and their credit inside every file that readers get."""

from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from articles import workflow
from articles.models import Author, Event, Licence, Photo
from articles.pictures.credit import read_credit
from tests import make, media
from tests.database import rows, together

pytestmark = pytest.mark.django_db(transaction=True)


class LaterFailure(Exception):
    pass


def public_files(photo):
    stored = media.files()
    return [stored[f"public/{each['file']}"] for each in photo.renditions]


def test_an_original_is_kept_byte_for_byte_where_no_reader_can_reach_it():
    data = media.picture()
    photo = media.stored(data)
    with photo.original.open() as file:
        assert file.read() == data
    assert not default_storage.exists(photo.original.name)
    assert not Path(photo.original.path).is_relative_to(settings.MEDIA_ROOT)


def test_every_rendition_is_listed_smallest_first_with_its_file():
    photo = media.stored()
    assert [each["format"] for each in photo.renditions] == ["avif", "jpeg", "webp"]
    assert {each["width"] for each in photo.renditions} == {photo.width}
    assert all(default_storage.exists(each["file"]) for each in photo.renditions)
    photo.refresh_from_db()
    assert photo.colour.startswith("#")


def test_every_file_carries_the_credit_as_plain_text():
    source = make.source(ko="통신사")
    photo = media.stored(source=source, copyright_notice="© <2026> & Co")
    for data in public_files(photo):
        credit = read_credit(data)
        assert credit.creator == "하늘 & 바다"
        assert credit.source == "통신사"
        assert credit.copyright_notice == "© <2026> & Co"
        assert "하늘 & 바다" in credit.credit_line
        assert "통신사" in credit.credit_line


@pytest.mark.parametrize("name", ["O'Brien & Sons", 'A "B" <C>', "Ü &amp; ß"])
def test_no_name_is_escaped_inside_a_file(name):
    photo = media.stored(photographer=make.author(ko=name))
    for data in public_files(photo):
        assert name in read_credit(data).credit_line


def test_descriptions_travel_with_the_file_in_each_language():
    photo = media.stored(caption_ko="개", caption_ar="كلب", alt_text_ind="Anjing")
    for data in public_files(photo):
        credit = read_credit(data)
        assert credit.description["ko"] == "개"
        assert credit.description["ar"] == "كلب"
        assert credit.alt_text["id"] == "Anjing"


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff", b"<svg/>"])
def test_bytes_that_are_no_picture_are_refused_with_a_sentence(data):
    before, files = rows(), media.files()
    with pytest.raises(workflow.Refused) as refusal:
        workflow.store_photo(data, by=None)
    assert refusal.value.reasons[0].endswith(".")
    assert (rows(), media.files()) == (before, files)


def test_a_picture_that_breaks_while_it_is_developed_is_refused():
    data = media.picture()
    with pytest.raises(workflow.Refused):
        workflow.store_photo(data[: len(data) // 2], by=None)


def test_an_exact_duplicate_is_answered_with_the_photo_that_exists():
    data = media.picture()
    photo = media.stored(data)
    before, files = rows(), media.files()
    with pytest.raises(workflow.AlreadyStored) as refusal:
        workflow.store_photo(data, by=None)
    assert refusal.value.photo == photo
    assert "The newsroom has this picture already" in refusal.value.reasons[0]
    assert (rows(), media.files()) == (before, files)


def test_of_several_who_bring_one_picture_at_once_one_stores_it_and_no_file_is_lost():
    data, files = media.picture(), media.files()
    outcomes = together(*[partial(workflow.store_photo, data, by=None)] * 4)
    stored = [outcome for outcome in outcomes if isinstance(outcome, Photo)]
    others = [outcome for outcome in outcomes if isinstance(outcome, workflow.AlreadyStored)]
    assert (len(stored), len(others)) == (1, 3), outcomes
    assert {each.photo for each in others} == set(stored)
    assert len(media.files()) == len(files) + 4
    assert all(default_storage.exists(each["file"]) for each in stored[0].renditions)


def test_a_file_that_was_written_by_half_when_the_machine_stopped_is_written_again():
    data, kept = media.picture(), media.files()
    photo = media.stored(data)
    public = set(media.files()) - set(kept)
    Photo.objects.all().delete()
    for name in public:
        Path(settings.VAR, "media", name).write_bytes(b"half")
    again = media.stored(data, photographer=photo.photographer)
    with again.original.open() as file:
        assert file.read() == data
    assert b"half" not in public_files(again)


def test_a_changed_credit_is_in_every_new_file_and_the_old_files_are_gone():
    photo = media.stored()
    old = {each["file"] for each in photo.renditions}
    changed = workflow.change_photo(photo, by=None, photographer=make.author(ko="박혜리"))
    assert {read_credit(data).creator for data in public_files(changed)} == {"박혜리"}
    assert not any(default_storage.exists(name) for name in old)
    photo.refresh_from_db()
    assert photo.renditions == changed.renditions
    assert photo.original == changed.original


def test_old_files_stay_until_the_change_is_certain():
    photo = media.stored()
    old = {each["file"] for each in photo.renditions}
    files = media.files()

    def change_and_fail():
        with workflow.files_undone_on_failure(), transaction.atomic():
            workflow.change_photo(photo, by=None, copyright_notice="© 2026")
            assert all(default_storage.exists(name) for name in old)
            raise LaterFailure

    with pytest.raises(LaterFailure):
        change_and_fail()
    assert media.files() == files


def test_a_photo_stored_in_a_step_that_fails_later_leaves_no_file():
    files, before = media.files(), rows()

    def store_and_fail():
        with workflow.files_undone_on_failure(), transaction.atomic():
            workflow.store_photo(media.picture(), by=None)
            raise LaterFailure

    with pytest.raises(LaterFailure):
        store_and_fail()
    assert (media.files(), rows()) == (files, before)


def test_a_change_that_changes_nothing_in_the_files_keeps_them():
    photo = media.stored()
    changed = workflow.change_photo(photo, by=None, copyright_notice=photo.copyright_notice)
    assert changed.renditions == photo.renditions
    assert public_files(changed)


def test_a_change_touches_only_the_fields_it_names():
    photo = media.stored()
    Photo.objects.filter(pk=photo.pk).update(caption_ind="Anjing")
    workflow.change_photo(photo, by=None, caption_ko="개")
    photo.refresh_from_db()
    assert (photo.caption_ko, photo.caption_ind) == ("개", "Anjing")


def test_two_people_changing_two_parts_of_a_credit_at_once_both_are_in_the_files():
    photo = media.stored()
    author, licence = (
        make.author(ko="박혜리"),
        Licence.objects.create(code="x", url="https://x.org"),
    )
    outcomes = together(
        partial(workflow.change_photo, photo, by=None, photographer=author),
        partial(workflow.change_photo, photo, by=None, licence=licence),
    )
    assert not any(isinstance(outcome, Exception) for outcome in outcomes), outcomes
    photo.refresh_from_db()
    assert (photo.photographer, photo.licence) == (author, licence)
    for data in public_files(photo):
        assert (read_credit(data).creator, read_credit(data).web_statement) == (
            "박혜리",
            "https://x.org",
        )
    assert media.public_names(photo) == {each["file"] for each in photo.renditions}


def test_a_credit_changed_and_changed_back_at_once_never_loses_its_files():
    photo = media.stored(copyright_notice="A")
    for _ in range(3):
        together(
            partial(workflow.change_photo, photo, by=None, copyright_notice="B"),
            partial(workflow.change_photo, photo, by=None, copyright_notice="A"),
        )
        photo.refresh_from_db()
        for data in public_files(photo):
            assert read_credit(data).copyright_notice == photo.copyright_notice


def test_a_name_that_was_corrected_is_in_the_files_after_the_next_change():
    photo = media.stored()
    Author.objects.filter(pk=photo.photographer_id).update(name_ko="하늘")
    changed = workflow.change_photo(photo, by=None, copyright_notice="©")
    assert {read_credit(data).creator for data in public_files(changed)} == {"하늘"}


def test_the_log_of_each_story_says_that_its_photo_changed():
    photo, editor = media.stored(caption_en="Dog"), make.user("Photo editor")
    articles = [make.article("ko", photos=[photo]), make.article("id", photos=[photo])]
    workflow.change_photo(photo, by=editor, copyright_notice="©")
    events = Event.objects.filter(verb="change_photo")
    assert {event.article for event in events} == set(articles)
    assert {(event.by, event.note) for event in events} == {(editor, "Dog")}


def test_a_wanted_photo_is_noted_and_found():
    article, photo = make.article("id"), make.photo()
    wanted = workflow.want_photo(article, credit_wording="Foto: " + "A" * 400, by=None)
    assert len(wanted.credit_wording) == 300
    workflow.find_wanted_photo(wanted, photo, by=None)
    wanted.refresh_from_db()
    assert wanted.found == photo
    verbs = article.events.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["want_photo", "find_wanted_photo"]
