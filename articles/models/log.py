"""Who did what, when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.history import History


class Event(History):
    """One step of one article; written by the verbs in the same transaction, never changed."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="events"
    )
    verb = models.CharField(max_length=24)
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="events")
    language = models.CharField(max_length=12, blank=True)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self):
        return f"{self.verb} {self.language}".strip()


class PhotoEvent(History):
    """One step of one photo; written by the verbs in the same transaction, never changed."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="photo_events"
    )
    verb = models.CharField(max_length=24)
    photo = models.ForeignKey("articles.Photo", on_delete=models.CASCADE, related_name="events")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("photo event")
        verbose_name_plural = _("photo events")

    def __str__(self):
        return self.verb
