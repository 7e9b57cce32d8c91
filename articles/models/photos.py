"""Pictures, who made them, on what terms, and where they are used."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.names import name_in


def originals():
    """The private storage: an original never has a public address."""
    return storages["originals"]


class Licence(models.Model):
    """The terms on which a picture may be shown."""

    code = models.SlugField(_("code"), max_length=40, unique=True, help_text="CC-BY-4.0")
    url = models.URLField(_("address of the terms"), blank=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["code"]
        verbose_name = _("licence")
        verbose_name_plural = _("licences")

    def __str__(self):
        return self.name or self.code

    def name_in(self, code):
        return name_in(self, code)


class PhotoQuerySet(models.QuerySet):
    def uncredited(self):
        return self.filter(Q(photographer=None, source=None) | Q(licence=None))


class Photo(models.Model):
    """A picture and its credit. The original is kept byte for byte under its SHA-256.

    `renditions` lists what readers get, smallest first: {"width", "height", "format", "file"},
    with the file's name in the public media storage.
    """

    original = models.FileField(_("picture"), storage=originals, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    colour = models.CharField(max_length=7, blank=True, editable=False)
    renditions = models.JSONField(default=list, editable=False)
    photographer = models.ForeignKey(
        "articles.Author",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("photographer"),
    )
    source = models.ForeignKey(
        "articles.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("source"),
    )
    licence = models.ForeignKey(
        Licence,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("licence"),
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=200, blank=True)
    credit_wording = models.CharField(
        _("credit as received"), max_length=300, blank=True, editable=False
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    caption = models.TextField(_("description"), blank=True)
    alt_text = models.TextField(_("alt text"), blank=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self):
        return self.caption or self.credit_wording or str(_("photo without a description"))

    @property
    def is_credited(self):
        return bool((self.photographer_id or self.source_id) and self.licence_id)


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
