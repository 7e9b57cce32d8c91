"""The glossary's terms: approved forms that are missing, forms to avoid, wrong explanations."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.text.checks.explanations import Abbreviations
from articles.text.checks.findings import ERROR, WARNING, Aligned, Finding
from articles.text.segments import FOR_SEARCH_ENGINES, HEAD, Segment
from articles.text.terms import Entry, Vocabulary, vocabulary
from articles.text.terms.folding import fold

# A title for search engines or a picture's description may leave names out; a headline,
# heading, standfirst or caption may say "the bridge", where the term stands elsewhere in the text.
MAY_LEAVE_OUT = {*FOR_SEARCH_ENGINES, "alt_text"}
MAY_SAY_OTHERWISE = {*HEAD, "h2", "h3", "caption"}


def check_terms(
    pairs: list[Aligned], source_language: str, target_language: str, terms: Iterable[Entry]
) -> list[Finding]:
    """What the glossary has against a translation.

    An approved form is missed once for each term in a pair, where the target says the term in no
    way: neither approved, nor in full, nor by a form to avoid, which has a finding of its own. In
    headings, standfirsts and captions it is missed only where no part of the text has it.
    """
    terms = tuple(terms)
    source, target = vocabulary(source_language, terms), vocabulary(target_language, terms)
    abbreviations = Abbreviations(target_language, terms)
    everywhere = _told([segment for pair in pairs for segment in pair.target], target)
    found = []
    for pair in pairs:
        found += _missing(pair, source, target, everywhere)
        found += _alone(pair.target, target, abbreviations)
    return found


def check_terms_alone(
    segments: Iterable[Segment], language: str, terms: Iterable[Entry]
) -> list[Finding]:
    """What the glossary has against a text by itself: forms to avoid and wrong explanations."""
    terms = tuple(terms)
    return _alone(segments, vocabulary(language, terms), Abbreviations(language, terms))


def _missing(pair, source, target, everywhere):
    kinds = {segment.kind for segment in pair.source}
    if not pair.target or kinds & MAY_LEAVE_OUT:
        return
    told = everywhere if kinds & MAY_SAY_OTHERWISE else _told(pair.target, target)
    seen = set()
    for segment in pair.source:
        for found in source.occurrences(segment.text):
            entry = found.entry
            approved = entry.form_in(target.language)
            if not approved or entry.id in told | seen:
                continue
            seen.add(entry.id)
            if not _is_named_in_part(entry, approved, pair.target, target.language):
                yield _missed(pair, segment, found, approved)


def _told(segments, known):
    """The ids of the terms that a text says in any way."""
    return {found.entry.id for segment in segments for found in known.occurrences(segment.text)}


def _missed(pair, segment, found, approved):
    message = _("“%(source)s” is “%(approved)s” in the glossary, which is missing here.")
    return Finding(
        "term_missing",
        WARNING,
        pair.key,
        message % {"source": found.as_written, "approved": approved},
        about=f"{found.entry.id} {segment.digest}",
    )


def _is_named_in_part(entry, approved, segments, language):
    """Whether the form stands inside a longer word (Bachsalamander, 새나루항), or somebody who
    has been named in full is called by one name."""
    whole = fold(approved, language).text
    words = [fold(segment.text, language).text for segment in segments]
    is_abbreviation = sum(sign.isupper() for sign in approved) > 1
    is_long_enough = len(whole) >= (4 if whole[0] < "\u1100" else 2)
    if is_long_enough and not is_abbreviation and any(whole in text for text in words):
        return True
    parts = re.split(r"[\s・·]+", approved)
    if entry.kind != "name" or len(parts) < 2:
        return False
    names = [Entry(number, "name", forms={language: part}) for number, part in enumerate(parts)]
    return bool(_told(segments, Vocabulary(language, names)))


def _alone(segments, known, abbreviations):
    return [
        finding
        for segment in segments
        for finding in (*_avoided(segment, known), *_explained(segment, abbreviations))
    ]


def _avoided(segment, known):
    for found in known.occurrences(segment.text):
        if not found.is_avoided:
            continue
        approved = found.entry.form_in(known.language)
        message = (
            _("“%(written)s” is a form to avoid: the glossary has “%(approved)s”.")
            if approved
            else _("“%(written)s” is a form to avoid.")
        )
        yield Finding(
            "term_avoided",
            WARNING,
            segment.key,
            message % {"written": found.as_written, "approved": approved},
            excerpt=found.as_written,
            about=f"{found.entry.id} {fold(found.as_written, known.language).text}",
        )


def _explained(segment, abbreviations):
    message = _("“%(short)s” is “%(full)s” in the glossary, not “%(explained)s”.")
    language = abbreviations.short.language
    for wrong in abbreviations.explained_differently(segment.text):
        entry = wrong.entry
        yield Finding(
            "term_explained_differently",
            ERROR,
            segment.key,
            message
            % {
                "short": wrong.short,
                "full": entry.explanations[language],
                "explained": wrong.explained,
            },
            excerpt=wrong.excerpt,
            about=f"{entry.id} {fold(wrong.explained, language).text}",
        )
