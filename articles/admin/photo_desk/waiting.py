"""What waits for photo editors on the front page. Three queries."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.photo_desk import states
from articles.admin.photo_desk.filters import Filters
from articles.models import Photo

ROWS = 5


@dataclass
class Pile:
    """Photos that wait for the same thing: one more of them than is shown, at most."""

    heading: str
    state: str
    photos: list

    @property
    def rows(self):
        return self.photos[:ROWS]

    @property
    def address(self):
        return reverse("admin:articles_photo_changelist") + Filters(state=self.state).address()

    @property
    def has_more(self):
        return len(self.photos) > ROWS


def piles(user, now):
    """The piles that have photos; None for who may not change photos."""
    if not user.has_perm("articles.change_photo"):
        return None
    wanted = [
        ("uncredited", _("Photos without credit or licence"), "-pk"),
        ("expiring", _("Rights end soon"), "valid_until"),
        ("unready", _("Photos whose files are not made"), "-pk"),
    ]
    found = [Pile(heading, state, _photos(state, now, order)) for state, heading, order in wanted]
    return [pile for pile in found if pile.photos]


def _photos(state, now, order):
    found = states.in_state(Photo.objects.all(), state, now).order_by(order)
    return list(found[: ROWS + 1])
