"""The buttons for what holds in every language: embargo and breaking news."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_forms import ScheduleForm
from articles.workflow import Refused
from articles.workflow.locks import set_breaking, set_embargo

DONE = {
    "set_embargo": gettext_lazy(
        "The embargo is set: nothing goes live before it ends; what is live already stays."
    ),
    "lift_embargo": gettext_lazy("The embargo is lifted."),
    "set_breaking": gettext_lazy("Marked as breaking news."),
    "end_breaking": gettext_lazy("No longer marked as breaking news."),
}
STEPS = set(DONE)


def take(page, step):
    """Takes a step for the whole story, whatever is written in any language, and says so."""
    verb = set_embargo if step.endswith("embargo") else set_breaking
    until = _time(page.data, step) if step.startswith("set_") else None
    verb(page.article, until, by=page.request.user)
    return str(DONE[step])


def _time(data, step):
    form = ScheduleForm(data, prefix=step.removeprefix("set_"))
    if not form.is_valid():
        raise Refused([_("Please give the day and time when it ends.")])
    return form.cleaned_data["at"]
