"""Where rows and files say different things, and what can be done about it."""

import hashlib
from dataclasses import dataclass

from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.utils import timezone

from articles.models import Photo
from articles.workflow.photos import in_hand
from articles.workflow.photos.files import digest, is_needed, needed
from articles.workflow.photos.renditions import make_renditions, make_renditions_again

CHUNK = 500  # rows at a time
EXPLAINED = {
    "original_missing": "The original %(name)s of photo %(photo)d is missing.",
    "original_wrong": "The original %(name)s of photo %(photo)d is not what was stored.",
    "file_missing": "The file %(name)s of photo %(photo)d is missing.",
    "file_wrong": "The file %(name)s of photo %(photo)d is not what was written.",
    "not_made": "The files of photo %(photo)d have still to be made.",
    "left_over": "Photo %(photo)d was left while its files were written.",
    "no_row": "The file %(name)s belongs to no photo.",
    "original_no_row": "The original %(name)s belongs to no photo.",
}


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it should be; `photo` is a key, 0 where there is none."""

    kind: str
    name: str = ""
    photo: int = 0

    def __str__(self):
        return EXPLAINED[self.kind] % {"name": self.name, "photo": self.photo}


def differences(now=None, *, read=False):
    """Yields every Difference; with `read` each file's content is compared with its name.

    What is younger than an hour may be at work still, and is passed over.
    """
    now = now or timezone.now()
    # Files first: what is stored meanwhile then has its row when the rows are read.
    public, originals = set(_names(default_storage)), set(_names(storages["originals"]))
    for photo in Photo.objects.order_by("pk").iterator(chunk_size=CHUNK):
        yield from _of_photo(photo, public, originals, now, read=read)
        public -= needed(photo)
        originals.discard(photo.original.name)
    yield from _of_strays(default_storage, public, "no_row", now)
    yield from _of_strays(storages["originals"], originals, "original_no_row", now)


def mend(difference, now=None):
    """Puts right what can be; returns whether it was. An original that is lost can't be made."""
    now = now or timezone.now()
    match difference.kind:
        case "no_row":
            return _delete(default_storage, difference.name, now)
        case "original_no_row":
            return _delete(storages["originals"], difference.name, now)
        case "left_over":
            in_hand.clear_left_over(difference.photo, now)
            return True
        case "file_missing" | "file_wrong":
            return _make_again(difference)
        case "not_made":
            make_renditions.enqueue(difference.photo)
            return True
    return False


def _make_again(difference):
    photo = Photo.objects.filter(pk=difference.photo).first()
    # One new start brings all files of a photo.
    if photo and difference.name in needed(photo) and not in_hand.wishes(photo):
        if difference.kind == "file_wrong":
            default_storage.delete(difference.name)
        make_renditions_again(photo, by=None)
    return True


def _of_photo(photo, public, originals, now, *, read):
    oldest = (now - in_hand.LONGEST).isoformat()
    if any("run" in entry and entry["since"] < oldest for entry in photo.in_hand):
        yield Difference("left_over", photo=photo.pk)
    wishes = in_hand.wishes(photo)
    is_new = photo.uploaded_at > now - in_hand.LONGEST
    if (not photo.is_ready and not is_new) or any(each["since"] < oldest for each in wishes):
        yield Difference("not_made", photo=photo.pk)
    yield from _of_original(photo, originals, read=read)
    for row in photo.renditions:
        yield from _of_public(photo, row["file"], public, read=read)


def _of_original(photo, originals, *, read):
    name, storage = photo.original.name, photo.original.storage
    if name not in originals and not storage.exists(name):
        if Photo.objects.filter(pk=photo.pk).exists():
            yield Difference("original_missing", name, photo.pk)
    elif read and hashlib.sha256(_content(storage, name)).hexdigest() != photo.sha256:
        yield Difference("original_wrong", name, photo.pk)


def _of_public(photo, name, public, *, read):
    if name not in public and not default_storage.exists(name):
        # Its files may have been made anew since the row was read.
        if is_needed(default_storage, name):
            yield Difference("file_missing", name, photo.pk)
    elif read and f"-{digest(_content(default_storage, name))}." not in name:
        yield Difference("file_wrong", name, photo.pk)


def _of_strays(storage, names, kind, now):
    for name in sorted(names):
        if _is_old(storage, name, now) and not is_needed(storage, name):
            yield Difference(kind, name)


@transaction.atomic
def _delete(storage, name, now):
    if is_needed(storage, name) or not _is_old(storage, name, now):
        return False
    storage.delete(name)
    return True


def _is_old(storage, name, now):
    try:
        return storage.get_modified_time(name) < now - in_hand.LONGEST
    except FileNotFoundError:
        return False


def _content(storage, name):
    try:
        with storage.open(name) as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _names(storage, folder=""):
    """The names of all files in a storage; none where nothing was ever stored."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}{name}"
    for inner in folders:
        yield from _names(storage, f"{folder}{inner}/")
