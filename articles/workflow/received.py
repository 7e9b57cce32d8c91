"""Texts made from another language's: the first one stands on what it was really made from."""

from django.db import transaction

from articles.models import Edition
from articles.workflow.effects import carry_along
from articles.workflow.generations import renew_corrected
from articles.workflow.record import hold
from articles.workflow.relays import change_original
from articles.workflow.rights import check
from articles.workflow.texts import open_edition, save_text


@transaction.atomic
def save_received(article, language, text, *, original, by, started_from):
    """Writes a text that was made from `original`, a revision of another edition, as `save_text`.

    A language's first text stands on the revision that it was made from, though a newer one may
    exist by now, and is made from its edition: what changed since is then shown like any other
    change. Later texts move neither. None: what it was made from is not known.
    """
    check(by, "save_text", article, language)
    article = hold(article)
    edition = open_edition(article, language, made_from=original and original.edition)
    is_first = edition.newest_id is None and edition.made_from_id is not None
    if original is None or not is_first:
        return save_text(article, language, text, by=by, started_from=started_from)
    change_original(edition, original.edition, by=by)
    revision = save_text(article, language, text, by=by, started_from=started_from)
    Edition.objects.filter(pk=edition.pk).update(base=original)
    made_from = revision.edition.made_from
    carry_along(made_from, made_from.live or made_from.newest)
    renew_corrected(article)
    return revision
