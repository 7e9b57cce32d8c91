"""The log in sentences."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.display import time_text
from articles.languages import language

SENTENCES = {
    "create_article": gettext_lazy("%(who)s opened the story."),
    "save_facts": gettext_lazy(
        "%(who)s changed facts of the story, such as its section, authors, photos or kind."
    ),
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
    "undo_done": gettext_lazy(
        "%(who)s took back that the translation into %(language)s is up to date."
    ),
    "settle": gettext_lazy("%(who)s dealt with a change of the original in %(language)s."),
    "unsettle": gettext_lazy("%(who)s opened a change of the original in %(language)s again."),
    "change_original": gettext_lazy(
        "%(who)s goes on translating into %(language)s from another text: %(note)s"
    ),
    "take": gettext_lazy("%(who)s took on the text in %(language)s."),
    "give_back": gettext_lazy("%(who)s gave the text in %(language)s back, for others to take."),
    "assign": gettext_lazy("%(who)s gave the text in %(language)s to somebody: %(note)s"),
    "unassign": gettext_lazy("%(who)s took the text in %(language)s back from %(note)s."),
    "mark_no_effect": gettext_lazy(
        "%(who)s marked version %(number)s as without effect on translations."
    ),
    "undo_no_effect": gettext_lazy(
        "%(who)s took back that version %(number)s has no effect on translations."
    ),
    "ignore_finding": gettext_lazy("%(who)s let a finding in %(language)s stand: “%(note)s”"),
    "heed_finding": gettext_lazy("%(who)s no longer lets a finding in %(language)s stand."),
    "draft_by_machine": gettext_lazy("%(who)s had a machine translate into %(language)s: %(note)s"),
    "confirm_machine_text": gettext_lazy(
        "%(who)s confirmed what a machine had translated into %(language)s."
    ),
    "name_translator": gettext_lazy(
        "%(who)s named the translator into %(language)s to readers: %(note)s"
    ),
    "unname_translator": gettext_lazy("%(who)s no longer names a translator into %(language)s."),
    "correct": gettext_lazy("%(who)s published a correction in %(language)s: “%(note)s”"),
    "not_concerned": gettext_lazy(
        "%(who)s found that the correction does not concern the text in %(language)s."
    ),
    "undo_not_concerned": gettext_lazy(
        "%(who)s took back that the correction does not concern the text in %(language)s."
    ),
    "set_embargo": gettext_lazy("%(who)s set the story’s embargo: %(note)s"),
    "lift_embargo": gettext_lazy("%(who)s lifted the story’s embargo."),
    "set_breaking": gettext_lazy("%(who)s marked the story as breaking news: %(note)s"),
    "end_breaking": gettext_lazy("%(who)s ended the mark of breaking news."),
    "put_on_front_page": gettext_lazy("%(who)s put the story on a front page in %(language)s."),
    "take_off_front_page": gettext_lazy("%(who)s took the story off a front page in %(language)s."),
    "put_on_breaking_line": gettext_lazy(
        "%(who)s put the story into the line of breaking news in %(language)s."
    ),
    "comment": gettext_lazy("%(who)s commented on the text in %(language)s: “%(note)s”"),
    "resolve_comment": gettext_lazy("%(who)s settled a comment on the text in %(language)s."),
    "reopen_comment": gettext_lazy("%(who)s took up a comment on the text in %(language)s again."),
    "import_text": gettext_lazy("%(who)s took in a translation into %(language)s: %(note)s"),
    "change_photo": gettext_lazy("%(who)s changed a photo’s credit or description."),
    "kill_photo": gettext_lazy("%(who)s took a photo away from readers: “%(note)s”"),
    "revive_photo": gettext_lazy("%(who)s let readers have a photo again: “%(note)s”"),
    "override_rights": gettext_lazy("%(who)s lets a photo be shown past its rights: “%(note)s”"),
    "rights_ending": gettext_lazy(
        "The rights of the photo “%(note)s” in %(language)s end on %(moment)s."
    ),
    "rights_ended": gettext_lazy(
        "The rights of the photo “%(note)s” in %(language)s ended on %(moment)s."
    ),
    "want_photo": gettext_lazy("%(who)s noted a photo to be found: “%(note)s”"),
    "find_wanted_photo": gettext_lazy("%(who)s found the photo “%(note)s”."),
}
# Their note is a time.
TIMES = {"set_embargo", "set_breaking"}
# Their note is a time and what it concerns.
ENDS = {"rights_ending", "rights_ended"}


def sentence(event):
    """What happened, as one sentence in the active language."""
    template = SENTENCES.get(event.verb)
    if template is None:
        return f"{_who(event.by)}: {event.verb}"
    note, moment = event.note, ""
    if event.verb in ENDS:
        moment, _space, note = event.note.partition(" ")
    elif event.verb in TIMES:
        note = _moment(event.note)
    elif event.verb == "schedule":
        moment = event.note
    return template % {
        "who": _who(event.by),
        "language": _isolated(language(event.language).name) if event.language else "",
        "number": event.revision.number if event.revision else "?",
        "note": note,
        "moment": _moment(moment),
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
