"""The sizes that readers get: made in the background, with the newest credit, never by half."""

from contextlib import suppress
from functools import partial

from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.tasks import task

from articles.models import Photo
from articles.workflow.generations import renew_photo
from articles.workflow.photos import in_hand
from articles.workflow.photos.developing import asked, develop, relabel
from articles.workflow.photos.files import files_apart, kept_once_committed, write_public
from articles.workflow.record import log_photo
from articles.workflow.rights import check


@task
def make_renditions(pk):
    """Makes a photo's files as often as somebody wishes it meanwhile; nothing if none are due.

    May be run twice, at once, or again after it was killed. A failure leaves the photo as it
    was, with the reason in its log.
    """
    with files_apart():
        make_renditions_now(pk)


def make_renditions_now(pk):
    """The same for a step that needs them in its own transaction, such as an import."""
    in_hand.clear_left_over(pk)
    names = ("photographer", "source", "licence")
    while photo := Photo.objects.select_related(*names).filter(pk=pk).first():
        if not in_hand.is_waiting(photo):
            return
        try:
            put_in_place(photo, _made_of(photo))
        except Exception as error:
            log_photo("renditions_failed", photo, by=None, note=str(error) or repr(error))
            raise


def enqueue(pk):
    """Starts the task once the photo's row is committed; a queue that is down fails nothing."""
    transaction.on_commit(partial(make_renditions.enqueue, pk), robust=True)


@transaction.atomic
def make_renditions_again(photo, *, by):
    """Has all files of a photo made anew, for instance where the task failed."""
    check(by, "change_photo")
    held = in_hand.hold_photo(photo)
    in_hand.wish(held, anew=True)
    held.save(update_fields=["in_hand"])
    log_photo("make_renditions_again", held, by=by)
    enqueue(held.pk)


def relabelled(photo):
    """(what is asked, files): those that the photo has with its credit as it is now, where that
    can be written into them, else new ones."""
    wanted = asked(photo)
    return wanted, relabel(photo, wanted) or develop(photo, wanted)


def _made_of(photo):
    if not photo.is_ready or any(each["anew"] for each in in_hand.wishes(photo)):
        wanted = asked(photo)
        return wanted, develop(photo, wanted)
    return relabelled(photo)


def put_in_place(photo, made, apply=lambda held: []):
    """Writes files and lists them in the photo's row; returns the row, or None if it was late.

    `photo` is the row that they were made of, `made` as from `relabelled`. In the last
    transaction `apply` changes the held row and returns the names of the fields that it changed.
    Late is who made them of a credit or framing that the row has no more.
    """
    wanted, new = made
    run = in_hand.begin(photo.pk, new.files)
    if run is None:
        return None
    try:
        placed = _write(photo, run, wanted, new, apply)
    except BaseException:
        with suppress(DatabaseError):  # what is left then has its names in the row
            in_hand.give_up(photo.pk, run, new.files)
        raise
    if placed is None:
        in_hand.give_up(photo.pk, run, new.files)
    return placed


def _write(photo, run, wanted, new, apply):
    for name, data in new.files.items():
        write_public(name, data)
    with transaction.atomic():
        held = in_hand.held_photo(photo.pk)
        if held is None:
            return None
        former = {row["file"] for row in held.renditions}
        photographer = held.photographer_id
        fields = apply(held)
        if asked(held) != wanted:
            transaction.set_rollback(True)
            return None
        held.renditions, held.colour = new.rows, new.colour
        done = [each for each in in_hand.wishes(photo) if new.is_anew or not each["anew"]]
        held.in_hand = in_hand.without(held, run=run, done=done)
        held.save(update_fields=[*fields, "renditions", "colour", "in_hand"])
        kept_once_committed(default_storage, new.files)
        transaction.on_commit(partial(in_hand.delete_unneeded, held.pk, former), robust=True)
        renew_photo(held, former=photographer, is_new=not former)
    return held
