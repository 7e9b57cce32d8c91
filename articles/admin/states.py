"""Where a story stands in each language, at a glance: one mark for each of the newsroom's."""

from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.languages import codes, language, languages
from articles.models import Edition
from articles.models.names import Name

STATES = {
    "none": _("nothing written yet"),
    "draft": _("draft"),
    "in_review": _("in review"),
    "approved": _("approved"),
    "scheduled": _("scheduled"),
    "live": _("live"),
    "outdated": _("outdated"),
    "withdrawn": _("withdrawn"),
    "machine": _("machine draft"),
    "overdue": _("overdue"),
}
# What the marks stand on: no text and no joins.
COLUMNS = (
    "article language stage newest_title newest live next next_at made_from base withdrawn_at"
    " published_at updated_at slug assigned_to assigned_at deadline_at machine_count"
).split()


def facts_of(edition, now=None):
    """Everything that is true of an edition (None: there is none), as keys of STATES.

    `in_state` is the same rule for a set.
    """
    is_overdue = edition is not None and edition.is_overdue(now or timezone.now())
    if edition is None or edition.newest_id is None:
        return ["none", "overdue"] if is_overdue else ["none"]
    is_waiting = edition.is_unpublished and not edition.is_scheduled
    is_written = edition.stage == Edition.Stage.WRITING
    facts = {
        "live": edition.is_live,
        "outdated": edition.is_live and edition.is_outdated,
        "scheduled": edition.is_scheduled,
        "withdrawn": edition.is_withdrawn,
        "draft": is_waiting and is_written and not edition.is_withdrawn,
        edition.stage: is_waiting and not is_written,
        "machine": edition.machine_count > 0,
        "overdue": is_overdue,
    }
    return [state for state in facts if state in STATES and facts[state]]


def steps_of(edition):
    """{step: whether it makes sense for an edition with a text now, whoever may take it}."""
    is_open, stage = edition.is_unpublished, edition.stage
    return {
        "submit": is_open and stage == Edition.Stage.WRITING,
        "send_back": stage != Edition.Stage.WRITING,
        "approve": is_open and stage != Edition.Stage.APPROVED,
        "publish": is_open,
        "unschedule": edition.is_scheduled,
        "correct": is_open and edition.is_live,
        "withdraw": edition.is_live,
        "settle": edition.is_outdated,
        "mark_done": edition.is_outdated,
    }


def written():
    """The editions that have any text."""
    return Edition.objects.filter(newest__isnull=False).order_by()


def in_state(state, now=None):
    """The editions of which `facts_of` says `state`, any of STATES but "none"."""
    if state == "overdue":
        return Edition.objects.overdue(now or timezone.now()).order_by()
    if state == "machine":
        return written().filter(machine_count__gt=0)
    is_waiting = (Q(live=None) | ~Q(live=F("newest"))) & Q(next=None)
    if state == "outdated":
        return written().live().outdated()
    if state == "draft":
        return written().filter(is_waiting, stage=Edition.Stage.WRITING, withdrawn_at=None)
    if state in ("in_review", "approved"):
        return written().filter(is_waiting, stage=state)
    if state == "scheduled":
        # Both conditions say the same, one has an index.
        return written().scheduled().filter(next_at__isnull=False)
    return getattr(written(), state)()


def editions():
    """The editions as the marks need them, to be prefetched: `with_editions`."""
    return Edition.objects.only(*COLUMNS).order_by()


def with_editions(articles):
    """Articles whose marks and headline need no further query."""
    return articles.prefetch_related(Prefetch("editions", queryset=editions()))


def by_language(article):
    """The prefetched editions of an article by their codes, each linked to its original."""
    found = {edition.pk: edition for edition in article.editions.all()}
    for edition in found.values():
        edition.article = article
        if edition.made_from_id in found:
            edition.made_from = found[edition.made_from_id]
    return {edition.language: edition for edition in found.values()}


def headline(article):
    """The story's headline as a Name: in its first language, else in any that has one."""
    found = by_language(article)
    for code in (article.source_language, *codes()):
        if code in found and found[code].newest_title:
            return Name(found[code].newest_title, code)
    return Name("", article.source_language)


def headline_html(name):
    """A headline with its language and direction; a sentence in its place where there is none."""
    if not name.text:
        return format_html('<span class="no-headline">{}</span>', _("Needs a headline"))
    here = language(name.language)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', here.tag, here.direction, name.text)


def form_url(article, code):
    """The article's form, open in one language."""
    return f"{reverse('admin:articles_article_change', args=[article.pk])}?language={code}"


def translation_url(article, code, key=""):
    """The article side by side with its original in one language, open at a segment."""
    url = reverse("admin:articles_article_translation", args=[article.pk, code])
    return f"{url}#{key}" if key else url


def marks(article) -> SafeString:
    """A mark for each language of the newsroom, each a link to the form in that language."""
    found = by_language(article)
    address = reverse("admin:articles_article_change", args=[article.pk])
    return format_html(
        '<span class="marks">{}</span>',
        format_html_join(
            "",
            '<a class="mark {}" href="{}?language={}" title="{}">'
            '<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span></a>',
            (_mark(address, here, found.get(here.code)) for here in languages()),
        ),
    )


def _mark(address, here, edition):
    facts = facts_of(edition)
    words = f"{here.name}: {' · '.join(str(STATES[fact]) for fact in facts)}"
    return " ".join(f"is-{fact}" for fact in facts), address, here.code, words, _short(here), words


def _short(here):
    return here.code.split("-")[0]


def legend():
    """What the marks mean, as pairs of CSS classes and words."""
    return [
        *((f"is-{state}", word) for state, word in STATES.items()),
        ("is-live is-draft", _("live, and changes wait")),
    ]
