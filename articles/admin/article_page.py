"""The page around one article's form in one language: everything that it shows."""

from collections import Counter

from django.conf import settings
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.admin import events, photo_picker, states, told_readers, unsent
from articles.admin.article_followers import Followers
from articles.admin.article_forms import ScheduleForm
from articles.admin.article_sheet import ArticleSheet
from articles.languages import language, languages
from articles.models import Article, Edition, Licence
from articles.text import blocks, counting, diff
from articles.workflow.figures import told_of_figures
from articles.workflow.publication import hindrances
from articles.workflow.reviews import reasons_against_reviewer
from articles.workflow.times import reasons_against_embargo

LAST_EVENTS = 6


class ArticlePage(ArticleSheet):
    """What stands beside the form, and the answer with both."""

    @cached_property
    def switch(self):
        """Each language of the newsroom with where the story stands in it."""
        found = states.by_language(self.article)
        rows = [(one, states.facts_of(found.get(one.code))) for one in languages()]
        return [(one, facts, _in_words(facts)) for one, facts in rows]

    def original_changes(self):
        """Rows of what changed in the original since this translation was declared done."""
        if not (self.edition and self.edition.is_outdated):
            return []
        base, code = self.edition.base, self.original.language
        rows = [diff.compare_plain(base.title if base else "", self.original_revision.title, code)]
        rows += diff.compare(base.body if base else "", self.original_revision.body, code)
        return [row for row in rows if row.kind != "same"]

    def reasons(self):
        unwritten = Edition(article=self.article, language=self.language.code)
        embargo = reasons_against_embargo(self.article, None, timezone.now())
        return [*hindrances(self.edition or unwritten), *embargo]

    @cached_property
    def reviewer_reasons(self):
        """Why this user in particular can't approve what is written."""
        return list(reasons_against_reviewer(self.edition, self.request.user))

    @cached_property
    def followers(self):
        return Followers(self.article, self.edition)

    @cached_property
    def locks(self):
        """(what, until, form) of the embargo and of breaking news; a time gone by is none."""
        now, found = timezone.now(), {}
        for what in ("embargo", "breaking"):
            until = getattr(self.article, f"{what}_until")
            until = until if until and until > now else None
            initial = until and {"at": timezone.localtime(until)}
            form = ScheduleForm(prefix=what, label=_("Ends at"), initial=initial)
            found[what] = {"until": until, "form": form}
        return found

    def labels(self):
        return told_readers.listed(self.article, self.edition)

    def told_of_figures(self):
        """Sentences on pictures in the text that readers don't see where they stand."""
        body = self.newest.body if self.newest else ""
        return list(dict.fromkeys(told for _photo, told in told_of_figures(self.placements, body)))

    def events(self):
        found = self.article.events.filter(language__in=["", self.language.code])
        found = found.select_related("by", "revision")
        return [(event.at, events.sentence(event)) for event in found[:LAST_EVENTS]]

    def state_words(self):
        found = states.by_language(self.article)
        return _in_words(states.facts_of(found.get(self.language.code)))

    def length(self):
        """(count, unit, minutes) of the text as it was last saved."""
        plain = blocks.plain(self.newest.body) if self.newest else ""
        code = self.language.code
        count = counting.word_count(plain, code)
        return count, counting.unit(code), counting.reading_minutes(plain, code)

    def preview_url(self):
        return self.newest and self.request.build_absolute_uri(self.newest.preview_url())

    @property
    def preview_days(self):
        return settings.PREVIEW_DAYS

    @property
    def time_zone(self):
        return settings.TIME_ZONE

    @property
    def url(self):
        return states.form_url(self.article, self.language.code)

    @property
    def may_step(self):
        """The steps that this user may take now, by name."""
        possible = Counter()
        if self.newest:
            possible.update(states.steps_of(self.edition))
            possible["approve"] = possible["approve"] and not self.reviewer_reasons
            possible["not_concerned"] = bool(self.followers.owed)
            possible["undo_not_concerned"] = bool(self.followers.put_aside)
            possible["correct"] |= bool(self.followers.owed)
            possible["name_translator"] = not self.edition.is_source
            possible["undo_no_effect"] = self.followers.marked is not None
            possible["mark_no_effect"] = self.followers.can_be_marked
        return {step: bool(possible[step]) and allowed for step, allowed in self.may.items()}

    def response(self, *, status=200, **more):
        headline = states.headline(self.article)
        address = self.edition and self.edition.published_at and self.edition.slug
        context = {
            **self.site.each_context(self.request),
            "opts": Article._meta,
            "title": headline.text or _("Needs a headline"),
            "headline": states.headline_html(headline),
            "page": self,
            "article": self.article,
            "edition": self.edition,
            "language": self.language,
            "steps": self.may_step,
            "photo_rows": list(zip(self.rows, self.places, self.captions, strict=True)),
            "wanted": self.article.wanted_photos.filter(found=None).select_related(
                "photographer", "source"
            ),
            "licences": Licence.objects.all(),
            "schedule_form": ScheduleForm(prefix="schedule"),
            "live_address": address and self.edition.get_absolute_url(),
            "original_language": self.original and language(self.original.language),
            "media": self.media,
            "picker": photo_picker.offered(self.request.user, self.article, self.language.code),
            "history_url": reverse("admin:articles_article_history", args=[self.article.pk]),
            "unsent": unsent.take(self) if self.request.method == "GET" else {},
            **more,
        }
        return TemplateResponse(
            self.request, "admin/articles/article_form.html", context, status=status
        )

    @property
    def media(self):
        forms = [self.text_form, self.facts_form, self.facts_form and self.add_form]
        media = [form.media for form in forms if form]
        return sum(media, photo_picker.media()) if media else ""


def _in_words(facts):
    return get_text_list([str(states.STATES[fact]) for fact in facts], " · ")
