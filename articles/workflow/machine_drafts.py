"""Drafts by a machine: a first text for what has none, marked until a person has read it."""

from dataclasses import dataclass, replace
from html import escape

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import machine
from articles.languages import codes
from articles.machine import MachineFailed, drafts
from articles.models import Alignment, Edition, MachineText, Term, Text
from articles.text import blocks, side_by_side
from articles.text.segments import FOR_SEARCH_ENGINES, HEAD, body_segments, digest, segments
from articles.text.terms import occurrences
from articles.workflow.errors import Conflict, Refused
from articles.workflow.machine_texts import unconfirmed
from articles.workflow.received import save_received
from articles.workflow.record import lock, log
from articles.workflow.rights import check
from articles.workflow.telling import check_machine
from articles.workflow.texts import open_edition, tidy


@dataclass(frozen=True)
class Drafted:
    """The revision with the machine's text, the keys of the original's segments that it now
    has, and of those that came back damaged and were left as they are."""

    revision: object
    filled: list[str]
    damaged: list[str]


def draft_by_machine(article, language, *, by, started_from, keys=None, provider=None):
    """Has the newsroom's provider translate segments of the original; returns a Drafted.

    `keys` are those of the original's segments ("title", "body.3"), whose translation is
    replaced; None are all that have no translation yet. The text is saved as a new revision from
    `started_from` (Conflict where there is a newer one), each block marked as a machine's.
    Raises Refused where the provider fails: then nothing was changed.
    """
    check(by, "draft_by_machine", article, language)
    provider = provider or machine.provider()
    if provider is None:
        raise Refused([_("This newsroom has no machine translation.")])
    edition = _edition(article, language)
    # Before the machine is asked: its answer may take a minute, and money.
    if edition.newest and edition.newest.number != started_from:
        raise Conflict(edition.newest, started_from)
    sheet = _Sheet(edition)
    wanted = [one for one in sheet.source if (one.key in keys if keys else sheet.lacks(one))]
    if not wanted:
        raise Refused([_("Every paragraph has a translation already.")])
    try:
        done, damaged = _translated(provider, wanted, sheet)
    except MachineFailed as failed:
        raise Refused([str(failed)]) from failed
    return Drafted(
        _save(article, sheet, done, provider, by=by, started_from=started_from),
        list(done),
        damaged,
    )


@transaction.atomic
def confirm_machine_text(edition, digests, *, by):
    """A person has read these blocks and answers for them from now on."""
    check(by, "confirm_machine_text", edition.article, edition.language)
    edition = lock(edition)
    revision = _read_in(edition, digests)
    confirmed = edition.machine_texts.filter(digest__in=digests, confirmed_at=None).update(
        confirmed_at=timezone.now(), confirmed_by=by
    )
    if not (revision and confirmed):
        raise Refused([_("This paragraph is confirmed already, or was changed meanwhile.")])
    Edition.objects.filter(pk=edition.pk).update(
        machine_count=len(unconfirmed(edition, edition.newest))
    )
    if edition.is_live_by_machine:
        check_machine(edition)
    log(
        "confirm_machine_text",
        edition.article,
        by=by,
        language=edition.language,
        revision=revision,
    )


def _read_in(edition, digests):
    """The revision in which somebody read these blocks, which the log keeps: the live one where
    readers have them unchecked, since the label that they meet goes by it."""
    for revision in (edition.live if edition.is_live_by_machine else None, edition.newest):
        if revision and any(segment.digest in digests for segment in segments(revision)):
            return revision
    return None


def _edition(article, language):
    """The edition to draft, or one that is not stored yet: a machine that fails leaves none."""
    if language not in codes():
        raise Refused([_("This newsroom does not work in that language.")])
    source = article.edition(article.source_language)
    edition = article.edition(language)
    if edition is None and source:
        edition = Edition(article=article, language=language, made_from=source)
    if edition is None:
        raise Refused([_("There is no text yet.")])
    if edition.made_from is None:
        raise Refused([_("This is the original; there is nothing to translate it from.")])
    return edition


class _Sheet:
    """An edition beside its original, as the machine finds it."""

    def __init__(self, edition):
        original = edition.made_from
        self.languages = original.language, edition.language
        self.original = original.live or original.newest
        text = self.original.text if self.original else Text()
        self.text = edition.newest.text if edition.newest else _begun(edition, text)
        self.source = [one for one in segments(text) if one.text.strip()]
        links = Alignment.objects.filter(edition=edition.pk).values_list("links", flat=True).first()
        base = edition.base.body if edition.newest and edition.base else text.body
        self.rows = side_by_side.rows(base, text.body, self.text.body, *self.languages, links or ())
        # A block of the translation has a number of its own: rows say what it translates.
        plain = (one.key for one in segments(self.text) if not one.key.startswith("body."))
        self.written = set(plain)
        self.written |= {row.key for row in self.rows if row.targets}
        self.decorative = {
            f"photo-{photo}.alt_text"
            for photo, words in self.text.captions.items()
            if words.get("decorative")
        }

    def lacks(self, segment):
        # What stands in search engines' fields is a choice, not a duty: empty, the title serves.
        is_choice = segment.key in FOR_SEARCH_ENGINES
        return not is_choice and segment.key not in self.written | self.decorative

    def with_drafts(self, done):
        """The text with what the machine said in its places."""
        fields = {name: done[name] for name in (*HEAD, *FOR_SEARCH_ENGINES) if name in done}
        lines = []
        for row in self.rows:
            figures = [one.html for one in row.targets if one.kind == "figure"]
            told = [one.html for one in row.targets]
            lines += [done[row.key], *figures] if row.key in done else told
        captions = {photo: dict(words) for photo, words in self.text.captions.items()}
        for key, words in done.items():
            if key.startswith("photo-"):
                photo, _dot, name = key.removeprefix("photo-").partition(".")
                captions.setdefault(photo, {})[name] = words
        return replace(self.text, **fields, body="\n".join(lines), captions=captions)


def _begun(edition, text):
    """What a translation begins with: the original's figures."""
    placed = set(edition.article.placements.values_list("photo", flat=True))
    return Text(body=blocks.figures(text.body, placed))


def _translated(provider, wanted, sheet):
    source, target = sheet.languages
    entries = Term.objects.entries()

    def terms_of(segment):
        for found in occurrences(segment.text, source, entries):
            if form := found.entry.form_in(target):
                yield found.start, found.end, form

    return drafts.draft(provider, wanted, source, target, terms_of)


@transaction.atomic
def _save(article, sheet, done, provider, *, by, started_from):
    """Marks first: saving counts the marks."""
    language = sheet.languages[1]
    edition = open_edition(article, language, made_from=sheet.original.edition)
    text = tidy(sheet.with_drafts(done))
    for mark in _digests(done):
        MachineText.objects.get_or_create(
            edition=edition,
            digest=mark,
            defaults={"provider": provider.name, "asked_by": by},
        )
    revision = save_received(
        article, language, text, original=sheet.original, by=by, started_from=started_from
    )
    log(
        "draft_by_machine",
        article,
        by=by,
        language=language,
        revision=revision,
        note=provider.name,
    )
    return revision


def _digests(done):
    """Those that the segments have once they are stored."""
    for key, words in done.items():
        if key.startswith("body."):
            yield body_segments(words)[0].digest
        else:
            kind = key.rpartition(".")[2]
            yield digest(kind, escape(_tidied(kind, words), quote=False))


def _tidied(kind, words):
    if kind in ("caption", "alt_text"):
        return tidy(Text(captions={"0": {kind: words}})).captions["0"][kind]
    return getattr(tidy(Text(**{kind: words})), kind)
