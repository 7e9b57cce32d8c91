"""The glossary's files at the desk: downloads, and taking one in."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.exchange import term_files
from articles.exchange.term_text import MAX_BYTES
from articles.models import Term
from articles.workflow import Refused
from articles.workflow.glossary import import_terms


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Glossary file"),
        help_text=gettext_lazy("TBX (ISO 30042:2019), or a table (CSV) in UTF-8."),
        widget=forms.FileInput({"accept": ".tbx,.xml,.csv,.txt"}),
    )


def download(request, model_admin, sort):
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if sort not in term_files.SORTS:
        raise Http404
    return HttpResponse(
        term_files.write(Term.objects.entries(), sort),
        content_type=term_files.MEDIA_TYPES[sort],
        headers={"Content-Disposition": f'attachment; filename="glossary.{sort}"'},
    )


def take_in(request, model_admin):
    """Asks for a file; one that is taken in leads to the list with what it changed."""
    if not (model_admin.has_add_permission(request) and model_admin.has_change_permission(request)):
        raise PermissionDenied(_("Your account does not have the right to do this."))
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        try:
            _take_in(request, form.cleaned_data["file"])
        except Refused as refused:
            form.add_error("file", refused.reasons)
        else:
            return HttpResponseRedirect(reverse("admin:articles_term_changelist"))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Take in a glossary file"),
        "form": form,
        "media": form.media,
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "admin/articles/term_take_in.html", context, status=status)


def _take_in(request, file):
    # One byte more than may be: the reader says that the file is too large.
    entries, notes = term_files.read(file.read(MAX_BYTES + 1))
    taken = import_terms(entries, by=request.user)
    told = _("Terms added: %(added)d, changed: %(changed)d, as they were: %(unchanged)d.") % {
        "added": taken.added,
        "changed": taken.changed,
        "unchanged": taken.unchanged,
    }
    messages.success(request, told)
    for note in notes:
        messages.warning(request, note)
