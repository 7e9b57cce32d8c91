"""The glossary: what a name, a title or an abbreviation is called in each language."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.languages import codes, column
from articles.models.names import name_in
from articles.text.terms import Entry
from articles.text.terms.cleaning import clean, clean_lines, clean_note

TRANSLATED = ("name", "explanation", "avoid")


def _has_form(code):
    return models.Q(**{f"{column('name', code)}__gt": ""})


class TermQuerySet(models.QuerySet):
    def complete(self):
        """Those with a form in every language of the newsroom, or that are not translated."""
        has_all = models.Q(*(_has_form(code) for code in codes()))
        return self.filter(has_all | models.Q(do_not_translate=True))

    def missing_in(self, code):
        return self.filter(~_has_form(code), do_not_translate=False)

    def entries(self):
        """Every term as an Entry, in one query."""
        columns = [column(field, code) for field in TRANSLATED for code in codes()]
        wanted = self.only("kind", "do_not_translate", "note", *columns)
        return [term.entry() for term in wanted]


class Term(models.Model):
    """A name, title, organisation or abbreviation with its approved form in each language."""

    class Kind(models.TextChoices):
        NAME = "name", _("name of a person")
        PLACE = "place", _("name of a place")
        ORGANISATION = "organisation", _("organisation")
        TITLE = "title", _("title or office")
        ABBREVIATION = "abbreviation", _("abbreviation")
        WORD = "word", _("word of the trade")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.WORD)
    do_not_translate = models.BooleanField(
        _("do not translate"),
        default=False,
        help_text=_("Its form in the original’s language stays as it is in every language."),
    )
    note = models.TextField(_("note for translators"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    name = models.CharField(_("approved form"), max_length=160, blank=True)
    explanation = models.CharField(
        _("in full"),
        max_length=200,
        blank=True,
        help_text=_("What an abbreviation stands for, as it is explained to readers."),
    )
    avoid = models.TextField(
        _("to avoid"), blank=True, help_text=_("Forms that are not used, one per line.")
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("term")
        verbose_name_plural = _("glossary")

    def __str__(self):
        return self.name or f"#{self.pk}"

    def name_in(self, code):
        return name_in(self, code)

    def entry(self):
        """The term as plain data, in the newsroom's languages."""
        return Entry(
            id=self.pk,
            kind=self.kind,
            do_not_translate=self.do_not_translate,
            note=clean_note(self.note),
            forms=self._by_language("name", clean),
            explanations=self._by_language("explanation", clean),
            avoid=self._by_language("avoid", clean_lines),
        )

    def _by_language(self, field, cleaned):
        said = {code: cleaned(getattr(self, column(field, code))) for code in codes()}
        return {code: words for code, words in said.items() if words}
