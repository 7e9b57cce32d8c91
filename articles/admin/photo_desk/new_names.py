"""Names in a picture's file that the newsroom does not know yet: offered, never made silently."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.exchange.names import find_or_make_author, find_or_make_source
from articles.exchange.photos import cleaned_credit
from articles.languages import codes

MAKE = {"photographer": find_or_make_author, "source": find_or_make_source}


@dataclass(frozen=True)
class Offer:
    """A name to be ticked; `kind` is the photo's field that it would fill."""

    kind: str
    name: str
    field: str

    @property
    def sentence(self):
        if self.kind == "photographer":
            return _("Photographer by the file, new here: “%(name)s”") % {"name": self.name}
        return _("Source by the file, new here: “%(name)s”") % {"name": self.name}


def offers(photo, prefix):
    """What the file names and the photo lacks."""
    if not photo.received or photo.photographer_id or photo.source_id:
        return []
    credit = cleaned_credit(photo.received)
    named = {
        "photographer": next(iter(credit.photographers), ""),
        "source": credit.source,
    }
    return [Offer(kind, name, f"{prefix}-new_{kind}") for kind, name in named.items() if name]


def taken(offered, data):
    """The offers that were ticked in a sent form."""
    return [offer for offer in offered if data.get(offer.field) == offer.name]


def made(offered, by):
    """{field: Author or Source}, found by now or made; Refused where that may not be."""
    return {
        offer.kind: MAKE[offer.kind](offer.name, _language_of(offer.name), by=by)
        for offer in offered
    }


def _language_of(name):
    """Latin letters stand under English, where a newsroom has it; others in the desk's language."""
    return "en" if name.isascii() and "en" in codes() else get_language()
