"""A photo's files: written once, named by their content, and taken away when a step fails."""

import hashlib
import logging
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import connection, transaction

from articles.models import Photo

logger = logging.getLogger(__name__)
_written = ContextVar("files_written", default=None)


def original_name(facts):
    return f"{facts.sha256[:2]}/{facts.sha256}{facts.extension}"


def rendition_name(photo, width, crop, file_format, data):
    """Addressed by content, so that browsers and CDNs may keep each file for ever."""
    size = f"{width}-{crop}" if crop else f"{width}"
    return f"{photo.sha256[:2]}/{photo.sha256[:16]}-{size}-{digest(data)}.{file_format}"


def digest(data):
    """How a public file's name speaks of its content."""
    return hashlib.sha256(data).hexdigest()[:12]


def write_original(name, data):
    write(storages["originals"], name, data)


def write_public(name, data):
    write(default_storage, name, data)


def write(storage, name, data):
    """Writes what is not there yet; a whole file of the same name has the same bytes.

    Inside `files_undone_on_failure` it is noted before it is written.
    """
    if storage.exists(name):
        if storage.size(name) == len(data):
            return
        # Half of a file: the machine stopped while it was written.
        storage.delete(name)
    noted = _written.get()
    if noted is not None:
        noted.append((storage, name))
    got = storage.save(name, ContentFile(data))
    if got != name:
        # Somebody wrote the same file in the same moment.
        storage.delete(got)


@contextmanager
def files_undone_on_failure():
    """Notes the files written inside; if anything fails, takes them away again.

    Put round a transaction that stores photos and then does more that can fail. A file belongs
    to its row once that is committed, and stays.
    """
    outer = _written.get()
    noted = [] if outer is None else outer
    before = len(noted)
    token = _written.set(noted)
    try:
        yield
    except BaseException:
        _take_away(noted[before:])
        del noted[before:]
        raise
    finally:
        _written.reset(token)


@contextmanager
def files_apart():
    """As above for a step with a fate of its own, whatever it was started from."""
    token = _written.set(None)
    try:
        with files_undone_on_failure():
            yield
    finally:
        _written.reset(token)


def kept_once_committed(storage, names):
    """From the commit on, these files are taken away by no failure that comes later."""
    noted = _written.get()
    if noted is not None:
        transaction.on_commit(partial(_forget, noted, [(storage, name) for name in names]))


def needed(photo):
    """The names of the public files that belong to a photo now, or will in a moment."""
    coming = (name for entry in photo.in_hand for name in entry.get("files", ()))
    return {row["file"] for row in photo.renditions} | set(coming)


def is_needed(storage, name):
    """Whether a row wants this file."""
    if storage is storages["originals"]:
        return Photo.objects.filter(original=name).exists()
    owner = Photo.objects.filter(sha256__startswith=sha_of(name)).only("renditions", "in_hand")
    return any(name in needed(photo) for photo in owner)


def sha_of(name):
    """The beginning of its original's SHA-256, from a public file's name."""
    return name.rpartition("/")[2].partition("-")[0]


def _take_away(noted):
    """Every file that can be; what is out of reach stays for `check_media`."""
    for storage, name in noted:
        try:
            # Outside the failed transaction somebody else may have committed the same file.
            if connection.in_atomic_block or not is_needed(storage, name):
                storage.delete(name)
        except Exception:
            logger.exception("%s could not be taken away again.", name)


def _forget(noted, kept):
    for each in kept:
        while each in noted:
            noted.remove(each)
