"""What the checks find in a text, and which of it somebody let stand, with the reason."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Edition, IgnoredFinding, Placement, Revision, Text
from articles.text import blocks, checks, side_by_side
from articles.text.checks.findings import ERROR, Finding
from articles.text.segments import segments
from articles.workflow.errors import Refused
from articles.workflow.figures import told_of_figures
from articles.workflow.grounds import Grounds
from articles.workflow.reasons import is_described
from articles.workflow.record import lock, log, said
from articles.workflow.rights import check


class Checked(NamedTuple):
    """A finding, and the row that says why it is let stand; None where nobody did."""

    finding: Finding
    ignored: IgnoredFinding | None

    @property
    def hinders(self):
        """Whether the text can't be approved because of it."""
        return self.finding.is_error and self.ignored is None


def findings(
    edition: Edition,
    revision: Revision | None = None,
    text: Text | None = None,
    original: Revision | None = None,
    grounds: Grounds | None = None,
) -> list[Checked]:
    """Everything the checks find in a text of the edition (the newest revision), errors first.

    `text` is one that is not saved. A translation is held against its original (another version
    of it: `original`) as readers see it, or as it was last written while it is not live; a text
    without one is checked alone. Five queries at most, and none that `grounds` has asked before.
    """
    grounds = grounds or Grounds(edition.article_id, [edition])
    edition = grounds.editions[edition.pk]
    revision = revision or edition.newest
    text = text or (revision and revision.text)
    if text is None:
        return []
    ignored = grounds.ignored[edition.pk]
    original = original or _original(edition)
    pictures = [*_undescribed(grounds.placements, text), *_unplaced(grounds.placements, text)]
    found = [*pictures, *_in_words(edition, text, original, grounds)]
    return [Checked(finding, ignored.get(finding.signature)) for finding in found]


@transaction.atomic
def ignore_finding(edition, finding, reason, by) -> IgnoredFinding:
    """Lets a finding (or that with the signature in the newest text) stand, because of `reason`.

    It holds as long as the text has that doubt in it. A second reason takes the place of the
    first. Raises Refused without a reason, and for a signature that nothing has.
    """
    check(by, "ignore_finding", edition.article, edition.language)
    edition = lock(edition)
    reason = " ".join(said(reason).split())
    longest = IgnoredFinding._meta.get_field("reason").max_length
    if not reason:
        raise Refused([_("Say why this may stand.")])
    if len(reason) > longest:
        raise Refused([_("The reason is longer than %(limit)d characters.") % {"limit": longest}])
    finding = _known(edition, finding)
    kept, _created = IgnoredFinding.objects.update_or_create(
        edition=edition,
        signature=finding.signature,
        defaults={
            "check_name": finding.check,
            "excerpt": finding.excerpt[:200],
            "reason": reason,
            "by": by,
        },
    )
    _log("ignore_finding", edition, by, note=reason)
    return kept


@transaction.atomic
def heed_finding(edition, finding, by):
    """Takes back that a finding (or the one with that signature) is let stand."""
    check(by, "heed_finding", edition.article, edition.language)
    edition = lock(edition)
    signature = finding.signature if isinstance(finding, Finding) else finding
    gone, _rows = edition.ignored_findings.filter(signature=signature).delete()
    if not gone:
        raise Refused([_("This finding is not let stand.")])
    _log("heed_finding", edition, by)


def reasons_against_findings(edition, revision=None, grounds=None) -> Iterator[str]:
    """Yields the sentence of each error that nobody let stand, once.

    Of an outdated translation these are the errors against base as well: a comma is mended in
    it though its original has other numbers by now.
    """
    grounds = grounds or Grounds(edition.article_id, [edition])
    found = findings(edition, revision, grounds=grounds)
    hindering = [each.finding for each in found if each.hinders]
    if hindering and edition.base and edition.is_outdated:
        before = findings(edition, revision, original=edition.base, grounds=grounds)
        known = {_place(each.finding) for each in before if each.hinders}
        hindering = [finding for finding in hindering if _place(finding) in known]
    yield from dict.fromkeys(finding.message for finding in hindering)


def _place(finding):
    return finding.check, finding.key, finding.excerpt


def _original(edition):
    return edition.made_from and (edition.made_from.live or edition.made_from.newest)


def _in_words(edition, text, original, grounds):
    text, terms = _with_placed_photos(text, grounds.placements), grounds.terms
    if original is None:
        return checks.check_alone(segments(text), edition.language, terms)
    languages = (edition.made_from.language, edition.language)
    pairs = side_by_side.pairs(
        _with_placed_photos(original.text, grounds.placements),
        text,
        *languages,
        links=grounds.links[edition.pk],
        base=edition.base,
    )
    return checks.check(
        pairs, source_language=languages[0], target_language=languages[1], terms=terms
    )


def _with_placed_photos(text, placements):
    """Words for a photo that was taken out of the story are shown nowhere."""
    placed = {str(placement.photo_id) for placement in placements}
    return replace(
        text, captions={photo: words for photo, words in text.captions.items() if photo in placed}
    )


def _undescribed(placements: list[Placement], text):
    """A photo without alt text hinders publication as well: in the same words."""
    for placement in placements:
        if not is_described(text.captions.get(str(placement.photo_id), {})):
            message = _("The photo “%(photo)s” has no alt text in this language.")
            key = f"photo-{placement.photo_id}.alt_text"
            yield Finding("alt_text", ERROR, key, message % {"photo": placement.photo}, about=key)


def _unplaced(placements, text):
    """Figures of photos that are not, or no longer, in the story."""
    placed = {placement.photo_id for placement in placements}
    told = dict(told_of_figures(placements, text.body))
    for index, block in enumerate(blocks.split(text.body)):
        if block.photo in told and block.photo not in placed:
            key = f"body.{index}"
            yield Finding("figure", ERROR, key, told[block.photo], about=f"unplaced {block.html}")


def _known(edition, finding):
    if isinstance(finding, Finding):
        return finding
    for checked in findings(edition):
        if checked.finding.signature == finding:
            return checked.finding
    raise Refused([_("The text has changed: this is no longer found in it.")])


def _log(verb, edition, by, note=""):
    log(
        verb,
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.newest,
        note=note,
    )
