"""Photographers, sources and photos in forms: found by typing, for there may be thousands."""

from django.contrib.admin.widgets import AutocompleteSelect

from articles.models import Photo


def person(field, name, site, **attrs):
    """Gives a form's field the select of Photo's field of that name."""
    field.widget = AutocompleteSelect(Photo._meta.get_field(name), site, attrs=attrs)
    field.widget.is_required = False
    field.widget.choices = field.choices
