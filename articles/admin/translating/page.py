"""Everything that the page shows around its lines, and the answer with all of it."""

from dataclasses import dataclass
from datetime import datetime

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.admin import photo_picker, states, unsent
from articles.admin.article_forms import ScheduleForm
from articles.admin.translating import checks, helping, machine, scripts
from articles.admin.translating.lines import Lines
from articles.admin.translating.sheet import TranslationSheet
from articles.languages import Language, language, languages
from articles.models import Article
from articles.workflow.assignments import name_of
from articles.workflow.autosaves import MAX_SIZE
from articles.workflow.corrections import corrections_of, not_concerned_by, open_corrections_of
from articles.workflow.former_bases import former_base


@dataclass
class Link:
    """One text on the way from the source to this one: `at` is when it was as it was used."""

    language: Language
    at: datetime | None
    url: str
    is_outdated: bool


class TranslationPage(TranslationSheet):
    """The translation's form in rows, ready to be shown."""

    @cached_property
    def lines(self):
        return Lines(self)

    @cached_property
    def switch(self):
        """Each language of the newsroom: its Language, address, states and their words."""
        rows = []
        for one in languages():
            facts = states.facts_of(self.editions.get(one.code))
            is_source = one.code == self.article.source_language
            url = (states.form_url if is_source else states.translation_url)(self.article, one.code)
            rows.append((one, url, facts, _in_words(facts), is_source))
        return rows

    @cached_property
    def chain(self):
        """The texts that this one goes back to, the nearest first: one for a plain translation."""
        own = self.editions.get(self.language.code)
        if own is None or own.made_from_id is None:
            return []
        found, seen, edition = [], set(), own
        while edition.made_from_id and edition.pk not in seen:
            seen.add(edition.pk)
            original = edition.made_from
            found.append(
                Link(
                    language(original.language),
                    edition.base.created_at if edition.base_id else None,
                    self._url(original),
                    original.is_outdated,
                )
            )
            edition = original
        return found

    def _url(self, edition):
        make = states.form_url if edition.made_from_id is None else states.translation_url
        return make(self.article, edition.language)

    @cached_property
    def _corrections(self):
        return corrections_of([self.edition]) if self.edition and self.edition.is_live else []

    @cached_property
    def owed(self):
        """Pairs (correction of an original that is not answered yet, that original's language)."""
        if not (self.edition and self.edition.is_live):
            return []
        among, found = self.editions.values(), self._corrections
        found = open_corrections_of([self.edition], among, found)
        return [(each, language(each.edition.language)) for each in found[self.edition.pk]]

    @cached_property
    def put_aside(self):
        """The same of corrections that were said not to concern the text that readers have."""
        found = not_concerned_by(self.edition, self._corrections) if self.edition else []
        return [(each, language(each.edition.language)) for each in found]

    @cached_property
    def holder(self):
        own = self.editions.get(self.language.code)
        return name_of(own.assigned_to) if own and own.assigned_to_id else ""

    @property
    def is_mine(self):
        return bool(self.edition) and self.edition.assigned_to_id == self.request.user.pk

    @property
    def is_overdue(self):
        return bool(self.edition) and self.edition.is_overdue(timezone.now())

    def state_words(self):
        return _in_words(states.facts_of(self.editions.get(self.language.code)))

    @property
    def steps(self):
        """The steps that this user may take now, by name."""
        possible = {"take": not (self.edition and self.edition.assigned_to_id)}
        if self.newest:
            possible |= states.steps_of(self.edition)
            possible["not_concerned"] = bool(self.owed)
            possible["undo_not_concerned"] = bool(self.put_aside)
            possible["correct"] |= bool(self.owed)
            possible["name_translator"] = not self.edition.is_source
            possible["undo_done"] = former_base(self.edition) is not None
            possible["change_original"] = len(self.originals) > 1
        rights = self.may | {"change_original": self.may["settle"]}
        return {step: bool(possible[step]) and rights[step] for step in possible}

    @property
    def preview_url(self):
        return self.newest and self.request.build_absolute_uri(self.newest.preview_url())

    def response(self, *, status=200, **more):
        headline = states.headline(self.article)
        context = {
            **self.site.each_context(self.request),
            "opts": Article._meta,
            "title": headline.text or _("Needs a headline"),
            "headline": states.headline_html(headline),
            "page": self,
            "article": self.article,
            "edition": self.edition,
            "language": self.language,
            "original": self.original_language,
            "lines": self.lines,
            "steps": self.steps,
            "schedule_form": ScheduleForm(prefix="schedule"),
            "form_url": states.form_url(self.article, self.language.code),
            "addresses": self.addresses,
            "max_size": MAX_SIZE,
            "picker": photo_picker.offered(self.request.user, self.article, self.language.code),
            **(self._for_scripts() if self.text_form else {}),
            "unsent": unsent.take(self) if self.request.method == "GET" else {},
            **self._asked_for(),
            **more,
        }
        template = "admin/articles/translation.html"
        return TemplateResponse(self.request, template, context, status=status)

    @cached_property
    def addresses(self):
        names = {"autosave", "help", "checks"}
        place = [self.article.pk, self.language.code]
        return {
            name: reverse(f"admin:articles_article_translation_{name}", args=place)
            for name in names
        }

    def _for_scripts(self):
        return {
            "machine": machine.name(),
            "media": scripts.media(),
            "script_words": scripts.words(),
            "script_keys": scripts.keys(),
            "editor_extensions": scripts.extensions(),
        }

    def _asked_for(self):
        """What somebody without JavaScript asked for by a button, shown in the page itself."""
        asked = {}
        if key := self.request.GET.get("help"):
            asked = {"help_key": key, "help": helping.offered(self, key)}
        if "checks" in self.request.GET:
            asked["checks"] = checks.found(self)
        return asked


def _in_words(facts):
    return get_text_list([str(states.STATES[fact]) for fact in facts], " · ")
