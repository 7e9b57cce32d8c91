"""What is stored, one file per concept."""

from articles.models.articles import Article, Byline, IntakeFile
from articles.models.corrections import Correction
from articles.models.editions import Edition
from articles.models.front_pages import FrontPage, Place, RelatedArticle
from articles.models.generations import Generation
from articles.models.glossary import Term
from articles.models.licences import Licence
from articles.models.listings import Listing
from articles.models.log import Event, PhotoEvent
from articles.models.memory import MemoryKey, MemoryPair
from articles.models.people import Author, Source, User
from articles.models.photo_words import PhotoWords
from articles.models.photos import (
    MADE_BY_AI,
    DataMining,
    DigitalSourceType,
    Photo,
    digests_in,
    usable,
)
from articles.models.placements import Placement, WantedPhoto
from articles.models.policies import Policy
from articles.models.revisions import FormerSlug, Revision, Text
from articles.models.search import SearchEntry, SearchWord
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
    "MADE_BY_AI",
    "Alignment",
    "Article",
    "Author",
    "Autosave",
    "Byline",
    "Comment",
    "Correction",
    "DataMining",
    "DigitalSourceType",
    "Edition",
    "Event",
    "FormerSlug",
    "FrontPage",
    "Generation",
    "IgnoredFinding",
    "IntakeFile",
    "Licence",
    "Listing",
    "MachineText",
    "MemoryKey",
    "MemoryPair",
    "NoEffect",
    "Photo",
    "PhotoEvent",
    "PhotoWords",
    "Place",
    "Placement",
    "Policy",
    "RelatedArticle",
    "Revision",
    "SearchEntry",
    "SearchWord",
    "Section",
    "Settled",
    "Source",
    "Tag",
    "TaggedArticle",
    "Term",
    "Text",
    "User",
    "WantedPhoto",
    "digests_in",
    "usable",
]
