"""What a verb raises instead of acting."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """A step that can't be taken now; `reasons` lists every reason as a sentence."""

    def __init__(self, reasons):
        self.reasons = [str(reason) for reason in reasons]
        super().__init__(" ".join(self.reasons))


class Conflict(Exception):
    """Somebody saved this edition since the text was opened.

    `newest` is the revision that is now the newest, `started_from` the number that the refused
    text was based on (None for a text that was opened while nothing was written yet).
    """

    def __init__(self, newest, started_from):
        self.newest = newest
        self.started_from = started_from
        super().__init__(_("Somebody else saved this text in the meantime."))
