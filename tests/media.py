"""Photos with real files, small enough to be made in a moment."""

from itertools import count

from django.conf import settings
from django.core.files.storage import default_storage

from articles import workflow
from articles.models import Licence, Photo
from articles.pictures.credit import read_credit
from articles.workflow.photos.developing import Made, asked
from tests import make
from tests.pictures.samples import painting, saved

_widths = count(40)


def picture():
    """A JPEG's bytes, each time another picture."""
    return saved(painting(next(_widths), 30))


def stored(data=None, **fields):
    """A credited photo whose files exist."""
    fields.setdefault("photographer", make.author(ko="하늘 & 바다", en="O'Brien & Sons"))
    fields.setdefault("licence", Licence.objects.get_or_create(code="own")[0])
    return ready(workflow.store_photo(data or picture(), by=None, **fields))


def ready(photo):
    """The photo with its renditions: inside a test's transaction no task was started yet."""
    workflow.make_renditions.call(photo.pk)
    return Photo.objects.get(pk=photo.pk)


def as_they_are(photo):
    """In place of `relabelled`, for photos of make.photo, which have rows only."""
    return asked(photo), Made(photo.renditions, {}, photo.colour, is_anew=False)


def credit(name):
    """What a public file says of itself."""
    with default_storage.open(name) as file:
        return read_credit(file.read())


def files():
    """The files that the newsroom keeps at this moment: their bytes by name."""
    folder = settings.VAR / "media"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def public_names(photo):
    """The names of the public files that were ever made of this photo and are still there."""
    folder = settings.VAR / "media/public"
    found = folder.glob(f"{photo.sha256[:2]}/{photo.sha256[:16]}-*")
    return {str(path.relative_to(folder)) for path in found}
