"""The newsroom's pages about itself at the desk: what there is in which language, and its form."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_forms import spoken
from articles.admin.display import time_text
from articles.admin.editor import StoryEditor
from articles.languages import codes, language, languages
from articles.models import Policy
from articles.text import blocks
from articles.workflow import Conflict, Refused, delete_policy, may, save_policy

NAME = "admin:articles_policy_%s"


class PolicyForm(forms.Form):
    """One page in one language. `version` is the one that was opened, 0 for a new page."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=Policy._meta.get_field("title").max_length,
        required=False,
    )
    body = forms.CharField(label=gettext_lazy("Text"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].widget = StoryEditor({"rows": 16})
        for name in ("title", "body"):
            spoken(self.fields[name].widget, language)

    def clean_body(self):
        return blocks.sanitise(self.cleaned_data["body"])


@admin.register(Policy)
class PolicyAdmin(admin.ModelAdmin):
    """A table of kinds and languages in place of Django's list, and a form for each cell."""

    def get_urls(self):
        view = self.admin_site.admin_view
        name = "articles_policy_%s"
        return [
            path("", view(self.changelist_view), name=name % "changelist"),
            path("<str:kind>/<str:code>/", view(self.page_view), name=name % "page"),
        ]

    def has_view_permission(self, request, obj=None):
        return may(request.user, "save_policy")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        self._check(request)
        written = {
            (kind, code): (title, changed_at)
            for kind, code, title, changed_at in Policy.objects.values_list(
                "kind", "language", "title", "changed_at"
            )
        }
        context = self.admin_site.each_context(request) | {
            "title": capfirst(Policy._meta.verbose_name_plural),
            "languages": languages(),
            "rows": [
                (capfirst(kind.label), [_cell(kind, code, written) for code in codes()])
                for kind in Policy.Kind
            ],
        }
        return TemplateResponse(request, "admin/policies.html", context)

    def page_view(self, request, kind, code):
        self._check(request)
        if kind not in Policy.Kind or code not in codes():
            raise Http404
        stored = Policy.objects.filter(kind=kind, language=code).first()
        if request.method != "POST":
            return self._form(request, kind, code, stored)
        form = PolicyForm(request.POST, language=language(code))
        if not form.is_valid():
            return self._form(request, kind, code, stored, form)
        try:
            sentence = _act(request, kind, code, form.cleaned_data)
        except Refused as refusal:
            return self._form(request, kind, code, stored, form, refusal.reasons)
        except Conflict as conflict:
            return self._form(request, kind, code, conflict.newest, form, is_conflict=True)
        messages.success(request, sentence)
        return HttpResponseRedirect(reverse(NAME % "changelist"))

    def _form(self, request, kind, code, stored, form=None, reasons=(), is_conflict=False):
        """The page with its form; in a conflict `stored` is what somebody else saved."""
        if form is None:
            initial = {"title": stored.title, "body": stored.body} if stored else {}
            initial["version"] = stored.version if stored else 0
            form = PolicyForm(initial=initial, language=language(code))
        if is_conflict:
            # Who has seen what is there now may write over it.
            form.data = form.data.copy()
            form.data["version"] = stored.version if stored else 0
        context = self.admin_site.each_context(request) | {
            "title": capfirst(Policy.Kind(kind).label),
            "language": language(code),
            "form": form,
            "media": form.media,
            "stored": stored,
            "reasons": reasons,
            "is_conflict": is_conflict,
            "may_delete": stored is not None and may(request.user, "delete_policy"),
        }
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "admin/policy.html", context, status=status)

    def _check(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied(_("Your account does not have the right to do this."))


def _act(request, kind, code, typed):
    """Saves or deletes; returns the sentence that says so."""
    if request.POST.get("action") == "delete":
        delete_policy(kind, code, by=request.user, version=typed["version"])
        return _("The page is deleted.")
    save_policy(
        kind, code, typed["title"], typed["body"], by=request.user, version=typed["version"]
    )
    return _("The page is saved, and readers see it.")


def _cell(kind, code, written):
    title, changed_at = written.get((kind, code), ("", None))
    return {
        "address": reverse(NAME % "page", args=[kind, code]),
        "language": language(code),
        "title": title,
        "changed": time_text(changed_at) if changed_at else "",
    }
