"""Why a text can't be approved or go live now, and why a story can't be deleted.

One list feeds the button, the form, the command and the verb.
"""

import unicodedata

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.text import blocks
from articles.workflow.grounds import Grounds, slug_of
from articles.workflow.machine_texts import unconfirmed
from articles.workflow.reviews import is_reviewed
from articles.workflow.times import in_words


def reasons_not_to_publish(edition, revision=None, now=None, grounds=None):
    """Yields every reason, as a sentence, why a revision (the newest) can't be published at `now`.

    What the checks find in a translation is asked by `reasons_against_findings` besides. `grounds`
    are those of several editions, where more than one is asked about.
    """
    grounds = grounds or Grounds(edition.article_id, [edition], revision)
    revision = revision or edition.newest
    if revision is None:
        yield _("There is no text yet.")
        return
    has_title = _is_visible(revision.title)
    if not has_title:
        yield _("The story needs a headline.")
    if not _is_visible(blocks.plain(revision.body)):
        yield _("The story has no text.")
    yield from reasons_against_facts(grounds, now)
    for placement in grounds.placements:
        if not is_described(revision.captions.get(str(placement.photo_id), {})):
            yield _("The photo “%(photo)s” has no alt text in this language.") % {
                "photo": placement.photo
            }
    if slug := slug_of(revision, edition):
        if edition.pk in grounds.taken:
            yield _("Another story has the address “%(slug)s” in this language.") % {"slug": slug}
    elif has_title:
        yield _("The headline gives no address; please type one.")
    yield from reasons_against_machine(edition, revision, grounds)
    if is_reviewed(edition.language) and edition.pk not in grounds.approved:
        yield _("In this language a text goes live only after somebody else has approved it.")


def reasons_not_to_approve(edition, revision=None):
    """Yields every reason why a revision (the newest) can't be approved, whoever asks."""
    revision = revision or edition.newest
    if revision is None:
        yield _("There is no text yet.")
        return
    yield from reasons_against_machine(edition, revision)


def reasons_against_machine(edition, revision, grounds=None):
    """What a machine wrote is nobody's word yet."""
    digests = grounds and grounds.unconfirmed[edition.pk]
    if count := len(unconfirmed(edition, revision, digests)):
        yield ngettext(
            "%(count)d part of the text comes from a machine and nobody has confirmed it.",
            "%(count)d parts of the text come from a machine and nobody has confirmed them.",
            count,
        ) % {"count": count}


def reasons_against_older(edition, seen):
    """`seen` is the number of the revision that the person read; None is not asked."""
    if seen is not None and edition.newest and edition.newest.number != seen:
        yield _("There is a newer version than the one you opened. Please read it first.")


def reasons_against_facts(grounds, now=None):
    """What a language of an article needs to go live: a byline, and photos that may be shown."""
    yield from _reasons_against_bylines(grounds)
    for placement in grounds.placements:
        yield from reasons_against_photo(placement.photo, now)


def reasons_against_live_facts(article, placed=()):
    """What each live language stands on: a byline, its photos' credits, and the rights of those
    that were `placed` just now (keys). Of others the rights may have ended meanwhile."""
    grounds = Grounds(article.pk)
    yield from _reasons_against_bylines(grounds)
    for placement in grounds.placements:
        is_new = placement.photo_id in placed
        against = reasons_against_showing if is_new else reasons_against_credit
        yield from against(placement.photo)


def _reasons_against_bylines(grounds):
    if not grounds.has_byline:
        yield _("The story has no byline.")


def reasons_not_to_delete(article):
    """An address that readers once had answers for ever: with its story or its notice."""
    editions = article.editions.all()
    if any(edition.is_live for edition in editions):
        yield _("The story is live. Withdraw it first, in each language.")
    elif any(edition.published_at for edition in editions):
        yield _(
            "The story was published. Its addresses have to go on telling readers that it"
            " was withdrawn, so it can't be deleted."
        )


def reasons_against_photo(photo, now=None):
    """Why a photo may not go live at `now`, an aware datetime; at once where there is none."""
    yield from reasons_against_showing(photo, now)
    yield from _reasons_against_notes(photo)
    if settings.COMMERCIAL and photo.licence_id and photo.licence.forbids_commercial_use:
        yield _("The licence of the photo “%(photo)s” forbids commercial use.") % {"photo": photo}
    if not photo.is_ready:
        yield _("The sizes of the photo “%(photo)s” are not made yet.") % {"photo": photo}


def reasons_against_showing(photo, now=None):
    """What no story may do without that readers see already: credit, licence, rights in time."""
    yield from reasons_against_credit(photo)
    yield from _reasons_against_time(photo, now or timezone.now())


def reasons_against_credit(photo):
    if not (photo.photographer_id or photo.source_id):
        yield _("The photo “%(photo)s” has neither photographer nor source.") % {"photo": photo}
    if not photo.licence_id:
        yield _("The photo “%(photo)s” has no licence.") % {"photo": photo}


def _reasons_against_time(photo, now):
    told = {"photo": photo}
    if photo.is_usable(now):
        return
    if photo.killed_at:
        told["time"] = in_words(photo.killed_at)
        yield _("The photo “%(photo)s” was taken away from readers on %(time)s.") % told
    elif photo.valid_from and photo.valid_from > now:
        told["time"] = in_words(photo.valid_from)
        yield _("The photo “%(photo)s” may be shown from %(time)s on, not before.") % told
    else:
        told["time"] = in_words(photo.ends_at)
        yield _("The rights of the photo “%(photo)s” ended on %(time)s.") % told


def _reasons_against_notes(photo):
    if photo.territory_note and not photo.territory_confirmed_at:
        told = {"photo": photo, "note": photo.territory_note}
        yield _("Nobody has confirmed where the photo “%(photo)s” may be shown: %(note)s") % told
    if photo.consent_note and not photo.consent_confirmed_at:
        told = {"photo": photo, "note": photo.consent_note}
        yield _("Nobody has confirmed the consent for the photo “%(photo)s”: %(note)s") % told


def is_described(words):
    """Whether a caption's words let its photo be shown: an alt text, or "decorative"."""
    return bool(words.get("decorative")) or _is_visible(words.get("alt_text", ""))


def _is_visible(words):
    return any(unicodedata.category(character)[0] not in "ZC" for character in words)
