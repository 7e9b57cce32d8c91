"""What goes into the translation memory, and who may take something out."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Alignment, Edition, MachineText, MemoryKey, MemoryPair, Settled
from articles.text import likeness
from articles.text.segments import digest
from articles.text.side_by_side import pairs
from articles.text.source_changes import source_changes
from articles.workflow.rights import may

KINDS = set(MemoryPair.Kind.values)
IDENTITY = ("first_language", "second_language", "first_digest", "second_digest")
BATCH = 200  # pairs: the databases bound how many values one query may have


@dataclass(frozen=True, slots=True)
class Side:
    """One language's words: plain, and as canonical HTML (escaped text where it is no body)."""

    language: str
    text: str
    html: str

    def digest(self, kind):
        return digest("p" if kind == "body" else kind, self.html)


@dataclass(frozen=True, slots=True)
class Pair:
    """What an original and its translation say, before it is a row. `at` is an aware datetime."""

    kind: str
    source: Side
    target: Side
    story: str
    at: datetime

    def row(self, article=None, by=None):
        first, second = sorted((self.source, self.target), key=lambda side: side.language)
        return MemoryPair(
            kind=self.kind,
            source_language=self.source.language,
            **_columns("first", first, self.kind),
            **_columns("second", second, self.kind),
            article=article,
            story=self.story[:250],
            at=self.at,
            by=by,
        )


def _columns(name, side, kind):
    return {
        f"{name}_language": side.language,
        f"{name}_text": side.text,
        f"{name}_html": side.html,
        f"{name}_digest": side.digest(kind),
    }


@transaction.atomic
def remember(edition, revision, *, by=None, now=None):
    """Keeps what a revision says for its original; for the verbs that approve or publish.

    Left out are blocks that several of the original were merged into, what a machine wrote and
    nobody confirmed, and what changed in the original since base and nobody has dealt with yet.
    What the same story said before for the same words is forgotten: a reviewer corrected it. An
    edition that is no translation adds nothing. Returns how many pairs the revision has.
    """
    base = edition.base
    if edition.made_from_id is None or base is None:
        return 0
    language = edition.made_from.language
    original = base
    if edition.is_outdated:
        original = edition.made_from.live or edition.made_from.newest
    links = Alignment.objects.filter(edition=edition).values_list("links", flat=True).first()
    aligned = pairs(original, revision, language, edition.language, links=links or (), base=base)
    unseen = set(
        MachineText.objects.filter(edition=edition, confirmed_at=None).values_list(
            "digest", flat=True
        )
    )
    unsettled = _unsettled(edition, base, original)
    story, at = original.title or revision.title, now or timezone.now()
    found = [
        _pair(each, language, edition.language, story, at)
        for each in aligned
        if _is_worth_keeping(each, unseen, unsettled)
    ]
    rows = [pair.row(edition.article, by) for pair in found]
    _replace(rows, edition)
    _write(_not_to_be_hidden(rows, edition.article, at))
    return len(rows)


def remember_done(edition, base, *, by):
    """For an edition whose base moves to its original as that is now: the text that readers have
    or a reviewer approved is kept as saying the new wording."""
    edition.base = base
    is_approved = edition.stage == Edition.Stage.APPROVED
    if edition.newest_id and (is_approved or edition.live_id == edition.newest_id):
        remember(edition, edition.newest, by=by)


def _unsettled(edition, base, original):
    """The keys in the original of what changed there since base and is not dealt with."""
    if base.pk == original.pk:
        return set()
    photos = {*base.captions, *original.captions}
    changes = source_changes(base, original, edition.made_from.language, photos)
    settled = set(Settled.objects.filter(edition=edition).values_list("old_digest", "new_digest"))
    return {change.key for change in changes if change.name not in settled}


def _is_worth_keeping(aligned, unseen, unsettled):
    if len(aligned.source) != 1 or not _worded(aligned):
        return False
    [source] = aligned.source
    if source.key in unsettled or any(each.digest in unseen for each in aligned.target):
        return False
    texts = (source.text, *(each.text for each in _worded(aligned)))
    return all(texts) and _kind(source) in KINDS


def _worded(aligned):
    """A figure that a translator moved beside other words is not one of them."""
    return [each for each in aligned.target if each.kind != "figure"]


