"""Where photos are used, and which are still looked for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.photos import Photo


class Placement(models.Model):
    """A photo's place in an article, the same in each language.

    `alt_text` in a language is NULL until that language's live text has one (the photo is not
    shown there yet), and empty where the live text says that the photo is decorative.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("lead")
        INLINE = "inline", _("in the text")
        GALLERY = "gallery", _("gallery")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="placements"
    )
    photo = models.ForeignKey(
        Photo, on_delete=models.PROTECT, related_name="placements", verbose_name=_("photo")
    )
    role = models.CharField(_("place"), max_length=8, choices=Role, default=Role.LEAD)
    after_block = models.PositiveSmallIntegerField(
        _("after paragraph"),
        default=0,
        help_text=_("For a photo in the text: after which paragraph of the body it stands."),
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    caption = models.TextField(_("caption"), null=True, blank=True, editable=False)  # noqa: DJ001
    alt_text = models.TextField(_("alt text"), null=True, blank=True, editable=False)  # noqa: DJ001

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("placed photo")
        verbose_name_plural = _("placed photos")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "photo"],
                name="one_placement_of_a_photo",
                violation_error_message=_("This photo is in the story already."),
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(role="lead"),
                name="one_lead_photo",
                violation_error_message=_("The story has a lead photo already."),
            ),
        ]

    def __str__(self):
        return f"{self.photo} ({self.get_role_display()})"


class WantedPhoto(models.Model):
    """A credit line that came without its picture; somebody has to find the picture."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="wanted_photos"
    )
    credit_wording = models.CharField(_("credit as received"), max_length=300)
    photographer = models.ForeignKey(
        "articles.Author", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    source = models.ForeignKey(
        "articles.Source", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    found = models.ForeignKey(
        Photo, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("wanted photo")
        verbose_name_plural = _("wanted photos")

    def __str__(self):
        return self.credit_wording
