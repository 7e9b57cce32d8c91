"""Where the glossary's terms stand in a text, whatever endings and particles they carry.

docs/glossary.md says what is found in each language and what is not.
"""

from articles.text.terms.entries import Entry, Occurrence
from articles.text.terms.vocabulary import Vocabulary, occurrences, vocabulary

__all__ = ["Entry", "Occurrence", "Vocabulary", "occurrences", "vocabulary"]
