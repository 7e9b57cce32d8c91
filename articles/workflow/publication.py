"""What readers see: nothing else writes the live columns of an article."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.languages import column
from articles.models import Article, Edition, FormerSlug, Placement
from articles.text import blocks, counting, keys
from articles.workflow.errors import Refused
from articles.workflow.reasons import is_described, reasons_not_to_publish, slug_of
from articles.workflow.record import hold_photos, lock, log
from articles.workflow.rights import check
from articles.workflow.texts import carry_base

LIVE = ("title", "standfirst", "seo_title", "seo_description", "body")


@transaction.atomic
def publish(edition, *, by, at=None, now=None):
    """Makes the newest revision live now, or schedules it for `at` (an aware datetime ahead).

    Raises Refused with every reason. Publishing at once ends an earlier schedule.
    """
    now = now or timezone.now()
    check(by, "publish", edition.article, edition.language)
    edition = _lock_in_time(edition, now)
    reasons = [*_reasons_now(edition, edition.newest), *_reasons_against_time(at, now)]
    if reasons:
        raise Refused(reasons)
    if at is None:
        _go_live(edition, edition.newest, by=by, now=now)
        return
    Edition.objects.filter(pk=edition.pk).update(
        next=edition.newest, next_at=at, next_by=by, changed_at=now
    )
    log(
        "schedule",
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.newest,
        note=at.isoformat(),
        now=now,
    )


@transaction.atomic
def unschedule(edition, *, by):
    """Takes a planned publication back; what is live stays live."""
    check(by, "unschedule", edition.article, edition.language)
    edition = _lock_in_time(edition, timezone.now())
    if edition.next is None:
        raise Refused([_("Nothing is scheduled.")])
    _clear_schedule(edition)
    log("unschedule", edition.article, by=by, language=edition.language, revision=edition.next)


@transaction.atomic
def withdraw(edition, *, by, notice, now=None):
    """Takes the live text away from readers; its address answers 410 with the notice."""
    now = now or timezone.now()
    check(by, "withdraw", edition.article, edition.language)
    edition = _lock_in_time(edition, now)
    notice = notice.strip()
    if edition.live is None:
        raise Refused([_("This text is not live.")])
    if not notice:
        raise Refused([_("Write a notice that tells readers why the story is gone.")])
    _write_columns(edition, dict.fromkeys(LIVE))
    _show_photos(edition, {})
    Edition.objects.filter(pk=edition.pk).update(
        live=None,
        next=None,
        next_at=None,
        next_by=None,
        withdrawn_at=now,
        withdrawal_notice=notice,
        stage=Edition.Stage.WRITING,
        changed_at=now,
    )
    log(
        "withdraw",
        edition.article,
        by=by,
        language=edition.language,
        revision=edition.live,
        note=notice,
        now=now,
    )


def apply_due(now=None):
    """Publishes what is scheduled until now, each once however many come together.

    Returns the number of texts that went live. One that can't go live any more (a photo lost
    its licence meanwhile) is unscheduled, with its reasons in the log, and holds up no other.
    """
    now = now or timezone.now()
    return sum(
        _apply(edition, now) for edition in Edition.objects.due(now).order_by("next_at", "pk")
    )


@transaction.atomic
def _apply(edition, now):
    edition = lock(edition)
    if edition.next is None or edition.next_at > now:
        return 0
    try:
        # Whoever comes first applies it, a reader too: the log speaks its planner's language.
        with override(edition.next_by.language if edition.next_by else settings.LANGUAGE_CODE):
            if reasons := _reasons_now(edition, edition.next):
                raise Refused(reasons)
            _go_live(edition, edition.next, by=edition.next_by, now=edition.next_at)
    except Refused as refusal:
        _clear_schedule(edition)
        log(
            "schedule_refused",
            edition.article,
            by=None,
            language=edition.language,
            revision=edition.next,
            note=str(refusal),
            now=now,
        )
        return 0
    return 1


def _lock_in_time(edition, now):
    """The edition, locked, with what was due by now applied: a verb may come before any reader."""
    locked = lock(edition)
    return lock(edition) if locked.is_scheduled and _apply(locked, now) else locked


def _reasons_now(edition, revision):
    hold_photos(edition.article)
    return list(reasons_not_to_publish(edition, revision))


def _reasons_against_time(at, now):
    if at is None:
        return
    if timezone.is_naive(at):
        yield _("The time for publication has no time zone.")
    elif at <= now:
        yield _("The time for publication lies in the past.")
    elif at > now + timedelta(days=3650):
        yield _("The time for publication lies more than ten years ahead.")


def _go_live(edition, revision, *, by, now):
    """Refused where another story took the address between the look at it and the write."""
    try:
        with transaction.atomic():
            _write_live(edition, revision, by=by, now=now)
    except IntegrityError as error:
        if reasons := list(reasons_not_to_publish(edition, revision)):
            raise Refused(reasons) from error
        raise


def _write_live(edition, revision, *, by, now):
    _write_columns(edition, {name: getattr(revision, name) for name in LIVE})
    _show_photos(edition, revision.captions)
    slug = slug_of(revision, edition)
    _keep_former_slug(edition, slug)
    if edition.live:
        carry_base(edition.live, revision)
    plain = blocks.plain(revision.body)
    Edition.objects.filter(pk=edition.pk).update(
        live=revision,
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
    log(
        "publish",
        edition.article,
        by=by,
        language=edition.language,
        revision=revision,
        now=now,
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


def _keep_former_slug(edition, slug):
    FormerSlug.objects.filter(edition=edition, language=edition.language, slug=slug).delete()
    if edition.slug and edition.slug != slug:
        FormerSlug.objects.get_or_create(
            edition=edition, language=edition.language, slug=edition.slug
        )


def _clear_schedule(edition):
    Edition.objects.filter(pk=edition.pk).update(next=None, next_at=None, next_by=None)
