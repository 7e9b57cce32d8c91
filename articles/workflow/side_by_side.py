"""Saving a translation that was written beside its original."""

from django.db import transaction

from articles.models import Edition
from articles.workflow.alignments import keep_links
from articles.workflow.autosaves import drop
from articles.workflow.relays import change_original
from articles.workflow.rights import check
from articles.workflow.texts import open_edition, save_text


@transaction.atomic
def save_side_by_side(article, language, text, links, *, by, started_from, original=None):
    """Saves as `save_text` does, with which blocks belong together; drops what was kept unsaved.

    `original` is the revision that the translator had before them. The first text of an edition
    is made from that revision: it becomes base, and its edition the one translated from.
    """
    check(by, "save_text", article, language)
    edition = open_edition(article, language, made_from=original and original.edition)
    is_first = edition.newest_id is None and edition.made_from_id is not None
    if is_first and original:
        change_original(edition, original.edition, by=by)
    revision = save_text(article, language, text, by=by, started_from=started_from)
    if is_first and original:
        Edition.objects.filter(pk=edition.pk, made_from=original.edition_id).update(base=original)
    keep_links(edition, links, by=by)
    if by is not None:
        drop(article, language, by)
    return revision
