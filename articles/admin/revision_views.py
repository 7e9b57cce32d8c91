"""Everything that was ever written in one language: list, difference, restore."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin import states
from articles.languages import codes, language
from articles.models import Article, Edition, Revision
from articles.text import diff
from articles.workflow import Conflict, Refused, may, restore

PER_PAGE = 100


def edition_of(request, article):
    """The edition that the address asks for: 404 for a language without one."""
    code = request.GET.get("language", article.source_language)
    edition = (
        Edition.objects.filter(article=article, language=code)
        .select_related("newest", "live", "base", "made_from")
        .first()
    )
    if code not in codes() or edition is None:
        raise Http404
    edition.article = article
    return edition


def listed(request, site, article):
    """The revisions of one language, newest first, with two to choose for comparison."""
    edition = edition_of(request, article)
    bases = article.editions.filter(made_from=edition).values_list("language", "base")
    based = {}
    for code, base in bases:
        based.setdefault(base, []).append(language(code))
    revisions = edition.revisions.select_related("created_by").order_by("-number")
    revisions = revisions.defer("body", "captions", "standfirst")
    if _is_number(before := request.GET.get("before", "")):
        revisions = revisions.filter(number__lt=before)
    rows = [(revision, based.get(revision.pk, [])) for revision in revisions[: PER_PAGE + 1]]
    older = rows[PER_PAGE - 1][0].number if len(rows) > PER_PAGE else None
    context = {"rows": rows[:PER_PAGE], "older": older}
    return _page(request, site, edition, "article_revisions.html", context)


def compared(request, site, article):
    """Two revisions side by side, the older one first whatever the order asked for."""
    edition = edition_of(request, article)
    numbers = [request.GET.get(name, "") for name in ("old", "new")]
    if not all(map(_is_number, numbers)):
        raise Http404
    found = edition.revisions.filter(number__in=numbers).select_related("created_by")
    by_number = {revision.number: revision for revision in found}
    chosen = [by_number.get(int(number)) for number in numbers]
    if None in chosen:
        raise Http404
    old, new = sorted(chosen, key=lambda revision: revision.number)
    context = {
        "old": old,
        "new": new,
        "parts": differences(old, new, edition.language),
        "restorable": [one for one in {old, new} if one.pk != edition.newest_id],
    }
    return _page(request, site, edition, "article_comparison.html", context)


def differences(old, new, code):
    """Pairs of a label and its rows, for every part of two revisions that differs."""
    parts = []
    for name in ("title", "standfirst", "slug", "seo_title", "seo_description"):
        texts = getattr(old, name), getattr(new, name)
        parts.append((Revision._meta.get_field(name).verbose_name, texts))
    for pk in dict.fromkeys([*old.captions, *new.captions]):
        words = old.captions.get(pk, {}), new.captions.get(pk, {})
        photo = {"photo": f"#{pk}"}
        parts.append(
            (_("Caption of “%(photo)s”") % photo, tuple(one.get("caption", "") for one in words))
        )
        parts.append(
            (
                _("Alt text of “%(photo)s”") % photo,
                tuple(
                    _("decorative") if one.get("decorative") else one.get("alt_text", "")
                    for one in words
                ),
            )
        )
    shown = [
        (label, [diff.compare_plain(*texts, code)])
        for label, texts in parts
        if texts[0] != texts[1]
    ]
    if old.body != new.body:
        shown.append((_("Text"), diff.compare(old.body, new.body, code)))
    return shown


def restored(request, article, number):
    """Writes an old revision again as the newest one, and opens the form."""
    edition = edition_of(request, article)
    revision = edition.revisions.filter(number=number).first()
    if revision is None:
        raise Http404
    revision.edition = edition
    seen = request.POST.get("started_from", "")
    try:
        newest = restore(
            revision,
            by=request.user,
            started_from=int(seen) if _is_number(seen) else None,
        )
    except Conflict:
        messages.error(
            request, _("There is a newer version than the one you saw. Nothing was restored.")
        )
        return HttpResponseRedirect(f"../../?language={edition.language}")
    except (Refused, PermissionDenied) as error:
        for reason in getattr(error, "reasons", [str(error)]):
            messages.error(request, reason)
    else:
        messages.success(
            request,
            _("Version %(old)d is back, as version %(new)d.")
            % {"old": number, "new": newest.number},
        )
    return HttpResponseRedirect(states.form_url(article, edition.language))


def _is_number(text):
    return text.isdecimal() and len(text) < 10


def _page(request, site, edition, template, context):
    here = language(edition.language)
    return TemplateResponse(
        request,
        f"admin/articles/{template}",
        {
            **site.each_context(request),
            "opts": Article._meta,
            "title": _("Versions in %(language)s") % {"language": here.name},
            "article": edition.article,
            "edition": edition,
            "language": here,
            "form_url": states.form_url(edition.article, edition.language),
            "may_restore": may(request.user, "save_text", edition.article, edition.language),
            **context,
        },
    )
