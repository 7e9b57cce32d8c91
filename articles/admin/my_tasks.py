"""What waits for one person, found in a number of queries that does not grow with it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from articles.admin.board_filters import NOBODY, Filters, near_languages, own_languages
from articles.admin.front_page import publishes_in, waiting_for
from articles.models import Article, Comment, Correction, Edition, Event
from articles.workflow.corrections import open_corrections_of
from articles.workflow.reviews import is_reviewed

# In each group; who has more is shown the rest when these are done.
MOST = 50
FREE = 8
# Nobody looks for what stood open longer.
LOOKED_BACK = timedelta(days=90)
# Nor begins a translation of what has been news for longer.
NEW = timedelta(days=30)
HANDED_OVER = (Edition.Stage.IN_REVIEW, Edition.Stage.APPROVED)
STAGES = ("submit", "send_back", "approve", "publish", "correct", "withdraw")


@dataclass(frozen=True)
class Task:
    """One text that waits: `why` says for what, `about` is a Correction, Event or Comment.

    `returned` is the Event by which it was sent back, unless it was handed over again since.
    """

    why: str
    article: int
    language: str
    about: object = None
    returned: Event | None = None


def to_do(user):
    """What this person has and is not through with, handed over or not."""
    return Edition.objects.unfinished().filter(assigned_to=user)


def waiting_count(user):
    """How many texts wait for this person to write, follow up or review; one query."""
    if not user.has_perm("articles.view_article"):
        return 0
    own = to_do(user).exclude(stage__in=HANDED_OVER).order_by().values("pk")
    review = to_review(user).order_by().values("pk")
    return Edition.objects.filter(Q(pk__in=own) | Q(pk__in=review)).count()


def to_review(user):
    """What `waiting_for` finds, without what this person wrote and so may not approve."""
    reviewed = [code for code in publishes_in(user) if is_reviewed(code)]
    return waiting_for(user).exclude(newest__created_by=user, language__in=reviewed)


def last_return(edition):
    """The Event by which an unpublished text was sent back and not handed over since, or None."""
    if not edition or edition.stage != Edition.Stage.WRITING or not edition.is_unpublished:
        return None
    return _last_returns([edition]).get(_place(edition))


def tasks_of(user, now):
    """The Tasks by group, in the order in which they are shown. A text stands in one group."""
    own = list(_with_original(to_do(user)).order_by("deadline_at", "assigned_at", "pk")[:MOST])
    written = list(_with_original(_sent_back_to(user, now))[:MOST])
    owing = _owing(user, now)
    returned = _last_returns([*own, *written, *(edition for edition, _correction in owing)])
    behind = [e for e in own if e.is_live and e.is_outdated]
    groups = {
        "corrections": [_task("correction", e, returned, about) for e, about in owing],
        "outdated": [_task("outdated", e, returned) for e in behind],
        "assigned": _by_deadline(own, returned),
        "returned": [_task("returned", e, returned) for e in written if _place(e) in returned],
        "review": _review(user),
        "comments": _comments(user, now),
        "waiting": [_task(e.stage, e) for e in own if e.stage in HANDED_OVER],
        "free": _free(user, now),
    }
    return _each_once(groups)


def _with_original(editions):
    return editions.select_related("made_from").only(
        *("article", "language", "stage", "newest", "live", "next", "base", "withdrawn_at"),
        *("deadline_at", "machine_count", "made_from__live", "made_from__newest"),
    )


def _sent_back_to(user, now):
    """Drafts of this user's that were sent back once and that nobody has."""
    sent_back = Event.objects.filter(
        verb="send_back", at__gt=now - LOOKED_BACK, revision__created_by=user
    )
    keys = set(sent_back.order_by().values_list("article", flat=True))
    drafts = Edition.objects.unpublished().filter(
        article__in=keys, assigned_to=None, stage=Edition.Stage.WRITING, withdrawn_at=None
    )
    return drafts.filter(newest__created_by=user).order_by("-changed_at")


def _last_returns(editions):
    """The Event of each text, by its place, that was sent back and not handed over since."""
    drafts = {_place(e) for e in editions if e.stage == Edition.Stage.WRITING and e.newest_id}
    events = Event.objects.filter(verb__in=STAGES, article__in={key for key, _code in drafts})
    last = {}
    for event in events.select_related("by").order_by("pk") if drafts else ():
        last[event.article_id, event.language] = event
    return {p: e for p, e in last.items() if p in drafts and e.verb == "send_back"}


def _by_deadline(own, returned):
    """Nearest deadline first; among those without one, what was sent back."""
    open_ones = [e for e in own if e.stage not in HANDED_OVER and not (e.is_live and e.is_outdated)]
    tasks = [(e, _task(_why(e, returned), e, returned)) for e in open_ones]
    dated = [task for e, task in tasks if e.deadline_at]
    undated = sorted((task for e, task in tasks if not e.deadline_at), key=lambda t: not t.returned)
    return dated + undated


