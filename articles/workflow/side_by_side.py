"""Saving a translation that was written beside its original."""

from django.db import transaction

from articles.models import Edition
from articles.workflow.alignments import keep_links
from articles.workflow.assignments import take
from articles.workflow.autosaves import drop
from articles.workflow.received import save_received


@transaction.atomic
def save_side_by_side(article, language, text, links, *, by, started_from, original=None):
    """Saves as `save_received` does, with which blocks belong together; drops what was kept
    unsaved. `original` is the revision that the translator had before them. Who begins a text
    that nobody has, has it from then on."""
    revision = save_received(
        article, language, text, original=original, by=by, started_from=started_from
    )
    keep_links(revision.edition, links, by=by)
    if by is not None:
        drop(article, language, by)
        if revision.number == 1 and not _is_somebodys(revision.edition_id):
            take(article, language, by=by)
    return revision


def _is_somebodys(pk):
    return Edition.objects.filter(pk=pk, assigned_to__isnull=False).exists()
