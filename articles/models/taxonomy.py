"""Where a story belongs and what it is about."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.languages import column
from articles.models.names import name_in


class Section(models.Model):
    """A part of the newspaper: every article is in exactly one."""

    slug = models.SlugField(_("address"), max_length=50, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self):
        return self.name or self.slug

    def name_in(self, code):
        return name_in(self, code)


class Tag(TagBase):
    """One concept, with a label and an address in each language.

    Neither is unique across languages: "Gift" is a present in one and poison in another.
    """

    name = models.CharField(_("label"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, allow_unicode=True)
    aliases = models.TextField(
        _("also typed as"),
        blank=True,
        help_text=_("Other spellings that mean this tag, one per line."),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [
            models.UniqueConstraint(
                fields=[column(field, code)],
                name=f"unique_tag_{column(field, code)}",
                violation_error_message=_("Another tag has this label or address already."),
            )
            for field in ("name", "slug")
            for code, _name in settings.LANGUAGES
        ]

    def __str__(self):
        return self.name or f"#{self.pk}"

    def name_in(self, code):
        return name_in(self, code)


class TaggedArticle(ItemBase):
    """A tag on an article."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tagged"
    )

    class Meta:
        verbose_name = _("tagged article")
        verbose_name_plural = _("tagged articles")
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="unique_tag_of_article")
        ]
