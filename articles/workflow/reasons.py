"""Why a text can't be approved or go live now, and why a story can't be deleted.

One list feeds the button, the form, the command and the verb.
"""

import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.text import blocks
from articles.workflow.grounds import Grounds, slug_of
from articles.workflow.machine_texts import unconfirmed
from articles.workflow.reviews import is_reviewed


def reasons_not_to_publish(edition, revision=None, grounds=None):
    """Yields every reason, as a sentence, why a revision (the newest) can't be published.

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
    yield from reasons_against_facts(edition.article, grounds)
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


def reasons_against_facts(article, grounds=None):
    """What each language of a live article stands on: a byline, and photos with their rights."""
    grounds = grounds or Grounds(article.pk)
    if not grounds.has_byline:
        yield _("The story has no byline.")
    for placement in grounds.placements:
        yield from reasons_against_photo(placement.photo)


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


def reasons_against_photo(photo):
    """Why a photo may not be shown to readers."""
    if not (photo.photographer_id or photo.source_id):
        yield _("The photo “%(photo)s” has neither photographer nor source.") % {"photo": photo}
    if not photo.licence_id:
        yield _("The photo “%(photo)s” has no licence.") % {"photo": photo}


def is_described(words):
    """Whether a caption's words let its photo be shown: an alt text, or "decorative"."""
    return bool(words.get("decorative")) or _is_visible(words.get("alt_text", ""))


def _is_visible(words):
    return any(unicodedata.category(character)[0] not in "ZC" for character in words)
