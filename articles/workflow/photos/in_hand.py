"""Which files are about to be written, and which photos wait for new ones.

`Photo.in_hand` has an entry for each run that writes files, {"run", "since", "files"}, and for
each wish that none has fulfilled yet, {"wish", "since", "anew"}; "anew" asks for new pixels. Both
are committed before anything is written, so that what a killed process left is known by name.
"""

from datetime import timedelta
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from articles.models import Photo
from articles.workflow.photos.files import needed

# No run lasts this long: what it has in hand then is left over.
LONGEST = timedelta(hours=1)


def held_photo(pk):
    """The photo as it is now, held until the transaction ends; None if it is gone."""
    names = ("photographer", "source", "licence")
    held = Photo.objects.select_for_update(no_key=True, of=("self",))
    return held.select_related(*names).filter(pk=pk).first()


def hold_photo(photo):
    """The same for a verb, which can't go on without it: raises Photo.DoesNotExist."""
    held = held_photo(photo.pk)
    if held is None:
        raise Photo.DoesNotExist
    return held


def wish(photo, *, anew):
    """Adds to a held photo, unsaved, that its files have to be made."""
    photo.in_hand = [*photo.in_hand, _entry(wish=uuid4().hex, anew=anew)]


def wishes(photo):
    return [entry for entry in photo.in_hand if "wish" in entry]


def is_waiting(photo):
    """Whether files of the photo have still to be made."""
    return not photo.is_ready or bool(wishes(photo))


@transaction.atomic
def begin(pk, files):
    """Notes the names of files to be written; returns the run's mark, None if the photo is gone."""
    photo = held_photo(pk)
    if photo is None:
        return None
    run = uuid4().hex
    photo.in_hand = [*photo.in_hand, _entry(run=run, files=sorted(files))]
    photo.save(update_fields=["in_hand"])
    return run


def without(photo, *, run, done):
    """What a held photo has in hand once a run is over and the wishes `done` are fulfilled."""
    over = {run, *(entry["wish"] for entry in done)}
    return [entry for entry in photo.in_hand if entry.get("run", entry.get("wish")) not in over]


@transaction.atomic
def give_up(pk, run, files):
    """Ends a run that came to nothing, and takes its files away."""
    photo = held_photo(pk)
    if photo:
        photo.in_hand = without(photo, run=run, done=())
        photo.save(update_fields=["in_hand"])
    delete_unneeded(pk, files)


@transaction.atomic
def delete_unneeded(pk, files):
    """Deletes public files of a photo that it does not list and that nobody is about to write."""
    photo = held_photo(pk)
    for name in sorted(set(files) - (needed(photo) if photo else set())):
        default_storage.delete(name)


@transaction.atomic
def clear_left_over(pk, now=None):
    """Forgets the runs that must have been killed; returns the names of what they left."""
    photo = held_photo(pk)
    if photo is None:
        return set()
    oldest = ((now or timezone.now()) - LONGEST).isoformat()
    dead = [each for each in photo.in_hand if "run" in each and each["since"] < oldest]
    if not dead:
        return set()
    photo.in_hand = [entry for entry in photo.in_hand if entry not in dead]
    photo.save(update_fields=["in_hand"])
    left = {name for entry in dead for name in entry["files"]} - needed(photo)
    for name in left:
        default_storage.delete(name)
    return left


def _entry(**what):
    return {**what, "since": timezone.now().isoformat()}
