"""My work: the board as one person sees it, with what to do next in a sentence."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin import board_cells, events, states
from articles.admin.display import name_html, time_text
from articles.admin.front_page import stories
from articles.admin.my_tasks import Task, tasks_of
from articles.languages import Language, codes, language
from articles.models import Article
from articles.workflow import Refused
from articles.workflow.assignments import give_back, name_of, take

HEADINGS = {
    "corrections": gettext_lazy("Corrections to follow"),
    "outdated": gettext_lazy("Live, but the original has changed"),
    "assigned": gettext_lazy("Yours to translate"),
    "returned": gettext_lazy("Sent back to you"),
    "review": gettext_lazy("Waiting for review"),
    "comments": gettext_lazy("Comments that wait for your answer"),
    "waiting": gettext_lazy("Handed over"),
    "free": gettext_lazy("Free to take"),
}
QUOTED = 160  # characters of a note or comment


@dataclass
class Row:
    """A text that waits: its sign, what to do about it, and where that is done."""

    task: Task
    article: Article
    language: Language
    sign: SafeString
    sentence: str
    address: str
    deadline: str
    is_overdue: bool
    is_held: bool

    @property
    def headline_html(self):
        return states.headline_html(states.headline(self.article))

    @property
    def section_html(self):
        return name_html(self.article.section)

    @property
    def can_be_given_back(self):
        """What is handed over, or only talked about, is no more to be given back here."""
        elsewhere = ("comment", "in_review", "approved", "review")
        return self.is_held and self.task.why not in elsewhere

    @property
    def returned(self):
        """By whom and why it was sent back, where its sentence says something else."""
        event = self.task.returned
        return returned_text(event) if event and self.task.why != "returned" else ""

    @property
    def is_free(self):
        return self.task.why.startswith("free")


def my_work(request, site):
    """The page; what is sent from it is done first."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    if request.method == "POST":
        return _answer(request)
    groups = work_of(request.user, timezone.now())
    context = site.each_context(request) | {
        "title": _("My work"),
        "groups": [(name, HEADINGS[name], rows) for name, rows in groups.items() if rows],
        "is_free": not any(rows for name, rows in groups.items() if name != "free"),
        "time_zone": settings.TIME_ZONE,
    }
    return TemplateResponse(request, "admin/my_work.html", context)


def work_of(user, now):
    """Rows by group, in the order in which they are to be done."""
    groups = tasks_of(user, now)
    tasks = [task for group in groups.values() for task in group]
    articles = stories({task.article for task in tasks}, {task.language for task in tasks})
    setting = board_cells.prepare(list(articles.values()), [user], now)
    return {
        name: [_row(task, articles[task.article], user, setting) for task in group]
        for name, group in groups.items()
    }


def _row(task, article, user, setting):
    edition = states.by_language(article).get(task.language)
    is_mine = edition is not None and edition.assigned_to_id == user.pk
    deadline = edition.deadline_at if is_mine and edition.is_unfinished else None
    return Row(
        task,
        article,
        language(task.language),
        board_cells.cell(article, task.language, edition, setting),
        SENTENCES[task.why](task, article, edition, setting),
        _address(task, article, edition, setting),
        time_text(deadline) if deadline else "",
        is_mine and edition.is_overdue(setting.now),
        is_mine,
    )


def _address(task, article, edition, setting):
    if task.why == "comment" and task.language != article.source_language:
        return states.translation_url(article, task.language, task.about[0].key)
    return board_cells.address(article, task.language, edition, setting)


def _answer(request):
    step = request.POST.get("step")
    if step == "digest":
        _choose_digest(request.user, bool(request.POST.get("wants_digest")))
        messages.success(request, _("Saved."))
    elif step in ("take", "give_back"):
        _take_or_give_back(request, step)
    return HttpResponseRedirect(request.path)


