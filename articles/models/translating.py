"""What translators leave beside a text: verdicts, remarks, unsaved words. None of it is text.

A block is named by the digest of its content (articles.text.segments), so that a verdict holds
as long as the block says the same, wherever it stands, and lapses when it says something else.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.editions import Edition
from articles.models.log import Event


def _user(**options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", **options
    )


class Autosave(models.Model):
    """What one person typed into one edition and has not saved; it is nobody else's business."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    started_from = models.PositiveIntegerField(null=True)
    typed = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "user"], name="one_autosave_a_person"
            )
        ]

    def __str__(self):
        return f"{self.article_id} {self.language} {self.user_id}"


class Alignment(models.Model):
    """Which blocks of an edition say what which blocks of its original say.

    `links` is a list of [original's digest, edition's digest], as last saved side by side.
    """

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="alignment")
    links = models.JSONField(default=list)

    class Meta:
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")

    def __str__(self):
        return str(self.edition)


class Settled(models.Model):
    """A block of the original whose change a translator has dealt with, before base moves on."""

    class Verdict(models.TextChoices):
        STILL_RIGHT = "still_right", _("still right")
        DONE = "done", _("done")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="settled")
    # Of the block as it was in base and as it is now: "" where it is new, or gone.
    old_digest = models.CharField(max_length=32, blank=True)
    new_digest = models.CharField(max_length=32, blank=True)
    verdict = models.CharField(max_length=12, choices=Verdict)
    by = _user()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("settled change")
        verbose_name_plural = _("settled changes")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "old_digest", "new_digest"], name="change_settled_once"
            )
        ]

    def __str__(self):
        return f"{self.edition_id}: {self.verdict}"


class NoEffect(models.Model):
    """A revision of an original that asks nothing of its translations, and whom it carried along.

    `carried` are the keys of the editions whose base moved from `previous` to `revision`, so
    that the mark can be taken back.
    """

    revision = models.OneToOneField(
        "articles.Revision", on_delete=models.CASCADE, related_name="no_effect"
    )
    previous = models.ForeignKey("articles.Revision", on_delete=models.CASCADE, related_name="+")
    carried = models.JSONField(default=list)
    by = _user()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("change without effect on translations")
        verbose_name_plural = _("changes without effect on translations")

    def __str__(self):
        return f"{self.revision_id}"


class MachineTextQuerySet(models.QuerySet):
    def checked_in_live(self):
        """Those that were confirmed before the live text went live, or while it was, in it."""
        in_live = Event.objects.filter(
            verb="confirm_machine_text", revision=OuterRef("edition__live")
        )
        before = Q(confirmed_at__lte=F("edition__updated_at"))
        return self.filter(before | Exists(in_live), confirmed_at__isnull=False)


class MachineText(models.Model):
    """A block that a machine wrote; nobody may approve it before a person has confirmed it.

    A block that a person changed has another digest, and is the person's own.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="machine_texts")
    digest = models.CharField(max_length=32)
    provider = models.CharField(max_length=40)
    asked_by = _user()
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_by = _user()
    confirmed_at = models.DateTimeField(null=True)

    objects = MachineTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("machine translation")
        verbose_name_plural = _("machine translations")
        constraints = [
            models.UniqueConstraint(fields=["edition", "digest"], name="machine_text_once")
        ]

    def __str__(self):
        return f"{self.provider}: {self.edition_id}"


class IgnoredFinding(models.Model):
    """A finding of a check that somebody looked at and let stand, with the reason."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="ignored_findings")
    check_name = models.CharField(max_length=40)
    # What the finding is about, wherever it stands: articles.text.checks.Finding.signature.
    signature = models.CharField(max_length=32)
    excerpt = models.CharField(max_length=200, blank=True)
    reason = models.CharField(_("because"), max_length=300)
    by = _user()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("ignored finding")
        verbose_name_plural = _("ignored findings")
        constraints = [
            models.UniqueConstraint(fields=["edition", "signature"], name="finding_ignored_once")
        ]

    def __str__(self):
        return f"{self.check_name}: {self.reason}"


class Comment(models.Model):
    """A remark on one block of an edition, or an answer to one.

    `key` names the segment it was made on, `digest` and `quote` what stood there then.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="comments")
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    key = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    quote = models.CharField(max_length=200, blank=True)
    text = models.TextField(_("comment"))
    by = _user()
    at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = _user()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=Q(answers=None) | Q(resolved_at=None), name="only_the_first_is_resolved"
            )
        ]

    def __str__(self):
        return self.text[:60]
