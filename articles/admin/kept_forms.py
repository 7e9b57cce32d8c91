"""What was typed outlives a session that ended, or a form grown too old, while it was written."""

import re
from unicodedata import bidirectional
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
TEXTS = {
    "title": _("Headline"),
    "standfirst": _("Standfirst"),
    "body": _("Text"),
    "seo_title": _("Title for search engines"),
    "seo_description": _("Description for search engines"),
    "note": _("What has to change"),
    "notice": _("Notice to readers"),
    "correction_note": _("What was wrong, told to readers"),
}
# Those of which a form has many, by what their names match; a paragraph says its number.
MANY = (
    (re.compile(r"row-body\.([0-9]{1,5})"), _("Paragraph %(number)d")),
    (re.compile(r"row-gone\.[0-9]{1,5}"), _("Paragraph that is gone")),
    (re.compile(r"photo-[0-9]{1,18}-caption"), _("Caption")),
    (re.compile(r"photo-[0-9]{1,18}-alt_text"), _("Alt text")),
    (re.compile(r"comment-[a-z0-9_.-]{1,60}"), _("Comment")),
    (re.compile(r"answer-[0-9]{1,18}"), _("Your answer")),
    (re.compile(r"reason-[0-9a-f]{1,64}"), _("Because")),
)
# What a form says to the newsroom, not to a person: never shown, however long.
INTERNAL = ("rows", "original", "started_from", "facts_opened", "step", "next")
TAG = re.compile("<[^<>]*>")
# Longer values are shown too, in characters: no key, date or address of a form is as long.
LONG = 80


def kept(request, reason=""):
    """Answers 403 with what was sent in a form that can be sent again, passwords and files left
    out. Only for what is known to come from the desk's own pages."""
    texts, others = [], []
    for name, value in _sent(request.POST):
        if label := _label(name, value):
            texts.append((name, value, label, _direction(value)))
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


def _label(name, value):
    """What to call a field that is shown; "" for one that is only sent along."""
    if name in ("title", "standfirst") or (name in TEXTS and value):
        return TEXTS[name]
    for pattern, label in MANY:
        if value and (found := pattern.fullmatch(name)):
            number = found[1] if found.groups() else 0
            return label % {"number": int(number) + 1} if number else label
    is_long = len(value) > LONG or "\n" in value
    is_sent_along = name in INTERNAL or name.startswith("initial-")
    return _("Text") if is_long and not is_sent_along else ""


def _direction(value):
    """That of the first letter that has one; a browser would go by the letters of the tags."""
    for sign in TAG.sub("", value):
        if (kind := bidirectional(sign)) in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "auto"


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
