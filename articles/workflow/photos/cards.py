"""The pictures that pages are shared with: drawn when first asked for, and kept.

Each photo has one file in each language at most, the newsroom one; the folder may be emptied at
any time.
"""

from django.conf import settings
from django.core.files.storage import default_storage, storages

from articles.languages import language
from articles.pictures import social
from articles.pictures.framing import Framing
from articles.workflow.photos.files import write


def photo_card(name, source, credit, makers, code, *, focus, crops, may_crop):
    """The JPEG called `name` of a photo's whole public JPEG, with its credit in a language.

    `credit` is what is drawn, with Unicode's marks of direction where it has foreign names;
    `makers` is embedded; `focus` and `crops` are the photo's own. Raises FileNotFoundError where
    the public file is missing.
    """

    def drawn():
        with default_storage.open(source) as file:
            picture = file.read()
        words = _words(credit, code)
        return social.photo_card(picture, words, makers, Framing(focus, crops, may_crop))

    return _kept(f"{_folder(name)}/{code}", name, drawn)


def newsroom_card(name, title, strapline, code):
    """The JPEG called `name` with the newsroom's own; `title` and `strapline` are Names or None."""

    def drawn():
        return social.newsroom_card(_named(title, code), _named(strapline, code))

    return _kept(f"newsroom/{code}", name, drawn)


def forget_cards(sha256):
    """Deletes what was drawn of a photo."""
    folder = _folder(sha256)
    for code, _name in settings.LANGUAGES:
        _delete_others(f"{folder}/{code}", None)


def _kept(folder, name, drawn):
    cards, path = storages["cards"], f"{folder}/{name}"
    try:
        with cards.open(path) as file:
            return file.read()
    except FileNotFoundError:
        data = drawn()
        write(cards, path, data)
        _delete_others(folder, name)
        return data


def _delete_others(folder, name):
    cards = storages["cards"]
    try:
        _folders, names = cards.listdir(folder)
    except FileNotFoundError:
        return
    for each in names:
        if each != name:
            cards.delete(f"{folder}/{each}")


def _folder(digits):
    return f"{digits[:2]}/{digits[:16]}"


def _words(text, code):
    spoken = language(code)
    return social.Words(text, spoken.tag, spoken.direction, tuple(settings.CARD_FONTS))


def _named(name, code):
    return _words(name.text, name.language) if name else _words("", code)
