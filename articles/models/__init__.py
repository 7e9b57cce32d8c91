"""What is stored, one file per concept."""

from articles.models.articles import Article, Byline, IntakeFile
from articles.models.editions import Edition, FormerSlug, Revision, Text
from articles.models.log import Event
from articles.models.people import Author, Source, User
from articles.models.photos import Licence, Photo, Placement, WantedPhoto
from articles.models.taxonomy import Section, Tag, TaggedArticle

__all__ = [
    "Article",
    "Author",
    "Byline",
    "Edition",
    "Event",
    "FormerSlug",
    "IntakeFile",
    "Licence",
    "Photo",
    "Placement",
    "Revision",
    "Section",
    "Source",
    "Tag",
    "TaggedArticle",
    "Text",
    "User",
    "WantedPhoto",
]
