"""When what readers see changes, the pages kept from before are no longer shown."""

from collections import defaultdict
from contextlib import contextmanager
from functools import partial
from threading import local

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from articles.languages import codes
from articles.models import Correction, Edition, Generation, Photo
from articles.workflow.moments import next_moments
from articles.workflow.purging import purge_files, purge_pages

_collecting = local()
# How often this process has committed a change: whoever keeps pages asks the database anew then.
committed = 0


def renew(*languages, now=None):
    """Ends the generation of pages of these languages, of all without any named.

    Called by every verb that changes what readers see, in its transaction and as its last step:
    whoever holds these rows must wait for nobody. All of them are held, in one order.
    """
    _ask(languages or codes(), now, is_renewed=True)


def foresee(*languages, now=None):
    """Says anew when these generations end, for a verb that changes a time ahead and nothing that
    readers see now."""
    _ask(languages or codes(), now, is_renewed=False)


def renew_story(article, now=None):
    """Renews the languages in which a story is live; none where it is not."""
    if languages := live_languages(article):
        renew(*languages, now=now)


def renew_corrected(article, now=None):
    """The same where one of the story's texts was corrected: its translations say so to readers
    until they have followed, which their bases tell."""
    if Correction.objects.filter(edition__article=article).exists():
        renew_story(article, now)


def renew_photo(photo, now=None, *, former=None, is_new=False):
    """Renews the languages in which a photo is in a live story, or one that it stands in for, and
    has caches outside forget its files; one that is new had none.

    All languages where somebody took it, or was said to until now (`former`, the key of an Author):
    the photographer's page names the other languages that show what they took.
    """
    if (former or photo.photographer_id) and _live_with([photo.pk]).exists():
        renew(now=now)
    elif languages := languages_of_photo(photo):
        renew(*languages, now=now)
    if not is_new:
        transaction.on_commit(partial(purge_files, photo.sha256))


def languages_of_photo(photo):
    shown = Photo.objects.filter(Q(pk=photo.pk) | Q(replacement=photo.pk)).values("pk")
    return set(_live_with(shown).values_list("language", flat=True))


def _live_with(photos):
    return Edition.objects.live().filter(article__placements__photo__in=photos).order_by()


def live_languages(article):
    return list(Edition.objects.live().filter(article=article).values_list("language", flat=True))


@contextmanager
def renewed_at_the_end():
    """For a step made of several verbs: what they renew is renewed once, when the step holds
    every row that it needs."""
    if getattr(_collecting, "asked", None) is not None:
        yield
        return
    _collecting.asked = asked = []
    try:
        yield
    finally:
        _collecting.asked = None
    if transaction.get_rollback():
        return
    for is_renewed in (True, False):
        found = [each for each in asked if each[2] is is_renewed]
        if wanted := {code for languages, _now, _is in found for code in languages}:
            _write(wanted, max(now for _languages, now, _is in found), is_renewed)


def _ask(languages, now, *, is_renewed):
    asked = getattr(_collecting, "asked", None)
    if asked is None:
        _write(set(languages), now or timezone.now(), is_renewed)
    else:
        asked.append((languages, now or timezone.now(), is_renewed))


@transaction.atomic(savepoint=False)
def _write(languages, now, is_renewed):
    rows = Generation.objects.select_for_update().order_by("language")
    there = set(rows.values_list("language", flat=True))
    if new := languages - there:
        Generation.objects.bulk_create(
            [Generation(language=code, raised_at=now) for code in sorted(new)],
            ignore_conflicts=True,
        )
    values = {"number": F("number") + 1, "raised_at": now} if is_renewed else {}
    ending = defaultdict(list)
    for code, moment in next_moments(now).items():
        if code in languages:
            ending[moment].append(code)
    for moment, ended in ending.items():
        Generation.objects.filter(language__in=ended).update(ends_at=moment, **values)
    transaction.on_commit(partial(_commit, sorted(languages)))


def _commit(languages):
    global committed
    committed += 1
    purge_pages(languages)
