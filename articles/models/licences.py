"""The terms on which pictures may be shown, and what each of them asks."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.names import name_in


class Licence(models.Model):
    """The terms on which a picture may be shown.

    `code` is the SPDX identifier where there is one (CC-BY-SA-4.0), else ours (own, KOGL-1).
    """

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        help_text="CC-BY-4.0",
        # SPDX 3.0, annex B: letters, digits, full stop and hyphen.
        validators=[RegexValidator(r"^[A-Za-z0-9.-]+\Z")],
    )
    url = models.URLField(_("address of the terms"), blank=True)
    name = models.CharField(_("name"), max_length=120)
    asks_credit = models.BooleanField(_("asks for the maker's name"), default=True)
    asks_link = models.BooleanField(_("asks for a link to its terms"), default=False)
    forbids_changes = models.BooleanField(_("forbids changes, crops among them"), default=False)
    forbids_commercial_use = models.BooleanField(_("forbids commercial use"), default=False)

    class Meta:
        ordering = ["code"]
        verbose_name = _("licence")
        verbose_name_plural = _("licences")

    def __str__(self):
        return self.name or self.code

    def name_in(self, code):
        return name_in(self, code)
