"""One article's form in one language: its parts, and what was typed into them."""

from django.db.models import Prefetch
from django.utils.functional import cached_property

from articles.admin import states, tags, told_readers
from articles.admin.article_forms import (
    AddPhotoForm,
    CaptionForm,
    FactsForm,
    PlaceForm,
    TextForm,
    facts_now,
    is_key,
    text_of,
    to_be_named,
)
from articles.admin.merged_facts import digest
from articles.admin.told_facts import told_of
from articles.languages import column, language
from articles.models import (
    Article,
    Byline,
    Edition,
    Photo,
    Placement,
    RelatedArticle,
    Revision,
    Text,
)
from articles.text import blocks
from articles.workflow import may
from articles.workflow.rights import LOCKS, PUBLISHING, WRITING
from articles.workflow.texts import tidy


def find_article(pk):
    """The article with what its form needs, without its text in any language; or None."""
    bylines = Byline.objects.select_related("author")
    others = Prefetch("related", queryset=to_be_named(Article.objects))
    by_hand = RelatedArticle.objects.prefetch_related(others)
    return (
        states.with_editions(Article.objects)
        .only(
            *("source_language", "section", "created_at", "created_by", "changed_at"),
            *("embargo_until", "breaking_until", "kind", "sponsor", "made_by_ai"),
        )
        .prefetch_related(
            *(Prefetch("bylines", queryset=bylines), "section"),
            Prefetch("related_by_hand", queryset=by_hand),
        )
        .filter(pk=pk)
        .first()
    )


def find_edition(article, code):
    """The edition with the texts that its form shows, or None; its original comes along."""
    edition = (
        Edition.objects.filter(article=article, language=code)
        .select_related(
            *("newest__created_by", "live", "next", "base", "made_from__newest", "made_from__live"),
            "translated_by",
        )
        .first()
    )
    if edition:
        edition.article = article
    return edition


