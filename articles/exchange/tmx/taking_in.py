"""A TMX file into the translation memory."""

from dataclasses import dataclass
from itertools import batched

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.exchange.tmx.reading import Reader
from articles.languages import codes
from articles.workflow import Refused, memory

BATCH = 200  # pairs


@dataclass(frozen=True)
class Taken:
    """What a file brought: pairs that are new, that were remembered already, and that its sender
    may not add; variants that were left out; and the tags of languages not spoken here."""

    added: int
    known: int
    not_allowed: int
    left_out: int
    other_languages: list


def import_memory(file, *, by, now=None):
    """Adds the pairs of a seekable binary TMX file; what is remembered already stays as it is.

    A user adds pairs of languages that they may publish in; PermissionDenied for a user of
    none, or for a file of others only. The file is read to its end before anything is written:
    Refused means that nothing was. Written is a few pairs at a time, so that nobody's work at
    the desk waits for a large memory; the same file taken in again adds what may be missing.
    """
    now = now or timezone.now()
    if not memory.may_change(by, codes()):
        raise _denied()
    counted = Reader(file, now)
    allowed = not_allowed = 0
    for pair in counted.pairs():
        if _may_add(by, pair):
            allowed += 1
        else:
            not_allowed += 1
    if not allowed and not_allowed:
        raise _denied()
    if not allowed:
        raise Refused([_("The file has no pairs in two languages of this newsroom.")])
    file.seek(0)
    added = 0
    wanted = (pair for pair in Reader(file, now).pairs() if _may_add(by, pair))
    for some in batched(wanted, BATCH):
        with transaction.atomic():
            added += memory.keep(some, by=by)
    return Taken(
        added=added,
        known=allowed - added,
        not_allowed=not_allowed,
        left_out=counted.left_out,
        other_languages=sorted(counted.other_languages),
    )


def _may_add(by, pair):
    return memory.may_change(by, (pair.source.language, pair.target.language))


def _denied():
    return PermissionDenied(_("Your account does not have the right to do this."))
