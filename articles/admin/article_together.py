"""A story's languages, published together: one table, one time, one button."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.admin import states
from articles.admin.article_forms import ScheduleForm, is_key
from articles.languages import languages
from articles.models import Article, Edition
from articles.workflow import may
from articles.workflow.grounds import Grounds
from articles.workflow.publication import hindrances
from articles.workflow.times import in_words, reasons_against_embargo
from articles.workflow.together import publish_together


def answer(request, site, article):
    """The page with every language's state; sent, it publishes and tells what stayed behind."""
    if request.method == "POST":
        return _sent(request, site, article)
    return _page(request, site, article)


def _sent(request, site, article):
    wanted = set(request.POST.getlist("language"))
    editions = [one for one in _editions(article) if one.language in wanted]
    at, is_read = _time(request.POST)
    if not editions or not is_read:
        reason = (
            _("Please give the day and time of publication.")
            if editions
            else _("Choose at least one language.")
        )
        return _page(request, site, article, reasons=[reason], status=422)
    result = publish_together(
        editions,
        by=request.user,
        at=at,
        all_or_none="all_or_none" in request.POST,
        seen={one.pk: _seen(request.POST, one) for one in editions},
    )
    _tell(request, result, at)
    return HttpResponseRedirect(reverse("admin:articles_article_together", args=[article.pk]))


def _editions(article):
    found = Edition.objects.filter(article=article, newest__isnull=False)
    return list(found.select_related("newest", "made_from", "article"))


def _time(data):
    """(the time or None for now, whether it could be read)."""
    if data.get("when") != "later":
        return None, True
    form = ScheduleForm(data, prefix="together")
    return (form.cleaned_data["at"], True) if form.is_valid() else (None, False)


def _seen(data, edition):
    number = data.get(f"seen-{edition.language}", "")
    # Nothing seen is number 0, which no version has.
    return int(number) if is_key(number) else 0


def _tell(request, result, at):
    names = {one.code: one.name for one in languages()}
    if result.done:
        done = get_text_list([names.get(e.language, e.language) for e in result.done], _("and"))
        sentence = (
            _("Scheduled for %(time)s: %(languages)s.") if at else _("Published: %(languages)s.")
        )
        told = {"languages": done, "time": in_words(at) if at else ""}
        messages.success(request, sentence % told)
    for edition, reasons in result.left:
        told = {
            "language": names.get(edition.language, edition.language),
            "reasons": " ".join(reasons),
        }
        messages.warning(request, _("%(language)s stays behind: %(reasons)s") % told)


def _page(request, site, article, *, reasons=(), status=200):
    headline = states.headline(article)
    context = {
        **site.each_context(request),
        "opts": Article._meta,
        "title": _("Publish several languages"),
        "article": article,
        "headline": headline,
        "headline_html": states.headline_html(headline),
        "rows": _rows(request.user, article),
        "form": ScheduleForm(
            request.POST if status != 200 and request.POST.get("when") == "later" else None,
            prefix="together",
        ),
        "is_later": request.POST.get("when") == "later",
        "is_all_or_none": "all_or_none" in request.POST,
        "time_zone": settings.TIME_ZONE,
        "embargo": list(reasons_against_embargo(article, None, timezone.now())),
        "reasons": reasons,
        "form_url": states.form_url(article, article.source_language),
    }
    return TemplateResponse(request, "admin/articles/article_together.html", context, status=status)


def _rows(user, article):
    """One for each language, in as many queries for eleven as for two."""
    found = states.by_language(article)
    waiting = [one for one in found.values() if one.newest_id and one.is_unpublished]
    grounds = Grounds(article.pk, waiting)
    return [_row(user, article, one, found.get(one.code), grounds) for one in languages()]


def _row(user, article, spoken, found, grounds):
    """One language: its state, why it can't go, and whether its box is ticked to begin with.

    Ticked is what is approved and can go; a draft that nobody handed over is there to be chosen.
    """
    facts = states.facts_of(found)
    row = {
        "language": spoken,
        "url": states.form_url(article, spoken.code),
        "facts": facts,
        "words": get_text_list([str(states.STATES[fact]) for fact in facts], " · "),
        "edition": None,
    }
    edition = found and grounds.editions.get(found.pk)
    if edition is None:
        return row
    reasons = hindrances(edition, grounds)
    if not may(user, "publish", article, spoken.code):
        reasons = [_("Publishing in this language is not among your rights.")]
    is_approved = edition.stage == Edition.Stage.APPROVED
    return row | {
        "edition": edition,
        "reasons": reasons,
        "is_ready": not reasons,
        "is_ticked": not reasons and is_approved,
    }
