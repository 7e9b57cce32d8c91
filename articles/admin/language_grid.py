"""The languages of a small thing as the rows of one compact table.

    class SectionAdmin(LanguageGrid, admin.ModelAdmin):
        fields = ["slug", "position"]     # the facts above the table
        grid = ["name"]                   # the translated fields: its columns
        grid_needs = "name"               # must be filled in at least one language (optional)

An admin with fieldsets of its own ends them with `language_fieldset("caption", "alt_text")`.
Its form's page extends "admin/articles/change_form.html", which draws the table; with Django's
default name of the template that happens by itself. Every input of a translated column has its
own `lang` and `dir`; languages that the newsroom does not work in are neither shown nor touched.
"""

from django.core.exceptions import ValidationError
from django.forms import Textarea
from django.utils.translation import gettext as _
from modeltranslation.fields import TranslationField

from articles.languages import codes, column, language

CLASS = "language-grid"


def language_fieldset(*fields):
    """A fieldset with one row for each language and one cell for each field."""
    rows = [tuple(column(field, code) for field in fields) for code in codes()]
    return (_("In each language"), {"fields": rows, "classes": [CLASS]})


def needed_in_one_language(form, field):
    """For a form's clean: an error on the table unless the field is filled in some language."""
    columns = [column(field, code) for code in codes()]
    if not any(form.cleaned_data.get(name) for name in columns):
        verbose = form._meta.model._meta.get_field(field).verbose_name
        raise ValidationError(
            _("Fill in the %(field)s in at least one language.") % {"field": verbose}
        )


class LanguageGrid:
    """A ModelAdmin whose translated fields are cells of a table."""

    grid = ()
    grid_needs = None

    def get_fields(self, request, obj=None):
        return list(self.fields or ())

    def get_fieldsets(self, request, obj=None):
        if self.fieldsets:
            return super().get_fieldsets(request, obj)
        facts = self.get_fields(request, obj)
        return [*([(None, {"fields": facts})] if facts else []), language_fieldset(*self.grid)]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(db_field, TranslationField):
            here = language(db_field.language)
            field.label = f"{db_field.translated_field.verbose_name} ({here.name})"
            field.widget.attrs |= {
                "lang": here.tag,
                "dir": here.direction,
                "aria-label": field.label,
            }
            if isinstance(field.widget, Textarea):
                field.widget.attrs |= {"rows": 2}
        return field
