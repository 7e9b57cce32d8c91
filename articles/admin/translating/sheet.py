"""What the page stands on: the original, its base, the translation, and what was typed."""

from django.http import QueryDict
from django.utils.functional import cached_property

from articles.admin.article_sheet import ArticleSheet, find_edition
from articles.admin.states import by_language, translation_url
from articles.admin.translating import terms, typed
from articles.languages import column, language
from articles.models import Comment, MachineText, Photo, Settled
from articles.text import blocks, side_by_side
from articles.workflow import autosaves, may
from articles.workflow.relays import possible_originals


class TranslationSheet(ArticleSheet):
    """The story's text in one language as a form in rows, beside the text it is made from.

    What was sent, or what this person typed last and did not save, stands in it; `kept` is that
    Autosave. Somebody who may not write in the language has it to read.
    """

    def __init__(self, request, admin_site, article, code):
        super().__init__(request, admin_site, article, code)
        self.may["comment"] = may(request.user, "comment", article, code)
        self.data = with_body(request.POST) if request.method == "POST" else None
        self.kept = self._restored() if self.data is None and self.may["save_text"] else None

    def _restored(self):
        """Fills the form with what was typed and not saved, where that differs."""
        kept = autosaves.find(self.article, self.language.code, self.request.user)
        if kept is None or "rows" not in kept.typed:
            return None
        self.data = QueryDict(mutable=True)
        self.data.update(kept.typed)
        self.data = with_body(self.data)
        if self.is_valid() and self.typed_text() == self.opened_text():
            self.data = None
            for name in ("text_form", "captions", "started", "started_from"):
                self.__dict__.pop(name, None)
            return None
        return kept

    @property
    def url(self):
        return translation_url(self.article, self.language.code)

    # The original

    @cached_property
    def editions(self):
        """The story's editions by language, without their texts."""
        return by_language(self.article)

    @cached_property
    def originals(self):
        """The editions that this one can be made from, in the newsroom's order."""
        own = self.editions.get(self.language.code)
        others = [one for one in self.editions.values() if one is not own]
        return possible_originals(own, [*others, *([own] if own else [])])

    @cached_property
    def original(self):
        """The edition that this one is made from; before anything is written, the one asked for,
        or the one that what was typed is made from."""
        is_new = self.newest is None
        asked = self.request.GET.get("from")
        if is_new and not asked and self.shown_original:
            asked = self.shown_original.edition.language
        if is_new and asked and asked in {one.language for one in self.originals}:
            return find_edition(self.article, asked)
        if self.edition and self.edition.made_from:
            return self.edition.made_from
        return find_edition(self.article, self.article.source_language)

    @property
    def original_language(self):
        return language(self.original.language if self.original else self.article.source_language)

    @property
    def base(self):
        """The original as this translation knows it; what nobody has begun knows it as it is."""
        return self.edition.base if self.newest else self.original_revision

    # The rows

    @property
    def posts_text(self):
        return self.data is not None and "rows" in self.data

    @cached_property
    def typed_rows(self):
        return typed.typed_rows(self.data)

    @cached_property
    def links(self):
        if self.posts_text:
            return typed.links_of(self.typed_rows)
        own = self.editions.get(self.language.code)
        return own.alignment.links if own and hasattr(own, "alignment") else []

    @cached_property
    def body(self):
        """The translation's body as it stands in the form."""
        if self.posts_text:
            return self.data["body"]
        return self.newest.body if self.newest else self.begun.body

    @cached_property
    def body_rows(self):
        return side_by_side.rows(
            self.base.body if self.base else "",
            self.original_revision.body if self.original_revision else "",
            self.body,
            self.original_language.code,
            self.language.code,
            self.links,
        )

    @cached_property
    def glossary(self):
        return terms.glossary(self.original_language.code)

    def words_of_original(self, photo):
        """What the original says about a photo; before it says anything, the photo itself."""
        words = self.original_revision and self.original_revision.captions.get(str(photo.pk))
        if words and any(words.values()):
            return words
        code = self.original_language.code
        return {name: getattr(photo, column(name, code)) or "" for name in ("caption", "alt_text")}

    @cached_property
    def pictures(self):
        """The photos that stand in the text, here or in the original, by their keys."""
        bodies = [self.body, *(one.body for one in (self.base, self.original_revision) if one)]
        known = {placement.photo_id: placement.photo for placement in self.placements}
        others = {key for body in bodies for key in blocks.photos(body)} - known.keys()
        if others:
            found = Photo.objects.select_related("photographer", "source")
            known |= found.in_bulk(others)
        return known

    # What was left beside the text

    @cached_property
    def settled(self):
        """By the digests in base and now."""
        found = Settled.objects.filter(edition=self.edition).select_related("by")
        found = found if self.edition else []
        return {(one.old_digest, one.new_digest): one for one in found}

    @cached_property
    def comments(self):
        found = Comment.objects.filter(edition=self.edition).select_related("by", "resolved_by")
        return list(found) if self.edition else []

    @cached_property
    def machine_texts(self):
        """What a machine wrote and nobody has confirmed, by digest."""
        found = MachineText.objects.filter(edition=self.edition, confirmed_at=None)
        return {one.digest: one for one in found} if self.edition else {}


def with_body(data):
    """What was sent, with its rows joined to the body that they are."""
    data = data.copy()
    if "rows" in data:
        data["body"] = typed.body_of(typed.typed_rows(data))
    return data
