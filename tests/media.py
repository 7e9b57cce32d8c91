"""Photos with real files, small enough to be made in a moment."""

from itertools import count

from django.conf import settings

from articles import workflow
from articles.models import Licence
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
    return workflow.store_photo(data or picture(), by=None, **fields)


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
