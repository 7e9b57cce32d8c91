"""What the reasons and the checks ask the database for, read once for all languages of a story."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.functional import cached_property

from articles.models import (
    Alignment,
    Byline,
    Edition,
    FormerSlug,
    IgnoredFinding,
    MachineText,
    Placement,
    Term,
)
from articles.text import slugs
from articles.workflow.reviews import approved_among

_TEXTS = ("article", "newest", "base", "made_from__live", "made_from__newest")


class Grounds:
    """For some editions of the article with this key: each property is one query, at most two,
    when it is first asked for. `revision` takes the place of an only edition's newest one.

    Good for one question, asked of as many languages as there are: nothing is read twice.
    """

    def __init__(self, article, editions=(), revision=None):
        self.article, self.revision = article, revision
        self.keys = {edition.pk for edition in editions} - {None}

    @cached_property
    def editions(self):
        """The editions by key, as they are now, with the texts that they are held against."""
        return Edition.objects.select_related(*_TEXTS).in_bulk(self.keys)

    @cached_property
    def _revisions(self):
        return {pk: self.revision or each.newest for pk, each in self.editions.items()}

    @cached_property
    def has_byline(self):
        return Byline.objects.filter(article=self.article).exists()

    @cached_property
    def placements(self):
        return list(Placement.objects.filter(article=self.article).select_related("photo"))

    @cached_property
    def terms(self):
        return Term.objects.entries()

    @cached_property
    def links(self):
        """Which blocks of each edition belong to which of its original, as last saved."""
        found = Alignment.objects.filter(edition__in=self.keys).values_list("edition", "links")
        return defaultdict(list, found)

    @cached_property
    def ignored(self):
        """The findings that somebody let stand in each edition, by signature."""
        found = defaultdict(dict)
        for each in IgnoredFinding.objects.filter(edition__in=self.keys):
            found[each.edition_id][each.signature] = each
        return found

    @cached_property
    def unconfirmed(self):
        """The digests of what a machine wrote in each edition and nobody has confirmed."""
        found = defaultdict(set)
        waiting = MachineText.objects.filter(edition__in=self.keys, confirmed_at=None)
        for edition, digest in waiting.values_list("edition", "digest"):
            found[edition].add(digest)
        return found

    @cached_property
    def approved(self):
        """The keys of the editions whose revision is approved."""
        languages = {each.language: self._revisions[pk] for pk, each in self.editions.items()}
        approved = approved_among(self.article, languages)
        return {pk for pk, each in self.editions.items() if each.language in approved}

    @cached_property
    def taken(self):
        """The keys of the editions whose address another story has, or once had."""
        wanted = {
            (each.language, slug_of(self._revisions[pk], each)): pk
            for pk, each in self.editions.items()
            if self._revisions[pk]
        }
        if not wanted:
            return set()
        asked = reduce(or_, (Q(language=code, slug=slug) for code, slug in wanted))
        found = [
            *Edition.objects.filter(asked).values_list("pk", "language", "slug"),
            *FormerSlug.objects.filter(asked).values_list("edition", "language", "slug"),
        ]
        return {wanted[here] for owner, *place in found if owner != wanted[here := tuple(place)]}


def slug_of(revision, edition):
    """The address that a revision gets: as typed, else as it is, else made from the title."""
    return revision.slug or edition.slug or slugs.slugify(revision.title, edition.language)
