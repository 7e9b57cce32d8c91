"""The log in sentences."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.display import time_text
from articles.languages import language

SENTENCES = {
    "create_article": gettext_lazy("%(who)s opened the story."),
    "save_facts": gettext_lazy("%(who)s changed the section, authors, tags or photos."),
    "save_text": gettext_lazy("%(who)s saved version %(number)s in %(language)s."),
    "submit": gettext_lazy("%(who)s handed version %(number)s in %(language)s over for review."),
    "send_back": gettext_lazy("%(who)s sent the text in %(language)s back: “%(note)s”"),
    "approve": gettext_lazy("%(who)s approved version %(number)s in %(language)s."),
    "publish": gettext_lazy("%(who)s published version %(number)s in %(language)s."),
    "schedule": gettext_lazy(
        "%(who)s scheduled version %(number)s in %(language)s for %(moment)s."
    ),
    "schedule_refused": gettext_lazy(
        "The scheduled publication in %(language)s was not possible: %(note)s"
    ),
    "unschedule": gettext_lazy("%(who)s took back the schedule in %(language)s."),
    "withdraw": gettext_lazy("%(who)s withdrew the text in %(language)s: “%(note)s”"),
    "mark_done": gettext_lazy("%(who)s declared the translation into %(language)s up to date."),
    "change_photo": gettext_lazy("%(who)s changed a photo’s credit or description."),
    "want_photo": gettext_lazy("%(who)s noted a photo to be found: “%(note)s”"),
    "find_wanted_photo": gettext_lazy("%(who)s found the photo “%(note)s”."),
}


def sentence(event):
    """What happened, as one sentence in the active language."""
    template = SENTENCES.get(event.verb)
    if template is None:
        return f"{_who(event.by)}: {event.verb}"
    return template % {
        "who": _who(event.by),
        "language": _isolated(language(event.language).name) if event.language else "",
        "number": event.revision.number if event.revision else "?",
        "note": event.note,
        "moment": _moment(event.note) if event.verb == "schedule" else "",
    }


def _isolated(name):
    """In Unicode's isolating marks, so that “العربية 1” does not turn round what follows it."""
    return f"\u2068{name}\u2069"


def _who(user):
    if user is None:
        return _("The newsroom")
    return user.get_full_name() or user.get_username()


def _moment(note):
    try:
        moment = datetime.fromisoformat(note)
    except ValueError:
        return note
    return time_text(moment)
