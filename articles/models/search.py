"""What readers find stories by: live text as it was analysed, and the words that headlines used."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """One live edition as search knows it; there is a row exactly as long as it is live.

    The texts are terms between spaces (`text.search`), `facts` the filters that it passes. The
    key says language and time of publication (`search_index.key_of`). Beside each row stands what
    it is found by in the database's own index, which `search_index` alone writes and reads.
    """

    id = models.BigIntegerField(primary_key=True)
    edition = models.OneToOneField(
        "articles.Edition", on_delete=models.CASCADE, related_name="search_entry"
    )
    title = models.TextField()
    standfirst = models.TextField()
    names = models.TextField()
    facts = models.TextField()
    body = models.TextField()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self):
        return self.title.strip()


class SearchWord(models.Model):
    """A word as headlines, standfirsts and names write it, or a body more than once, for readers
    who misspell it.

    `key` is what is compared; two words that differ by a letter or two have `start` or `end` in
    common, or both.
    """

    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    key = models.CharField(max_length=100)
    start = models.CharField(max_length=12)
    end = models.CharField(max_length=12)
    length = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        constraints = [
            models.UniqueConstraint(fields=["language", "word"], name="one_search_word_a_language")
        ]
        indexes = [
            models.Index(fields=["language", "start", "length"], name="search_word_by_start"),
            models.Index(fields=["language", "end", "length"], name="search_word_by_end"),
        ]

    def __str__(self):
        return f"{self.word} ({self.language})"
