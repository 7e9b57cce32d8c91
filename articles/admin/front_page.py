"""The desk's front page: what waits for this person today. Ten queries, three more for who keeps
the photos, and the menu's own."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import F, Q

from articles.admin import states
from articles.admin.display import name_html, time_html
from articles.admin.photo_desk.waiting import piles
from articles.languages import codename, codes, column
from articles.models import Article, Edition, Event, Revision, WantedPhoto
from articles.models.names import Name

ROWS = 8
# One story published in eleven languages is eleven events.
EVENTS = 120


@dataclass
class Row:
    """A story in one of the lists; `headline` and `address` are those of the language it is in."""

    article: Article
    headline: Name
    address: str
    at: datetime
    note: str = ""

    @property
    def headline_html(self):
        return states.headline_html(self.headline)

    @property
    def section_html(self):
        return name_html(self.article.section)

    @property
    def time_html(self):
        return time_html(self.at)

    @property
    def marks(self):
        return states.marks(self.article)


def front_page(user, now):
    """The page's lists by name, each of Rows; `review` is None for who may not publish."""
    if not user.has_perm("articles.view_article"):
        return {"may_see_stories": False}
    lists = {
        "drafts": _editions(drafts_of(user)),
        "review": _editions(waiting_for(user)) if publishes_in(user) else None,
        "scheduled": _editions(scheduled(), "next_at"),
        "published": lately_published(),
    }
    wanted = list(_wanted_photos())
    found = {key for rows in lists.values() for key, _language, _at in rows or []}
    articles = stories(found | {photo.article_id for photo in wanted})
    articles = {photo.article_id: photo.article for photo in wanted} | articles
    page = {
        name: rows and [_row(articles[key], code, at) for key, code, at in rows if key in articles]
        for name, rows in lists.items()
    }
    return page | {
        "wanted": [_wanted_row(photo, articles[photo.article_id]) for photo in wanted],
        "piles": piles(user, now),
        "may_see_stories": True,
        "may_write": user.has_perm("articles.add_article"),
        "legend": states.legend(),
        "time_zone": settings.TIME_ZONE,
    }


def drafts_of(user):
    """Texts that readers don't see yet: last revised by this user, or of a story they began."""
    revised = Revision.objects.filter(created_by=user).order_by().values("pk")
    begun = Article.objects.filter(created_by=user).order_by().values("pk")
    own = Q(newest__in=revised) | Q(article__in=begun, language=F("article__source_language"))
    drafts = Edition.objects.unpublished().filter(own, newest__isnull=False, next=None)
    return drafts.order_by("-changed_at")


def waiting_for(user):
    """Texts in review in the languages that this user may publish in, the longest wait first."""
    waiting = states.in_state("in_review").filter(language__in=publishes_in(user))
    return waiting.order_by("changed_at")


def scheduled():
    """What is to go live, the next first; both conditions say the same, one has an index."""
    return Edition.objects.scheduled().filter(next_at__isnull=False).order_by("next_at")


def publishes_in(user):
    return [code for code in codes() if user.has_perm(f"articles.{codename('publish', code)}")]


def lately_published():
    """(article, None, when) of the stories that went live last, in whatever language."""
    events = Event.objects.filter(verb="publish", revision__edition__live__isnull=False)
    latest = {}
    for article, at in events.order_by("-at").values_list("article", "at")[:EVENTS]:
        latest.setdefault(article, at)
    return [(article, None, at) for article, at in list(latest.items())[:ROWS]]


def _editions(editions, at="changed_at"):
    return list(editions.values_list("article", "language", at)[:ROWS])


def _wanted_photos():
    wanted = WantedPhoto.objects.filter(found=None).select_related("article__section")
    return wanted.only("credit_wording", "asked_at", *_of_article()).order_by("-pk")[:ROWS]


def stories(keys, only=None):
    """Articles by key with section and editions, in one query and without any text.

    `only` are codes: of each article, its original and what is in these languages, with what
    that was made from.
    """
    editions = Edition.objects.filter(article__in=keys).select_related("article__section")
    if only is not None:
        made_from = Edition.objects.filter(article__in=keys, language__in=only).values("made_from")
        editions = editions.filter(
            Q(language=F("article__source_language"))
            | Q(language__in=only)
            | Q(pk__in=made_from.order_by())
        )
    articles, theirs = {}, {}
    for edition in editions.only(*states.COLUMNS, *_of_article()).order_by():
        articles.setdefault(edition.article_id, edition.article)
        theirs.setdefault(edition.article_id, []).append(edition)
    for key, article in articles.items():
        article._prefetched_objects_cache = {"editions": theirs[key]}
    return articles


def _of_article():
    names = [f"article__section__{column('name', code)}" for code in codes()]
    return ["article__source_language", "article__section__slug", *names]


def _row(article, code, at):
    """With a language the row speaks of that edition, without one of the whole story."""
    found = states.by_language(article)
    headline = Name(found[code].newest_title, code) if code else states.headline(article)
    return Row(article, headline, states.form_url(article, headline.language), at)


def _wanted_row(photo, article):
    row = _row(article, None, photo.asked_at)
    row.note = photo.credit_wording
    return row
