"""Taking a picture in, and giving it away for good."""

from contextlib import contextmanager
from functools import partial

from django.core.files.storage import default_storage, storages
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.pictures import intake
from articles.pictures.intake import BadPicture
from articles.workflow.errors import Refused
from articles.workflow.generations import languages_of_photo, renew
from articles.workflow.photo_words import note_words
from articles.workflow.photos import in_hand
from articles.workflow.photos.cards import forget_cards
from articles.workflow.photos.files import (
    files_undone_on_failure,
    kept_once_committed,
    needed,
    original_name,
    write_original,
)
from articles.workflow.photos.renditions import enqueue
from articles.workflow.purging import purge_files
from articles.workflow.record import log_photo
from articles.workflow.rights import check


class AlreadyStored(Refused):
    """The newsroom has exactly this picture; `photo` is the one that exists."""

    def __init__(self, photo):
        self.photo = photo
        super().__init__(
            [_("The newsroom has this picture already: “%(photo)s”.") % {"photo": photo}]
        )


def store_photo(data, *, by, **fields):
    """Stores a picture's bytes, and returns the Photo; its renditions follow in the background.

    `fields` are Photo's own: photographer, source, licence, caption_ko … Raises Refused with a
    sentence for bytes that are no usable picture, AlreadyStored for an exact duplicate. A
    failure leaves neither a row nor a file.
    """
    check(by, "store_photo")
    with _bad_picture_refused():
        facts = intake.inspect(data)
    _refuse_duplicate(facts.sha256)
    photo = Photo(
        original=original_name(facts),
        sha256=facts.sha256,
        perceptual_hash=facts.perceptual_hash,
        width=facts.width,
        height=facts.height,
        uploaded_by=by,
        **fields,
    )
    with files_undone_on_failure(), transaction.atomic():
        _insert(photo)
        note_words(photo)
        # After the row: of two who bring the same picture, one alone writes the file.
        with files_undone_on_failure():
            write_original(photo.original.name, data)
            log_photo("store_photo", photo, by=by)
        kept_once_committed(storages["originals"], [photo.original.name])
        enqueue(photo.pk)
    return photo


@transaction.atomic
def delete_photo(photo, *, by):
    """Takes away a photo that no story shows, and once that is certain, every file of it."""
    check(by, "delete_photo")
    held = in_hand.hold_photo(photo)
    if held.placements.exists():
        raise Refused([_("The photo “%(photo)s” is part of a story.") % {"photo": held}])
    public, original, sha256 = needed(held), held.original.name, held.sha256
    # It may have stood in for others.
    shown_in = languages_of_photo(held)
    held.delete()
    if shown_in:
        renew(*shown_in)
    transaction.on_commit(partial(_delete_files, original, public, sha256), robust=True)
    transaction.on_commit(partial(purge_files, sha256))


def _delete_files(original, public, sha256):
    storages["originals"].delete(original)
    for name in public:
        default_storage.delete(name)
    forget_cards(sha256)


def _insert(photo):
    try:
        with transaction.atomic():
            photo.save(force_insert=True)
    except IntegrityError:
        _refuse_duplicate(photo.sha256)
        raise


@contextmanager
def _bad_picture_refused():
    try:
        yield
    except BadPicture as error:
        raise Refused([error]) from error


def _refuse_duplicate(sha256):
    if existing := Photo.objects.filter(sha256=sha256).first():
        raise AlreadyStored(existing)
