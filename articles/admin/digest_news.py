"""What happened to a person's texts: derived from the log, and only while it still holds."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import board_cells, events, states
from articles.admin.display import time_text
from articles.admin.front_page import stories
from articles.languages import codes, language
from articles.models import Article, Comment, Edition, Event
from articles.workflow import may
from articles.workflow.assignments import name_of
from articles.workflow.corrections import open_corrections_of

HEADINGS = {
    "rights": gettext_lazy("Rights of photos"),
    "corrections": gettext_lazy("Corrections to follow"),
    "returned": gettext_lazy("Sent back to you"),
    "assigned": gettext_lazy("Given to you"),
    "outdated": gettext_lazy("The original has changed"),
    "comments": gettext_lazy("Comments on your texts"),
}


@dataclass(frozen=True)
class News:
    """One sentence about one text; `address` is a path of the desk."""

    article: Article
    language: str
    sentence: str
    address: str

    @property
    def headline(self):
        return states.headline(self.article)

    @property
    def headline_language(self):
        return language(self.headline.language)


@dataclass(frozen=True)
class Span:
    """The events after the one with the key `since`, as far as the one with the key `until`."""

    since: int
    until: int

    def events(self, *verbs):
        return Event.objects.filter(verb__in=verbs, pk__gt=self.since, pk__lte=self.until)

    def of_edition(self, *verbs, language="language"):
        """Whether an outer query's Edition has such an event, in its own or another language."""
        return self.events(*verbs).filter(article=OuterRef("article"), language=OuterRef(language))


def news_of(user, span):
    """News by group, in the order of its weight; empty groups are left out.

    What others did to a text counts, what this user did does not. Each text whose original
    changed is told of once: as a correction, if it is one.
    """
    found = {
        "rights": _rights(user, span),
        "corrections": _corrections(user, span),
        "returned": _returned(user, span),
        "assigned": _assigned(user, span),
        "outdated": _outdated(user, span),
        "comments": _comments(user, span),
    }
    corrected = {place for place, _told in found["corrections"]}
    found["outdated"] = [pair for pair in found["outdated"] if pair[0] not in corrected]
    articles = stories({article for pairs in found.values() for (article, _code), _told in pairs})
    setting = board_cells.prepare(list(articles.values()), [user], timezone.now())
    groups = {
        name: [_news(*pair, articles, setting) for pair in pairs if pair[0][0] in articles]
        for name, pairs in found.items()
    }
    return {name: group for name, group in groups.items() if group}


def _news(place, told, articles, setting):
    article, code = articles[place[0]], place[1]
    edition = states.by_language(article).get(code)
    return News(article, code, told, board_cells.address(article, code, edition, setting))


def _own(user, prefix=""):
    """Editions that a user has, or whose text the user wrote last."""
    names = ("assigned_to", "newest__created_by", "live__created_by")
    return Q(*((f"{prefix}{name}", user) for name in names), _connector=Q.OR)


def _rights(user, span):
    """For everybody who could publish the text without the photo, whoever wrote it."""
    own = [code for code in codes() if may(user, "publish", language=code)]
    live = Edition.objects.live().filter(article=OuterRef("article"), language=OuterRef("language"))
    found = span.events("rights_ending", "rights_ended").filter(Exists(live), language__in=own)
    return _told_by_events(found)


def _corrections(user, span):
    corrected = span.events("correct").exclude(by=user).filter(article=OuterRef("article"))
    found = Edition.objects.live().filter(_own(user), Exists(corrected), made_from__isnull=False)
    editions = list(found)
    still_open = open_corrections_of(editions) if editions else {}
    return [
        (_place(edition), _correction(edition, still_open[edition.pk][0]))
        for edition in editions
        if still_open[edition.pk]
    ]


def _correction(edition, correction):
    told = {"language": language(edition.language).name, "note": correction.note}
    return _("The original of your text in %(language)s was corrected: “%(note)s”") % told


def _returned(user, span):
    drafts = Edition.objects.unpublished().filter(
        article=OuterRef("article"), language=OuterRef("language"), stage=Edition.Stage.WRITING
    )
    own = Q(Exists(drafts.filter(assigned_to=user))) | Q(revision__created_by=user)
    found = span.events("send_back").filter(own, Exists(drafts)).exclude(by=user)
    return _told_by_events(found)


def _assigned(user, span):
    given = span.of_edition("assign").exclude(by=user)
    found = Edition.objects.unfinished().filter(Exists(given), assigned_to=user)
    return [
        (_place(edition), _assignment(edition)) for edition in found.select_related("assigned_by")
    ]


def _assignment(edition):
    told = {
        "who": name_of(edition.assigned_by) if edition.assigned_by else _("The newsroom"),
        "language": language(edition.language).name,
    }
    if edition.deadline_at is None:
        return _("%(who)s gave you the text in %(language)s.") % told
    told["moment"] = time_text(edition.deadline_at)
    return _("%(who)s gave you the text in %(language)s, until %(moment)s.") % told


def _outdated(user, span):
    moved = span.of_edition("publish", "correct", language="made_from__language")
    found = Edition.objects.outdated().filter(
        _own(user), Exists(moved.exclude(by=user)), newest__isnull=False
    )
    told = _("The original of your text in %(language)s is live in a new version.")
    return [(_place(e), told % {"language": language(e.language).name}) for e in found]


def _comments(user, span):
    here = {"article": OuterRef("article"), "language": OuterRef("language")}
    spoke = Comment.objects.filter(
        edition__article=OuterRef("article"), edition__language=OuterRef("language"), by=user
    )
    own = _own(user) | Q(article__created_by=user)
    concerned = Exists(Edition.objects.filter(own, **here)) | Exists(spoke)
    return _told_by_events(span.events("comment").filter(concerned).exclude(by=user))


def _told_by_events(found):
    return [
        ((event.article_id, event.language), events.sentence(event))
        for event in found.select_related("by", "revision").order_by("pk")
    ]


def _place(edition):
    return edition.article_id, edition.language
