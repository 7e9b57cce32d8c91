"""Texts that were translated elsewhere and come back."""

from django.db import transaction

from articles.models import Edition
from articles.workflow.texts import open_edition, save_text


@transaction.atomic
def save_received(article, language, text, *, original, by, started_from):
    """Writes a text that was made from `original`, a revision of another edition, as `save_text`.

    A language's first text stands on the revision that it was made from, though a newer one may
    exist by now: what changed since is then shown like any other change. Later texts never move
    the base.
    """
    open_edition(article, language, made_from=original.edition)
    revision = save_text(article, language, text, by=by, started_from=started_from)
    if revision.number == 1 and started_from is None:
        fresh = Edition.objects.filter(pk=revision.edition_id, made_from=original.edition_id)
        fresh.update(base=original)
    return revision
