"""By what the list of articles can be narrowed down; each filter is a choice in one form."""

from datetime import timedelta
from functools import reduce
from operator import or_

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.admin.display import name_text
from articles.admin.states import STATES, in_state, written
from articles.languages import codes, languages
from articles.models import Article, Author, Byline, Edition, Section


class Choice(admin.SimpleListFilter):
    """A select in the list's form: `rows` does the work for a value that is known."""

    template = "admin/articles/article/_choice.html"

    def has_output(self):
        return True

    def value(self):
        return super().value() or None

    def queryset(self, request, articles):
        value = self.value()
        if value is None:
            return articles
        if value not in {str(key) for key, _label in self.lookup_choices}:
            raise IncorrectLookupParameters
        return self.rows(articles, value)

    @property
    def options(self):
        chosen = self.value()
        return [(key, label, str(key) == chosen) for key, label in self.lookup_choices]


class BySection(Choice):
    title = _("section")
    parameter_name = "section"

    def lookups(self, request, model_admin):
        return [(section.pk, name_text(section)) for section in Section.objects.all()]

    def rows(self, articles, value):
        return articles.filter(section=value)


class ByLanguage(Choice):
    """The language that `ByState` speaks of; alone it asks for stories written in it."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request, model_admin):
        self.is_alone = not request.GET.get(ByState.parameter_name)
        return [(here.code, here.name) for here in languages()]

    def rows(self, articles, value):
        if not self.is_alone:
            return articles
        texts = written().filter(article=OuterRef("pk"), language=value)
        return articles.filter(Exists(texts))


class ByState(Choice):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        self.language = request.GET.get(ByLanguage.parameter_name)
        return list(STATES.items())

    def rows(self, articles, value):
        return with_state(articles, value, self.language)


class ByAuthor(Choice):
    """Found by typing: a newsroom may have thousands of authors."""

    title = _("author")
    parameter_name = "author"
    template = "admin/articles/article/_author_choice.html"

    def lookups(self, request, model_admin):
        self.admin_site = model_admin.admin_site
        return []

    def queryset(self, request, articles):
        value = self.value()
        if value is None:
            return articles
        if not value.isdecimal() or len(value) > 18:
            raise IncorrectLookupParameters
        return articles.filter(Exists(Byline.objects.filter(article=OuterRef("pk"), author=value)))

    @cached_property
    def form(self):
        author = forms.ModelChoiceField(
            Author.objects.all(),
            required=False,
            widget=AutocompleteSelect(
                Byline._meta.get_field("author"),
                self.admin_site,
                attrs={"data-placeholder": _("all")},
            ),
        )
        form = forms.Form({"author": self.value()}, auto_id="filter-%s")
        form.fields["author"] = author
        return form


class ByFirstLanguage(Choice):
    title = _("written in")
    parameter_name = "written_in"

    def lookups(self, request, model_admin):
        return [(here.code, here.name) for here in languages()]

    def rows(self, articles, value):
        return articles.filter(source_language=value)


class ByKind(Choice):
    title = _("kind of text")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return Article.Kind.choices

    def rows(self, articles, value):
        return articles.filter(kind=value)


class Period(Choice):
    def lookups(self, request, model_admin):
        return [
            ("1", _("today")),
            ("7", _("in the last 7 days")),
            ("30", _("in the last 30 days")),
            ("365", _("in the last 12 months")),
        ]

    @staticmethod
    def start(value):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight - timedelta(days=int(value) - 1)


class ByChange(Period):
    title = _("changed")
    parameter_name = "changed"

    def rows(self, articles, value):
        return articles.filter(changed_at__gte=self.start(value))


class ByPublication(Period):
    title = _("published")
    parameter_name = "published"

    def rows(self, articles, value):
        published = Edition.objects.live().filter(published_at__gte=self.start(value))
        return articles.filter(Exists(published.filter(article=OuterRef("pk"))))


FILTERS = [
    *(BySection, ByLanguage, ByState, ByAuthor),
    *(ByFirstLanguage, ByKind, ByChange, ByPublication),
]


def with_state(articles, state, code=None):
    """Articles with an edition in that state: in one language, or in any of the newsroom's."""
    wanted = [code] if code else codes()
    if state == "none":
        return articles.filter(_lacking(wanted))
    editions = in_state(state).filter(article=OuterRef("pk"), language__in=wanted)
    return articles.filter(Exists(editions))


def _lacking(wanted):
    """No text in at least one of these languages."""
    texts = written().filter(article=OuterRef("pk"))
    return reduce(or_, (Q(~Exists(texts.filter(language=code))) for code in wanted))
