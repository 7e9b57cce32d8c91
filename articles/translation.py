"""What has a column per language. The library fixes this module's name."""

from modeltranslation.translator import TranslationOptions, register

from articles.models import (
    Article,
    Author,
    Licence,
    Photo,
    Placement,
    Section,
    Source,
    Tag,
    Term,
)


@register(Article)
class LiveText(TranslationOptions):
    """Live text never falls back: a language without it does not have the story."""

    fields = ("title", "standfirst", "seo_title", "seo_description", "body")
    fallback_languages = {"default": ()}


@register(Placement)
class LiveCaption(TranslationOptions):
    fields = ("caption", "alt_text")
    fallback_languages = {"default": ()}


@register(Author)
class AuthorNames(TranslationOptions):
    fields = ("name", "job_title", "bio")
    empty_values = None


@register([Section, Source, Licence])
class Names(TranslationOptions):
    fields = ("name",)
    empty_values = None


@register(Tag)
class TagLabels(TranslationOptions):
    fields = ("name", "slug")
    empty_values = None


@register(Photo)
class PhotoDescriptions(TranslationOptions):
    fields = ("caption", "alt_text", "long_description")


@register(Term)
class TermForms(TranslationOptions):
    """A form never falls back: a term without one in a language has none to be held to there."""

    fields = ("name", "explanation", "avoid")
    fallback_languages = {"default": ()}
