"""Everything that was ever written for an edition, and every address that it had."""

from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.editions import Edition
from articles.models.history import History

PREVIEW_SALT = "articles.preview"


@dataclass(frozen=True)
class Text:
    """What is written in one language for one story.

    `captions` maps a photo's id, as a string, to {"caption", "alt_text", "decorative"}.
    """

    title: str = ""
    standfirst: str = ""
    body: str = ""
    slug: str = ""
    seo_title: str = ""
    seo_description: str = ""
    captions: dict = field(default_factory=dict)


class Revision(History):
    """One immutable version of an edition's text."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=250, blank=True)
    slug = models.CharField(_("address"), max_length=100, blank=True)
    seo_title = models.CharField(_("title for search engines"), max_length=120, blank=True)
    seo_description = models.CharField(
        _("description for search engines"), max_length=300, blank=True
    )
    standfirst = models.TextField(_("standfirst"), blank=True)
    captions = models.JSONField(default=dict, blank=True)
    body = models.TextField(_("body"), blank=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="unique_revision_number")
        ]

    def __str__(self):
        return f"{self.number}: {self.title}"

    @property
    def text(self):
        return Text(**{name: getattr(self, name) for name in asdict(Text())})

    def preview_url(self):
        """A link that shows this revision as readers would see it, until PREVIEW_DAYS are over."""
        return reverse("preview", args=[signing.dumps(self.pk, salt=PREVIEW_SALT)])

    @classmethod
    def key_in_preview(cls, token):
        """The primary key in a preview link; signing.BadSignature if forged or expired."""
        return signing.loads(token, salt=PREVIEW_SALT, max_age=settings.PREVIEW_DAYS * 86_400)


class FormerSlug(models.Model):
    """An address that an edition once had; it answers 301 for ever."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="former_slugs")
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    slug = models.CharField(max_length=100)
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "slug"], name="unique_former_slug_in_language"
            )
        ]

    def __str__(self):
        return f"{self.language}: {self.slug}"
