"""The translation memory: what was said in one language, and how it was said in another."""

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Said(NamedTuple):
    """One side of a pair."""

    language: str
    text: str
    html: str
    digest: str


class MemoryPair(models.Model):
    """A piece of a story in two languages, as it was approved; it serves both directions.

    `first` and `second` follow the order of the languages' codes, `source_language` says which
    was the original. Digests are those of articles.text.segments. A body's side can be several
    blocks of canonical HTML, one a line.
    """

    class Kind(models.TextChoices):
        TITLE = "title", _("title")
        STANDFIRST = "standfirst", _("standfirst")
        BODY = "body", _("body")
        CAPTION = "caption", _("caption")
        ALT_TEXT = "alt_text", _("alt text")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    first_language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    second_language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    source_language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    first_digest = models.CharField(max_length=32)
    second_digest = models.CharField(max_length=32)
    # The story that last said so. A pair from a file of others has none, or its name alone.
    article = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    story = models.CharField(_("story"), max_length=250, blank=True)
    at = models.DateTimeField(_("approved"), default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    first_text = models.TextField()
    second_text = models.TextField()
    first_html = models.TextField()
    second_html = models.TextField()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("remembered translation")
        verbose_name_plural = _("translation memory")
        constraints = [
            models.UniqueConstraint(
                fields=["first_language", "second_language", "first_digest", "second_digest"],
                name="pair_remembered_once",
            ),
            models.CheckConstraint(
                condition=Q(first_language__lt=F("second_language")),
                name="pair_in_order_of_languages",
            ),
        ]
        indexes = [
            models.Index(
                fields=["first_language", "second_language", "second_digest"],
                name="pair_by_second_digest",
            )
        ]

    def __str__(self):
        return f"{self.first_text[:40]} = {self.second_text[:40]}"

    def sides(self):
        """The Said of the original, then that of its translation."""
        sides = [
            Said(self.first_language, self.first_text, self.first_html, self.first_digest),
            Said(self.second_language, self.second_text, self.second_html, self.second_digest),
        ]
        return sides if self.source_language == self.first_language else sides[::-1]


class MemoryKey(models.Model):
    """A sign under which a pair is found from one of its sides (articles.text.likeness.keys).

    The key itself says from which language into which; `size` is the side's, so that texts too
    short or too long to be alike are passed over in the index.
    """

    key = models.IntegerField()
    size = models.PositiveSmallIntegerField()
    pair = models.ForeignKey(MemoryPair, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        verbose_name = _("key of the memory")
        verbose_name_plural = _("keys of the memory")
        indexes = [models.Index(fields=["key", "size", "pair"], name="pair_by_key")]

    def __str__(self):
        return f"{self.key}: {self.pair_id}"
