"""What the admins of small reference models share: list, search, addresses, safe deletion."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.display import name_html
from articles.admin.language_grid import LanguageGrid, needed_in_one_language
from articles.admin.opened import OpenedForm
from articles.admin.search import in_all_languages, named
from articles.languages import codes, column, language
from articles.text import slugs
from articles.workflow.generations import renew


class Reference(LanguageGrid):
    """A small thing with a name in each language, shown in the desk's own."""

    # Whether readers see its name somewhere.
    is_on_pages = True
    actions = None
    grid = ["name"]
    grid_needs = "name"
    list_display = ["shown_name", "filled"]
    list_display_links = ["shown_name"]
    list_per_page = 100
    search_fields = ["pk"]
    show_full_result_count = False

    def get_search_results(self, request, queryset, search_term):
        return named(queryset, in_all_languages("name"), search_term), False

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    @admin.display(description=gettext_lazy("name"))
    def shown_name(self, thing):
        return name_html(thing)

    @admin.display(description=gettext_lazy("languages"))
    def filled(self, thing):
        missing = [code for code in codes() if not getattr(thing, column("name", code))]
        total = len(codes())
        if not missing:
            return _("all %(total)d") % {"total": total}
        return format_html(
            '<span class="incomplete" title="{}">{}</span>',
            _("Missing: %(languages)s")
            % {"languages": ", ".join(language(code).name for code in missing)},
            _("%(count)d of %(total)d") % {"count": total - len(missing), "total": total},
        )

    def save_related(self, request, form, formsets, change):
        """The last that is written: readers' pages have the name, or may be led to it."""
        super().save_related(request, form, formsets, change)
        if self.is_on_pages and form.changed_data:
            renew()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        if self.is_on_pages:
            renew()

    def reasons_to_keep(self, thing):
        """Yields sentences that say what would be lost or broken without it."""
        return ()

    def delete_view(self, request, object_id, extra_context=None):
        thing = self.get_object(request, object_id)
        reasons = list(self.reasons_to_keep(thing)) if thing else []
        if not reasons:
            return super().delete_view(request, object_id, extra_context)
        for reason in reasons:
            messages.error(request, reason)
        page = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(page, args=[thing.pk]))


def kept_for_stories(thing, count):
    if count:
        yield ngettext(
            "“%(name)s” can't be deleted: %(count)d story uses it.",
            "“%(name)s” can't be deleted: %(count)d stories use it.",
            count,
        ) % {"name": thing, "count": count}


def kept_for_photos(thing, count):
    if count:
        yield ngettext(
            "“%(name)s” can't be deleted: %(count)d photo uses it.",
            "“%(name)s” can't be deleted: %(count)d photos use it.",
            count,
        ) % {"name": thing, "count": count}


class NamedForm(OpenedForm):
    """Asks for a name in one language at least."""

    def clean(self):
        cleaned = super().clean()
        needed_in_one_language(self, "name")
        return cleaned


class AddressedForm(NamedForm):
    """Has one address for all languages, made from the name where none is typed."""

    # Whose name makes the address: the languages in which most people can read it aloud.
    address_from = ("en", "id", "es", "fr", "de", "vi")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.errors:
            return cleaned
        if not cleaned.get("slug"):
            cleaned["slug"] = self._free(self._made())
        elif not slugs.is_valid(cleaned["slug"]):
            self.add_error("slug", bad_address())
        return cleaned

    def _made(self):
        for code in dict.fromkeys((*self.address_from, *codes())):
            slug = slugs.slugify(self.cleaned_data.get(column("name", code)) or "", code)
            field = self._meta.model._meta.get_field("slug")
            if slug and (field.allow_unicode or slug.isascii()):
                return slug[: field.max_length].strip("-")
        return ""

    def _free(self, slug):
        if not slug:
            self.add_error("slug", _("The name gives no address; please type one."))
            return slug
        return free_slug(slug, self._meta.model.objects.exclude(pk=self.instance.pk), "slug")


def bad_address():
    return ValidationError(_("The address may have small letters, digits and hyphens only."))


def free_slug(slug, others, field):
    """The slug, with a number behind it where others have it already."""
    taken = set(others.filter(**{f"{field}__startswith": slug}).values_list(field, flat=True))
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug[: slugs.MAX_LENGTH - 5].rstrip('-')}-{number}"
    return free
