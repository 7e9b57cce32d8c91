"""Taking pictures in, and keeping their credit inside every file that leaves the site."""

import hashlib
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import partial
from operator import attrgetter

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codes, column, language
from articles.models import Event, Photo, WantedPhoto
from articles.pictures import intake
from articles.pictures.credit import Credit
from articles.pictures.intake import BadPicture
from articles.pictures.render import dominant_colour, renditions
from articles.workflow.errors import Refused
from articles.workflow.reasons import reasons_against_photo
from articles.workflow.record import log
from articles.workflow.rights import check

_written = ContextVar("files_written", default=None)


class AlreadyStored(Refused):
    """The newsroom has exactly this picture; `photo` is the one that exists."""

    def __init__(self, photo):
        self.photo = photo
        super().__init__(
            [_("The newsroom has this picture already: “%(photo)s”.") % {"photo": photo}]
        )


def store_photo(data, *, by, **fields):
    """Stores a picture's bytes and its renditions, and returns the Photo.

    `fields` are Photo's own: photographer, source, licence, caption_ko … Raises Refused with a
    sentence for bytes that are no usable picture, AlreadyStored for an exact duplicate. A
    failure leaves neither a row nor a file.
    """
    check(by, "store_photo")
    with _bad_picture_refused():
        facts = intake.inspect(data)
    _refuse_duplicate(facts.sha256)
    photo = Photo(
        original=f"{facts.sha256[:2]}/{facts.sha256}{facts.extension}",
        sha256=facts.sha256,
        width=facts.width,
        height=facts.height,
        uploaded_by=by,
        **fields,
    )
    # Made before the transaction: it takes seconds, and SQLite lets nobody else write meanwhile.
    made = _make_renditions(photo, data)
    photo.renditions = _rows(photo, made)
    with _bad_picture_refused():
        photo.colour = dominant_colour(made[0].data)
    with files_undone_on_failure(), transaction.atomic():
        try:
            with transaction.atomic():
                photo.save(force_insert=True)
        except IntegrityError:
            _refuse_duplicate(facts.sha256)
            raise
        # After the row: of two who bring the same picture, one alone writes files.
        with files_undone_on_failure() as written:
            _write(storages["originals"], photo.original.name, data, written)
            _write_renditions(photo, made, written)
    return photo


def change_photo(photo, *, by, **fields):
    """Changes a photo's credit or description, in the row and inside every file readers get.

    Refused where the photo is part of a live story that could not stand on the new credit.
    """
    check(by, "change_photo")
    photo = Photo.objects.get(pk=photo.pk)
    with photo.original.open() as original:
        data = original.read()
    changed = _changed(photo, fields)
    _refuse_if_live(changed)
    made, credit = _make_renditions(changed, data), embedded_credit(changed)
    with files_undone_on_failure(), transaction.atomic():
        current = Photo.objects.select_for_update().get(pk=photo.pk)
        changed = _changed(current, fields)
        _refuse_if_live(changed)
        # Somebody changed another part of the credit while the files were made.
        if embedded_credit(changed) != credit:
            made = _make_renditions(changed, data)
        changed.renditions = _rows(changed, made)
        with files_undone_on_failure() as written:
            _write_renditions(changed, made, written)
            changed.save(update_fields=[*fields, "renditions"])
            _log_in_articles(changed, by=by)
        old = {rendition["file"] for rendition in current.renditions}
        transaction.on_commit(partial(_delete_unused, photo.pk, old), robust=True)
    return changed


@transaction.atomic
def want_photo(article, *, credit_wording, photographer=None, source=None, by):
    """Notes a credit that came without its picture."""
    check(by, "save_facts", article)
    wanted = WantedPhoto.objects.create(
        article=article,
        credit_wording=credit_wording[:300],
        photographer=photographer,
        source=source,
    )
    log("want_photo", article, by=by, note=credit_wording)
    return wanted


