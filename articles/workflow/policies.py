"""The newsroom's pages about itself: each language is saved and deleted on its own."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Policy
from articles.text import blocks
from articles.workflow.errors import Conflict, Refused
from articles.workflow.generations import renew
from articles.workflow.record import said
from articles.workflow.rights import check


@transaction.atomic
def save_policy(kind, language, title, body, *, by, version=0, now=None):
    """Writes the page of a kind in one language, for readers at once; returns it.

    `body` may be any HTML, `version` is the one that the text was opened in, 0 where there was no
    page. Raises PermissionDenied, Refused, or Conflict with the page as it is now.
    """
    check(by, "save_policy")
    stored = _held(kind, language, version)
    title, body = said(" ".join(title.split())), _without_figures(blocks.sanitise(body))
    if reasons := list(_reasons_not_to_save(title, body)):
        raise Refused(reasons)
    policy = stored or Policy(kind=kind, language=language)
    policy.title, policy.body = title, body
    policy.version += 1
    policy.changed_at, policy.changed_by = now or timezone.now(), by
    policy.save()
    # The same page in other languages leads to a new one.
    renew(*([language] if stored else ()))
    return policy


@transaction.atomic
def delete_policy(kind, language, *, by, version):
    """Takes a page away from readers of one language. Raises as save_policy does."""
    check(by, "delete_policy")
    stored = _held(kind, language, version)
    if stored is None:
        raise Refused([_("There is no such page in this language.")])
    stored.delete()
    renew()


def _held(kind, language, version):
    """The page as it is now, held until the transaction ends; None where there is none."""
    rows = Policy.objects.select_for_update().filter(kind=kind, language=language)
    stored = rows.first()
    if (stored.version if stored else 0) != version:
        raise Conflict(stored, version)
    return stored


def _without_figures(body):
    """A page about the newsroom has no photos of its own."""
    return "\n".join(block.html for block in blocks.split(body) if block.kind != "figure")


def _reasons_not_to_save(title, body):
    limit = Policy._meta.get_field("title").max_length
    if not title:
        yield _("The page needs a title.")
    if len(title) > limit:
        yield _("The title may have %(limit)d characters.") % {"limit": limit}
    if not body:
        yield _("The page needs a text.")
