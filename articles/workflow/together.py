"""Several languages at one time: what is ready goes, what is not says why and stays behind."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.workflow.errors import Refused
from articles.workflow.generations import renewed_at_the_end
from articles.workflow.publication import publish, reasons_against_wording
from articles.workflow.record import hold


@dataclass(frozen=True)
class Result:
    """`done` are editions, live or scheduled now; `left` are pairs (edition, its reasons)."""

    done: list = field(default_factory=list)
    left: list = field(default_factory=list)


def approved(article):
    """The article's editions that are approved and that readers don't see yet."""
    found = Edition.objects.unpublished().filter(article=article, stage=Edition.Stage.APPROVED)
    return list(found.select_related("article"))


def publish_together(editions, *, by, at=None, all_or_none=False, seen=None, left=(), now=None):
    """Publishes editions of any stories now, or schedules them for `at`; returns a Result.

    Each language's permission and reasons are asked by themselves. With `all_or_none` nothing is
    written unless every one can go. `seen` maps an edition's key to the number of the revision
    that the person read, `left` are pairs (edition, reasons) that stay behind already.
    """
    now, seen = now or timezone.now(), seen or {}
    done, left = [], list(left)
    # Stories are held in one order: two who publish the same ones can't wait for each other.
    editions = sorted(set(editions), key=lambda edition: (edition.article_id, edition.pk))
    with transaction.atomic(), renewed_at_the_end():
        for edition in editions:
            number = seen.get(edition.pk)
            reasons = _publish(edition, by=by, at=at, seen=number, now=now)
            if reasons:
                left.append((edition, reasons))
            else:
                done.append(edition)
        if left and all_or_none:
            transaction.set_rollback(True)
    if left and all_or_none:
        why = _("It is ready, and waits because not all are.")
        return Result([], [*left, *((edition, [why]) for edition in done)])
    return Result(done, left)


def _publish(edition, *, by, **asked):
    """The reasons why it stays behind; none where it is published or scheduled now."""
    try:
        with transaction.atomic():
            hold(edition.article)
            now = Edition.objects.select_related("newest", "made_from").get(pk=edition.pk)
            if now.live_id and not now.is_unpublished:
                return [_("Readers see its newest version already.")]
            # Asked of a command as well: whoever named the languages is not there to look.
            if by is None and (reasons := list(reasons_against_wording(now))):
                return reasons
            publish(edition, by=by, **asked)
    except Refused as refused:
        return refused.reasons
    except PermissionDenied as denied:
        return [str(denied)]
    return []
