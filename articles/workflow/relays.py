"""Which edition a translation is made from: the source, or another translation."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.languages import language as language_of
from articles.models import Edition, Settled
from articles.workflow.errors import Refused
from articles.workflow.generations import renew_story
from articles.workflow.record import lock, log
from articles.workflow.rights import check


@transaction.atomic
def change_original(edition, made_from, *, by):
    """Goes on translating from another edition, as that stands now: live, else newest.

    Its translator answers for the text being that one's translation, so base is that text.
    """
    check(by, "settle", edition.article, edition.language)
    edition = lock(edition)
    if made_from.pk == edition.made_from_id:
        return
    if reasons := list(_reasons_against(edition, made_from)):
        raise Refused(reasons)
    base = made_from.live or made_from.newest
    Edition.objects.filter(pk=edition.pk).update(made_from=made_from, base=base)
    Settled.objects.filter(edition=edition).delete()
    log(
        "change_original",
        edition.article,
        by=by,
        language=edition.language,
        revision=base,
        note=language_of(made_from.language).name,
    )
    if edition.is_live:
        renew_story(edition.article)


def possible_originals(edition, others):
    """Those of a story's editions that this one (None: a new one) can be made from without going
    in a circle."""
    by_key = {other.pk: other for other in others}
    return [
        other
        for other in others
        if other.newest_id and not (edition and _leads_to(edition.pk, other, by_key))
    ]


def _reasons_against(edition, made_from):
    others = Edition.objects.filter(article=edition.article_id)
    if edition.made_from_id is None:
        yield _("This is the original; it is made from no other text.")
    elif made_from.article_id != edition.article_id:
        yield _("A translation is made from another language of the same story.")
    elif made_from not in possible_originals(edition, others):
        yield _("A translation can't be made from an empty text, or from its own translation.")


def _leads_to(key, edition, by_key):
    seen = set()
    while edition and edition.pk not in seen:
        if edition.pk == key:
            return True
        seen.add(edition.pk)
        edition = by_key.get(edition.made_from_id)
    return False
