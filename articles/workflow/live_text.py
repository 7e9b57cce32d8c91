"""The live columns: put in place, and taken away. Nothing else writes them."""

from django.db import IntegrityError, transaction

from articles.languages import column
from articles.models import Article, Edition, FormerSlug, Placement
from articles.text import blocks, counting, keys
from articles.workflow import memory, search_index
from articles.workflow.effects import carry_along
from articles.workflow.errors import Refused
from articles.workflow.generations import renew, renew_corrected
from articles.workflow.grounds import slug_of
from articles.workflow.machine_texts import unconfirmed
from articles.workflow.reasons import is_described, reasons_not_to_publish
from articles.workflow.record import log
from articles.workflow.telling import name_translator_at_first
from articles.workflow.websub import feeds_changed

LIVE = ("title", "standfirst", "seo_title", "seo_description", "body")


def go_live(edition, revision, *, by, now, verb="publish", note=""):
    """Shows a revision to readers, and says so in the log under the verb that it went live by.

    Refused where another story took the address between the look at it and the write.
    """
    photographers = _photographers(edition)
    try:
        with transaction.atomic():
            _write(edition, revision, now=now)
    except IntegrityError as error:
        if reasons := list(reasons_not_to_publish(edition, revision)):
            raise Refused(reasons) from error
        raise
    memory.remember(edition, revision, by=by, now=now)
    name_translator_at_first(edition, revision, by=by, now=now)
    feeds_changed(edition.article, edition.language)
    search_index.note([edition])
    log(
        verb,
        edition.article,
        by=by,
        language=edition.language,
        revision=revision,
        note=note,
        now=now,
    )
    _renew(edition, revision, photographers)


def take_down(edition, *, notice, now):
    """Empties the language's columns; the address keeps the notice, the plan is forgotten."""
    _write_columns(edition, dict.fromkeys(LIVE))
    _show_photos(edition, {})
    Edition.objects.filter(pk=edition.pk).update(
        live=None,
        is_live_by_machine=False,
        next=None,
        next_at=None,
        next_by=None,
        withdrawn_at=now,
        withdrawal_notice=notice,
        stage=Edition.Stage.WRITING,
        changed_at=now,
    )
    search_index.forget([edition])
    # The draft is what its translations look at from now on.
    carry_along(edition, edition.newest)
    feeds_changed(edition.article, edition.language)
    renew()


def _renew(edition, revision, photographers):
    """A new text is seen in its own language alone. That a story is there, and where, is told in
    every other one too: beside the story, and on the lists that it stands in. So is whose pictures
    it shows (`photographers` until now), on their pages."""
    is_elsewhere = edition.live is None or edition.slug != slug_of(revision, edition)
    if is_elsewhere or _photographers(edition) != photographers:
        renew()
    else:
        renew(edition.language)
        # Its translations' bases may have moved along with it.
        renew_corrected(edition.article)


def _write(edition, revision, *, now):
    _write_columns(edition, {name: getattr(revision, name) for name in LIVE})
    _show_photos(edition, revision.captions)
    slug = slug_of(revision, edition)
    _keep_former_slug(edition, slug)
    carry_along(edition, revision)
    plain = blocks.plain(revision.body)
    Edition.objects.filter(pk=edition.pk).update(
        live=revision,
        is_live_by_machine=bool(unconfirmed(edition, revision)),
        slug=slug,
        next=None,
        next_at=None,
        next_by=None,
        stage=Edition.Stage.WRITING if revision == edition.newest else edition.stage,
        published_at=edition.published_at or now,
        updated_at=now,
        withdrawn_at=None,
        withdrawal_notice="",
        word_count=counting.word_count(plain, edition.language),
        reading_minutes=counting.reading_minutes(plain, edition.language),
        search_key=keys.search_key(
            "\n".join(dict.fromkeys([edition.newest_title, revision.title]))
        ),
        changed_at=now,
    )


def _write_columns(edition, values):
    """One language's columns and no other's, whatever anybody else is writing."""
    Article.objects.filter(pk=edition.article_id).update(
        **{column(name, edition.language): value for name, value in values.items()}
    )


def _show_photos(edition, captions):
    """NULL for the alt text hides a photo in this language; empty says decorative."""
    caption, alt_text = column("caption", edition.language), column("alt_text", edition.language)
    for placement in Placement.objects.filter(article=edition.article_id):
        words = captions.get(str(placement.photo_id), {})
        is_shown = is_described(words)
        Placement.objects.filter(pk=placement.pk).update(
            **{
                caption: words.get("caption", "") if is_shown else None,
                alt_text: words.get("alt_text", "") if is_shown else None,
            }
        )


def _photographers(edition):
    """The keys of those whose pictures readers see with the story in its language."""
    shown = {f"{column('alt_text', edition.language)}__isnull": False}
    placed = Placement.objects.filter(article=edition.article_id, **shown)
    named = placed.filter(photo__photographer__isnull=False).order_by()
    return set(named.values_list("photo__photographer", flat=True))


def _keep_former_slug(edition, slug):
    FormerSlug.objects.filter(edition=edition, language=edition.language, slug=slug).delete()
    if edition.slug and edition.slug != slug:
        FormerSlug.objects.get_or_create(
            edition=edition, language=edition.language, slug=edition.slug
        )
