"""Which lists a story stands in, as rows in the order in which readers see them."""

from django.conf import settings
from django.db import models


class Listing(models.Model):
    """One place of a live edition: in the list of its section, of an author, or of a tag.

    Derived from `Article`, `Byline` and `TaggedArticle`, and written by `workflow.listings` alone,
    in the transaction that changes them; `manage.py index_search` writes it anew. The key is the
    row itself, in the order of a page: list, language, time, edition.
    """

    class Kind(models.IntegerChoices):
        """Whose list it is; the desk shows none of them."""

        SECTION = 1
        AUTHOR = 2
        TAG = 3

    pk = models.CompositePrimaryKey("kind", "key", "language", "published_at", "edition")
    kind = models.PositiveSmallIntegerField(choices=Kind)
    key = models.BigIntegerField()  # of the section, author or tag
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    published_at = models.DateTimeField()
    edition = models.ForeignKey(
        "articles.Edition", on_delete=models.CASCADE, related_name="listings"
    )

    def __str__(self):
        return f"{self.Kind(self.kind).name.lower()} {self.key} ({self.language})"
