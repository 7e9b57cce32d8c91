"""One change for many photos: chosen in the library, looked at once more, then made."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.display import time_text
from articles.admin.photo_desk.completing import chosen, describing
from articles.admin.photo_desk.forms import MomentField, PhotoFields
from articles.models import Photo
from articles.workflow import change_photos, may

MOST = 200
EMPTY = "empty-"


class BulkForm(PhotoFields):
    """What is left as it is stays as each photo has it; to empty a field is said apart."""

    valid_from = MomentField(label=gettext_lazy("May be shown from"), required=False)
    valid_until = MomentField(label=gettext_lazy("May be shown until"), required=False)

    class Meta:
        model = Photo
        fields = [
            "photographer",
            "source",
            "licence",
            "usage_terms",
            "valid_from",
            "valid_until",
            "territory_note",
            "data_mining",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.Meta.fields:
            self.fields[EMPTY + name] = forms.BooleanField(label=_("Empty it"), required=False)

    def clean(self):
        cleaned = super().clean()
        for name in self.Meta.fields:
            if cleaned.get(name) and cleaned.get(EMPTY + name):
                self.add_error(name, _("Either type what it shall be, or empty it."))
        if not self.errors and not self.wishes:
            raise forms.ValidationError(_("Nothing is to be changed yet."))
        return cleaned

    @property
    def wishes(self):
        """{field: value} of what every chosen photo shall have."""
        wishes = {}
        for name in self.Meta.fields:
            if self.cleaned_data.get(EMPTY + name):
                wishes[name] = Photo._meta.get_field(name).get_default()
            elif self.cleaned_data.get(name):
                wishes[name] = self.cleaned_data[name]
        return wishes

    @property
    def pairs(self):
        return [(self[name], self[EMPTY + name]) for name in self.Meta.fields]


class Bulk:
    """The chosen photos and what shall become of them."""

    def __init__(self, request, site):
        asked = request.POST or request.GET
        self.keys = chosen(asked, MOST)
        self.is_of_batch = asked.get("then") == "describe"
        self.form = BulkForm(request.POST or None, site=site)
        self.changed, self.refused = [], []

    @cached_property
    def photos(self):
        found = Photo.objects.select_related("photographer", "source", "licence")
        found = found.in_bulk(self.keys)
        return [found[key] for key in self.keys if key in found]

    @cached_property
    def live(self):
        """Those of them that readers see in some story."""
        live = Photo.objects.filter(
            pk__in=self.keys, placements__article__editions__live__isnull=False
        )
        return list(live.distinct())

    @property
    def wishes(self):
        """(label, value in words) of each change."""
        for name, value in self.form.wishes.items():
            yield self.form.fields[name].label, _in_words(name, value)

    @property
    def next(self):
        """Where its person goes on."""
        if self.is_of_batch:
            return describing(self.keys)
        return reverse("admin:articles_photo_changelist")

    def change(self, by):
        done = change_photos(self.photos, by=by, **self.form.wishes)
        self.changed, self.refused = done.done, done.refused


def bulk(request, site):
    """Three steps on one address: what to change, whether to, and what came of it."""
    if not may(request.user, "change_photo"):
        raise PermissionDenied
    page = Bulk(request, site)
    if not page.photos:
        messages.warning(request, _("Choose photos first."))
        return HttpResponseRedirect(reverse("admin:articles_photo_changelist"))
    is_valid = request.method == "POST" and page.form.is_valid()
    step = "confirm" if is_valid else "fill"
    if is_valid and request.POST.get("step") == "change":
        page.change(request.user)
        if not page.refused:
            messages.success(request, _said(page.changed))
            return HttpResponseRedirect(page.next)
        step = "told"
    elif request.POST.get("step") == "back":
        step = "fill"
    context = site.each_context(request) | {
        "opts": Photo._meta,
        "title": _("Change photos"),
        "bulk": page,
        "step": step,
        "said": _said(page.changed),
        "media": page.form.media,
    }
    status = 422 if page.form.errors or page.refused else 200
    return TemplateResponse(request, "admin/articles/photo_bulk.html", context, status=status)


def _said(changed):
    count = len(changed)
    sentence = ngettext("%(count)d photo is changed.", "%(count)d photos are changed.", count)
    return sentence % {"count": count}


def _in_words(name, value):
    if isinstance(value, datetime):
        return time_text(value)
    choices = dict(getattr(Photo._meta.get_field(name), "choices", None) or ())
    return choices.get(value, value) or _("empty")
