"""Editions out as XLIFF: one file each, a set of them as a zip."""

import tempfile
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.exchange.xliff.document import VERSIONS, Origin, Sent
from articles.exchange.xliff.inline import words_of
from articles.exchange.xliff.units import Sheet, text_of
from articles.exchange.xliff.writing import write
from articles.languages import language
from articles.models import Alignment, Edition, Settled, Term
from articles.text import side_by_side
from articles.text.segments import segments
from articles.text.terms import vocabulary
from articles.workflow import Refused
from articles.workflow.machine_texts import unconfirmed

MOST = 500  # files of one archive
IN_MEMORY = 5_000_000  # bytes; a larger archive waits on disk


@dataclass(frozen=True, slots=True)
class TermHint:
    """A term of the glossary as it stands in the original, and its approved translation."""

    source: str
    target: str
    note: str = ""


def edition_to_send(article, code):
    """The article's edition in a language, or one that is not stored yet; None for the original.

    Nothing is written: what is only sent out is begun when its translation comes back.
    """
    if edition := article.edition(code):
        return None if edition.is_source else edition
    source = article.edition(article.source_language)
    if code == article.source_language or source is None:
        return None
    return Edition(article=article, language=code, made_from=source)


def reasons_not_to_send(edition):
    """Yields a sentence if there is nothing that could be translated into this edition."""
    if edition is None or edition.made_from is None:
        yield _("This is the original; there is nothing that it could be translated from.")
    elif original_of(edition) is None:
        yield _("There is no text yet.")


def original_of(edition):
    """The revision that is translated: what readers see of the original, else its newest."""
    return edition.made_from.live or edition.made_from.newest


def file_name(edition):
    return f"article-{edition.article_id}-{edition.made_from.language}-{edition.language}.xlf"


def export_edition(edition, version="2.1", terms=None):
    """An edition and its original as an XLIFF document, "2.1" or "1.2", in bytes.

    `terms` are the glossary's entries, where they are read already. Raises Refused where there is
    nothing to translate from.
    """
    if version not in VERSIONS:
        raise Refused([_("XLIFF is written in version 2.1 or 1.2.")])
    if reasons := list(reasons_not_to_send(edition)):
        raise Refused(reasons)
    return write(_sent(edition, Term.objects.entries() if terms is None else terms), version)


def export_set(editions, version="2.1"):
    """The editions as a zip of XLIFF files: an open file, at its beginning.

    Raises Refused where there are none, or too many, or one has nothing to translate from.
    """
    editions = list(editions)
    if not editions:
        raise Refused([_("There is nothing to translate.")])
    if len(editions) > MOST:
        raise Refused([_("An archive has %(limit)d texts at most.") % {"limit": MOST}])
    terms = Term.objects.entries()
    stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the caller's)
    try:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for edition in editions:
                archive.writestr(file_name(edition), export_edition(edition, version, terms))
    except BaseException:
        stream.close()
        raise
    stream.seek(0)
    return stream


def rows_of(edition, original, newest):
    """Which blocks of the original are which of the translation, as pairs of lists of indices."""
    links = []
    if edition is not None and edition.pk:
        links = Alignment.objects.filter(edition=edition).values_list("links", flat=True).first()
    aligned = side_by_side.pairs(
        original,
        newest,
        original.edition.language,
        edition.language,
        links=links or (),
        base=edition.base,
    )
    return [
        (_indices(pair.source), _indices(pair.target))
        for pair in aligned
        if pair.source and pair.source[0].key.startswith("body.")
    ]


def _indices(found):
    return [int(segment.key.removeprefix("body.")) for segment in found]


def _sent(edition, terms):
    original, newest = original_of(edition), edition.newest
    original.edition = edition.made_from
    text = text_of(newest)
    sheet = Sheet(text_of(original), text, rows_of(edition, original, text))
    placed = {
        str(placement.photo_id): placement.photo
        for placement in edition.article.placements.select_related(
            "photo__photographer", "photo__source"
        )
    }
    sheet.units = [unit for unit in sheet.units if _photo_key(unit) in (None, *placed)]
    _tell_states(edition, sheet.units)
    _tell_terms(sheet.units, vocabulary(edition.made_from.language, terms), edition.language)
    _tell_notes(sheet.units, placed)
    return Sent(
        Origin(
            edition.article_id,
            edition.made_from.language,
            original.number,
            edition.language,
            newest.number if newest else 0,
        ),
        language(edition.made_from.language),
        language(edition.language),
        sheet,
        edition.base.number if edition.base else None,
        [_("Section: %(section)s") % {"section": edition.article.section}],
    )


def _photo_key(unit):
    return unit.id.removeprefix("photo-").split(".")[0] if unit.id.startswith("photo-") else None


def _tell_states(edition, units):
    """The edition's stage, but for what a machine wrote and what the original has changed."""
    base = edition.base
    known = {segment.digest for segment in segments(base)} if base else set()
    machine = set()
    if edition.pk:
        known |= set(Settled.objects.filter(edition=edition).values_list("new_digest", flat=True))
        machine = {segment.digest for segment in unconfirmed(edition, text_of(edition.newest))}
    stage = "written"
    if edition.is_live and edition.live_id == edition.newest_id:
        stage = "live"
    elif edition.stage == Edition.Stage.APPROVED:
        stage = "approved"
    for unit in units:
        if not unit.target:
            unit.state = "new"
        elif not known.issuperset(unit.source_digests):
            unit.state = "outdated"
        else:
            unit.state = "machine" if machine.intersection(unit.target_digests) else stage


def _tell_terms(units, glossary, target_language):
    for unit in units:
        for found in glossary.occurrences(words_of(unit.source)):
            hint = _hint(found, target_language)
            if hint and hint not in unit.terms:
                unit.terms.append(hint)


def _hint(found, target_language):
    entry = found.entry
    if found.in_full:
        target = entry.explanations.get(target_language, "")
    else:
        target = entry.form_in(target_language)
    if not target and not entry.note:
        return None
    return TermHint(found.as_written, target, entry.note)


def _tell_notes(units, placed):
    for unit in units:
        photo = placed.get(_photo_key(unit))
        if photo is None:
            continue
        if unit.kind == "alt_text":
            unit.notes.append(_("Alt text: what the photo shows, for readers who can’t see it."))
        else:
            unit.notes.append(_("Caption of a photo."))
        if credit := photo.photographer or photo.source:
            unit.notes.append(_("Photo: %(credit)s") % {"credit": credit})
