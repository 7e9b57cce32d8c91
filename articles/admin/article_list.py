"""The list of all articles: fast at 50,000, in whatever language each one is written."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin import states
from articles.admin.article_filters import FILTERS
from articles.admin.display import name_html, time_html
from articles.admin.search import containing
from articles.languages import codes, column, language
from articles.models import Byline, Section

COUNTED = 1_000


class ShortCount(Paginator):
    """Counts only so far: COUNTED rows from the first of the page that is asked for."""

    def __init__(self, *args, number=1, **kwargs):
        super().__init__(*args, **kwargs)
        self.limit = (number - 1) * self.per_page + COUNTED

    @cached_property
    def _counted(self):
        return self.object_list.order_by()[: self.limit + 1].count()

    @property
    def count(self):
        return min(self._counted, self.limit)

    @property
    def has_more(self):
        return self._counted > self.limit


def listed(articles):
    """The articles with what the list shows, and no text: bodies stay in the database."""
    names = [column("name", code) for code in codes()]
    bylines = Byline.objects.select_related("author").only(
        "article", "position", "author__slug", *(f"author__{name}" for name in names)
    )
    return states.with_editions(
        articles.only("source_language", "section", "changed_at").prefetch_related(
            Prefetch("section", queryset=Section.objects.only("slug", *names)),
            Prefetch("bylines", queryset=bylines),
        )
    )


class ArticleList:
    """What the article's admin inherits for its list; the form is no concern of it."""

    actions = None
    change_list_template = "admin/articles/article/change_list.html"
    list_display = ["headline", "section_name", "author_names", "written_in", "standing", "changed"]
    list_display_links = ["headline"]
    list_filter = FILTERS
    list_max_show_all = 0
    list_per_page = 50
    ordering = ["-changed_at", "-pk"]
    paginator = ShortCount
    search_fields = ["editions__search_key"]
    show_full_result_count = False
    sortable_by = ["changed"]

    def get_queryset(self, request):
        articles = super().get_queryset(request)
        if request.resolver_match and request.resolver_match.url_name.endswith("_changelist"):
            return listed(articles)
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            return states.with_editions(articles.only("source_language", "changed_at"))
        return articles

    def get_paginator(self, request, queryset, per_page, **kwargs):
        number = request.GET.get("p", "1")
        number = max(1, int(number)) if number.isdecimal() and len(number) < 8 else 1
        return ShortCount(queryset, per_page, number=number, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        return containing(queryset, search_term), False

    def changelist_view(self, request, extra_context=None):
        if "" in request.GET.values():
            # What was left open in the form says nothing.
            chosen = {key: value for key, value in request.GET.items() if value}
            return HttpResponseRedirect(f"{request.path}?{urlencode(chosen)}")
        context = {"legend": states.legend(), "title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, context | (extra_context or {}))

    @admin.display(description=_("headline"))
    def headline(self, article):
        return states.headline_html(states.headline(article))

    @admin.display(description=_("section"))
    def section_name(self, article):
        return name_html(article.section)

    @admin.display(description=_("by"))
    def author_names(self, article):
        names = ((name_html(byline.author),) for byline in article.bylines.all())
        return format_html_join(_(", "), "{}", names)

    @admin.display(description=_("written in"))
    def written_in(self, article):
        here = language(article.source_language)
        return format_html('<bdi lang="{}">{}</bdi>', here.tag, here.name)

    @admin.display(description=_("languages"))
    def standing(self, article):
        return states.marks(article)

    @admin.display(description=_("last change"), ordering="changed_at")
    def changed(self, article):
        return time_html(article.changed_at)
