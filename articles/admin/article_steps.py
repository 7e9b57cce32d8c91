"""The buttons beside a text: submit, approve, publish and the others."""

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin import told_readers, unsent
from articles.admin.article_followers import marked
from articles.admin.article_forms import ScheduleForm, is_key
from articles.admin.article_sheet import find_edition
from articles.models import Correction
from articles.workflow import Refused
from articles.workflow.corrections import (
    correct,
    not_concerned,
    open_corrections,
    undo_not_concerned,
)
from articles.workflow.effects import mark_no_effect, undo_no_effect

DONE = {
    "submit": gettext_lazy("Handed over for review."),
    "send_back": gettext_lazy("Sent back to the writer."),
    "approve": gettext_lazy("Approved."),
    "publish": gettext_lazy("Published: readers see this version now."),
    "schedule": gettext_lazy("Scheduled."),
    "unschedule": gettext_lazy("Nothing is scheduled any more."),
    "correct": gettext_lazy("Published: readers see this version and your note on what was wrong."),
    "not_concerned": gettext_lazy("Noted: this text never was wrong."),
    "undo_not_concerned": gettext_lazy("This text is asked to follow the correction again."),
    "withdraw": gettext_lazy("Withdrawn: its address tells readers your notice."),
    "name_translator": gettext_lazy("Noted: who is named to readers as the translator."),
    "mark_done": gettext_lazy("The translation counts as up to date."),
    "undo_done": gettext_lazy("The translation counts as behind its original again."),
    "mark_no_effect": gettext_lazy("This change asks nothing of the translations."),
    "undo_no_effect": gettext_lazy("The translations are asked to follow this change again."),
}
NOT_DONE = {
    "approve": gettext_lazy("It was not approved:"),
    "publish": gettext_lazy("It was not published:"),
    "schedule": gettext_lazy("It was not scheduled:"),
    "correct": gettext_lazy("The correction was not published:"),
}
# What is written beside the buttons of these, by its field's name.
NOTED = {"send_back": "note", "withdraw": "notice"}
# A step on one row of several: "not_concerned-12".
ON_ONE = {"not_concerned": not_concerned, "undo_not_concerned": undo_not_concerned}


def take(page, step, seen):
    """Takes a step and says so; `seen` is the number of the revision that the person saw."""
    name, _dash, key = step.partition("-")
    if name not in DONE or bool(key) != (name in ON_ONE):
        raise Refused([_("There is no such step.")])
    edition = find_edition(page.article, page.language.code)
    if edition is None or edition.newest is None:
        raise Refused([_("There is no text yet.")])
    # Nothing seen is number 0, which no version has.
    _take(name, edition, page.data, page.request.user, seen=seen or 0, key=key)
    # As words now: the message is stored when this person's language is no longer active.
    return str(DONE[name])


def tell_refusal(page, step, refused):
    """Says why a step was not taken; what was written beside its button stands there again."""
    unsent.keep(page)
    if step in NOT_DONE:
        messages.error(page.request, NOT_DONE[step])
    for reason in getattr(refused, "reasons", [str(refused)]):
        messages.error(page.request, reason)


def _take(step, edition, data, user, *, seen, key):
    if step in NOTED:
        getattr(workflow, step)(edition, by=user, **{NOTED[step]: data.get(NOTED[step], "")})
    elif step == "approve":
        workflow.approve(edition, by=user, seen=seen)
    elif step in ("publish", "schedule"):
        at = _time(data) if step == "schedule" else None
        _publish(edition, user, at, seen, is_without_effect="no_effect" in data)
    elif step == "name_translator":
        told_readers.name(edition, data.get("translator", ""), by=user)
    elif step == "correct":
        answers = open_corrections(edition) if "answers" in data else ()
        note = data.get("correction_note", "")
        correct(edition, note, by=user, answers=answers, seen=seen)
    elif step in ON_ONE:
        ON_ONE[step](edition, _correction(key), by=user)
    elif step == "mark_no_effect":
        mark_no_effect(edition.live or edition.newest, by=user)
    elif step == "undo_no_effect":
        undo_no_effect(marked(edition) or edition.newest, by=user)
    elif step == "mark_done":
        workflow.mark_done(edition, by=user, seen=_original_seen(data))
    else:
        getattr(workflow, step)(edition, by=user)


@transaction.atomic
def _publish(edition, user, at, seen, *, is_without_effect):
    """Both or neither: a refused publication leaves no mark."""
    workflow.publish(edition, by=user, at=at, seen=seen)
    if is_without_effect:
        mark_no_effect(edition.newest, by=user)


def _correction(key):
    found = Correction.objects.filter(pk=key).first() if is_key(key) else None
    if found is None:
        raise Refused([_("This correction asks nothing of the text in this language.")])
    return found


def _original_seen(data):
    """The key of the original's revision that the form was opened on; 0, which none has."""
    key = data.get("original", "")
    return int(key) if is_key(key) else 0


def _time(data):
    form = ScheduleForm(data, prefix="schedule")
    if not form.is_valid():
        raise Refused([_("Please give the day and time of publication.")])
    return form.cleaned_data["at"]
