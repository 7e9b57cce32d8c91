"""News of a person's texts by e-mail: one letter, in the person's language, each thing once."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Max
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from articles.admin.digest_news import HEADINGS, Span, news_of
from articles.languages import language
from articles.models import Event, User

logger = logging.getLogger(__name__)
# A verb may be writing still: what it logs gets a lower key than what was logged after it.
SETTLED = timedelta(minutes=2)
# What a first letter looks back on.
FIRST = timedelta(days=7)


def send_all(now=None):
    """Sends each person their news; returns (letters sent, people whom none could be sent).

    What was told of is written down for each person once their letter is on its way: whatever
    fails for one is told next time, and holds up nobody else.
    """
    now = now or timezone.now()
    until, first = _last_before(now - SETTLED), _last_before(now - FIRST)
    sent, failed = 0, []
    for user in _readers():
        span = Span(first if user.told_until is None else user.told_until, until)
        if span.until <= span.since:
            continue
        try:
            sent += _send(user, span)
        except Exception:
            logger.exception("No news could be sent to %s.", user.get_username())
            failed.append(user)
        else:
            User.objects.filter(pk=user.pk).update(told_until=span.until)
    return sent, failed


def letter(user, groups):
    """The e-mail as Django sends it, for News by group."""
    with override(user.language):
        here = language(user.language)
        name = settings.NEWSROOM["name"]
        name = name.get(here.code) or next(iter(name.values()))
        count = sum(map(len, groups.values()))
        subject = ngettext(
            "%(newsroom)s: %(count)d piece of news on your texts",
            "%(newsroom)s: %(count)d pieces of news on your texts",
            count,
        ) % {"newsroom": name, "count": count}
        context = {
            "user": user,
            "here": here,
            "subject": subject,
            "groups": [(HEADINGS[key], group) for key, group in groups.items()],
            "site": settings.NEWSROOM_URL,
            "my_work": settings.NEWSROOM_URL + reverse("admin:my_work"),
        }
        message = EmailMultiAlternatives(
            subject,
            render_to_string("admin/digest.txt", context),
            to=[user.email],
            headers={"Auto-Submitted": "auto-generated", "Content-Language": here.tag},
        )
        message.attach_alternative(render_to_string("admin/digest.html", context), "text/html")
    return message


def _send(user, span):
    with override(user.language):
        groups = news_of(user, span)
    if not groups:
        return 0
    letter(user, groups).send()
    return 1


def _readers():
    wanting = User.objects.filter(is_active=True, is_staff=True, wants_digest=True)
    return wanting.exclude(email="").order_by("pk")


def _last_before(moment):
    """The key of the last event until a moment, 0 where there was none."""
    return Event.objects.filter(at__lte=moment).aggregate(last=Max("pk"))["last"] or 0
