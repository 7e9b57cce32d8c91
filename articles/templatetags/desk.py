"""What the desk's templates need to know about names and about tables of languages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeData, mark_safe
from django.utils.translation import get_language

from articles.admin.display import name_html, time_html, time_text
from articles.admin.my_tasks import last_return
from articles.admin.my_work import returned_text
from articles.admin.states import translation_url
from articles.languages import codes, language
from articles.models import Comment
from articles.text import quoting

register = template.Library()


@register.filter
def shown_name(thing):
    """A thing's name in the desk's language, marked where it falls back."""
    return name_html(thing)


register.filter("moment", time_html)
register.filter("moment_text", time_text)


@register.filter
def apart(words):
    """A name or a time whose direction touches nothing around it."""
    return format_html("<bdi>{}</bdi>", words)


@register.filter
def quoted(sentence):
    """A sentence whose quotations keep their own direction."""
    told = quoting.isolated(str(sentence), language(get_language()).direction)
    return mark_safe(told) if isinstance(sentence, SafeData) else told  # noqa: S308 (it was safe)


@register.simple_tag
def sent_back(edition):
    """{"at": a moment, "sentence": by whom and why} of a text that was sent back and not handed
    over since, else None; at most one query."""
    event = last_return(edition)
    return event and {"at": event.at, "sentence": returned_text(event, length=None)}


@register.simple_tag
def language_grid(fieldset):
    """A fieldset made by `language_fieldset` as {"columns": labels, "rows": [...]}.

    A row is {"language": Language, "cells": pairs of a label and Django's AdminField}.
    """
    model = fieldset.model_admin.model
    names = fieldset.fields[0] if fieldset.fields else ()
    columns = [model._meta.get_field(name).translated_field.verbose_name for name in names]
    rows = [
        {"language": language(code), "cells": list(zip(columns, line, strict=True))}
        for code, line in zip(codes(), fieldset, strict=True)
    ]
    return {"columns": columns, "rows": rows}


@register.simple_tag
def open_comments(article, code):
    """Unresolved comments on a language of an article, those on every translation for its first
    one, each with `url`, where it is answered, and `spoken`, its Language; one query."""
    found = Comment.objects.filter(edition__article=article, answers=None, resolved_at=None)
    found = found.exclude(edition__language=article.source_language)
    if code != article.source_language:
        found = found.filter(edition__language=code)
    for one in (told := list(found.select_related("by", "edition"))):
        one.url = translation_url(article, one.edition.language, f"comment-{one.pk}")
        one.spoken = language(one.edition.language)
    return told
