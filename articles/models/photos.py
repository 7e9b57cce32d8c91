"""Pictures, who made them, and on what terms they may be shown."""

from django.conf import settings
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def originals():
    """The private storage: an original never has a public address."""
    return storages["originals"]


def usable(now, path=""):
    """Whether a photo's rights let it be shown at `now`, as a condition on rows.

    `now` is an aware datetime or an expression, `path` leads from the row asked for to the photo
    ("photo__"). `Photo.is_usable` is the same rule for one photo.
    """
    begun = Q((f"{path}valid_from", None)) | Q((f"{path}valid_from__lte", now))
    lasts = (
        Q((f"{path}valid_until", None))
        | Q((f"{path}valid_until__gt", now))
        | Q((f"{path}override_until__gt", now))
    )
    return Q((f"{path}killed_at", None)) & begun & lasts


def digests_in(name):
    """The bounds (from, before) of the SHA-256 of the picture that a rendition's name belongs to.

    The name has the first 16 of its hexadecimal digits: "ab/ab12…-640-….jpeg".
    """
    digits = name.partition("/")[2][:16]
    return digits, digits + "g"


class PhotoQuerySet(models.QuerySet):
    """Each adjective here has its predicate of the same rule on Photo."""

    def usable(self, now):
        return self.filter(usable(now))

    def uncredited(self):
        return self.filter(Q(photographer=None, source=None) | Q(licence=None))

    def expiring(self, now, until):
        """Those that may be shown now and not any more at `until`."""
        return self.usable(now).exclude(usable(until))

    def of_file(self, name):
        """Those that a rendition of this name can belong to."""
        first, after = digests_in(name)
        return self.filter(sha256__gte=first, sha256__lt=after)

    def unready(self):
        # The colour is found while the files are made; its index spares reading every list.
        return self.filter(colour="", renditions=[])


class DigitalSourceType(models.TextChoices):
    """How a picture came about: IPTC's vocabulary, in its codes.

    http://cv.iptc.org/newscodes/digitalsourcetype/
    """

    CAPTURE = "digitalCapture", _("photograph, taken digitally")
    COMPUTATIONAL = "computationalCapture", _("photograph, computed from several frames")
    NEGATIVE = "negativeFilm", _("scan of a negative")
    POSITIVE = "positiveFilm", _("scan of a slide")
    PRINT = "print", _("scan of a print")
    EDITED = "humanEdits", _("edited by a person")
    ENHANCED = "algorithmicallyEnhanced", _("enhanced by a program")
    COMPOSITE = "compositeCapture", _("composed of photographs")
    ART = "digitalArt", _("drawn on a computer")
    DATA = "dataDrivenMedia", _("made from data")
    SCREEN = "screenCapture", _("screenshot")
    ALGORITHMIC = "algorithmicMedia", _("made by a program, without training data")
    COMPOSITE_AI = "compositeWithTrainedAlgorithmicMedia", _("partly made by AI")
    AI = "trainedAlgorithmicMedia", _("made by AI")


# What readers have to be told: https://www.iptc.org/std/photometadata/ on generative AI.
MADE_BY_AI = (DigitalSourceType.AI, DigitalSourceType.COMPOSITE_AI)


class DataMining(models.TextChoices):
    """Whether programs may learn from a picture: PLUS's vocabulary, in its codes.

    http://ns.useplus.org/ldf/vocab/
    """

    UNSPECIFIED = "DMI-UNSPECIFIED", _("nothing said")
    ALLOWED = "DMI-ALLOWED", _("allowed")
    NO_AI_TRAINING = "DMI-PROHIBITED-AIMLTRAINING", _("not for training AI")
    NO_GENERATIVE_AI = "DMI-PROHIBITED-GENAIMLTRAINING", _("not for training generative AI")
    SEARCH_ONLY = (
        "DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING",
        _("not allowed, but for search engines"),
    )
    PROHIBITED = "DMI-PROHIBITED", _("not allowed")
    SEE_CONSTRAINT = "DMI-PROHIBITED-SEECONSTRAINT", _("not allowed, but as the terms say")


def share(label):
    """A field for a place in a picture: 0 is its left or top edge, 1 its right or bottom one."""
    return models.FloatField(
        label, default=0.5, validators=[MinValueValidator(0.0), MaxValueValidator(1.0)]
    )


