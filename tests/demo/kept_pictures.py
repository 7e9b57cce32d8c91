"""Renditions kept in a folder: encoding the demo's photographs takes half a minute.

They are those of one state of the code and of Pillow: a change of either makes them anew.
"""

import os
import shutil
import tempfile
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import PIL

from articles.pictures import render, saving
from articles.pictures.render import Rendition
from articles.pictures.saving import MIMES


def makers():
    """A name for what makes pictures: the code of the room, and the library."""
    code = sorted(Path(render.__file__).parent.rglob("*.py"))
    read = b"".join(path.read_bytes() for path in code)
    return sha256(read + PIL.__version__.encode()).hexdigest()[:16]


def keeping(renditions, folder):
    """The same function, which makes the renditions of the same arguments only once.

    What another state of the code left beside the folder goes.
    """
    for other in folder.parent.iterdir():
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)

    def kept(data, credit, framing):
        asked = sha256(repr((sha256(data).hexdigest(), credit, framing)).encode()).hexdigest()
        place = folder / asked
        if not place.exists():
            with _hastily():
                made = list(renditions(data, credit, framing))
            _keep(made, place)
        return [_read(path) for path in sorted(place.iterdir())]

    return kept


@contextmanager
def _hastily():
    """How small an encoder gets a file by trying is nothing that is looked at here."""
    with patch.dict(saving.WEBP, method=0), patch.dict(saving.JPEG, optimize=False):
        yield


def _keep(made, place):
    """Written whole before it gets its name: another process may ask for the same meanwhile."""
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=place.parent))
    for number, each in enumerate(made):
        name = f"{number:03} {each.width} {each.height} {each.format} {each.crop}"
        (fresh / name).write_bytes(each.data)
    try:
        os.rename(fresh, place)
    except OSError:
        if not place.exists():
            raise


def _read(path):
    _number, width, height, made, crop = path.name.split(" ")
    return Rendition(int(width), int(height), made, MIMES[made], path.read_bytes(), crop)
