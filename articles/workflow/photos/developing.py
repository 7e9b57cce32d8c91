"""From an original, or from what was made of it before, to the files that readers get."""

from dataclasses import dataclass

from django.core.files.storage import default_storage

from articles.pictures.framing import Framing
from articles.pictures.intake import BadPicture
from articles.pictures.render import dominant_colour, renditions
from articles.pictures.rewrite import with_credit
from articles.workflow.errors import Refused
from articles.workflow.photos.credit import embedded_credit
from articles.workflow.photos.files import rendition_name
from articles.workflow.photos.signing import signed


@dataclass(frozen=True)
class Asked:
    """What a photo's files depend on, beside its original: the same values, the same files."""

    credit: object
    focus: tuple
    crops: dict
    may_crop: bool

    @property
    def framing(self):
        return Framing(self.focus, self.crops, self.may_crop)


@dataclass(frozen=True)
class Made:
    """Files before they are written: `rows` as in `Photo.renditions`, `files` bytes by name."""

    rows: list
    files: dict
    colour: str
    is_anew: bool


def asked(photo):
    """What the photo's files have to be now."""
    return Asked(
        credit=embedded_credit(photo),
        focus=(photo.focus_x, photo.focus_y),
        crops=photo.crops,
        may_crop=not (photo.licence and photo.licence.forbids_changes),
    )


def develop(photo, wanted):
    """Makes every file from the original. Refused with a sentence if it can't be developed."""
    original = _original(photo)
    try:
        made = list(renditions(original, wanted.credit, wanted.framing))
        made.sort(key=lambda one: (one.width, one.crop, one.format))
        colour = dominant_colour(next(one.data for one in made if not one.crop))
    except BadPicture as error:
        raise Refused([error]) from error
    rows, files = [], {}
    for one in made:
        data = signed(one.data, one.format, one.crop, wanted.credit, original)
        rows.append(_row(photo, one, data))
        files[rows[-1]["file"]] = data
    return Made(rows, files, colour, is_anew=True)


def relabel(photo, wanted):
    """The same pixels with another credit; None where a file is missing or can't carry it."""
    original = _original(photo)
    rows, files = [], {}
    for row in photo.renditions:
        try:
            with default_storage.open(row["file"]) as file:
                data = with_credit(file.read(), row["format"], wanted.credit)
        except FileNotFoundError:
            return None
        if data is None:
            return None
        crop = row.get("crop", "")
        data = signed(data, row["format"], crop, wanted.credit, original)
        name = rendition_name(photo, row["width"], crop, row["format"], data)
        rows.append(row | {"file": name})
        files[name] = data
    return Made(rows, files, photo.colour, is_anew=False)


def _original(photo):
    with photo.original.open() as original:
        return original.read()


def _row(photo, made, data):
    return {
        "width": made.width,
        "height": made.height,
        "format": made.format,
        "crop": made.crop,
        "file": rendition_name(photo, made.width, made.crop, made.format, data),
    }
