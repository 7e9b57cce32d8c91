"""Checks of a translation against its original, and of a text by itself.

Each check is a file of its own here; docs/checks.md says what they find and what they don't.
"""

from collections.abc import Iterable

from articles.text.checks.amounts import check_amounts
from articles.text.checks.balance import check_balance
from articles.text.checks.doubled import check_doubled
from articles.text.checks.figures import check_figures
from articles.text.checks.findings import Aligned, Finding
from articles.text.checks.links import check_links
from articles.text.checks.names import check_names
from articles.text.checks.punctuation import check_punctuation
from articles.text.checks.quotation import check_quotation
from articles.text.checks.scripts import check_scripts
from articles.text.checks.search_length import check_search_length
from articles.text.checks.spacing import check_spacing
from articles.text.checks.terms import check_terms, check_terms_alone
from articles.text.checks.untranslated import check_untranslated
from articles.text.segments import Segment
from articles.text.terms import Entry

# Checks that need no original, each called with (segments, language).
ALONE = (check_balance, check_doubled, check_punctuation, check_quotation, check_spacing)
# Checks of a translation, each called with (pairs, source language, target language).
AGAINST_ORIGINAL = (check_amounts, check_links, check_names, check_scripts)


def check(
    pairs: list[Aligned], *, source_language: str, target_language: str, terms: Iterable[Entry] = ()
) -> list[Finding]:
    """Every finding about a translation: errors first, then in the order of the checks.

    Blocks that nobody has translated yet are found by that alone. `terms` is the glossary.
    """
    languages = (source_language, target_language)
    found = list(check_untranslated(pairs, *languages))
    untouched = {finding.key for finding in found if finding.is_error}
    translated = [pair for pair in pairs if pair.key not in untouched]
    for each in AGAINST_ORIGINAL:
        found += each(translated, *languages)
    found += check_figures(pairs)
    found += check_terms(translated, *languages, terms)
    found += _of_the_text([s for pair in translated for s in pair.target], target_language)
    return _errors_first(found)


def check_alone(
    segments: list[Segment], language: str, terms: Iterable[Entry] = ()
) -> list[Finding]:
    """The findings about a text that need no original: typography, length, the glossary's."""
    found = [*check_terms_alone(segments, language, terms), *_of_the_text(segments, language)]
    return _errors_first(found)


def _of_the_text(segments, language):
    words = [segment for segment in segments if segment.text]
    found = [finding for each in ALONE for finding in each(words, language)]
    return [*found, *check_search_length(words)]


def _errors_first(found):
    return sorted(found, key=lambda finding: not finding.is_error)
