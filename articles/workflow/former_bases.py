"""Where a translation stood before it was declared done: kept in the note of that event, since the
base itself has moved and its verdicts are gone."""

import json
from dataclasses import dataclass
from datetime import datetime

from articles.models import Event, Revision, Settled, User

# What a base carries: once one of these has followed, it is not moved back.
STANDING_ON_IT = (
    *("mark_done", "undo_done", "approve", "publish", "schedule", "correct", "not_concerned"),
    "change_original",
)


@dataclass(frozen=True)
class Former:
    """The base that a translation had (None where it was lost), and its verdicts, oldest first."""

    base: Revision | None
    settled: list


def note_of(edition):
    """The note for the log of an edition that is about to be declared done."""
    found = Settled.objects.filter(edition=edition).order_by("at", "pk")
    settled = [
        [each.old_digest, each.new_digest, each.verdict, each.by_id, each.at.isoformat()]
        for each in found
    ]
    return json.dumps({"base": edition.base_id, "settled": settled})


def former_base(edition):
    """The Former of an edition that was declared done, while nothing newer stands on it.

    None where the original has moved on since, or where there is nothing to go back to.
    """
    if edition.made_from_id is None or edition.is_outdated:
        return None
    found = Event.objects.filter(
        article=edition.article_id, language=edition.language, verb__in=STANDING_ON_IT
    )
    last = found.order_by("-pk").first()
    if last is None or last.verb != "mark_done" or last.revision_id != edition.base_id:
        return None
    noted = json.loads(last.note or "{}")
    if noted.get("base", edition.base_id) == edition.base_id:
        return None
    return _read(edition, noted)


def _read(edition, noted):
    base = noted["base"] and Revision.objects.filter(pk=noted["base"]).first()
    if base and base.edition_id != edition.made_from_id:
        return None
    people = User.objects.in_bulk({by for *_name, by, _at in noted["settled"]} - {None})
    settled = [
        Settled(
            edition=edition,
            old_digest=old,
            new_digest=new,
            verdict=verdict,
            by=people.get(by),
            at=datetime.fromisoformat(at),
        )
        for old, new, verdict, by, at in noted["settled"]
    ]
    return Former(base, settled)
