"""The addresses of front pages at the desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from articles.admin.front_page import publishes_in
from articles.admin.front_pages.page import Sheet
from articles.languages import codes
from articles.models import Section
from articles.models.arrangement import packed
from articles.workflow import Conflict, Refused, end_breaking_line, set_breaking_line

protected = method_decorator(csrf_protect)


def urls(site):
    """For the desk's own `get_urls`."""
    desk = Views(site)
    view = site.admin_view
    return [
        path("front-pages/", view(desk.first), name="front_pages"),
        path("front-pages/<slug:code>/", view(desk.answer), name="front_page"),
        path("front-pages/<slug:code>/<slug:section>/", view(desk.answer), name="front_page"),
    ]


def address(code, section=None):
    return reverse("admin:front_page", args=[code, section.slug] if section else [code])


class Views:
    """Who may look at stories may look at front pages; the verbs ask for more."""

    def __init__(self, site):
        self.site = site

    def first(self, request):
        """Leads to the language that this person would order."""
        own = [get_language(), *publishes_in(request.user), *codes()]
        return HttpResponseRedirect(address(next(code for code in own if code in codes())))

    @protected
    def answer(self, request, code, section=None):
        if not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        if code not in codes():
            raise Http404
        if section is not None:
            section = get_object_or_404(Section, slug=section)
        sheet = Sheet(request, code, section)
        if request.method != "POST":
            return self._show(sheet)
        step = request.POST.get("step", "look")
        if step in ("line", "end-line"):
            return self._line(sheet, step)
        if not sheet.is_valid():
            return self._show(sheet, [_("Please look at the fields marked below.")], status=422)
        if step == "save":
            return self._save(sheet)
        if step == "preview":
            return self._preview(sheet)
        sheet.take(step)
        return self._show(sheet)

    def _save(self, sheet):
        try:
            sheet.save()
        except Conflict as conflict:
            return self._conflict(sheet, conflict)
        except Refused as refused:
            sheet.put(sheet.rows)
            return self._show(sheet, refused.reasons, status=422)
        messages.success(sheet.request, _("Saved. Readers see it from now on."))
        return HttpResponseRedirect(address(sheet.code, sheet.section))

    def _conflict(self, sheet, conflict):
        """What was typed stays; saved once more it replaces what the other person saved."""
        sheet.put(sheet.rows)
        theirs = Sheet(sheet.request, sheet.code, sheet.section)
        theirs.has_places = False
        sheet.version = conflict.newest.version
        return self._show(sheet, theirs=theirs, status=409)

    def _preview(self, sheet):
        token = packed(sheet.code, sheet.section, sheet.held(), sheet.request.POST.get("at", ""))
        return HttpResponseRedirect(reverse("front_preview", args=[token]), status=303)

    def _line(self, sheet, step):
        """Shows the line or ends it; an order of places sent along stays as it is, unsaved."""
        if sheet.is_valid():
            sheet.put(sheet.rows)
        form = sheet.line_form
        try:
            if step == "end-line":
                end_breaking_line(sheet.code, by=sheet.request.user)
            elif form.is_valid():
                set_breaking_line(sheet.code, by=sheet.request.user, **form.wishes)
            else:
                form.lead_to_error()
                marked = [_("Please look at the fields marked below.")]
                return self._show(sheet, line_reasons=marked, status=422)
        except Refused as refused:
            return self._show(sheet, line_reasons=refused.reasons, status=422)
        if sheet.is_unsaved:
            return self._show(sheet.after_line())
        messages.success(sheet.request, _("Saved. Readers see it from now on."))
        return HttpResponseRedirect(address(sheet.code))

    def _show(self, sheet, reasons=(), *, status=200, **more):
        context = self.site.each_context(sheet.request) | {
            "title": _("Front pages"),
            "sheet": sheet,
            "reasons": reasons,
            "page_address": address(sheet.code, sheet.section),
            **more,
        }
        return TemplateResponse(sheet.request, "admin/front_page.html", context, status=status)
