"""Many pictures at once: each is stored, known already, or refused with its sentence."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.photo_desk.completing import describing
from articles.admin.photo_desk.people import person
from articles.exchange.photos import receive
from articles.models import Author, Licence, Photo, Source
from articles.workflow import AlreadyStored, Refused, may, near_duplicates


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field; cleaned to a list."""

    widget = ManyFiles(attrs={"accept": "image/*"})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files or [None]]


class CreditForm(forms.Form):
    """What is known of a batch's credit before anybody reads the files."""

    photographer = forms.ModelChoiceField(
        Author.objects.all(), label=gettext_lazy("Photographer"), required=False
    )
    source = forms.ModelChoiceField(
        Source.objects.all(), label=gettext_lazy("Source"), required=False
    )
    licence = forms.ModelChoiceField(
        Licence.objects.all(), label=gettext_lazy("Licence"), required=False
    )

    def __init__(self, *args, site, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("photographer", "source"):
            person(self.fields[name], name, site)


class UploadForm(CreditForm):
    files = FilesField(label=gettext_lazy("Pictures"))
    field_order = ["files"]


@dataclass
class Outcome:
    """What became of one file: `state` is stored, known or refused."""

    name: str
    state: str
    photo: Photo | None = None
    reasons: list = field(default_factory=list)
    alike: list = field(default_factory=list)


def upload(request, site):
    """The page; a script that sends the files one by one is answered in JSON."""
    if not may(request.user, "store_photo"):
        raise PermissionDenied
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*data, site=site)
    is_script = request.accepts("application/json") and not request.accepts("text/html")
    outcomes = []
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        outcomes = [take_in(file, given, request.user) for file in given.pop("files")]
        if is_script:
            return _told(request, outcomes)
        if outcomes and all(one.state == "stored" and not one.alike for one in outcomes):
            return _to_describe(request, outcomes)
    elif is_script and form.is_bound:
        reasons = [reason for errors in form.errors.values() for reason in errors]
        return JsonResponse({"state": "refused", "reasons": reasons}, status=422)
    status = 422 if form.errors or _all_refused(outcomes) else 200
    context = _context(request, site, form, outcomes)
    return TemplateResponse(request, "admin/articles/photo_upload.html", context, status=status)


def take_in(file, given, user):
    """Stores one file of a batch, whatever becomes of the others."""
    try:
        photo = receive(file.read(), by=user, **given)
    except AlreadyStored as known:
        return Outcome(file.name, "known", known.photo)
    except Refused as refused:
        return Outcome(file.name, "refused", reasons=refused.reasons)
    # Where its files are made at once they are there by now.
    photo.refresh_from_db(fields=["renditions"])
    return Outcome(file.name, "stored", photo, alike=near_duplicates(photo))


def _context(request, site, form, outcomes):
    photos = [one.photo.pk for one in outcomes if one.photo]
    return site.each_context(request) | {
        "opts": Photo._meta,
        "title": _("New photos"),
        "form": UploadForm(form.data, site=site) if outcomes else form,
        "outcomes": outcomes,
        "describe": describing(photos) if photos else "",
        "describe_page": reverse("admin:articles_photo_complete"),
        "media": form.media,
        "words": {
            "waiting": _("waiting"),
            "sending": _("sending"),
            "reading": _("being read"),
            "lost": _("The newsroom did not answer. Try this file again."),
        },
    }


def _told(request, outcomes):
    """What a script shows in the file's line, as our own HTML."""
    [outcome] = outcomes[:1]
    line = render_to_string("admin/articles/_photo_outcome.html", {"outcome": outcome}, request)
    found = {"state": outcome.state, "html": line, "photo": outcome.photo and outcome.photo.pk}
    return JsonResponse(found | {"reasons": outcome.reasons})


def _to_describe(request, outcomes):
    count = len(outcomes)
    sentence = ngettext(
        "%(count)d photo is stored. Please check its credit and describe it.",
        "%(count)d photos are stored. Please check their credits and describe them.",
        count,
    )
    messages.success(request, sentence % {"count": count})
    return HttpResponseRedirect(describing([one.photo.pk for one in outcomes]))


def _all_refused(outcomes):
    return bool(outcomes) and all(one.state == "refused" for one in outcomes)