class ArticleSheet:
    """Forms that the user may not save are None: their part is shown to be read."""

    def __init__(self, request, admin_site, article, code):
        self.request, self.site = request, admin_site
        self.article, self.language = article, language(code)
        self.edition = find_edition(article, code)
        steps = WRITING | PUBLISHING | LOCKS | {"save_facts", "store_photo", "name_translator"}
        self.may = {step: may(request.user, step, article, code) for step in steps}
        self.data = request.POST if request.method == "POST" else None
        self.newest = self.edition and self.edition.newest
        self.number = self.newest.number if self.newest else None

    @cached_property
    def placements(self):
        found = self.article.placements.select_related(
            "photo__photographer", "photo__source", "photo__licence"
        )
        return list(found)

    @cached_property
    def rows(self):
        """The placements in the order of the form, whoever placed or removed what meanwhile."""
        if not self.data or "section" not in self.data:
            return self.placements
        stored = {placement.photo_id: placement for placement in self.placements}
        posted = [int(pk) for pk in self.data.getlist("placed") if is_key(pk)][:500]
        gone = Photo.objects.in_bulk([pk for pk in posted if pk not in stored])
        for pk, photo in gone.items():
            stored[pk] = Placement(article=self.article, photo=photo)
        order = dict.fromkeys([pk for pk in posted if pk in stored] + list(stored))
        return [stored[pk] for pk in order]

    @cached_property
    def tags(self):
        return list(self.article.tags.all())

    @cached_property
    def facts(self):
        return facts_now(self.article, self.placements, self.tags)

    @cached_property
    def facts_digest(self):
        return digest(self.facts)

    # The original

    @cached_property
    def original(self):
        """The edition that this language is translated from, or None for the source itself."""
        if self.language.code == self.article.source_language:
            return None
        if self.edition:
            return self.edition.made_from
        return find_edition(self.article, self.article.source_language)

    @cached_property
    def original_revision(self):
        return self.original and (self.original.live or self.original.newest)

    @property
    def opened_original(self):
        """The revision of the original that the text in the form goes by: the one shown now,
        but what was typed before anything was saved was made from the one shown then."""
        then = self.shown_original if self.newest is None else None
        return then or self.original_revision

    @cached_property
    def begun(self):
        """What a form shows before anything is written: a translation begins with the pictures
        that stand in the text of its original."""
        original = self.opened_original if self.original else None
        placed = {placement.photo_id for placement in self.placements}
        return Text(body=blocks.figures(original.body, placed) if original else "")

    # Forms

    @cached_property
    def text_form(self):
        if not self.may["save_text"]:
            return None
        data = self.data if self.posts_text else None
        text = self.newest.text if self.newest else self.begun
        return TextForm(data, initial=vars(text), language=self.language)

    @cached_property
    def captions(self):
        """One for each placed photo; unbound for a photo that the sent form did not show."""
        forms = []
        for placement in self.rows:
            name = f"photo-{placement.photo_id}-caption"
            data = self.data if self.posts_text and name in self.data else None
            initial = self.caption_of(placement.photo, self.newest)
            forms.append(
                CaptionForm(data, initial=initial, language=self.language, placement=placement)
            )
        return forms

    def caption_of(self, photo, revision):
        """A photo's words in a revision; before it has any, those of the photo itself."""
        words = revision.captions.get(str(photo.pk)) if revision else None
        if words and any(words.values()):
            return words
        fields = ("caption", "alt_text")
        return {name: getattr(photo, column(name, self.language.code)) or "" for name in fields}

    @cached_property
    def facts_form(self):
        if not self.may["save_facts"]:
            return None
        return FactsForm(
            self.data if self.posts_facts else None,
            admin_site=self.site,
            language=self.language,
            is_written=bool(self.article.editions.all()),
            initial={
                "section": self.article.section_id,
                "source_language": self.article.source_language,
                "authors": [author.pk for author in self.facts.authors],
                "tags": tags.line(self.tags, self.language.code),
                "related": [other.pk for other in self.facts.related],
                **told_of(self.article),
            },
        )

    @cached_property
    def places(self):
        forms = []
        for placement in self.rows:
            name = f"place-{placement.photo_id}-role"
            data = self.data if self.posts_facts and name in self.data else None
            forms.append(PlaceForm(data, placement=placement))
        return forms

    @cached_property
    def add_form(self):
        has_lead = any(one.role == Placement.Role.LEAD for one in self.placements)
        role = Placement.Role.INLINE if has_lead else Placement.Role.LEAD
        is_sent = self.data and "add-role" in self.data
        return AddPhotoForm(
            self.data if is_sent else None,
            self.request.FILES if is_sent else None,
            admin_site=self.site,
            initial={"role": role},
        )

    # Who is named as the translator

    @cached_property
    def translator(self):
        return told_readers.translator(self.edition)

    @cached_property
    def translators(self):
        return told_readers.offered(self.language.code)

    # What was sent

    @property
    def posts_text(self):
        return self.data is not None and "body" in self.data

    @property
    def posts_facts(self):
        return self.data is not None and "section" in self.data

    @cached_property
    def started_from(self):
        number = self.data.get("started_from", "")
        return int(number) if number.isdecimal() and len(number) < 10 else None

    @cached_property
    def started(self):
        """The revision that the sent form was opened on; None where there was none."""
        if self.started_from is None or self.edition is None:
            return None
        if self.started_from == self.number:
            return self.newest
        return self.edition.revisions.filter(number=self.started_from).first()

    @cached_property
    def shown_original(self):
        """The revision of the original that a sent form was opened on, or None."""
        key = (self.data or {}).get("original", "")
        found = Revision.objects.select_related("edition").filter(
            pk=key if is_key(key) else None, edition__article=self.article
        )
        return found.first()

    def typed_text(self):
        """The Text of valid forms as it would be stored."""
        kept = {}
        sent = [form for form in self.captions if form.is_bound]
        if self.started:
            shown = {str(form.placement.photo_id) for form in self.captions}
            kept = {pk: words for pk, words in self.started.captions.items() if pk in shown}
        return tidy(text_of(self.text_form, sent, kept))

    def opened_text(self):
        """What the sent form showed when it was opened."""
        text = vars(self.started.text if self.started else self.begun)
        captions = {
            str(form.placement.photo_id): self.caption_of(form.placement.photo, self.started)
            for form in self.captions
            if form.is_bound
        }
        return tidy(Text(**text | {"captions": captions}))

    def is_valid(self):
        """Whether everything that was sent, and that the user may send, can be read."""
        forms = []
        if self.posts_text and self.text_form:
            forms += [self.text_form, *(form for form in self.captions if form.is_bound)]
        if self.posts_facts and self.facts_form:
            forms += [self.facts_form, *(form for form in self.places if form.is_bound)]
        return not [form for form in forms if not form.is_valid()]
