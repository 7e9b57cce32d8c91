"""The rows of the database that the page stands on, in few queries whatever the story's size."""

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404

from articles.admin import states
from articles.languages import codes
from articles.models import Article, Edition

# What the chain of originals tells: when each text was made from which.
_CHAIN = ("base__created_at", "base__number", "live__created_at", "newest__created_at")


def find_story(request, pk, code):
    """The article with all its editions, for somebody who may look at articles.

    404 for a language that the newsroom doesn't have, and for the story's first one, which is
    made from nothing.
    """
    rights = ("articles.view_article", "articles.change_article")
    if not any(request.user.has_perm(right) for right in rights):
        raise PermissionDenied
    editions = (
        Edition.objects.only(*states.COLUMNS, *_CHAIN, "alignment__links", *_person())
        .select_related("base", "live", "newest", "alignment", "assigned_to")
        .order_by()
    )
    article = (
        Article.objects.only("source_language", "embargo_until", "breaking_until")
        .prefetch_related(Prefetch("editions", queryset=editions))
        .filter(pk=pk)
        .first()
    )
    if article is None or code not in codes() or code == article.source_language:
        raise Http404
    return article


def _person():
    names = ("username", "first_name", "last_name")
    return tuple(f"assigned_to__{name}" for name in names)
