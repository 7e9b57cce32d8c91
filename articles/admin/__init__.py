"""The desk: what journalists, photo editors and translators see."""

from articles.admin import accounts, articles, names, photos, tag_admin

__all__ = ["accounts", "articles", "names", "photos", "tag_admin"]
