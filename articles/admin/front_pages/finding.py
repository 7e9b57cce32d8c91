"""Stories that can be put on a front page: live in its language, or planned to be."""

from dataclasses import dataclass

from django.db.models import Q

from articles.admin.display import name_html, time_text
from articles.admin.search import containing, words_of
from articles.languages import codes, column
from articles.models import Article, Edition

MOST = 12
LATELY = 30


@dataclass(frozen=True)
class Story:
    """A story to choose; `planned` says when it goes live, "" where it is."""

    article: int
    headline: str
    section: str
    planned: str


def found(code, section, typed):
    """The Stories that hold all words typed, newest first; the newest of all without words."""
    editions = Edition.objects.filter(language=code).order_by("-changed_at")
    editions = editions.filter(Q(live__isnull=False) | Q(next__isnull=False))
    if section:
        editions = editions.filter(article__section=section)
    if words_of(typed):
        matching = containing(Article.objects.order_by(), typed)
        editions = editions.filter(article__in=matching.values("pk"))
    names = [f"article__section__{column('name', each)}" for each in codes()]
    editions = editions.select_related("article__section").only(
        *("newest_title", "next_at", "live", "article__source_language"),
        *("article__section__slug", *names),
    )
    return [
        Story(
            edition.article_id,
            edition.newest_title,
            name_html(edition.article.section),
            "" if edition.is_live else time_text(edition.next_at),
        )
        for edition in editions[:MOST]
    ]


def lately(code, besides):
    """(article, headline) of the newest live stories, and of `besides` where they are live."""
    live = Edition.objects.live().filter(language=code)
    title = f"article__{column('title', code)}"
    newest = live.order_by("-published_at", "-pk").values_list("article", title)
    return list(dict([*newest.filter(article__in=besides), *newest[:LATELY]]).items())
