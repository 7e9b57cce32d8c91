"""One story in all its languages: the shared facts, and the text that readers see now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.taxonomy import TaggedArticle


class Article(models.Model):
    """The facts of a story and, in its translated columns, the live text of each language.

    Only `workflow.publish` and `workflow.withdraw` write the translated columns. Short columns
    stand before bodies, so that list queries never walk through bodies.
    """

    class Kind(models.TextChoices):
        """What kind of text it is; schema.org's types of NewsArticle follow from it."""

        NEWS = "news", _("news")
        REPORTAGE = "reportage", _("reportage")
        ANALYSIS = "analysis", _("analysis")
        BACKGROUND = "background", _("background")
        OPINION = "opinion", _("opinion")
        REVIEW = "review", _("review")
        SPONSORED = "sponsored", _("sponsored")

    class MadeByAI(models.TextChoices):
        """What a machine had to do with the original's text."""

        PARTLY = "partly", _("with the help of AI")
        WHOLLY = "wholly", _("by AI")

    source_language = models.CharField(
        _("written in"), max_length=12, choices=settings.LANGUAGES, db_index=True
    )
    section = models.ForeignKey(
        "articles.Section",
        on_delete=models.PROTECT,
        related_name="articles",
        verbose_name=_("section"),
    )
    authors = models.ManyToManyField(
        "articles.Author", through="articles.Byline", related_name="articles", blank=True
    )
    tags = TaggableManager(through=TaggedArticle, blank=True, verbose_name=_("tags"))
    kind = models.CharField(_("kind of text"), max_length=12, choices=Kind, default=Kind.NEWS)
    sponsor = models.CharField(
        _("paid for by"),
        max_length=120,
        blank=True,
        help_text=_("Only for sponsored texts: readers are told."),
    )
    made_by_ai = models.CharField(_("written"), max_length=8, choices=MadeByAI, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="articles",
    )
    changed_at = models.DateTimeField(_("last change"), auto_now_add=True, db_index=True)
    # No text of the story is published before this time, whatever is scheduled.
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True, editable=False)
    breaking_until = models.DateTimeField(
        _("breaking news until"), null=True, blank=True, editable=False
    )

    title = models.CharField(_("title"), max_length=250, editable=False)
    standfirst = models.TextField(_("standfirst"), editable=False)
    seo_title = models.CharField(_("title for search engines"), max_length=120, editable=False)
    seo_description = models.CharField(
        _("description for search engines"), max_length=300, editable=False
    )
    body = models.TextField(_("body"), editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    source_language__in=[code for code, _name in settings.LANGUAGES]
                ),
                name="article_source_language_is_known",
            ),
            models.CheckConstraint(
                condition=(models.Q(kind="sponsored") & ~models.Q(sponsor=""))
                | (~models.Q(kind="sponsored") & models.Q(sponsor="")),
                name="sponsored_text_names_its_sponsor",
                violation_error_message=_("A sponsored text names who paid for it; no other does."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["breaking_until"],
                condition=models.Q(breaking_until__isnull=False),
                name="breaking_by_time",
            ),
            # The desk's list by kind: all but the usual one are rare.
            models.Index(
                fields=["kind", "-changed_at"],
                condition=~models.Q(kind="news"),
                name="rare_kind_by_change",
            ),
        ]

    def __str__(self):
        source = next((e for e in self.editions.all() if e.language == self.source_language), None)
        return (source and source.newest_title) or str(_("Needs a headline"))

    def edition(self, code):
        """The edition in a language, or None where nothing was ever written in it."""
        return self.editions.filter(language=code).first()


class Byline(models.Model):
    """An author's place in an article's list of authors."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "articles.Author",
        on_delete=models.PROTECT,
        related_name="bylines",
        verbose_name=_("author"),
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(fields=["article", "author"], name="unique_author_of_article")
        ]

    def __str__(self):
        return str(self.author)


class IntakeFile(models.Model):
    """A text that was taken in as a story, so that the same text is recognised next time."""

    digest = models.CharField(max_length=64, db_index=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="intake_files")
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("story file")
        verbose_name_plural = _("story files")

    def __str__(self):
        return self.digest[:12]
