"""What was done to a photo, in sentences."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.fields import TranslationField

from articles.languages import language
from articles.models import Photo

EVENTS = 50
SENTENCES = {
    "store_photo": gettext_lazy("%(who)s stored the photo."),
    "change_photo": gettext_lazy("%(who)s changed the photo: %(note)s"),
    "kill_photo": gettext_lazy("%(who)s took the photo away from readers: “%(note)s”"),
    "revive_photo": gettext_lazy("%(who)s gave the photo back to readers: “%(note)s”"),
    "override_rights": gettext_lazy("%(who)s let the photo be shown past its rights: %(note)s"),
    "confirm_note": gettext_lazy("%(who)s confirmed: “%(note)s”"),
    "make_renditions_again": gettext_lazy("%(who)s had the photo’s files made again."),
    "renditions_failed": gettext_lazy("The photo’s files could not be made: %(note)s"),
}


def history(photo):
    """(moment, sentence) of the last events, newest first; one query."""
    events = photo.events.select_related("by")[:EVENTS]
    return [(event.at, sentence(event)) for event in events]


def sentence(event):
    who = _("The newsroom")
    if event.by:
        who = event.by.get_full_name() or event.by.get_username()
    template = SENTENCES.get(event.verb)
    if template is None:
        return f"{who}: {event.verb} {event.note}".strip()
    note = _fields(event.note) if event.verb == "change_photo" else event.note
    return template % {"who": who, "note": note}


def _fields(note):
    """The names of columns, as the log has them, in words."""
    return ", ".join(_field(name) for name in note.split(", "))


def _field(name):
    if name == "crops":
        return _("crops")
    try:
        found = Photo._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if isinstance(found, TranslationField):
        return f"{found.translated_field.verbose_name} ({language(found.language).name})"
    return str(found.verbose_name)
