"""The page's addresses: the page itself, what it keeps unsaved, help and checks as fragments."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.admin.display import time_text
from articles.admin.translating import checks, helping, typed
from articles.admin.translating.finding import find_story
from articles.admin.translating.page import TranslationPage
from articles.admin.translating.saving import answer
from articles.workflow import Refused, autosaves
from articles.workflow.assignments import name_of


def urls(site):
    """The page's addresses, under those of the articles."""

    def at(end, view, name):
        address = f"<int:pk>/translation/<str:code>/{end}"
        return path(address, site.admin_view(partial(view, site=site)), name=name)

    return [
        at("", translation, "articles_article_translation"),
        at("autosave/", require_POST(autosave), "articles_article_translation_autosave"),
        at("help/", require_GET(help_fragment), "articles_article_translation_help"),
        at("checks/", require_POST(checks_fragment), "articles_article_translation_checks"),
    ]


def translation(request, site, pk, code):
    """The page; a POST saves it and takes a step."""
    page = TranslationPage(request, site, find_story(request, pk, code), code)
    return answer(page) if request.method == "POST" else page.response()


def autosave(request, site, pk, code):
    """Keeps what was typed, for this person: {"saved_at", "saved"}, and "told", "who" and
    "number" where somebody else has saved a newer version meanwhile."""
    page = TranslationPage(request, site, find_story(request, pk, code), code)
    now = timezone.now()
    try:
        autosaves.keep(
            page.article,
            code,
            typed.text_fields(request.POST),
            started_from=page.started_from,
            by=request.user,
            is_rest="partial" in request.POST,
            now=now,
        )
    except Refused as refused:
        return JsonResponse({"reasons": refused.reasons}, status=422)
    except PermissionDenied as denied:
        return JsonResponse({"reasons": [str(denied)]}, status=403)
    kept = {"saved_at": now.isoformat(), "saved": _("Kept at %(time)s") % {"time": _clock(now)}}
    if page.number == page.started_from:
        return JsonResponse(kept)
    return JsonResponse(kept | _newer(page.newest))


def help_fragment(request, site, pk, code):
    """What helps with the line that `key` names, as a piece of HTML."""
    page = TranslationPage(request, site, find_story(request, pk, code), code)
    offered = helping.offered(page, request.GET.get("key", ""))
    if offered is None:
        raise Http404
    context = {"help": offered, "page": page, "language": page.language}
    context["original"] = page.original_language
    return TemplateResponse(request, "admin/articles/_translation_help.html", context)


def checks_fragment(request, site, pk, code):
    """What the checks find in what was sent, as a piece of HTML; nothing is saved."""
    page = TranslationPage(request, site, find_story(request, pk, code), code)
    context = {"checks": checks.found(page), "page": page, "language": page.language}
    return TemplateResponse(request, "admin/articles/_translation_checks.html", context)


def _newer(newest):
    who = name_of(newest.created_by) if newest and newest.created_by else _("The newsroom")
    number = newest.number if newest else 0
    at = time_text(newest.created_at) if newest else ""
    told = _("%(who)s saved version %(number)d on %(at)s. Save to see both texts.")
    return {
        "who": who,
        "number": number,
        "told": told % {"who": who, "number": number, "at": at},
    }


def _clock(moment):
    return f"{timezone.localtime(moment):%H:%M}"
