"""The desk: what journalists, photo editors and translators see."""

from articles.admin import accounts, articles, memory, names, photos, tag_admin, terms

__all__ = ["accounts", "articles", "memory", "names", "photos", "tag_admin", "terms"]
