"""What was typed outlives a session that ended, or a form grown too old, while it was written."""

from urllib.parse import urlsplit

from django.contrib import admin
from django.http import HttpResponseForbidden
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.middleware import DESK
from articles.languages import language

# Shown however short they are.
TEXTS = {"title": _("Headline"), "standfirst": _("Standfirst")}
# Longer values are shown too, in characters: no key, date or address of a form is as long.
LONG = 80


def kept(request, reason=""):
    """Answers 403 with what was sent in a form that can be sent again, passwords and files left
    out. Only for what is known to come from the desk's own pages."""
    texts, others = [], []
    for name, value in _sent(request.POST):
        if name in TEXTS or len(value) > LONG or "\n" in value:
            texts.append((name, value, TEXTS.get(name, _("Text"))))
        else:
            others.append((name, value))
    anonymous = request.user.is_anonymous
    context = admin.site.each_context(request) | {
        "title": gettext("You are logged out")
        if anonymous
        else gettext("Please send it once more"),
        "address": request.get_full_path(),
        "texts": texts,
        "others": others,
        "lost_files": bool(request.FILES),
        "login_address": reverse("admin:login") if anonymous else "",
    }
    response = TemplateResponse(request, "admin/kept_form.html", context, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response


def csrf_failure(request, reason=""):
    """Django's CSRF_FAILURE_VIEW. What another site may have sent is never shown: a person
    would be led to send it as their own."""
    at_desk = request.path.startswith(DESK)
    if at_desk and request.path != reverse("admin:login") and _is_from_here(request):
        return kept(request, reason)
    # The desk's language is active already; the other pages set theirs in their views.
    code = translation.get_language() if at_desk else translation.get_language_from_request(request)
    with translation.override(code):
        return HttpResponseForbidden(_plain_page(code))


def _sent(data):
    for name, values in data.lists():
        if name != "csrfmiddlewaretoken" and "password" not in name.lower():
            yield from ((name, value) for value in values)


def _is_from_here(request):
    """Whether the browser names this very site as where the form was; silence is a no."""
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        source = urlsplit(source)
    except ValueError:
        return False
    return (source.scheme, source.netloc) == (request.scheme, request.get_host())


def _plain_page(code):
    here = language(code)
    return format_html(
        '<!doctype html><html lang="{}" dir="{}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>{}</title><p>{}</p></html>',
        here.tag,
        here.direction,
        "403",
        gettext("This could not be accepted. Go back, load the page again and send it once more."),
    )
