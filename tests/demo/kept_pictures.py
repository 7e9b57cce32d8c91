"""Renditions kept in a folder: encoding the demo's photographs takes half a minute."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from articles.pictures.render import Rendition
from articles.pictures.saving import MIMES


def keeping(renditions, folder):
    """The same function, which makes the renditions of the same arguments only once."""

    def kept(data, credit, framing):
        asked = sha256(repr((sha256(data).hexdigest(), credit, framing)).encode()).hexdigest()
        place = folder / asked
        if not place.exists():
            _keep(list(renditions(data, credit, framing)), place)
        return [_read(path) for path in sorted(place.iterdir())]

    return kept


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
