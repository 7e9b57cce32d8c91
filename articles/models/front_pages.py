"""What editors put where: the front page of a language, the top of a section, what is related."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FrontPage(models.Model):
    """The front page of a language, or of one section in it, as its editors ordered it.

    Its `places` say what stands where; a language without a row has what the rule alone gives.
    """

    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    section = models.ForeignKey(
        "articles.Section",
        on_delete=models.CASCADE,
        null=True,
        related_name="front_pages",
        verbose_name=_("section"),
    )
    # Raised with every save: who saves what they opened before is told.
    version = models.PositiveIntegerField(default=0)
    breaking_text = models.CharField(_("breaking news"), max_length=200, blank=True)
    breaking_article = models.ForeignKey(
        "articles.Article",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("leads to"),
    )
    breaking_until = models.DateTimeField(_("shown until"), null=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        constraints = [
            models.UniqueConstraint(
                fields=["language"], condition=Q(section=None), name="one_front_page_a_language"
            ),
            models.UniqueConstraint(
                fields=["language", "section"], name="one_front_page_a_section_and_language"
            ),
            models.CheckConstraint(
                condition=Q(breaking_text="") | Q(breaking_until__isnull=False),
                name="breaking_line_ends",
            ),
        ]

    def __str__(self):
        return f"{self.language} {self.section or ''}".strip()


class Place(models.Model):
    """One place of a front page: an article put there by hand, or the rule that fills it.

    The rule is "the latest of `section`", of all sections where that is null; it gives `count`
    stories. A place holds from `starts_at` to `ends_at`, always where both are null.
    """

    class Area(models.TextChoices):
        LEAD = "lead", pgettext_lazy("area of a front page", "lead")
        TOP = "top", _("top stories")
        STRIP = "strip", _("section strip")
        OPINION = "opinion", _("opinion")
        LATEST = "latest", _("latest")

    page = models.ForeignKey(FrontPage, on_delete=models.CASCADE, related_name="places")
    area = models.CharField(_("area"), max_length=10, choices=Area)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        null=True,
        related_name="places",
        verbose_name=_("story"),
    )
    section = models.ForeignKey(
        "articles.Section",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("latest of"),
    )
    count = models.PositiveSmallIntegerField(_("number of stories"), default=1)
    starts_at = models.DateTimeField(_("from"), null=True)
    ends_at = models.DateTimeField(_("until"), null=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("place on a front page")
        verbose_name_plural = _("places on front pages")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None)
                | Q(ends_at=None)
                | Q(ends_at__gt=models.F("starts_at")),
                name="place_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(article=None) | Q(section=None, count=1),
                name="place_is_filled_by_hand_or_by_rule",
            ),
            models.CheckConstraint(condition=Q(count__range=(1, 24)), name="place_holds_some"),
        ]

    def __str__(self):
        return f"{self.area} {self.position}"


class RelatedArticle(models.Model):
    """A story that an editor put beside another one; it shows in each language that has both."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="related_by_hand"
    )
    related = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("related story"),
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        constraints = [
            models.UniqueConstraint(fields=["article", "related"], name="related_once"),
            models.CheckConstraint(
                condition=~Q(article=models.F("related")), name="related_to_another"
            ),
        ]

    def __str__(self):
        return f"{self.article_id} → {self.related_id}"
