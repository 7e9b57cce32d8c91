"""The facts that an article's languages share; on a live article they pass publishing's gates."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from articles.languages import codes
from articles.models import Article, Byline, Edition, Placement, RelatedArticle
from articles.workflow import search_index
from articles.workflow.errors import Refused
from articles.workflow.generations import live_languages, renew, renew_story
from articles.workflow.reasons import reasons_against_live_facts, reasons_not_to_delete
from articles.workflow.record import hold, hold_photos, log, said
from articles.workflow.rights import check
from articles.workflow.telling import reasons_against_told

# Readers see four of those that their language has.
MOST_RELATED = 12


@dataclass(frozen=True)
class Placed:
    """A photo and its place: a Placement.Role, and for an inline one the paragraph before it."""

    photo: object
    role: str = Placement.Role.LEAD
    after_block: int = 0


@dataclass(frozen=True)
class Facts:
    """Everything about a story that is not text. Authors, photos and related stories are in
    reading order."""

    section: object
    source_language: str
    authors: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    photos: list = field(default_factory=list)
    related: list = field(default_factory=list)
    kind: str = Article.Kind.NEWS
    sponsor: str = ""
    made_by_ai: str = ""

    @property
    def told(self):
        """The columns of what readers are told of the text itself."""
        return {
            "kind": self.kind,
            "sponsor": said(self.sponsor),
            "made_by_ai": self.made_by_ai,
        }


@transaction.atomic
def create_article(facts, *, by):
    """A new article without a text in any language yet."""
    check(by, "create_article")
    if reasons := list(_reasons_against(facts)):
        raise Refused(reasons)
    article = Article.objects.create(
        section=facts.section,
        source_language=facts.source_language,
        created_by=by,
        **facts.told,
    )
    _write(article, facts)
    log("create_article", article, by=by)
    return article


@transaction.atomic
def save_facts(article, facts, *, by):
    """Replaces the article's facts. Refused where a live language could not stand on them."""
    check(by, "save_facts", article)
    article = hold(article)
    reasons = list(_reasons_against(facts))
    if facts.source_language != article.source_language and article.editions.exists():
        reasons.append(_("The story's first language is fixed once something is written."))
    if article in facts.related:
        reasons.append(_("A story is not related to itself."))
    if reasons:
        raise Refused(reasons)
    lists = _lists(article)
    Article.objects.filter(pk=article.pk).update(
        section=facts.section, source_language=facts.source_language, **facts.told
    )
    former = set(article.placements.values_list("photo", flat=True))
    _write(article, facts)
    _refuse_if_live(article, {each.photo.pk for each in facts.photos} - former)
    search_index.note_article(article)
    log("save_facts", article, by=by)
    # A list's page names the other languages that have stories for it.
    if _lists(article) == lists:
        renew_story(article)
    elif live_languages(article):
        renew()


@transaction.atomic
def place_photos(article, photos, *, by):
    """Adds Placed photos (none of them the lead) behind those that the story has; what is placed
    already stays as it is. Refused as `save_facts`."""
    check(by, "save_facts", article)
    article = hold(article)
    there = dict(article.placements.values_list("photo", "position"))
    new = [placed for placed in photos if placed.photo.pk not in there]
    for position, placed in enumerate(new, max(there.values(), default=-1) + 1):
        Placement.objects.create(
            article=article,
            photo=placed.photo,
            role=placed.role,
            after_block=placed.after_block,
            position=position,
        )
    if new:
        _refuse_if_live(article, {placed.photo.pk for placed in new})
        log("save_facts", article, by=by)
        renew_story(article)


@transaction.atomic
def delete_article(article, *, by):
    """Takes away a story that no reader ever saw, with all that was written and done for it."""
    check(by, "delete_article")
    article = hold(article)
    if reasons := list(reasons_not_to_delete(article)):
        raise Refused(reasons)
    article.delete()


def _refuse_if_live(article, placed):
    """`placed` are the keys of the photos that came in just now."""
    hold_photos(article)
    is_live = Edition.objects.filter(article=article).live().exists()
    if is_live and (reasons := list(reasons_against_live_facts(article, placed))):
        raise Refused(reasons)


def _lists(article):
    """The keys of the section, tags, authors and photographers on whose pages the story stands."""
    photographed = article.placements.filter(photo__photographer__isnull=False)
    return (
        set(Article.objects.filter(pk=article.pk).values_list("section", flat=True)),
        set(article.tagged.values_list("tag", flat=True)),
        set(article.bylines.values_list("author", flat=True)),
        set(photographed.values_list("photo__photographer", flat=True)),
    )


def _reasons_against(facts):
    if facts.source_language not in codes():
        yield _("This newsroom does not work in that language.")
    if sum(placed.role == Placement.Role.LEAD for placed in facts.photos) > 1:
        yield _("A story has one lead photo; choose which.")
    if len({placed.photo.pk for placed in facts.photos}) < len(facts.photos):
        yield _("The same photo stands in the story twice.")
    if len(facts.related) > MOST_RELATED:
        yield _("Choose at most %(most)d related stories.") % {"most": MOST_RELATED}
    yield from reasons_against_told(**facts.told)


def _write(article, facts):
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, author=author, position=position)
        for position, author in enumerate(dict.fromkeys(facts.authors))
    )
    article.tags.set(facts.tags)
    article.related_by_hand.all().delete()
    RelatedArticle.objects.bulk_create(
        RelatedArticle(article=article, related=other, position=position)
        for position, other in enumerate(dict.fromkeys(facts.related))
    )
    _write_placements(article, facts.photos)


def _write_placements(article, photos):
    """Keeps the rows of photos that stay: they hold what is live in each language."""
    kept = [placed.photo.pk for placed in photos]
    article.placements.exclude(photo__in=kept).delete()
    # One lead at a time: nobody is lead while the places are dealt out.
    article.placements.update(role=Placement.Role.GALLERY)
    for position, placed in enumerate(photos):
        Placement.objects.update_or_create(
            article=article,
            photo=placed.photo,
            defaults={
                "role": placed.role,
                "after_block": placed.after_block,
                "position": position,
            },
        )
