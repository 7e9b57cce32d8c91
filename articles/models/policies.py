"""What the newsroom says of itself: how it works, corrects, is paid for."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Policy(models.Model):
    """One page about the newsroom in one language; each language is a row of its own.

    The kinds that schema.org has a property for (https://schema.org/NewsMediaOrganization) carry
    its name: machines are led to the page by it.
    """

    class Kind(models.TextChoices):
        ABOUT = "about", _("About us")
        CONTACT = "contact", _("Contact")
        PUBLISHING_PRINCIPLES = "publishingPrinciples", _("Publishing principles")
        ETHICS = "ethicsPolicy", _("Ethics")
        CORRECTIONS = "correctionsPolicy", _("Corrections")
        VERIFICATION = "verificationFactCheckingPolicy", _("Verification and fact-checking")
        UNNAMED_SOURCES = "unnamedSourcesPolicy", _("Unnamed sources")
        NO_BYLINES = "noBylinesPolicy", _("Stories without a byline")
        FEEDBACK = "actionableFeedbackPolicy", _("Your feedback")
        DIVERSITY = "diversityPolicy", _("Diversity")
        STAFFING = "diversityStaffingReport", _("Diversity of the staff")
        OWNERSHIP = "ownershipFundingInfo", _("Ownership and funding")
        MISSION = "missionCoveragePrioritiesPolicy", _("Mission and priorities of coverage")
        MASTHEAD = "masthead", _("Masthead")
        PRIVACY = "privacy", _("Privacy")

    kind = models.CharField(_("subject"), max_length=40, choices=Kind)
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"))
    # Raised with every save: who saves what they opened before is told.
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(_("last change"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["kind", "language"]
        verbose_name = _("page about the newsroom")
        verbose_name_plural = _("pages about the newsroom")
        constraints = [
            models.UniqueConstraint(fields=["kind", "language"], name="one_policy_a_language")
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The address for readers."""
        slug = SLUGS[self.kind]
        page = ["policy", self.language, slug] if slug else ["about", self.language]
        return reverse(f"reader:{page[0]}", args=page[1:])


# The last part of each page's address, the same in every language: links that other sites keep
# must not change with a title. The page about the newsroom leads to all others.
SLUGS = {
    Policy.Kind.ABOUT: "",
    Policy.Kind.CONTACT: "contact",
    Policy.Kind.PUBLISHING_PRINCIPLES: "principles",
    Policy.Kind.ETHICS: "ethics",
    Policy.Kind.CORRECTIONS: "corrections",
    Policy.Kind.VERIFICATION: "verification",
    Policy.Kind.UNNAMED_SOURCES: "unnamed-sources",
    Policy.Kind.NO_BYLINES: "no-bylines",
    Policy.Kind.FEEDBACK: "feedback",
    Policy.Kind.DIVERSITY: "diversity",
    Policy.Kind.STAFFING: "diversity-of-staff",
    Policy.Kind.OWNERSHIP: "ownership",
    Policy.Kind.MISSION: "mission",
    Policy.Kind.MASTHEAD: "masthead",
    Policy.Kind.PRIVACY: "privacy",
}
