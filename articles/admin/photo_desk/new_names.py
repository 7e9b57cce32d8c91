"""Names that a picture's file gives and the newsroom does not know, offered to be added."""

from django import forms
from django.utils.translation import get_language, gettext_lazy

from articles.exchange import names
from articles.exchange.photos import makers_told

ADD = "add_"
LABELS = {
    "photographer": gettext_lazy("Add “%(name)s” to the photographers"),
    "source": gettext_lazy("Add “%(name)s” to the sources"),
}
MAKE = {"photographer": names.find_or_make_author, "source": names.find_or_make_source}


def offer(form, photo):
    """Gives a form a box for each of photographer and source that the photo lacks and its file
    names."""
    form.offered = {}
    if not photo.pk or not photo.received:
        return
    for name, told in makers_told(photo.received).items():
        if told and name in form.fields and not getattr(photo, f"{name}_id"):
            label = LABELS[name] % {"name": told}
            form.fields[ADD + name] = forms.BooleanField(label=label, required=False)
            form.offered[name] = told


def added(form, by):
    """{field: Author or Source} of the ticked boxes whose field nobody filled in meanwhile.

    Raises Refused for what can be no name, and where `by` may not add names.
    """
    wanted = {
        name: told
        for name, told in form.offered.items()
        if form.cleaned_data.get(ADD + name) and not form.cleaned_data.get(name)
    }
    here = get_language()
    return {
        name: MAKE[name](told, names.written_in(told, here), by=by) for name, told in wanted.items()
    }
