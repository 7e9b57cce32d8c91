"""The translation memory: kept with each approval, asked for while translating.

It outlives what it was made from: withdrawing or deleting a story forgets nothing. What a
correction takes out of a text is forgotten, and an embargo's words are offered when it has ended.
"""

from articles.workflow.memory.forgetting import forget_words
from articles.workflow.memory.keeping import (
    Pair,
    Side,
    forget,
    keep,
    may_change,
    remember,
    remember_done,
)
from articles.workflow.memory.lookup import Match, lookup, lookup_many

__all__ = [
    "Match",
    "Pair",
    "Side",
    "forget",
    "forget_words",
    "keep",
    "lookup",
    "lookup_many",
    "may_change",
    "remember",
    "remember_done",
]