def _kind(segment):
    return segment.key.split(".")[0] if segment.key.startswith("body.") else segment.kind


def _pair(aligned, source_language, target_language, story, at):
    [source], targets = aligned.source, _worded(aligned)
    return Pair(
        kind=_kind(source),
        source=Side(source_language, source.text, source.html),
        target=Side(
            target_language,
            "\n".join(each.text for each in targets),
            "\n".join(each.html for each in targets),
        ),
        story=story,
        at=at,
    )


def keep(found, *, by=None):
    """Adds Pairs from elsewhere; what is remembered already stays as it is. Returns how many
    were new. Permission is the caller's to check."""
    rows = {_identity(row): row for row in (pair.row(by=by) for pair in found)}
    known = {_identity(row) for row in _known(rows.values())}
    return _write([row for identity, row in rows.items() if identity not in known])


def _identity(row):
    return tuple(getattr(row, name) for name in IDENTITY)


def _known(rows):
    """The stored rows that some of these rows are, whatever else they say."""
    wanted = {}
    for row in rows:
        languages = (row.first_language, row.second_language)
        wanted.setdefault(languages, set()).add(row.first_digest)
    if not wanted:
        return MemoryPair.objects.none()
    either = reduce(
        or_,
        (
            Q(first_language=first, second_language=second, first_digest__in=digests)
            for (first, second), digests in wanted.items()
        ),
    )
    return MemoryPair.objects.filter(either).only(*IDENTITY)


def _replace(rows, edition):
    """Forgets what the story's edition said for the same words of the original, if it says
    something else now."""
    said = defaultdict(set)
    for row in rows:
        source, target = row.sides()
        said[source.digest].add(target.digest)
    if not said:
        return
    languages = sorted((rows[0].source_language, edition.language))
    ours = MemoryPair.objects.filter(
        article=edition.article, first_language=languages[0], second_language=languages[1]
    ).filter(Q(first_digest__in=said) | Q(second_digest__in=said))
    gone = [
        row.pk for row in ours.only(*IDENTITY) if not _is_still_said(row, said, edition.language)
    ]
    if gone:
        MemoryPair.objects.filter(pk__in=gone).delete()


def _is_still_said(row, said, target_language):
    sides = (row.first_digest, row.second_digest)
    source, target = sides if row.second_language == target_language else sides[::-1]
    return source not in said or target in said[source]


def _not_to_be_hidden(rows, article, at):
    """The rows without those that others said before: the story's embargo would hide them."""
    if article.embargo_until is None or article.embargo_until <= at:
        return rows
    known = _known(rows).values_list("article", *IDENTITY)
    others = {tuple(identity) for owner, *identity in known if owner != article.pk}
    return [row for row in rows if _identity(row) not in others]


def _write(rows):
    """Writes rows, the newer story taking the place of the older; returns how many were new.

    In one order, so that no two newsrooms' desks wait for each other.
    """
    rows = sorted({_identity(row): row for row in rows}.values(), key=_identity)
    added = 0
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        known = {_identity(row) for row in _known(batch)}
        written = MemoryPair.objects.bulk_create(
            batch,
            update_conflicts=True,
            unique_fields=list(IDENTITY),
            update_fields=["article", "story", "at", "by", "source_language"],
        )
        new = [row for row in written if _identity(row) not in known]
        MemoryKey.objects.bulk_create(keys_of(new), batch_size=3_000)
        added += len(new)
    return added


def keys_of(rows):
    """The keys under which rows are found, from both their sides."""
    for row in rows:
        first, second = row.first_language, row.second_language
        sides = ((first, second, row.first_text), (second, first, row.second_text))
        for asked, wanted, text in sides:
            size = likeness.size(text)
            for key in likeness.kept_keys(text, direction(asked, wanted)):
                yield MemoryKey(key=key, size=size, pair=row)


def direction(asked, wanted):
    return f"{asked}>{wanted}"


def may_change(user, languages):
    """Whether a user answers for one of the languages: then the memory of it is theirs to mend."""
    return any(may(user, "publish", None, code) for code in languages)


@transaction.atomic
def forget(pair, *, by):
    """Takes a pair out of the memory, its keys with it. Raises PermissionDenied."""
    if not may_change(by, (pair.first_language, pair.second_language)):
        raise PermissionDenied(_("Your account does not have the right to do this."))
    pair.delete()
