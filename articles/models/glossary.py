"""The glossary: what a name, a title or an abbreviation is called in each language."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.names import name_in


class Term(models.Model):
    """A name, title, organisation or abbreviation with its approved form in each language."""

    class Kind(models.TextChoices):
        NAME = "name", _("name of a person")
        PLACE = "place", _("name of a place")
        ORGANISATION = "organisation", _("organisation")
        TITLE = "title", _("title or office")
        ABBREVIATION = "abbreviation", _("abbreviation")
        WORD = "word", _("word of the trade")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.WORD)
    do_not_translate = models.BooleanField(
        _("do not translate"),
        default=False,
        help_text=_("Its form in the original’s language stays as it is in every language."),
    )
    note = models.TextField(_("note for translators"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    name = models.CharField(_("approved form"), max_length=160, blank=True)
    explanation = models.CharField(
        _("in full"),
        max_length=200,
        blank=True,
        help_text=_("What an abbreviation stands for, as it is explained to readers."),
    )
    avoid = models.TextField(
        _("to avoid"), blank=True, help_text=_("Forms that are not used, one per line.")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("term")
        verbose_name_plural = _("glossary")

    def __str__(self):
        return self.name or f"#{self.pk}"

    def name_in(self, code):
        return name_in(self, code)
