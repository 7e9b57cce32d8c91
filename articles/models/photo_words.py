"""What photos are found by at the desk."""

from django.db import models

from articles.languages import codes, column
from articles.text.keys import search_key

WRITTEN = ("caption", "alt_text", "long_description")
# What the file said, in whatever language that is.
RECEIVED = ("photoshop:Headline", "dc:title", "dc:description", "Iptc4xmpExt:PersonInImage")


class PhotoWords(models.Model):
    """One photo's words in every language, as search compares them.

    A row of its own: a photo's row also holds its list of files, and a search through a hundred
    thousand of those would read a gigabyte. `described_in` holds the codes of the languages
    with an alt text, each between spaces. The verbs keep it, through `words_of`.
    """

    photo = models.OneToOneField("articles.Photo", on_delete=models.CASCADE, related_name="words")
    search_key = models.TextField()
    described_in = models.TextField(default=" ")

    def __str__(self):
        return self.search_key[:80]


def words_of(photo):
    """The values of a photo's PhotoWords. Names of people and sources are searched where they
    stand, so that a corrected name needs nothing here."""
    texts = [getattr(photo, column(field, code)) for field in WRITTEN for code in codes()]
    texts += [photo.keywords, photo.place, photo.credit_wording]
    for name in RECEIVED:
        texts += _texts(photo.received.get(name, ""))
    described = [code for code in codes() if getattr(photo, column("alt_text", code))]
    return {
        "search_key": search_key("\n".join(dict.fromkeys(filter(None, texts)))),
        "described_in": f" {' '.join(described)} ",
    }


def _texts(value):
    """A text, a list of texts or texts by language, as a list."""
    if isinstance(value, dict):
        value = list(value.values())
    return [str(text) for text in (value if isinstance(value, list) else [value])]
