"""What editors put on the front pages: who may, what can stand there, and who was there first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codes
from articles.models import Edition, Event, FrontPage, Place
from articles.models.arrangement import FEW
from articles.workflow.errors import Conflict, Refused
from articles.workflow.generations import renew
from articles.workflow.record import said
from articles.workflow.rights import check

# Places of a page, and stories in them.
MOST_PLACES, MOST_STORIES = 60, FEW
MOST_IN_A_PLACE = 24
OF_SECTION = (Place.Area.LEAD, Place.Area.TOP)
FAR = timedelta(days=3650)


@dataclass(frozen=True)
class Put:
    """A story put into an area (a Place.Area) by hand, or the rule that fills it: the latest of
    `section`, of all sections without one."""

    area: str
    article: object = None
    section: object = None
    count: int = 1
    starts_at: object = None
    ends_at: object = None


@transaction.atomic
def save_front_page(language, section=None, *, places, version, by, now=None):
    """Replaces the page's places by Puts in their order and returns the FrontPage.

    `version` is the one that the places were opened at, 0 where there was none yet. Raises
    Conflict with the page as it is now where somebody saved since.
    """
    now = now or timezone.now()
    check(by, "save_front_page", language=language)
    if reasons := list(reasons_against_places(language, section, places)):
        raise Refused(reasons)
    page = _hold(language, section)
    if page.version != version:
        raise Conflict(page, version)
    before = set(page.places.filter(article__isnull=False).values_list("article", flat=True))
    page.places.all().delete()
    Place.objects.bulk_create(_rows(page, places))
    page.version += 1
    page.changed_at, page.changed_by = now, by
    page.save(update_fields=["version", "changed_at", "changed_by"])
    _log(before, {put.article.pk for put in places if put.article}, language, by=by, now=now)
    renew(language)
    return page


@transaction.atomic
def set_breaking_line(language, *, text, article=None, until, by, now=None):
    """Puts a line of breaking news on top of the front page until an aware datetime ahead.

    It leads to `article` wherever that is live. The page's version stays as it is: nobody who
    is ordering places is held up.
    """
    now = now or timezone.now()
    check(by, "set_breaking_line", language=language)
    text = " ".join(said(text).split())
    if reasons := list(_reasons_against_line(language, text, until, now)):
        raise Refused(reasons)
    page = _hold(language, None)
    _write_line(page, text, article, until)
    if article:
        _note("put_on_breaking_line", [article.pk], language, by=by, now=now)
    renew(language)
    return page


@transaction.atomic
def end_breaking_line(language, *, by, now=None):
    """Takes the line away before its time."""
    now = now or timezone.now()
    check(by, "set_breaking_line", language=language)
    page = _hold(language, None)
    if not page.breaking_text or page.breaking_until <= now:
        raise Refused([_("There is no breaking news on this front page.")])
    _write_line(page, "", None, None)
    renew(language)
    return page


def reasons_against_places(language, section, places):
    """Why a page can't be ordered like this, as sentences.

    A story that isn't live in the language is no reason: it may go live later.
    """
    if language not in codes():
        yield _("This newsroom does not work in that language.")
    if section is not None and any(put.area not in OF_SECTION for put in places):
        yield _("The page of a section has a lead and top stories only.")
    if any(put.area == Place.Area.STRIP and not (put.article or put.section) for put in places):
        yield _("A section strip needs its section.")
    if any(not 1 <= put.count <= MOST_IN_A_PLACE for put in places):
        yield _("A place holds 1 to %(most)d stories.") % {"most": MOST_IN_A_PLACE}
    if len(places) > MOST_PLACES or sum(put.count for put in places) > MOST_STORIES:
        sentence = _("A page has at most %(places)d places, with %(stories)d stories in them.")
        yield sentence % {"places": MOST_PLACES, "stories": MOST_STORIES}
    if any(put.starts_at and put.ends_at and put.ends_at <= put.starts_at for put in places):
        yield _("A place ends after it begins.")
    elif twice := _twice(places):
        titles = _titles(twice, language)
        yield from (_("“%(title)s” stands in two places.") % {"title": each} for each in titles)


def _reasons_against_line(language, text, until, now):
    if language not in codes():
        yield _("This newsroom does not work in that language.")
    yield from reasons_against_breaking_text(text)
    yield from reasons_against_breaking_time(until, now)


def reasons_against_breaking_text(text):
    if not text:
        yield _("Write what the news is.")
    most = FrontPage._meta.get_field("breaking_text").max_length
    if len(text) > most:
        yield _("Breaking news is told in at most %(most)d characters.") % {"most": most}


def reasons_against_breaking_time(until, now):
    if until is None or timezone.is_naive(until) or not now < until <= now + FAR:
        yield _("Choose a time that lies ahead, within ten years.")


def _twice(places):
    """Keys of the articles that two places hold at the same time."""
    spans = defaultdict(list)
    for put in places:
        if put.article:
            spans[put.article.pk].append(put)
    return [
        pk
        for pk, puts in spans.items()
        if any(_meet(one, other) for n, one in enumerate(puts) for other in puts[n + 1 :])
    ]


def _meet(one, other):
    """Whether there is a moment at which both hold."""
    starts = [put.starts_at for put in (one, other) if put.starts_at]
    ends = [put.ends_at for put in (one, other) if put.ends_at]
    return not (starts and ends) or max(starts) < min(ends)


def _titles(articles, language):
    """What to call articles: their headline in a language, else in any."""
    rows = Edition.objects.filter(article__in=articles).exclude(newest_title="").order_by("pk")
    found = {}
    for pk, code, title in rows.values_list("article", "language", "newest_title"):
        if code == language or pk not in found:
            found[pk] = title
    return [found.get(pk, f"#{pk}") for pk in articles]


def _hold(language, section):
    """The page's row, made where there is none, held until the transaction ends."""
    rows = FrontPage.objects.select_for_update(of=("self",))
    return rows.get_or_create(language=language, section=section)[0]


def _rows(page, places):
    for position, put in enumerate(places):
        yield Place(
            page=page,
            area=put.area,
            position=position,
            article=put.article,
            section=None if put.article else put.section,
            count=1 if put.article else put.count,
            starts_at=put.starts_at,
            ends_at=put.ends_at,
        )


def _write_line(page, text, article, until):
    page.breaking_text, page.breaking_article, page.breaking_until = text, article, until
    page.save(update_fields=["breaking_text", "breaking_article", "breaking_until"])


def _log(before, after, language, *, by, now):
    _note("put_on_front_page", sorted(after - before), language, by=by, now=now)
    _note("take_off_front_page", sorted(before - after), language, by=by, now=now)


def _note(verb, articles, language, *, by, now):
    """Stories' rows are not touched: who holds a page must not wait for who holds a story."""
    Event.objects.bulk_create(
        Event(at=now, by=by, verb=verb, article_id=pk, language=language) for pk in articles
    )
