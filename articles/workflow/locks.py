"""What holds for a story in every language: its embargo, and that it is breaking news."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Edition
from articles.workflow.errors import Refused
from articles.workflow.generations import foresee, renew_story, renewed_at_the_end
from articles.workflow.publication import apply_due_of
from articles.workflow.record import hold, log
from articles.workflow.rights import check
from articles.workflow.times import reasons_against_time


@transaction.atomic
@renewed_at_the_end()
def set_embargo(article, until, *, by, now=None):
    """Nothing of the story goes live before `until` (an aware datetime ahead); None lifts it.

    What is scheduled for an earlier time waits for the end of the embargo, and goes live then;
    where it is lifted by hand, at that moment. What is live already stays live.
    """
    now = now or timezone.now()
    check(by, "set_embargo", article)
    hold(article)
    # A verb may come before any reader: what was due under the rule so far goes live by it.
    apply_due_of(article, now)
    article = hold(article)
    _refuse(article.embargo_until, until, now, none_yet=_("The story is under no embargo."))
    if until is None:
        Edition.objects.filter(article=article, next_at__lt=now).update(next_at=now)
    Article.objects.filter(pk=article.pk).update(embargo_until=until)
    _log("set_embargo" if until else "lift_embargo", article, until, by=by, now=now)
    foresee(now=now)


@transaction.atomic
def set_breaking(article, until, *, by, now=None):
    """Marks the story as breaking news until an aware datetime ahead; None ends it."""
    now = now or timezone.now()
    check(by, "set_breaking", article)
    article = hold(article)
    _refuse(article.breaking_until, until, now, none_yet=_("The story is not breaking news."))
    Article.objects.filter(pk=article.pk).update(breaking_until=until)
    _log("set_breaking" if until else "end_breaking", article, until, by=by, now=now)
    renew_story(article, now)


def _refuse(before, until, now, *, none_yet):
    if before is None and until is None:
        raise Refused([none_yet])
    if any(reasons_against_time(until, now)):
        raise Refused([_("Choose a time that lies ahead, within ten years.")])


def _log(verb, article, until, *, by, now):
    log(verb, article, by=by, note=until.isoformat() if until else "", now=now)
