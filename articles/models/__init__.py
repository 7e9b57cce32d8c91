"""What is stored, one file per concept."""

from articles.models.articles import Article, Byline, IntakeFile
from articles.models.corrections import Correction
from articles.models.editions import Edition
from articles.models.glossary import Term
from articles.models.log import Event
from articles.models.memory import MemoryKey, MemoryPair
from articles.models.people import Author, Source, User
from articles.models.photos import Licence, Photo, Placement, WantedPhoto
from articles.models.revisions import FormerSlug, Revision, Text
from articles.models.taxonomy import Section, Tag, TaggedArticle
from articles.models.translating import (
    Alignment,
    Autosave,
    Comment,
    IgnoredFinding,
    MachineText,
    NoEffect,
    Settled,
)

__all__ = [
    "Alignment",
    "Article",
    "Author",
    "Autosave",
    "Byline",
    "Comment",
    "Correction",
    "Edition",
    "Event",
    "FormerSlug",
    "IgnoredFinding",
    "IntakeFile",
    "Licence",
    "MachineText",
    "MemoryKey",
    "MemoryPair",
    "NoEffect",
    "Photo",
    "Placement",
    "Revision",
    "Section",
    "Settled",
    "Source",
    "Tag",
    "TaggedArticle",
    "Term",
    "Text",
    "User",
    "WantedPhoto",
]
