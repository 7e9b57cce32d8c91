"""A photo's own page: the picture, its terms, its words, what became of it and where it stands."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.photo_desk import states
from articles.admin.photo_desk.credentials import credentials
from articles.admin.photo_desk.forms import NOTES, PhotoForm, is_sound
from articles.admin.photo_desk.history import history
from articles.admin.photo_desk.told import told
from articles.admin.photo_desk.usage import usage
from articles.models import Licence, Photo
from articles.workflow import (
    Refused,
    change_photo,
    confirm_note,
    may,
    reasons_against_photo,
)

_NAMES = ("photographer", "source", "licence", "replacement", "uploaded_by")


def page(request, site, pk):
    """The page; a change is saved, and the page opened again."""
    if not any(request.user.has_perm(f"articles.{each}_photo") for each in ("view", "change")):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.select_related(*_NAMES), pk=pk)
    may_change = may(request.user, "change_photo")
    data = None
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        data = request.POST
    form = PhotoForm(data, instance=copy(photo), site=site)
    if data and is_sound(form) and _saved(request, photo, form):
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[pk]))
    if not may_change:
        for field in form.fields.values():
            field.disabled = True
    context = _context(request, site, photo, form) | {"may_change": may_change}
    return TemplateResponse(
        request, "admin/articles/photo_page.html", context, status=422 if form.errors else 200
    )


def _saved(request, photo, form):
    """Whether all of it could be saved; what was refused is told in the form."""
    by = request.user
    try:
        if changes := form.changes_by(by):
            change_photo(photo, by=by, **changes)
        for which in NOTES:
            if request.POST.get("step") == f"confirm_{which}":
                confirm_note(photo, by=by, which=which)
    except Refused as refused:
        form.add_error(None, refused.reasons)
        return False
    messages.success(request, _("The photo is saved."))
    return True


def _context(request, site, photo, form):
    now = timezone.now()
    user = request.user
    reasons = list(reasons_against_photo(photo, now))
    asks = {str(licence.pk): asks_of(licence) for licence in Licence.objects.all()}
    return site.each_context(request) | {
        "opts": Photo._meta,
        "title": _("Photo"),
        "photo": photo,
        "form": form,
        "media": form.media,
        "states": list(states.states_of(photo, now)),
        "is_past": photo.valid_until is not None and photo.valid_until <= now,
        "told": told(photo),
        "manifest": credentials(photo),
        "usage": usage(photo),
        "history": history(photo),
        "is_free": not reasons,
        "reasons": reasons,
        "may_crop": not (photo.licence and photo.licence.forbids_changes),
        "asks": asks,
        "asked": asks.get(str(photo.licence_id), []),
        "may_kill": may(user, "kill_photo"),
        "may_override": may(user, "override_rights"),
        "may_delete": user.has_perm("articles.delete_photo"),
    }


def asks_of(licence):
    """What a licence asks of whoever shows a picture, as sentences."""
    asked = {
        _("Name who made it."): licence.asks_credit,
        _("Link to the terms."): licence.asks_link,
        _("Change nothing, crops among it."): licence.forbids_changes,
        _("No commercial use."): licence.forbids_commercial_use,
    }
    return [sentence for sentence, is_asked in asked.items() if is_asked]
