"""The glossary at the desk: a term with its forms in each language, in one small form."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from articles.admin.reference import NamedForm, Reference
from articles.admin.search import in_all_languages, named
from articles.admin.term_exchange import download, take_in
from articles.languages import codes, column, language, languages
from articles.models import Term
from articles.models.names import name_in
from articles.workflow.glossary import reasons_not_to_keep, same_terms, save_term


class TermForm(NamedForm):
    """Says what is wrong with a term by itself; other terms of the same form are only told."""

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            for reason in reasons_not_to_keep(self.instance.entry()):
                self.add_error(None, ValidationError(reason))


class ByCompleteness(admin.SimpleListFilter):
    """Terms that have a form in every language, or lack one in a certain language."""

    title = gettext_lazy("languages")
    parameter_name = "languages"

    def lookups(self, request, model_admin):
        missing = [
            (each.code, _("missing in %(language)s") % {"language": each.name})
            for each in languages()
        ]
        return [("complete", _("complete in all languages")), *missing]

    def queryset(self, request, terms):
        wanted = self.value()
        if wanted == "complete":
            return terms.complete()
        return terms.missing_in(wanted) if wanted in codes() else terms


@admin.register(Term)
class TermAdmin(Reference, admin.ModelAdmin):
    """Every change goes through `save_term`."""

    is_on_pages = False

    change_list_template = "admin/articles/term_list.html"
    fields = ["kind", "do_not_translate", "note"]
    form = TermForm
    grid = ["name", "explanation", "avoid"]
    list_display = ["shown_name", "kind", "in_full", "filled"]
    list_filter = ["kind", "do_not_translate", ByCompleteness]
    show_facets = admin.ShowFacets.NEVER

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("file.<str:sort>", view(self.download), name="articles_term_download"),
            path("take-in/", view(self.take_in), name="articles_term_take_in"),
            *super().get_urls(),
        ]

    def get_search_results(self, request, queryset, search_term):
        columns = in_all_languages("name", "explanation", "avoid")
        return named(queryset, [*columns, "note"], search_term), False

    def changelist_view(self, request, extra_context=None):
        may_take_in = self.has_add_permission(request) and self.has_change_permission(request)
        more = {"may_take_in": may_take_in}
        return super().changelist_view(request, more | (extra_context or {}))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "note":
            field.widget.attrs |= {"rows": 2, "dir": "auto"}
        return field

    def save_model(self, request, obj, form, change):
        kept = save_term(obj.entry(), by=request.user)
        obj.pk = kept.pk
        others = list(same_terms(kept.entry()))
        if others:
            messages.warning(request, _told_of_same(others))

    @admin.display(description=gettext_lazy("in full"))
    def in_full(self, term):
        text, code = name_in(term, get_language(), "explanation")
        here = language(code)
        return text and format_html(
            '<bdi lang="{}" dir="{}">{}</bdi>', here.tag, here.direction, text
        )

    @admin.display(description=gettext_lazy("languages"))
    def filled(self, term):
        return _("not translated") if term.do_not_translate else super().filled(term)

    def download(self, request, sort):
        return download(request, self, sort)

    def take_in(self, request):
        return take_in(request, self)


def _told_of_same(others):
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        (
            (
                reverse("admin:articles_term_change", args=[term.pk]),
                getattr(term, column("name", c)),
            )
            for term, c in others[:5]
        ),
    )
    sentence = ngettext(
        "Another term has the same form:",
        "Other terms have the same form:",
        len(others),
    )
    return format_html("{} {}", sentence, links)
