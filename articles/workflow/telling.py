"""What readers are told of a text besides what it says: its kind, who paid, who translated it."""

from django.db import transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from articles.models import Article, Author, Edition
from articles.workflow.errors import Refused
from articles.workflow.generations import renew
from articles.workflow.machine_texts import unconfirmed
from articles.workflow.record import lock, log
from articles.workflow.rights import check


def reasons_against_told(kind, sponsor, made_by_ai):
    """Yields every reason why readers can't be told this of a text."""
    if kind not in Article.Kind.values:
        yield _("Choose what kind of text this is.")
    if made_by_ai not in ("", *Article.MadeByAI.values):
        yield _("Choose what AI had to do with the text.")
    if len(sponsor) > Article._meta.get_field("sponsor").max_length:
        yield _("The sponsor’s name is too long.")
    is_sponsored = kind == Article.Kind.SPONSORED
    if is_sponsored and not sponsor:
        yield _("A sponsored text names who paid for it.")
    if sponsor and not is_sponsored:
        yield _(
            "Only a sponsored text names who paid for it: choose “sponsored”, or empty the field."
        )


@transaction.atomic
def name_translator(edition, author, *, by):
    """Names an Author to readers as the translator of an edition; None names nobody."""
    check(by, "name_translator", edition.article, edition.language)
    edition = lock(edition)
    if edition.made_from_id is None:
        raise Refused([_("This is the original; nobody has translated it.")])
    if edition.translated_by_id == (author and author.pk):
        return
    _write(edition, author, by=by)
    if edition.is_live:
        # Whoever translated has a page, which those in other languages lead to.
        renew()


def name_translator_at_first(edition, revision, *, by, now):
    """Names who translated a text that goes live for the first time, unless somebody is named:
    of those who are credited as an author, who wrote most of its versions, else the latest.

    Never again after that: who was taken out on purpose stays out.
    """
    if edition.made_from_id is None or edition.published_at or edition.translated_by_id:
        return
    written = edition.revisions.filter(
        number__lte=revision.number, created_by__credited_as__isnull=False
    )
    found = (
        written.order_by()
        .values_list("created_by__credited_as")
        .annotate(versions=Count("pk"), last=Max("number"))
        .order_by("-versions", "-last")
        .first()
    )
    if found:
        _write(edition, Author.objects.get(pk=found[0]), by=by, now=now)


def check_machine(edition):
    """Keeps with a live edition whether its text has parts that no person has confirmed."""
    is_unchecked = bool(edition.live and unconfirmed(edition, edition.live))
    if is_unchecked != edition.is_live_by_machine:
        Edition.objects.filter(pk=edition.pk).update(is_live_by_machine=is_unchecked)
        renew(edition.language)


def _write(edition, author, *, by, now=None):
    Edition.objects.filter(pk=edition.pk).update(translated_by=author)
    note = author.name_in(edition.language).text if author else ""
    verb = "name_translator" if author else "unname_translator"
    language, newest = edition.language, edition.newest
    log(verb, edition.article, by=by, language=language, revision=newest, note=note, now=now)
