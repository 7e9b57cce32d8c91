"""Which edition of the pages readers have: one number for each language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Generation(models.Model):
    """How often what readers see in a language has changed; a page kept from before is no page of
    this generation. At `ends_at` something changes by itself: a plan comes due, rights run out.

    Only `workflow.generations` writes it, in the transaction that changes what readers see.
    """

    language = models.CharField(max_length=12, choices=settings.LANGUAGES, unique=True)
    number = models.PositiveBigIntegerField(default=1)
    raised_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("generation of pages")
        verbose_name_plural = _("generations of pages")

    def __str__(self):
        return f"{self.language} {self.number}"