class Photo(models.Model):
    """A picture and its credit. The original is kept byte for byte under its SHA-256.

    `renditions` lists what readers get, smallest first: {"width", "height", "format", "crop",
    "file"}, with the file's name in the public media storage; crop is "" for the whole picture,
    else a ratio of `crops`. It is empty until the background task has made them.
    """

    original = models.FileField(_("picture"), storage=originals, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    # 128 bits as 32 hex digits: pictures that look alike differ in few of them.
    perceptual_hash = models.CharField(max_length=32, blank=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    colour = models.CharField(max_length=7, blank=True, editable=False)
    renditions = models.JSONField(default=list, editable=False)
    # Names of files that a task is about to write: what a killed process left is found by them.
    in_hand = models.JSONField(default=list, editable=False)

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
        "articles.Licence",
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
    # What the file said of itself, as it said it: {IPTC name: text or {language tag: text}}.
    received = models.JSONField(default=dict, editable=False)
    has_content_credentials = models.BooleanField(default=False, editable=False)
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
    long_description = models.TextField(_("long description"), blank=True)
    keywords = models.TextField(_("keywords"), blank=True)
    place = models.CharField(
        pgettext_lazy("where a photo was taken", "place"), max_length=200, blank=True
    )
    taken_on = models.DateField(_("taken on"), null=True, blank=True)

    usage_terms = models.TextField(_("usage terms"), blank=True)
    valid_from = models.DateTimeField(_("may be shown from"), null=True, blank=True)
    valid_until = models.DateTimeField(_("may be shown until"), null=True, blank=True)
    replacement = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("shown instead afterwards"),
    )
    territory_note = models.CharField(
        _("where it may be shown"),
        max_length=300,
        blank=True,
        help_text=_("Only where the rights are limited to some countries."),
    )
    territory_confirmed_at = models.DateTimeField(null=True, editable=False)
    consent_note = models.TextField(
        _("people who had to agree"),
        blank=True,
        help_text=_("Minors, patients, private persons: who they are, and who agreed for them."),
    )
    consent_confirmed_at = models.DateTimeField(null=True, editable=False)
    digital_source_type = models.CharField(
        _("how it was made"), max_length=40, choices=DigitalSourceType, blank=True
    )
    data_mining = models.CharField(
        _("text and data mining"), max_length=50, choices=DataMining, blank=True
    )
    keeps_location = models.BooleanField(
        _("tell where it was taken"),
        default=False,
        help_text=_("Coordinates and places stay in the files that readers get."),
    )
    keeps_contact = models.BooleanField(
        _("tell how to reach its maker"),
        default=False,
        help_text=_("Contact data and names of persons stay in the files that readers get."),
    )

    # Past `valid_until`, somebody answered for showing it until then; the log says why.
    override_until = models.DateTimeField(null=True, editable=False)
    killed_at = models.DateTimeField(null=True, editable=False)
    kill_reason = models.TextField(blank=True, editable=False)
    # The last number of days before the end, of those told, that editors were told of.
    told_days = models.SmallIntegerField(null=True, editable=False)

    focus_x = share(_("what matters, from the left"))
    focus_y = share(_("what matters, from the top"))
    # {"16x9": [left, top, right, bottom]}, shares of the upright picture; only those set by hand.
    crops = models.JSONField(default=dict, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        permissions = [
            ("kill_photo", "Can take a photo away from readers at once"),
            ("override_rights", "Can show a photo past its rights"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_until__gt=F("valid_from")),
                name="rights_end_after_they_begin",
                violation_error_message=_("The rights would end before they begin."),
            ),
            models.CheckConstraint(
                condition=Q(focus_x__range=(0, 1), focus_y__range=(0, 1)),
                name="focus_lies_in_the_picture",
            ),
        ]
        indexes = [
            models.Index(
                fields=["valid_until"],
                condition=Q(valid_until__isnull=False),
                name="photo_by_end_of_rights",
            ),
            models.Index(
                fields=["valid_from"],
                condition=Q(valid_from__isnull=False),
                name="photo_by_start_of_rights",
            ),
            models.Index(
                fields=["killed_at"], condition=Q(killed_at__isnull=False), name="photo_killed"
            ),
            models.Index(fields=["colour"], name="photo_by_colour"),
            models.Index(fields=["digital_source_type"], name="photo_by_source_type"),
        ]

    def __str__(self):
        return self.caption or self.credit_wording or str(_("photo without a description"))

    @property
    def is_credited(self):
        return bool((self.photographer_id or self.source_id) and self.licence_id)

    @property
    def is_ready(self):
        """Whether its renditions are made."""
        return bool(self.renditions)

    @property
    def is_made_by_ai(self):
        return self.digital_source_type in MADE_BY_AI

    def is_usable(self, now):
        """Whether its rights let it be shown at `now`; see `usable`."""
        if self.killed_at or (self.valid_from and self.valid_from > now):
            return False
        return self.ends_at is None or self.ends_at > now

    @property
    def ends_at(self):
        """When its rights end, by their own or by an override; None if they don't."""
        if self.valid_until is None or self.override_until is None:
            return self.valid_until
        return max(self.valid_until, self.override_until)
