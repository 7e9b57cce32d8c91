"""Remarks on a block of a translation, for whoever writes the original and whoever translates."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Comment
from articles.workflow.errors import Refused
from articles.workflow.record import hold, log, said
from articles.workflow.rights import check

MAX_LENGTH = 4000
NOTE = 120  # characters of it in the log


@transaction.atomic
def comment(edition, text, *, by, key="", digest="", quote="", answers=None):
    """Adds a remark on the segment that stands at `key`, or an answer to another one.

    `digest` and `quote` say what stood there. An answer belongs to the first comment of its
    thread, stands where that one stands, and opens it again where it was resolved.
    """
    check(by, "comment", edition.article, edition.language)
    text = said(text)
    if reasons := list(_reasons_against(edition, text, answers)):
        raise Refused(reasons)
    hold(edition.article)
    first = answers and (answers.answers or answers)
    if first:
        key, digest, quote = first.key, first.digest, ""
        Comment.objects.filter(pk=first.pk).update(resolved_at=None, resolved_by=None)
    limits = {name: Comment._meta.get_field(name).max_length for name in ("key", "digest")}
    written = Comment.objects.create(
        edition=edition,
        answers=first,
        key=key[: limits["key"]],
        digest=digest[: limits["digest"]],
        quote=Truncator(quote).chars(Comment._meta.get_field("quote").max_length),
        text=text,
        by=by,
    )
    _log("comment", edition, text, by)
    return written


@transaction.atomic
def resolve_comment(comment, *, by, now=None):
    """Declares a thread settled; nothing of it is lost."""
    first = _held(comment, by)
    if first.resolved_at:
        raise Refused([_("This comment is resolved already.")])
    Comment.objects.filter(pk=first.pk).update(resolved_at=now or timezone.now(), resolved_by=by)
    _log("resolve_comment", first.edition, first.text, by)


@transaction.atomic
def reopen_comment(comment, *, by):
    """Opens a resolved thread again."""
    first = _held(comment, by)
    if not first.resolved_at:
        raise Refused([_("This comment is open already.")])
    Comment.objects.filter(pk=first.pk).update(resolved_at=None, resolved_by=None)
    _log("reopen_comment", first.edition, first.text, by)


def _held(comment, by):
    """The first comment of the thread, read while its article is held."""
    edition = comment.edition
    check(by, "comment", edition.article, edition.language)
    hold(edition.article)
    return Comment.objects.select_related("edition__article").get(
        pk=comment.answers_id or comment.pk
    )


def _reasons_against(edition, text, answers):
    if not text:
        yield _("Write something first: the comment is empty.")
    if len(text) > MAX_LENGTH:
        yield _("The comment is longer than %(limit)d characters.") % {"limit": MAX_LENGTH}
    if answers and answers.edition_id != edition.pk:
        yield _("The comment that this answers stands beside another text.")


def _log(verb, edition, text, by):
    note = Truncator(text).chars(NOTE)
    log(verb, edition.article, by=by, language=edition.language, note=note)
