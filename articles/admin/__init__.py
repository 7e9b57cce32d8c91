"""The desk: what journalists, photo editors and translators see."""

from articles.admin import accounts, articles, memory, names, policies, tag_admin, terms
from articles.admin.photo_desk import photos, wanted

__all__ = [
    "accounts",
    "articles",
    "memory",
    "names",
    "photos",
    "policies",
    "tag_admin",
    "terms",
    "wanted",
]
