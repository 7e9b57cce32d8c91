"""What is done with the texts that were chosen on the board."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin import states
from articles.admin.display import time_text
from articles.languages import codes, language
from articles.models import Article, Edition, User
from articles.workflow import Refused
from articles.workflow.assignments import assign, give_back, name_of, take
from articles.workflow.together import publish_together

# More than a page of the board holds.
MOST = 1_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Microseconds since then, up to the last year that there is.
MOMENTS = (datetime.max.replace(tzinfo=UTC) - EPOCH) // timedelta(microseconds=1)


class MomentForm(forms.Form):
    """A moment in the newsroom's time zone, or none."""

    at = forms.DateTimeField(
        label=gettext_lazy("until"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )


@dataclass(frozen=True)
class Chosen:
    """A cell that was ticked: the key of the newest revision that it showed, and since when
    somebody had the text."""

    article: Article
    language: str
    newest: int | None
    assigned_at: datetime | None


def choice(article, code, edition):
    """What a cell sends when it is ticked."""
    newest = edition and edition.newest_id
    since = edition and edition.assigned_at
    moment = (since - EPOCH) // timedelta(microseconds=1) if since else ""
    return f"{article.pk}:{code}:{newest or ''}:{moment}"


def answer(request, site, page):
    """Takes the step that was asked for; None where the page is to say why it could not."""
    page.typed = request.POST
    page.chosen = set(" ".join(request.POST.getlist("cell")).split())
    try:
        cells = list(_cells(page.chosen))
        if not cells:
            raise Refused([_("Choose at least one text first.")])
        step = STEPS.get(request.POST.get("step"))
        if step is None:
            raise Refused([_("There is no such step.")])
        return step(request, site, page, cells)
    except Refused as refused:
        page.reasons = refused.reasons
    except PermissionDenied as denied:
        page.reasons = [str(denied) or _("Your account does not have the right to do this.")]
    return None


def _cells(values):
    """The cells named as `choice` names them; others are passed over."""
    named = [parts for value in sorted(values)[:MOST] if (parts := _parts(value))]
    articles = Article.objects.only("source_language").in_bulk({pk for pk, *_rest in named})
    return [Chosen(articles[pk], *rest) for pk, *rest in named if pk in articles]


def _parts(value):
    """(article's key, language, newest revision's key, assigned_at), or None."""
    parts = value.split(":")
    if len(parts) != 4 or parts[1] not in codes() or not _is_key(parts[0]):
        return None
    if not all(_is_key(part) for part in parts[2:] if part) or int(parts[3] or 0) > MOMENTS:
        return None
    since = EPOCH + timedelta(microseconds=int(parts[3])) if parts[3] else None
    return int(parts[0]), parts[1], int(parts[2]) if parts[2] else None, since


def _is_key(typed):
    return typed.isascii() and typed.isdecimal() and len(typed) < 19


def _assigned(request, site, page, cells):
    to = User.objects.filter(pk=_key(request.POST.get("to")), is_active=True).first()
    if to is None:
        raise Refused([_("Choose who is to have the texts.")])
    until = _moment(request.POST, "deadline")
    seen = _holders_seen(cells)
    assign(list(seen), to=to, deadline_at=until, by=request.user, seen=seen)
    told = {"count": len(seen), "who": name_of(to), "moment": until and time_text(until)}
    if until:
        done = ngettext(
            "%(who)s has %(count)d text until %(moment)s.",
            "%(who)s has %(count)d texts until %(moment)s.",
            len(seen),
        )
    else:
        done = ngettext("%(who)s has %(count)d text.", "%(who)s has %(count)d texts.", len(seen))
    return _back(request, done % told)


def _taken_back(request, site, page, cells):
    seen = _holders_seen(cells)
    count = assign(list(seen), to=None, by=request.user, seen=seen)
    done = ngettext("%(count)d text is free now.", "%(count)d texts are free now.", count)
    return _back(request, done % {"count": count})


def _holders_seen(cells):
    return {(cell.article, cell.language): cell.assigned_at for cell in cells}


@transaction.atomic
def _taken(request, site, page, cells):
    for cell in cells:
        take(cell.article, cell.language, by=request.user)
    done = ngettext("You have %(count)d more text.", "You have %(count)d more texts.", len(cells))
    return _back(request, done % {"count": len(cells)})


@transaction.atomic
def _given_back(request, site, page, cells):
    for cell in cells:
        edition = cell.article.edition(cell.language)
        if edition is None:
            raise Refused([_("Only who has a text can give it back.")])
        give_back(edition, by=request.user)
    done = ngettext("%(count)d text is free now.", "%(count)d texts are free now.", len(cells))
    return _back(request, done % {"count": len(cells)})


def _published(request, site, page, cells):
    """Goes to a page of its own: what stayed behind is listed there with its reasons."""
    at = _moment(request.POST, "at")
    all_or_none = bool(request.POST.get("all_or_none"))
    editions, left = _as_seen(cells)
    result = publish_together(
        editions,
        by=request.user,
        at=at,
        all_or_none=all_or_none,
        seen={edition.pk: edition.newest.number for edition in editions},
        left=left,
    )
    context = site.each_context(request) | {
        "title": _("Published together"),
        "done": [_told(edition) for edition in result.done],
        "left": [(*_told(edition), reasons) for edition, reasons in result.left],
        "at": at,
        "back": page.filters.address(),
    }
    return TemplateResponse(request, "admin/board_published.html", context)


def _as_seen(cells):
    """The editions to publish, and those of which the board showed another version."""
    wanted = {(cell.article.pk, cell.language): cell for cell in cells}
    found = Edition.objects.filter(article__in={cell.article for cell in cells})
    found = {(e.article_id, e.language): e for e in found.select_related("newest")}
    editions, left = [], []
    for place, cell in wanted.items():
        edition = found.get(place) or Edition(article=cell.article, language=cell.language)
        edition.article = cell.article
        if edition.newest_id is None:
            left.append((edition, [_("There is no text yet.")]))
        elif edition.newest_id != cell.newest:
            newer = _("There is a newer version than the one you opened. Please read it first.")
            left.append((edition, [newer]))
        else:
            editions.append(edition)
    return editions, left


def _told(edition):
    """A text on the page of results: its language, its headline as HTML, its address."""
    here = language(edition.language)
    title = edition.newest_title or states.headline(edition.article).text
    code = edition.language if edition.newest_title else edition.article.source_language
    headline = states.headline_html(states.Name(title, code))
    return here, headline, states.form_url(edition.article, edition.language)


def _moment(data, name):
    form = MomentForm({"at": data.get(name, "")})
    if not form.is_valid():
        raise Refused([_("The day and time could not be read.")])
    return form.cleaned_data["at"]


def _key(typed):
    return int(typed) if typed and _is_key(typed) else None


def _back(request, done):
    messages.success(request, done)
    return HttpResponseRedirect(request.get_full_path())


STEPS = {
    "assign": _assigned,
    "unassign": _taken_back,
    "take": _taken,
    "give_back": _given_back,
    "publish": _published,
}
