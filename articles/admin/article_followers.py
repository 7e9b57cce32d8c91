"""What a text and the languages made from it owe each other."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from articles.admin import states
from articles.languages import codes, language
from articles.models import Correction, NoEffect
from articles.workflow.corrections import not_concerned_by, open_corrections_of


@dataclass(frozen=True)
class Follower:
    """A translation as its original's form lists it."""

    language: object
    url: str
    is_live: bool
    is_outdated: bool
    has_open_correction: bool


class Followers:
    """The translations made from an edition, and the corrections between it and others.

    An edition that does not exist yet (None) has neither.
    """

    def __init__(self, article, edition):
        self.article, self.edition = article, edition

    @cached_property
    def _made(self):
        found = states.by_language(self.article)
        made = [found[code] for code in codes() if code in found]
        pk = self.edition and self.edition.pk
        return [each for each in made if each.newest_id and pk in _originals(each)]

    @cached_property
    def _open(self):
        return open_corrections_of([self.edition, *self._made]) if self.edition else {}

    @cached_property
    def listed(self):
        """A Follower for each translation, in the newsroom's order of languages."""
        return [
            Follower(
                language=language(each.language),
                url=states.translation_url(self.article, each.language),
                is_live=each.is_live,
                is_outdated=each.is_outdated,
                has_open_correction=bool(self._open[each.pk]),
            )
            for each in self._made
        ]

    @property
    def outdated_count(self):
        return sum(one.is_outdated for one in self.listed)

    @cached_property
    def owed(self):
        """Pairs (correction of an original that is not answered yet, that original's language)."""
        found = self._open.get(self.edition.pk, []) if self.edition else []
        return [(each, language(each.edition.language)) for each in found]

    @cached_property
    def put_aside(self):
        """The same of corrections that were said not to concern the text that readers have."""
        found = not_concerned_by(self.edition) if self.edition else []
        return [(each, language(each.edition.language)) for each in found]

    @cached_property
    def _corrections(self):
        rows = Correction.objects.filter(edition=self.edition).exclude(note="")
        rows = rows.values_list("at", "note", "revision")
        return list(rows) if self.edition else []

    @property
    def told(self):
        """What readers of the text were told was wrong: pairs (time, note), newest first."""
        return list(dict.fromkeys((at, note) for at, note, _key in self._corrections))

    @property
    def can_be_marked(self):
        """Whether somebody is behind a change that was neither marked nor a correction."""
        current = self.edition and (self.edition.live_id or self.edition.newest_id)
        is_correction = any(revision == current for *_told, revision in self._corrections)
        return bool(self.outdated_count and not self.marked and not is_correction)

    @cached_property
    def marked(self):
        """The version without effect on the translations, of the newest and the live one."""
        return marked(self.edition) if self._made else None


def _originals(edition):
    """The keys of what an edition is made from, directly or by relay."""
    found = []
    while edition.made_from_id and edition.made_from_id not in found:
        found.append(edition.made_from_id)
        edition = edition.made_from
    return found


def marked(edition):
    """The newest or live revision, if it is marked as asking nothing of the translations."""
    keys = {edition.newest_id, edition.live_id} - {None}
    marks = NoEffect.objects.filter(revision__in=keys).select_related("revision")
    mark = marks.order_by("-revision__number").first()
    return mark and mark.revision
