"""Taking a photo away from readers, giving it back, and answering for it past its rights.

Each is a page of its own: what will change comes first, then the reason, then the button.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.photo_desk.forms import MomentField
from articles.admin.photo_desk.usage import effects, usage
from articles.models import Photo
from articles.workflow import (
    Refused,
    kill_photo,
    make_renditions_again,
    may,
    override_rights,
    revive_photo,
)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Stays in the photo’s history."),
    )


class OverrideForm(ReasonForm):
    until = MomentField(label=gettext_lazy("Show it until"))
    field_order = ["until"]


def kill(request, site, pk):
    """What readers lose, or see instead, stands above the reason."""
    words = {"title": _("Take away from readers"), "done": _("Readers no longer see the photo.")}
    return _page(request, site, pk, "kill_photo", kill_photo, ReasonForm, words)


def revive(request, site, pk):
    words = {"title": _("Give back to readers"), "done": _("The photo may be shown again.")}
    return _page(request, site, pk, "kill_photo", revive_photo, ReasonForm, words)


def override(request, site, pk):
    words = {
        "title": _("Show past its rights"),
        "done": _("The photo is shown until then, and you answer for it."),
    }
    return _page(request, site, pk, "override_rights", override_rights, OverrideForm, words)


def make_again(request, site, pk):
    """Has the photo's files made anew; sent by a button."""
    photo = get_object_or_404(Photo, pk=pk)
    make_renditions_again(photo, by=request.user)
    messages.success(request, _("The photo’s files are being made."))
    is_from_front_page = "from_front_page" in request.POST
    return HttpResponseRedirect(reverse("admin:index") if is_from_front_page else _of(photo))


def _page(request, site, pk, right, verb, form_class, words):
    if not may(request.user, right):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.select_related("replacement"), pk=pk)
    form = form_class(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            verb(photo, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, words["done"])
            return HttpResponseRedirect(_of(photo))
    context = site.each_context(request) | {
        "opts": Photo._meta,
        "title": words["title"],
        "photo": photo,
        "form": form,
        "is_kill": verb is kill_photo,
        "uses": usage(photo),
        "effects": effects(photo) if verb is kill_photo else [],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "admin/articles/photo_rights.html", context, status=status)


def _of(photo):
    return reverse("admin:articles_photo_change", args=[photo.pk])
