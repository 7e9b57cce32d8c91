"""Changing what is said of photos, in their rows and inside every file that readers get."""

from copy import copy
from typing import NamedTuple

from django.db import transaction

from articles.models import Photo
from articles.workflow.errors import Refused
from articles.workflow.generations import renew_photo
from articles.workflow.photo_words import note_words
from articles.workflow.photos import in_hand
from articles.workflow.photos.developing import asked
from articles.workflow.photos.renditions import enqueue, put_in_place, relabelled
from articles.workflow.reasons import reasons_against_credit
from articles.workflow.record import log_in_articles, log_photo
from articles.workflow.rights import check

NAMES = ("photographer", "source", "licence")
# What a person has to look at anew once it is written differently.
CONFIRMED = {
    "territory_note": "territory_confirmed_at",
    "consent_note": "consent_confirmed_at",
}


class Changed(NamedTuple):
    """What came of a change of many photos: those done, and (photo, reasons) of those refused."""

    done: list
    refused: list


def change_photo(photo, *, by, **fields):
    """Changes a photo's facts; what its files say of it changes in the same step.

    A new focus, crop or licence for crops is seen once the background task has made new files.
    Refused where the photo is part of a live story that could not stand on the new credit.
    """
    check(by, "change_photo")
    while True:
        photo = Photo.objects.select_related(*NAMES).get(pk=photo.pk)
        changed = copy(photo)
        _set(changed, fields)
        _refuse_if_live(changed)
        apply = _application(photo, fields, by)
        if not photo.is_ready or asked(changed).credit == asked(photo).credit:
            made = _apply_alone(photo, changed, apply)
        else:
            made = put_in_place(photo, relabelled(changed), apply)
        if made:
            return made


def change_photos(photos, *, by, **fields):
    """Changes many photos, each wholly or not at all; returns a Changed."""
    check(by, "change_photo")
    done, refused = [], []
    for photo in photos:
        try:
            done.append(change_photo(photo, by=by, **fields))
        except Refused as refusal:
            refused.append((photo, refusal.reasons))
    return Changed(done, refused)


@transaction.atomic
def refresh_credits(photos, *, anew=False):
    """Has the files of photos say again what is known by now, for instance an author's new name.

    In the background; the rows say at once which files have still to follow. `anew` asks for new
    pixels as well, where a licence came to forbid crops.
    """
    for pk in photos.order_by("pk").values_list("pk", flat=True):
        held = in_hand.held_photo(pk)
        if held and held.is_ready:
            in_hand.wish(held, anew=anew)
            held.save(update_fields=["in_hand"])
            enqueue(pk)


def _application(photo, fields, by):
    """Changes a held row as `fields` say, and writes it down; for `put_in_place`."""

    def apply(held):
        before = asked(held).framing
        names = [*fields, *_set(held, fields)]
        _refuse_if_live(held)
        if held.is_ready and asked(held).framing != before:
            in_hand.wish(held, anew=True)
            enqueue(held.pk)
        note_words(held)
        log_photo("change_photo", held, by=by, note=", ".join(fields))
        log_in_articles("change_photo", held, by=by, note=str(held))
        return names

    return apply


def _apply_alone(photo, changed, apply):
    """The change of a row whose files stay as they are; None where others changed them."""
    with transaction.atomic():
        held = in_hand.hold_photo(photo)
        was_ready, before, former = held.is_ready, asked(held).credit, held.photographer_id
        names = apply(held)
        if was_ready and asked(held).credit != before:
            transaction.set_rollback(True)
            return None
        held.save(update_fields=[*names, "in_hand"])
        renew_photo(held, former=former)
    return held


def _set(photo, fields):
    """Sets fields and what follows from them; returns the names of what followed."""
    followed = []
    for note, confirmed in CONFIRMED.items():
        if note in fields and fields[note] != getattr(photo, note):
            setattr(photo, confirmed, None)
            followed.append(confirmed)
    if "valid_until" in fields and fields["valid_until"] != photo.valid_until:
        photo.told_days = None
        followed.append("told_days")
    for name, value in fields.items():
        setattr(photo, name, value)
    return followed


def _refuse_if_live(photo):
    is_live = photo.placements.filter(article__editions__live__isnull=False).exists()
    if is_live and (reasons := list(reasons_against_credit(photo))):
        raise Refused(reasons)
