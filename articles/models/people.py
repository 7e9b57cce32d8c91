"""Users work here; authors and sources are credited."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.names import name_in


class User(AbstractUser):
    """Somebody who works at the desk."""

    language = models.CharField(
        _("language of the desk"), max_length=12, choices=settings.LANGUAGES, default="en"
    )
    credited_as = models.ForeignKey(
        "articles.Author",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="users",
        verbose_name=_("credited as"),
        help_text=_("The author whom readers see where this person translates a story."),
    )
    wants_digest = models.BooleanField(_("news by e-mail"), default=True)
    # The key of the last Event that an e-mail told of, or could have: keys grow as the log does,
    # while the time of an event may lie before it was written (a scheduled publication).
    told_until = models.BigIntegerField(null=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")


class Author(models.Model):
    """Who is credited for a text or a picture; needs no account."""

    slug = models.SlugField(_("address"), max_length=80, unique=True, allow_unicode=True)
    name = models.CharField(_("name"), max_length=120)
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    bio = models.TextField(_("short biography"), blank=True)
    links = models.TextField(
        _("pages elsewhere"),
        blank=True,
        help_text=_("Full addresses of profiles of the same person, one per line."),
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self):
        return self.name or self.slug

    def name_in(self, code):
        return name_in(self, code)


class Source(models.Model):
    """An organisation that supplies pictures or text, such as a press office or an agency."""

    name = models.CharField(_("name"), max_length=160)
    url = models.URLField(_("web address"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return self.name or f"#{self.pk}"

    def name_in(self, code):
        return name_in(self, code)
