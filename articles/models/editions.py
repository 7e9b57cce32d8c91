"""An article in one language: where it stands."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EditionQuerySet(models.QuerySet):
    """Each adjective here has its predicate of the same rule on Edition."""

    _is_behind = Q(original__isnull=False) & (Q(base=None) | ~Q(base=F("original")))
    _is_unpublished = Q(live=None) | ~Q(live=F("newest"))
    _is_unfinished = Q(next=None, withdrawn_at=None) & (_is_unpublished | _is_behind)

    def _with_original(self):
        return self.alias(original=Coalesce("made_from__live", "made_from__newest"))

    def live(self):
        return self.filter(live__isnull=False)

    def withdrawn(self):
        return self.filter(withdrawn_at__isnull=False)

    def scheduled(self):
        return self.filter(next__isnull=False)

    def due(self, now):
        """Those whose planned time has come and whose story is under no embargo."""
        is_free = Q(article__embargo_until=None) | Q(article__embargo_until__lte=now)
        # Said though it goes without saying: a plan for any `now` has to know that these are few.
        return self.filter(is_free, next_at__lte=now, next_at__isnull=False)

    def outdated(self):
        return self._with_original().filter(self._is_behind)

    def unfinished(self):
        """Those that somebody still has to write, follow up or bring to publication."""
        return self._with_original().filter(self._is_unfinished)

    def provided_for(self):
        """Those that nobody need take: somebody has them, or nothing is left to do."""
        return self._with_original().filter(Q(assigned_to__isnull=False) | ~self._is_unfinished)

    def overdue(self, now):
        """The deadline is met by going live after the assignment, whatever comes later."""
        return self.filter(
            Q(live=None) | Q(updated_at__lt=F("assigned_at")), deadline_at__lte=now
        ).unfinished()

    def unpublished(self):
        """Those with text that readers don't see yet."""
        return self.filter(self._is_unpublished)


class Edition(models.Model):
    """An article in one language. Live is the revision that readers see; newest is the draft."""

    class Stage(models.TextChoices):
        WRITING = "writing", _("writing")
        IN_REVIEW = "in_review", _("in review")
        APPROVED = "approved", _("approved")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="editions"
    )
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    # What feeds and machines know it by, whatever its address and the site's become.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.WRITING)
    slug = models.CharField(_("address"), max_length=100, null=True, editable=False)  # noqa: DJ001

    newest = models.ForeignKey(
        "articles.Revision", on_delete=models.RESTRICT, null=True, related_name="+"
    )
    newest_title = models.CharField(max_length=250, blank=True)
    search_key = models.TextField(blank=True)
    live = models.ForeignKey(
        "articles.Revision", on_delete=models.RESTRICT, null=True, related_name="+"
    )
    next = models.ForeignKey(
        "articles.Revision", on_delete=models.RESTRICT, null=True, related_name="+"
    )
    next_at = models.DateTimeField(_("scheduled for"), null=True)
    next_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="translations"
    )
    base = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    # Who is named to readers as its translator.
    translated_by = models.ForeignKey(
        "articles.Author",
        on_delete=models.SET_NULL,
        null=True,
        related_name="translated_editions",
        verbose_name=_("translated by"),
    )
    # Whether blocks of the live revision are a machine's, unconfirmed by a person.
    is_live_by_machine = models.BooleanField(default=False)

    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="assignments",
        verbose_name=_("who has it"),
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True)
    deadline_at = models.DateTimeField(_("deadline"), null=True)
    # Blocks of the newest revision that a machine wrote and nobody confirmed.
    machine_count = models.PositiveSmallIntegerField(default=0)

    word_count = models.PositiveIntegerField(default=0)
    reading_minutes = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(_("last change"), default=timezone.now, db_index=True)
    published_at = models.DateTimeField(_("first published"), null=True)
    updated_at = models.DateTimeField(_("last published"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)
    withdrawal_notice = models.TextField(_("notice to readers"), blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        permissions = [
            (f"{verb}_{code.replace('-', '_')}", f"Can {verb} in {name}")
            for verb in ("translate", "publish")
            for code, name in settings.LANGUAGES
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="one_edition_a_language"),
            models.UniqueConstraint(fields=["language", "slug"], name="unique_slug_in_language"),
            models.CheckConstraint(
                condition=Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="edition_language_is_known",
            ),
            models.CheckConstraint(
                condition=Q(live=None) | Q(slug__isnull=False, published_at__isnull=False),
                name="live_edition_has_address_and_time",
            ),
            models.CheckConstraint(
                condition=Q(next=None, next_at=None) | Q(next__isnull=False, next_at__isnull=False),
                name="schedule_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(live=None) | Q(withdrawn_at=None), name="withdrawn_is_not_live"
            ),
        ]
        indexes = [
            models.Index(
                fields=["language", "-published_at"],
                condition=Q(live__isnull=False),
                name="live_by_time",
            ),
            models.Index(
                fields=["next_at"], condition=Q(next_at__isnull=False), name="due_by_time"
            ),
            models.Index(
                fields=["assigned_to", "deadline_at"],
                condition=Q(assigned_to__isnull=False),
                name="assigned_by_deadline",
            ),
            models.Index(fields=["stage", "changed_at"], name="stage_by_time"),
            models.Index(fields=["stage", "language"], name="stage_in_language"),
            models.Index(
                fields=["deadline_at"],
                condition=Q(deadline_at__isnull=False),
                name="edition_by_deadline",
            ),
        ]

    def __str__(self):
        return f"{self.newest_title or _('Needs a headline')} ({self.language})"

    def get_absolute_url(self):
        """The address for readers; only an edition that was once published has one."""
        local = timezone.localtime(self.published_at)
        return reverse(
            "reader:story",
            args=[self.language, f"{local:%Y}", f"{local:%m}", self.slug],
        )

    @property
    def is_source(self):
        return self.made_from_id is None

    @property
    def is_live(self):
        return self.live_id is not None

    @property
    def is_withdrawn(self):
        return self.withdrawn_at is not None

    @property
    def is_scheduled(self):
        return self.next_id is not None

    @property
    def is_unpublished(self):
        return self.live_id is None or self.live_id != self.newest_id

    @property
    def is_unfinished(self):
        if self.is_scheduled or self.is_withdrawn:
            return False
        return self.is_unpublished or self.is_outdated

    @property
    def is_provided_for(self):
        return self.assigned_to_id is not None or not self.is_unfinished

    def is_overdue(self, now):
        if self.deadline_at is None or self.deadline_at > now or not self.is_unfinished:
            return False
        return self.live_id is None or (
            self.assigned_at is not None and self.updated_at < self.assigned_at
        )

    @property
    def is_outdated(self):
        if self.made_from is None:
            return False
        original = self.made_from.live_id or self.made_from.newest_id
        return original is not None and self.base_id != original

    @property
    def state(self):
        """One word for the desk: what matters most about this edition now."""
        if self.is_live:
            return "outdated" if self.is_outdated else "live"
        if self.is_scheduled:
            return "scheduled"
        if self.is_withdrawn:
            return "withdrawn"
        return "draft" if self.stage == self.Stage.WRITING else self.stage
