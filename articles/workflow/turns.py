"""A generation of pages whose time has come ends by itself, with whoever comes first."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.languages import codes
from articles.models import Generation
from articles.workflow.generations import renew
from articles.workflow.publication import apply_due

logger = logging.getLogger(__name__)
# After a plan that could not be carried out for a reason nobody foresaw.
AGAIN = timedelta(seconds=10)


def turn(code, now=None):
    """Applies what is due and begins a new generation of a language's pages, once however many
    come together. Returns whether it was this call that did.

    Nothing happens before the generation's end; a language without one is given its first.
    """
    now = now or timezone.now()
    if not _is_over(code, now):
        return False
    is_broken = _apply(now)
    with transaction.atomic():
        list(Generation.objects.select_for_update().order_by("language").values_list("pk"))
        if not _is_over(code, now):
            return False
        renew(code, now=now)
        if is_broken:
            late = Generation.objects.filter(language=code, ends_at__lte=now)
            late.update(ends_at=now + AGAIN)
    return True


def turn_all(now=None):
    """The same for every language, for a timer; returns how many were turned."""
    return sum(turn(code, now) for code in codes())


def _is_over(code, now):
    lasting = Q(ends_at__gt=now)
    return not Generation.objects.filter(lasting, language=code).exists()


def _apply(now):
    """Whether something failed: then the pages are renewed all the same, and it is tried again."""
    try:
        apply_due(now)
    except Exception:
        logger.exception("A text that is due could not be published.")
        return True
    return False