def _why(edition, returned):
    if edition.newest_id is None:
        return "missing"
    if _place(edition) in returned:
        return "returned"
    return "machine" if edition.machine_count else "draft"


def _review(user):
    """What others wrote and this person may publish, each with the Event that handed it over."""
    editions = list(_with_original(to_review(user))[:MOST])
    keys = {edition.article_id for edition in editions}
    events = Event.objects.filter(verb="submit", article__in=keys).select_related("by", "revision")
    columns = ("verb", "article", "language", "revision__number", *_name("by"))
    last = {(e.article_id, e.language): e for e in events.only(*columns).order_by("pk")}
    return [_task("review", edition, about=last.get(_place(edition))) for edition in editions]


def _owing(user, now):
    """Pairs (live translation, the correction that it has not followed), of what is nobody else's.

    What waits for review is out of its translator's hands; what is approved waits for whoever
    may publish it.
    """
    told = Correction.objects.filter(answers=None, at__gt=now - LOOKED_BACK)
    keys = set(told.order_by().values_list("edition__article", flat=True))
    publishes = publishes_in(user)
    mine = Q(assigned_to=user) | Q(assigned_to=None, language__in=own_languages(user))
    mine |= ~Q(live=F("newest")) & Q(stage=Edition.Stage.APPROVED, language__in=publishes)
    found = Edition.objects.live().filter(mine, article__in=keys, made_from__isnull=False)
    editions = list(found.order_by("-changed_at"))
    still_open = open_corrections_of(editions) if editions else {}
    return [
        (edition, still_open[edition.pk][0])
        for edition in editions
        if still_open[edition.pk] and not _is_with_others(edition, publishes)
    ][:MOST]


def _is_with_others(edition, publishes):
    """Whether the next step is a reviewer's; what is approved waits for whoever publishes."""
    if not edition.is_unpublished or edition.stage == Edition.Stage.WRITING:
        return False
    return edition.stage == Edition.Stage.IN_REVIEW or edition.language not in publishes


def _comments(user, now):
    """Open remarks on this person's texts, or begun by them, to which others spoke last."""
    concerned = (
        Q(edition__assigned_to=user)
        | Q(edition__newest__created_by=user)
        | Q(edition__article__created_by=user)
        | Q(by=user)
        | Q(Exists(Comment.objects.filter(answers=OuterRef("pk"), by=user)))
    )
    replies = Comment.objects.select_related("by").order_by("at", "pk")
    threads = (
        Comment.objects.filter(concerned, answers=None, resolved_at=None, at__gt=now - LOOKED_BACK)
        .select_related("by", "edition")
        .prefetch_related(Prefetch("replies", queryset=replies))
        .order_by("-at", "-pk")[:MOST]
    )
    last = [(thread, [thread, *thread.replies.all()][-1]) for thread in threads]
    return [
        Task("comment", thread.edition.article_id, thread.edition.language, (thread, said))
        for thread, said in last
        if said.by_id != user.pk
    ]


def _free(user, now):
    """The newest stories that are behind or missing in this person's languages."""
    recent = Article.objects.filter(changed_at__gt=now - NEW)
    original = {"article": OuterRef("pk"), "language": OuterRef("source_language")}
    live = Edition.objects.live().filter(**original).order_by()
    tasks = []
    for code in near_languages(user):
        behind = Filters(state="outdated", who=NOBODY, language=code)
        missing = Filters(state="none", who=NOBODY, language=code)
        waiting = recent.filter(Exists(live)).exclude(source_language=code)
        for why, view, articles in (
            ("free_outdated", behind, recent),
            ("free", missing, waiting),
        ):
            found = view.articles(articles, user, now).order_by("-changed_at", "-pk")
            keys = found.values_list("pk", flat=True)[:FREE]
            tasks += [Task(why, key, code) for key in keys]
    return tasks


def _each_once(groups):
    """A text that stands in one group is left out of those after it; remarks stand anyway."""
    seen, shown = set(), {}
    for name, tasks in groups.items():
        if name == "comments":
            shown[name] = tasks
            continue
        shown[name] = [task for task in tasks if (task.article, task.language) not in seen]
        seen |= {(task.article, task.language) for task in tasks}
    return shown


def _task(why, edition, returned=None, about=None):
    return Task(why, *_place(edition), about, (returned or {}).get(_place(edition)))


def _name(person):
    return tuple(f"{person}__{name}" for name in ("username", "first_name", "last_name"))


def _place(edition):
    return edition.article_id, edition.language
