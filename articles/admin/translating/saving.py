"""What a sent page does: it saves first, then takes the step whose button was pressed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from articles.admin import conflicts
from articles.admin.article_saving import Saved, tell
from articles.admin.article_steps import tell_refusal
from articles.admin.translating import steps, typed
from articles.workflow import Conflict, Refused
from articles.workflow.alignments import links_of
from articles.workflow.autosaves import drop
from articles.workflow.rights import check
from articles.workflow.side_by_side import save_side_by_side

# Buttons that move a paragraph or a picture from row to row.
MOVES = ("up:", "down:", "put:", "out:")


def answer(page):
    """The response to a sent page. What was typed is stored, or stands in the form again."""
    step = page.data.get("step", "save")
    if step == "discard":
        drop(page.article, page.language.code, page.request.user)
        messages.info(page.request, _("What you had typed is gone; this is the text as saved."))
        return HttpResponseRedirect(page.url)
    if step.startswith(MOVES):
        _move(page, step)
    saved = Saved(page.started_from)
    if page.posts_text:
        if not page.is_valid():
            reasons = [_("Please look at the fields marked below.")]
            return page.response(reasons=reasons, status=422)
        try:
            save(page, saved)
        except Conflict as conflict:
            return page.response(
                conflict=conflicts.shown(page, conflict),
                started_from=conflict.newest.number,
                status=409,
            )
        except Refused as refused:
            return page.response(reasons=refused.reasons, status=422)
        except PermissionDenied as denied:
            return page.response(reasons=[str(denied)], status=403)
        tell(page.request, saved, step)
    return HttpResponseRedirect(page.url + _take(page, step, saved))


def save(page, saved):
    """Writes the text where it was changed, and which blocks stand beside which."""
    check(page.request.user, "save_text", page.article, page.language.code)
    text, is_old = page.typed_text(), page.started is None or page.started_from != page.number
    is_same = text == page.opened_text()
    if is_same and (is_old or not page.number):
        return
    if page.number is None and text == page.begun:
        return
    linked = links_of(page.edition) if page.edition else []
    revision = save_side_by_side(
        page.article,
        page.language.code,
        text,
        page.links,
        by=page.request.user,
        started_from=page.started_from,
        original=page.shown_original,
    )
    saved.has_text = revision.pk != (page.newest and page.newest.pk)
    is_moved = page.data.get("step", "").startswith(MOVES)
    saved.has_facts = is_moved or (bool(linked) and page.links != linked)
    saved.number = revision.number


def _move(page, step):
    """Only pictures that the texts have are put in or taken out."""
    direction, key, *more = step.split(":")
    if direction in ("up", "down"):
        page.typed_rows = typed.moved(page.typed_rows, key, direction == "up")
    elif more and (photo := {str(key): key for key in page.pictures}.get(more[0])):
        place = key if direction == "put" else ""
        page.typed_rows = typed.with_figure(page.typed_rows, place, photo)
    page.data["body"] = typed.body_of(page.typed_rows)
    page.__dict__.pop("body", None)


def _take(page, step, saved):
    """Takes the step; returns where on the page its taker goes on."""
    try:
        done, place = steps.take(page, step, saved.number)
    except (Conflict, PermissionDenied, Refused) as refused:
        tell_refusal(page, step, refused)
        return steps.place_of(step)
    if done:
        messages.success(page.request, done)
    return place