@transaction.atomic
def find_wanted_photo(wanted, photo, *, by):
    """Says which picture a wanted credit belongs to, so that nobody looks for it any more."""
    check(by, "save_facts", wanted.article)
    WantedPhoto.objects.filter(pk=wanted.pk).update(found=photo)
    log("find_wanted_photo", wanted.article, by=by, note=wanted.credit_wording)


def embedded_credit(photo):
    """What every file of this photo says of itself, in all the languages that it is known in."""
    first = codes()[0]
    photographer = photo.photographer.name_in(first).text if photo.photographer else ""
    source = photo.source.name_in(first).text if photo.source else ""
    return Credit(
        creator=photographer,
        # IPTC's credit line names who is to be credited; the words around are each page's own.
        credit_line=" / ".join(name for name in (photographer, source) if name),
        source=source,
        copyright_notice=photo.copyright_notice,
        web_statement=photo.licence.url if photo.licence else "",
        description=_by_tag(photo, "caption"),
        alt_text=_by_tag(photo, "alt_text"),
    )


def _by_tag(photo, field):
    texts = {language(code).tag: getattr(photo, column(field, code)) for code in codes()}
    return {tag: text for tag, text in texts.items() if text}


@contextmanager
def _bad_picture_refused():
    try:
        yield
    except BadPicture as error:
        raise Refused([error]) from error


def _refuse_duplicate(sha256):
    if existing := Photo.objects.filter(sha256=sha256).first():
        raise AlreadyStored(existing)


def _refuse_if_live(photo):
    is_live = photo.placements.filter(article__editions__live__isnull=False).exists()
    if is_live and (reasons := list(reasons_against_photo(photo))):
        raise Refused(reasons)


def _changed(photo, fields):
    changed = copy(photo)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _log_in_articles(photo, *, by):
    now = timezone.now()
    Event.objects.bulk_create(
        Event(at=now, by=by, verb="change_photo", article_id=article, note=str(photo))
        for article in photo.placements.values_list("article", flat=True)
    )


def _make_renditions(photo, data):
    """The Renditions with the photo's credit, smallest first."""
    with _bad_picture_refused():
        made = list(renditions(data, embedded_credit(photo)))
    return sorted(made, key=attrgetter("width", "format"))


def _rows(photo, made):
    return [
        {
            "width": each.width,
            "height": each.height,
            "format": each.format,
            "file": _rendition_name(photo, each),
        }
        for each in made
    ]


def _rendition_name(photo, rendition):
    """Addressed by content, so that browsers and CDNs may keep each file for ever."""
    digest = hashlib.sha256(rendition.data).hexdigest()[:12]
    return f"{photo.sha256[:2]}/{photo.sha256[:16]}-{rendition.width}-{digest}.{rendition.format}"


def _write_renditions(photo, made, written):
    for each in made:
        _write(default_storage, _rendition_name(photo, each), each.data, written)


def _write(storage, name, data, written):
    """Writes what is not there yet; a whole file of the same name has the same bytes."""
    if storage.exists(name):
        if storage.size(name) == len(data):
            return
        # Half of a file: the machine stopped while it was written.
        storage.delete(name)
    written.append((storage, name))
    storage.save(name, ContentFile(data))


@contextmanager
def files_undone_on_failure():
    """Collects the files written inside; if anything fails, takes them away again.

    Put round a transaction that stores photos and then does more that can fail.
    """
    outer = _written.get()
    written = [] if outer is None else outer
    before = len(written)
    token = _written.set(written)
    try:
        yield written
    except BaseException:
        for storage, name in written[before:]:
            storage.delete(name)
        del written[before:]
        raise
    finally:
        _written.reset(token)


@transaction.atomic
def _delete_unused(pk, files):
    """Deletes a photo's former files; by now somebody may have given it the old credit again."""
    photo = Photo.objects.select_for_update().filter(pk=pk).first()
    used = {rendition["file"] for rendition in photo.renditions} if photo else set()
    for name in files - used:
        default_storage.delete(name)
