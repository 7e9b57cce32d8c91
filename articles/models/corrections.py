"""Corrections: what was wrong in a published text, told to its readers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.editions import Edition


class Correction(models.Model):
    """A public note in one language.

    One without `answers` says that an edition was wrong, and asks something of every live
    translation made from it. A translation answers with a row of its own: with a note where it
    was wrong as well, without where it never was.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="corrections")
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="answered_by"
    )
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.RESTRICT, related_name="+", verbose_name=_("version")
    )
    note = models.TextField(_("note to readers"), blank=True)
    at = models.DateTimeField(_("published"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.UniqueConstraint(fields=["edition", "answers"], name="correction_answered_once"),
            models.CheckConstraint(
                condition=Q(answers__isnull=False) | ~Q(note=""), name="correction_says_what"
            ),
        ]

    def __str__(self):
        return self.note[:60] or _("not concerned")
