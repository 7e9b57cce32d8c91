"""XLIFF back in: each edition is written as one new revision, or told why not."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from articles.exchange.xliff import opening, reading
from articles.exchange.xliff.comparing import Compared, bare, places_of
from articles.exchange.xliff.document import Origin, read_skeleton
from articles.exchange.xliff.inline import words_of
from articles.exchange.xliff.sending import original_of, rows_of
from articles.exchange.xliff.units import Sheet, text_of
from articles.languages import codes, language
from articles.models import Edition, Revision
from articles.text import blocks
from articles.text.segments import segments
from articles.workflow import Conflict, Refused
from articles.workflow.received import save_received
from articles.workflow.rights import check


@dataclass
class Result:
    """What became of one text: `revision` is the new one, None if nothing was written.

    `told` are sentences; `is_refused` says that they are the reasons why it was not taken.
    """

    name: str
    edition: Edition | None = None
    revision: Revision | None = None
    told: list = field(default_factory=list)
    is_refused: bool = False


def import_file(file, by, allow=None, name=""):
    """Takes in an XLIFF file or a zip of them; a Result for each text in it.

    `file` is open for reading bytes. `allow` holds the (article's key, language) that may be
    written; None: all that `by` may. Nothing of a text is written that is refused, and nothing
    at all of an archive that is not to be trusted. An import never publishes.
    """
    name = name or getattr(file, "name", "") or ""
    try:
        files = opening.opened(file, name)
    except Refused as refusal:
        return [Result(name, told=refusal.reasons, is_refused=True)]
    return [result for each, data in files for result in _document(each, data, by, allow)]


def _document(name, data, by, allow):
    try:
        deliveries = reading.read(opening.parsed(data))
    except Refused as refusal:
        return [Result(name, told=refusal.reasons, is_refused=True)]
    return [_taken_in(name, delivery, by, allow) for delivery in deliveries]


def _taken_in(name, delivery, by, allow):
    result = Result(name)
    try:
        _take_in(delivery, by, allow, result)
    except Conflict as conflict:
        reason = _(
            "Somebody saved this text after the file was made: version %(number)d is the newest."
            " Nothing was taken in; please download the file again."
        ) % {"number": conflict.newest.number}
        result.told, result.is_refused = [reason], True
    except (Refused, PermissionDenied) as refusal:
        result.told = getattr(refusal, "reasons", [str(refusal)])
        result.is_refused = True
    return result


def _take_in(delivery, by, allow, result):
    origin = _origin(delivery, allow)
    original = _original(origin)
    article = original.edition.article
    check(by, "save_text", article, origin.language)
    edition = _edition(article, origin.language, original)
    result.edition = edition if edition.pk else None
    started_from = _started_from(edition, origin)
    sheet = _sheet(delivery, edition, original, started_from)
    if reasons := list(_reasons_against_units(delivery, sheet)):
        raise Refused(reasons)
    compared = Compared(sheet, delivery)
    result.told = [*compared.told(), *_told_of_original(edition, original, delivery, sheet)]
    if compared.words:
        revision = save_received(
            article,
            origin.language,
            sheet.filled(compared.words),
            original=original,
            by=by,
            started_from=started_from.number if started_from else None,
        )
        result.edition = revision.edition
        result.revision = revision if revision.pk != edition.newest_id else None
    if result.revision is None:
        result.told.insert(0, _("The file changes nothing."))


def _original(origin):
    """The revision that a file was translated from."""
    found = (
        Revision.objects.select_related("edition__article", "edition__live", "edition__newest")
        .filter(
            edition__article=origin.article,
            edition__language=origin.source_language,
            number=origin.source_number,
        )
        .first()
    )
    if found is None or origin.language == found.edition.article.source_language:
        raise Refused([_foreign()])
    return found


def _edition(article, code, original):
    """The edition that is to be written, or one that is not stored yet; what has no text yet is
    made from the file's original."""
    found = Edition.objects.select_related(
        "newest", "base", "made_from__live", "made_from__newest"
    ).filter(article=article, language=code)
    edition = found.first() or Edition(article=article, language=code)
    if edition.newest is None:
        edition.made_from, edition.base = original.edition, None
    return edition


def _origin(delivery, allow):
    origin = Origin.read(delivery.original)
    if origin is None:
        raise Refused([_foreign()])
    known = {origin.source_language, origin.language}
    if not known.issubset(codes()):
        raise Refused([_("This newsroom does not work in that language.")])
    if allow is not None and (origin.article, origin.language) not in allow:
        raise Refused([_("The file belongs to another story or another language.")])
    wanted = language(origin.source_language).tag, language(origin.language).tag
    said = delivery.source_language, delivery.target_language
    if len(known) < 2 or not all(map(_is_same_language, wanted, said)):
        told = {"wanted": " → ".join(wanted), "said": " → ".join(tag or "?" for tag in said)}
        raise Refused([_("The file should be %(wanted)s, but says that it is %(said)s.") % told])
    return origin


def _is_same_language(wanted, said):
    """Tools add or take away a country or a script: zh-Hans comes back as zh-CN."""
    return said.replace("_", "-").split("-")[0].lower() == wanted.split("-")[0].lower()


def _started_from(edition, origin):
    """The revision of the translation that the file was made from; None if there was none."""
    if origin.number == 0:
        return None
    found = edition.pk and edition.revisions.filter(number=origin.number).first()
    if not found:
        raise Refused([_foreign()])
    return found


def _sheet(delivery, edition, original, started_from):
    source, target = text_of(original), text_of(started_from)
    counts = len(blocks.split(source.body)), len(blocks.split(target.body))
    rows = read_skeleton(delivery.skeleton, *counts)
    if rows is None:
        # A tool has dropped the skeleton: aligned anew, the units are checked against the file.
        rows = rows_of(edition, original, target)
    return Sheet(source, target, rows)


def _reasons_against_units(delivery, sheet):
    """What shows that the file was not made from these texts; the file's own words aside."""
    known = {unit.id: unit for unit in sheet.units}
    ids = Counter(unit.id for unit in delivery.units)
    if not ids:
        yield _("There is no story in this XLIFF file.")
    if unknown := [key for key in ids if key not in known]:
        yield _("The file has parts that the story does not have: %(places)s.") % places_of(unknown)
    if twice := [key for key, count in ids.items() if count > 1]:
        yield _("The file has some parts twice: %(places)s.") % places_of(twice)
    other = [
        unit.id
        for unit in delivery.units
        if unit.id in known and bare(unit.source) != bare(words_of(known[unit.id].source))
    ]
    if other:
        yield _(
            "The original in this file is not the story’s own: it was changed, or the file comes"
            " from another newsroom. It differs at: %(places)s."
        ) % places_of(other)


def _told_of_original(edition, original, delivery, sheet):
    """Says that the original has moved on since the file was made, and where."""
    now = original_of(edition) if edition.made_from_id == original.edition_id else None
    if now is None or now.pk == original.pk:
        return
    there = {segment.digest for segment in segments(now)}
    delivered = {unit.id for unit in delivery.units}
    stale = [
        unit.id
        for unit in sheet.units
        if unit.id in delivered and not there.issuperset(unit.source_digests)
    ]
    sentence = _(
        "The original has changed since the file was made (version %(old)d, now version %(new)d);"
        " the translation counts as outdated until somebody has looked at it."
    )
    yield sentence % {"old": original.number, "new": now.number}
    if stale:
        yield _("Changed in the original: %(places)s.") % places_of(stale)


def _foreign():
    return _("The file does not belong to a story of this newsroom, or to none that exists still.")
