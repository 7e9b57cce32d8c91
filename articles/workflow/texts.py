"""Writing: each save is a new revision of one edition and nothing else."""

import re
import unicodedata
from dataclasses import asdict, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codes
from articles.models import Edition, Revision, Settled
from articles.text import blocks, keys, markup, slugs
from articles.workflow import memory
from articles.workflow.effects import carry_along
from articles.workflow.errors import Conflict, Refused
from articles.workflow.figures import reasons_against_figures
from articles.workflow.former_bases import note_of
from articles.workflow.generations import renew_corrected
from articles.workflow.machine_texts import unconfirmed
from articles.workflow.record import hold, lock, log
from articles.workflow.rights import check

LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# With its markup. A page of 400,000 characters still opens at the desk; a novel has more.
MAX_BODY = 400_000
ONE_LINE = ("title", "slug", "seo_title", "seo_description")


@transaction.atomic
def save_text(article, language, text, *, by, started_from):
    """Writes a Text as the edition's new newest revision, and returns that revision.

    `started_from` is the number of the revision that the writer saw (None: there was none).
    Raises Conflict when there is a newer one by now, Refused when a line is too long. A text
    that changes nothing writes nothing and returns the newest revision.
    """
    article = hold(article)
    check(by, "save_text", article, language)
    text = tidy(text)
    reasons = [*_reasons_not_to_save(text), *reasons_against_figures(article, text.body)]
    if reasons:
        raise Refused(reasons)
    edition = lock(open_edition(article, language))
    newest = edition.newest
    if newest and newest.text == text:
        return newest
    if newest and newest.number != started_from:
        raise Conflict(newest, started_from)
    revision = _append(edition, text, by=by)
    log("save_text", article, by=by, language=language, revision=revision)
    if edition.live is None and newest:
        carry_along(edition, revision)
        renew_corrected(article)
    return revision


def restore(revision, *, by, started_from):
    """Writes an old revision's text again as the newest one."""
    edition = revision.edition
    return save_text(
        edition.article, edition.language, revision.text, by=by, started_from=started_from
    )


@transaction.atomic
def mark_done(edition, *, by, seen=None):
    """Declares a translation up to date with its original: the only step that moves its base.

    `seen` is the key of the original's revision that the person had before them; Refused where
    the original has a newer one by now. None is not asked.
    """
    check(by, "mark_done", edition.article, edition.language)
    edition = lock(edition)
    if edition.made_from is None:
        raise Refused([_("This is the original; there is nothing that it could be behind.")])
    base = edition.made_from.live or edition.made_from.newest
    if base and seen not in (None, base.pk):
        raise Refused([_("The original has changed again. Please look at the change first.")])
    note = note_of(edition)
    Edition.objects.filter(pk=edition.pk).update(base=base)
    Settled.objects.filter(edition=edition).delete()
    log("mark_done", edition.article, by=by, language=edition.language, revision=base, note=note)
    memory.remember_done(edition, base, by=by)
    renew_corrected(edition.article)


@transaction.atomic
def open_edition(article, language, *, made_from=None):
    """The article's edition in a language, made where there is none.

    A translation's base is the original as it stands at this moment: live, else newest. While
    nothing is written in it (it was only given to somebody), it moves along with the original.
    `made_from` names another edition of the article than the source to translate from.
    """
    if existing := article.edition(language):
        if existing.newest_id is None and existing.is_outdated:
            base = existing.made_from.live_id or existing.made_from.newest_id
            Edition.objects.filter(pk=existing.pk).update(base=base)
            existing.base_id = base
        return existing
    if language not in codes():
        raise Refused([_("This newsroom does not work in that language.")])
    article = hold(article)
    if language == article.source_language:
        return Edition.objects.get_or_create(article=article, language=language)[0]
    made_from = made_from or open_edition(article, article.source_language)
    if made_from.article_id != article.pk:
        raise Refused([_("A translation is made from another language of the same story.")])
    base = made_from.live or made_from.newest
    edition, _created = Edition.objects.get_or_create(
        article=article, language=language, defaults={"made_from": made_from, "base": base}
    )
    return edition


def tidy(text):
    """The text as it is stored: NFC, no line ends in single lines, the body sanitised."""
    return replace(
        text,
        **{name: _one_line(getattr(text, name)) for name in ONE_LINE},
        standfirst=_lines(text.standfirst),
        body=blocks.sanitise(text.body),
        captions=dict(sorted((str(key), _tidy_words(w)) for key, w in text.captions.items())),
    )


def _one_line(words):
    """No-break and ideographic spaces are typography (« bonjour », 題　名) and stay."""
    return markup.SPACES.sub(" ", _lines(words))


def _lines(words):
    """NFC, one kind of line end, and no characters that neither XML nor PostgreSQL takes."""
    words = markup.CONTROLS.sub("", LINE_END.sub("\n", words))
    return unicodedata.normalize("NFC", words).strip()


def _tidy_words(words):
    decorative = bool(words.get("decorative"))
    return {
        "caption": _lines(words.get("caption") or ""),
        "alt_text": "" if decorative else _one_line(words.get("alt_text") or ""),
        "decorative": decorative,
    }


def _reasons_not_to_save(text):
    for name in ONE_LINE:
        column = Revision._meta.get_field(name)
        limit = slugs.MAX_LENGTH if name == "slug" else column.max_length
        if len(getattr(text, name)) > limit:
            yield _("The %(field)s is longer than %(limit)d characters.") % {
                "field": column.verbose_name,
                "limit": limit,
            }
    if len(text.body) > MAX_BODY:
        yield _("The text is longer than %(limit)d characters; please divide it.") % {
            "limit": MAX_BODY
        }
    if 0 < len(text.slug) <= slugs.MAX_LENGTH and not slugs.is_valid(text.slug):
        yield _("The address may have small letters, digits and single hyphens only.")


def _append(edition, text, *, by):
    newest = edition.newest
    revision = Revision.objects.create(
        edition=edition, number=newest.number + 1 if newest else 1, created_by=by, **asdict(text)
    )
    titles = [revision.title, edition.live.title if edition.live else ""]
    changes = {
        "newest": revision,
        "newest_title": revision.title,
        "search_key": keys.search_key("\n".join(dict.fromkeys(titles))),
        "machine_count": len(unconfirmed(edition, text)),
        "changed_at": timezone.now(),
    }
    # Approval was given to another text.
    if edition.stage == Edition.Stage.APPROVED:
        changes["stage"] = Edition.Stage.IN_REVIEW
    Edition.objects.filter(pk=edition.pk).update(**changes)
    return revision
