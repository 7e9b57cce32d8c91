"""The glossary's terms in the original: marked where they stand, told with their approved form."""

import re
from dataclasses import dataclass
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from articles.models import Term
from articles.text.terms import Vocabulary, vocabulary

_TAG = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True)
class Told:
    """A term as it stands in the original, and what the glossary says for the translation."""

    as_written: str
    approved: str
    avoid: tuple
    note: str
    is_kept: bool  # not translated


def glossary(language: str) -> Vocabulary:
    """All terms, ready to be looked for in texts of a language; one query."""
    return vocabulary(language, Term.objects.entries())


def told(text: str, words: Vocabulary, target_language: str) -> list[Told]:
    """The terms of a plain text that have an approved form, or something to say, each once."""
    found = {}
    for one in words.occurrences(text):
        entry = one.entry
        approved = entry.form_in(target_language)
        if approved or entry.note:
            avoid = tuple(entry.avoid.get(target_language, ()))
            made = Told(one.as_written, approved, avoid, entry.note, entry.do_not_translate)
            found.setdefault(entry.id, made)
    return list(found.values())


def marked(html: str, words: Vocabulary, target_language: str) -> SafeString:
    """Safe HTML with its terms in <mark class="term">; words that are gone stay as they are."""
    parts, depth = [], 0
    for part in _TAG.split(html):
        if part.startswith("<"):
            depth += (part == "<del>") - (part == "</del>")
            parts.append(part)
        else:
            parts.append(part if depth else _marked(unescape(part), words, target_language))
    return mark_safe("".join(parts))  # noqa: S308 (each piece of text is escaped)


def _marked(text, words, target_language):
    parts, at = [], 0
    for one in words.occurrences(text):
        if one.start < at or not one.entry.form_in(target_language):
            continue
        written = escape(text[one.start : one.end], quote=False)
        parts += [escape(text[at : one.start], quote=False), f'<mark class="term">{written}</mark>']
        at = one.end
    return "".join([*parts, escape(text[at:], quote=False)])
