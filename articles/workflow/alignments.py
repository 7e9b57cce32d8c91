"""Which blocks of a translation belong to which of its original, as its translator put them."""

import re

from django.db import transaction

from articles.models import Alignment
from articles.workflow.record import lock
from articles.workflow.rights import check

MAX_LINKS = 10_000
_DIGEST = re.compile(r"[0-9a-f]{32}")


@transaction.atomic
def keep_links(edition, links, *, by):
    """Keeps [original's digest, edition's digest] pairs in place of those kept before.

    They are part of saving a text, not a step of their own; what is no digest is left out.
    """
    check(by, "save_text", edition.article, edition.language)
    lock(edition)
    kept = [[old, new] for old, new in links if _is_digest(old) and _is_digest(new)]
    Alignment.objects.update_or_create(edition=edition, defaults={"links": kept[:MAX_LINKS]})


def links_of(edition):
    """The links as last saved; none where nobody ever saved side by side."""
    return Alignment.objects.filter(edition=edition).values_list("links", flat=True).first() or []


def _is_digest(name):
    return isinstance(name, str) and _DIGEST.fullmatch(name) is not None
