"""Tags at the desk: a label and an address in each language, and merging."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.reference import NamedForm, Reference, bad_address, free_slug
from articles.admin.search import in_all_languages, named
from articles.languages import codes, column
from articles.models import Article, Tag, TaggedArticle
from articles.text import slugs
from articles.workflow import Refused, listings, search_index
from articles.workflow.tags import merge_tags


class TagForm(NamedForm):
    """Makes the address in each language from its label, unless one is typed."""

    def clean(self):
        cleaned = super().clean()
        others = Tag.objects.exclude(pk=self.instance.pk)
        for code in codes():
            self._clean_label(others, column("name", code))
            self._clean_address(others, code)
        return cleaned

    def _clean_label(self, others, field):
        label = self.cleaned_data.get(field)
        if label and others.filter(**{field: label}).exists():
            self.add_error(field, ValidationError(_("Another tag has this label.")))

    def _clean_address(self, others, code):
        name, field = column("name", code), column("slug", code)
        slug, label = self.cleaned_data.get(field), self.cleaned_data.get(name)
        if field in self.errors:
            return
        if slug and not slugs.is_valid(slug):
            self.add_error(field, bad_address())
        elif slug and others.filter(**{field: slug}).exists():
            self.add_error(field, ValidationError(_("Another tag has this address.")))
        elif not slug and label:
            made = slugs.slugify(label, code)
            if not made:
                error = ValidationError(_("The label gives no address; please type one."))
                self.add_error(field, error)
                return
            self.cleaned_data[field] = free_slug(made, others, field)


class MergeForm(forms.Form):
    """Which tag the chosen ones become part of."""

    def __init__(self, admin_site, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ModelChoiceField(
            Tag.objects.all(),
            label=_("Merge into"),
            widget=AutocompleteSelect(TaggedArticle._meta.get_field("tag"), admin_site),
        )


@admin.register(Tag)
class TagAdmin(Reference, admin.ModelAdmin):
    actions = ["merge"]
    fields = ["aliases"]
    form = TagForm
    grid = ["name", "slug"]

    def get_search_results(self, request, queryset, search_term):
        columns = [*in_all_languages("name"), "aliases"]
        return named(queryset, columns, search_term), False

    def get_actions(self, request, action_location=admin.ActionLocation.CHANGE_LIST):
        actions = super().get_actions(request, action_location)
        # Without its tag a story is found by nobody: tags are deleted one at a time, or merged.
        actions.pop("delete_selected", None)
        return actions

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "aliases":
            field.widget.attrs |= {"rows": 4, "dir": "auto"}
        return field

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and form.changed_data:
            search_index.rename(Article.objects.filter(tagged__tag=obj))

    def delete_model(self, request, obj):
        search_index.rename(Article.objects.filter(tagged__tag=obj))
        listings.forget_tag(obj)
        super().delete_model(request, obj)

    def get_deleted_objects(self, objs, request):
        """A number where Django would load and list every tagged story."""
        counts = {
            self.opts.verbose_name_plural: len(objs),
            _("stories that lose the tag"): TaggedArticle.objects.filter(tag__in=objs).count(),
        }
        may = self.has_delete_permission(request)
        return [str(tag) for tag in objs], counts, set() if may else {self.opts.verbose_name}, []

    def has_merge_permission(self, request):
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(description=gettext_lazy("Merge into another tag…"), permissions=["merge"])
    def merge(self, request, tags):
        form = MergeForm(self.admin_site, request.POST if "into" in request.POST else None)
        if form.is_valid():
            others = [tag for tag in tags if tag != form.cleaned_data["into"]]
            try:
                into = merge_tags(others, form.cleaned_data["into"], request.user)
            except Refused as refused:
                form.add_error("into", refused.reasons)
            else:
                self._tell(request, len(others), into)
                return None
        context = self.admin_site.each_context(request) | {
            "title": _("Merge tags"),
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "tags": tags,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/articles/tag/merge.html", context)

    def _tell(self, request, count, into):
        text = ngettext(
            "%(count)d tag is now part of “%(into)s”.",
            "%(count)d tags are now part of “%(into)s”.",
            count,
        ) % {"count": count, "into": into}
        self.message_user(request, text, messages.SUCCESS)
