"""From an original, or from what was made of it before, to the files that readers get."""

from dataclasses import dataclass

from django.core.files.storage import default_storage

from articles.pictures.intake import BadPicture
from articles.pictures.render import dominant_colour, renditions
from articles.workflow.errors import Refused
from articles.workflow.photos.credit import embedded_credit
from articles.workflow.photos.files import rendition_name


@dataclass(frozen=True)
class Asked:
    """What a photo's files depend on, beside its original: the same values, the same files."""

    credit: object
    focus: tuple
    crops: dict
    may_crop: bool

    @property
    def framing(self):
        return self.focus, self.crops, self.may_crop


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
    with photo.original.open() as original:
        data = original.read()
    try:
        made = list(rendered(data, wanted))
        made.sort(key=lambda one: (one.width, getattr(one, "crop", ""), one.format))
        whole = [one for one in made if not getattr(one, "crop", "")]
        colour = dominant_colour(whole[0].data)
    except BadPicture as error:
        raise Refused([error]) from error
    rows = [_row(photo, one) for one in made]
    files = {row["file"]: one.data for row, one in zip(rows, made, strict=True)}
    return Made(rows, files, colour, is_anew=True)


def relabel(photo, wanted):
    """The same pixels with another credit; None where a file is missing or can't carry it."""
    rows, files = [], {}
    for row in photo.renditions:
        try:
            with default_storage.open(row["file"]) as file:
                data = rewritten(file.read(), row["format"], wanted.credit)
        except FileNotFoundError:
            return None
        if data is None:
            return None
        name = rendition_name(photo, row["width"], row.get("crop", ""), row["format"], data)
        rows.append(row | {"file": name})
        files[name] = data
    return Made(rows, files, photo.colour, is_anew=False)


def rendered(data, wanted):
    """The Renditions of an original's bytes, in any order."""
    return renditions(data, wanted.credit)


def rewritten(file, file_format, credit):
    """A public file's bytes with another credit, or None where its format does not allow it."""
    return


def _row(photo, made):
    crop = getattr(made, "crop", "")
    return {
        "width": made.width,
        "height": made.height,
        "format": made.format,
        "crop": crop,
        "file": rendition_name(photo, made.width, crop, made.format, made.data),
    }