def _choose_digest(user, is_wanted):
    """Who wants letters again is not told of everything that happened meanwhile."""
    if is_wanted and not user.wants_digest:
        user.told_until = None
    user.wants_digest = is_wanted
    user.save(update_fields=["told_until", "wants_digest"])


def _take_or_give_back(request, step):
    key, _colon, code = request.POST.get("text", "").partition(":")
    is_key = key.isascii() and key.isdecimal() and len(key) < 19
    article = Article.objects.only("source_language").filter(pk=key).first() if is_key else None
    if article is None or code not in codes():
        raise Http404
    here = {"language": language(code).name}
    try:
        if step == "take":
            take(article, code, by=request.user)
            messages.success(request, _("The text in %(language)s is yours now.") % here)
        elif edition := article.edition(code):
            give_back(edition, by=request.user)
            messages.success(request, _("The text in %(language)s is free now.") % here)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)


# What to do, in one sentence for each Task.why.


def _correction(task, article, edition, setting):
    return _(
        "The original was corrected: “%(note)s” Follow it, or say that your text never was wrong."
    ) % {"note": _short(task.about.note)}


def _outdated(task, article, edition, setting):
    count = setting.changes(edition).count
    if not count:
        return _("Look at what changed in the original, and declare your text up to date.")
    return ngettext(
        "The original changed in %(count)d passage; readers still see your older text.",
        "The original changed in %(count)d passages; readers still see your older text.",
        count,
    ) % {"count": count}


def _missing(task, article, edition, setting):
    source = language(edition.made_from.language if edition.made_from else task.language)
    if edition.made_from is None:
        return _("Nothing is written yet: write it.")
    return _("Nothing is written yet: translate it from %(language)s.") % {"language": source.name}


def _draft(task, article, edition, setting):
    if edition.is_live:
        return _("Readers see an older version: finish this one and hand it over.")
    return _("It is begun: finish it and hand it over.")


def _machine(task, article, edition, setting):
    count = edition.machine_count
    return ngettext(
        "A machine translated %(count)d passage that nobody has confirmed yet.",
        "A machine translated %(count)d passages that nobody has confirmed yet.",
        count,
    ) % {"count": count}


def _returned(task, article, edition, setting):
    return returned_text(task.returned)


def returned_text(event, length=QUOTED):
    """A sentence about an Event of sending back."""
    who = name_of(event.by) if event.by else _("The newsroom")
    told = {"who": who, "note": _short(event.note, length)}
    return _("%(who)s sent it back: “%(note)s”") % told


def _review(task, article, edition, setting):
    return events.sentence(task.about) if task.about else str(HEADINGS["review"])


def _comment(task, article, edition, setting):
    thread, said = task.about
    who = name_of(said.by) if said.by else _("The newsroom")
    if not thread.quote:
        return _("%(who)s: “%(text)s”") % {"who": who, "text": _short(said.text)}
    told = {"who": who, "text": _short(said.text), "quote": _short(thread.quote, 60)}
    return _("%(who)s on “%(quote)s”: “%(text)s”") % told


def _in_review(task, article, edition, setting):
    return _("It waits for review: nothing to do for you.")


def _approved(task, article, edition, setting):
    return _("It is approved and waits for publication: nothing to do for you.")


def _free(task, article, edition, setting):
    return _("Live in %(source)s, and nobody translates it into %(language)s yet.") % {
        "source": language(article.source_language).name,
        "language": language(task.language).name,
    }


def _free_outdated(task, article, edition, setting):
    return _("Live in %(language)s, but the original has changed and nobody follows.") % {
        "language": language(task.language).name
    }


def _short(words, length=QUOTED):
    words = " ".join(words.split())
    return Truncator(words).chars(length) if length else words


SENTENCES = {
    "correction": _correction,
    "outdated": _outdated,
    "missing": _missing,
    "draft": _draft,
    "machine": _machine,
    "returned": _returned,
    "comment": _comment,
    "review": _review,
    "in_review": _in_review,
    "approved": _approved,
    "free": _free,
    "free_outdated": _free_outdated,
}
