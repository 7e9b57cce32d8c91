"""A changed original, block by block: with the last change that is dealt with, base moves."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Edition, Placement, Settled
from articles.text.source_changes import source_changes
from articles.workflow import memory
from articles.workflow.errors import Refused
from articles.workflow.former_bases import former_base
from articles.workflow.generations import renew_corrected
from articles.workflow.record import lock, log
from articles.workflow.rights import check
from articles.workflow.texts import mark_done

Verdict = Settled.Verdict


@transaction.atomic
def settle(edition, old_digest, new_digest, verdict, *, by):
    """Says of one change of the original that the translation is still right, or done.

    The change is named by the digests of the segment in base and now ("" where it is new, or
    gone). With the last open one the translation counts as up to date. Returns how many are open.
    """
    check(by, "settle", edition.article, edition.language)
    if verdict not in Verdict.values:
        raise Refused([_("Say whether the translation is still right, or done.")])
    edition = lock(edition)
    name = (old_digest, new_digest)
    if name not in {change.name for change in changes_of(edition)}:
        raise Refused(
            [_("The original has changed again. Please look at this paragraph once more.")]
        )
    Settled.objects.update_or_create(
        edition=edition,
        old_digest=old_digest,
        new_digest=new_digest,
        defaults={"verdict": verdict, "by": by},
    )
    _log("settle", edition, by)
    count = len(open_changes(edition))
    if not count:
        mark_done(edition, by=by)
    return count


@transaction.atomic
def unsettle(edition, old_digest, new_digest, *, by):
    """Opens a settled change again."""
    check(by, "settle", edition.article, edition.language)
    edition = lock(edition)
    found = Settled.objects.filter(edition=edition, old_digest=old_digest, new_digest=new_digest)
    if not found.delete()[0]:
        raise Refused([_("This change is open already.")])
    _log("unsettle", edition, by)


@transaction.atomic
def undo_done(edition, *, by):
    """Takes back that a translation is up to date: base and verdicts are what they were before.

    Where the verdict on the last change moved base, that change is open again. The memory forgets
    the translation of what is open. Refused once something newer stands on the base.
    """
    check(by, "undo_done", edition.article, edition.language)
    edition = lock(edition)
    former = former_base(edition)
    if former is None:
        raise Refused([_("There is nothing to take back here any more.")])
    _log("undo_done", edition, by)
    Edition.objects.filter(pk=edition.pk).update(base=former.base)
    edition.base = former.base
    Settled.objects.bulk_create(former.settled)
    if former.settled and not open_changes(edition):
        former.settled[-1].delete()
    wrong = [change.new for change in open_changes(edition) if change.new]
    original, here = edition.made_from.language, edition.language
    memory.forget_words(edition.article, original, wrong, into=here)
    renew_corrected(edition.article)


def changes_of(edition):
    """Every Change between an edition's base and its original as it is now, settled or not."""
    if not edition.is_outdated:
        return []
    original = edition.made_from.live or edition.made_from.newest
    photos = Placement.objects.filter(article=edition.article_id).values_list("photo", flat=True)
    return source_changes(edition.base, original, edition.made_from.language, set(photos))


def open_changes(edition):
    """The changes that nobody has settled yet."""
    changes = changes_of(edition)
    settled = Settled.objects.filter(edition=edition) if changes else []
    names = {(one.old_digest, one.new_digest) for one in settled}
    return [change for change in changes if change.name not in names]


def _log(verb, edition, by):
    original = edition.made_from and (edition.made_from.live or edition.made_from.newest)
    log(verb, edition.article, by=by, language=edition.language, revision=original)
