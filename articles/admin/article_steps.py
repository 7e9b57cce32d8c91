"""The buttons beside a text: submit, approve, publish and the others."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.article_forms import ScheduleForm
from articles.admin.article_sheet import find_edition
from articles.workflow import Refused

DONE = {
    "submit": gettext_lazy("Handed over for review."),
    "send_back": gettext_lazy("Sent back to the writer."),
    "approve": gettext_lazy("Approved."),
    "publish": gettext_lazy("Published: readers see this version now."),
    "schedule": gettext_lazy("Scheduled."),
    "unschedule": gettext_lazy("Nothing is scheduled any more."),
    "withdraw": gettext_lazy("Withdrawn: its address tells readers your notice."),
    "mark_done": gettext_lazy("The translation counts as up to date."),
}
# Whoever takes these answers for the text: it has to be the one that they saw.
ON_WHAT_WAS_SEEN = {"approve", "publish", "schedule"}


def take(page, step, seen):
    """Takes a step and says so; `seen` is the number of the revision that the person saw."""
    if step not in DONE:
        raise Refused([_("There is no such step.")])
    edition = find_edition(page.article, page.language.code)
    if edition is None:
        raise Refused([_("There is no text yet.")])
    if step in ON_WHAT_WAS_SEEN and edition.newest and edition.newest.number != seen:
        raise Refused(
            [_("There is a newer version than the one you opened. Please read it first.")]
        )
    _take(step, edition, page.data, page.request.user)
    # As words now: the message is stored when this person's language is no longer active.
    return str(DONE[step])


def _take(step, edition, data, user):
    if step == "send_back":
        workflow.send_back(edition, by=user, note=data.get("note", ""))
    elif step == "withdraw":
        workflow.withdraw(edition, by=user, notice=data.get("notice", ""))
    elif step == "schedule":
        workflow.publish(edition, by=user, at=_time(data))
    else:
        getattr(workflow, step)(edition, by=user)


def _time(data):
    form = ScheduleForm(data, prefix="schedule")
    if not form.is_valid():
        raise Refused([_("Please give the day and time of publication.")])
    return form.cleaned_data["at"]
