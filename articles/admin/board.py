"""The board: where every story stands in every language, for one look."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Prefetch, Q, When, prefetch_related_objects
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.admin import board_cells, board_steps, states
from articles.admin.board_filters import (
    ME,
    NOBODY,
    TOP,
    Filters,
    near_languages,
    own_languages,
    place_of,
)
from articles.admin.display import name_html, name_text
from articles.admin.front_page import publishes_in
from articles.languages import codes, column, language
from articles.models import Article, Section
from articles.workflow.assignments import name_of, writers

PER_PAGE = 40
# Stories that are breaking news at the same time: a newsroom has a handful.
BREAKING = 50
ORDER = ("-changed_at", "-pk")


def board(request, site):
    """The page; what is sent from it is done first."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    page = Board(request.user, Filters.read(request.GET), timezone.now())
    answer = board_steps.answer(request, site, page) if request.method == "POST" else None
    if answer is not None:
        return answer
    context = site.each_context(request) | {"title": _("Board"), "board": page}
    status = 422 if page.reasons else 200
    return TemplateResponse(request, "admin/board.html", context, status=status)


@dataclass
class Row:
    """One story: `cells` are table cells as HTML, in the order of the board's columns, `choice`
    names all that are unfinished."""

    article: Article
    section: Section | None
    cells: list
    choice: str
    is_breaking: bool
    is_embargoed: bool

    @property
    def headline(self):
        return states.headline_html(states.headline(self.article))

    @property
    def address(self):
        return states.form_url(self.article, self.article.source_language)

    @property
    def section_html(self):
        return name_html(self.section) if self.section else ""

    @property
    def written_in(self):
        return language(self.article.source_language)


class Board:
    """What the page shows to one user; every property is read once. Eight queries."""

    def __init__(self, user, filters, now):
        self.user, self.filters, self.now = user, filters, now
        self.reasons = []
        self.chosen = set()
        self.typed = {}

    @cached_property
    def columns(self):
        return [language(code) for code in self.filters.columns]

    @cached_property
    def sections(self):
        names = [column("name", code) for code in codes()]
        return {section.pk: section for section in Section.objects.only("slug", *names)}

    @cached_property
    def people(self):
        return writers()

    @cached_property
    def articles(self):
        """Breaking stories first, then by last change; one more than the page shows."""
        found = self.filters.articles(_listed(), self.user, self.now)
        is_breaking = Q(breaking_until__gt=self.now)
        others = found.filter(Q(breaking_until=None) | ~is_breaking).order_by(*ORDER)
        if self.filters.before:
            page = list(self.filters.after(others)[: PER_PAGE + 1])
        elif self.filters.q:
            # A search looks at every story, so it is asked for once.
            rank = Case(When(is_breaking, then=0), default=1)
            page = list(found.order_by(rank, *ORDER)[: PER_PAGE + 1])
        else:
            page = list(found.filter(is_breaking).order_by(*ORDER)[:BREAKING])
            if not self.filters.breaking:
                page += others[: max(PER_PAGE - len(page), 0) + 1]
        prefetch_related_objects(page, Prefetch("editions", queryset=states.editions()))
        return page

    @property
    def shown(self):
        """However many stories are breaking news, all of them."""
        breaking = sum(_is_breaking(article, self.now) for article in self.articles)
        return self.articles[: max(PER_PAGE, breaking)]

    @property
    def next_address(self):
        """The address of what comes next; "" at the end."""
        if len(self.articles) <= len(self.shown):
            return ""
        others = [article for article in self.shown if not _is_breaking(article, self.now)]
        return self.filters.address(before=place_of(others[-1]) if others else TOP)

    @property
    def first_address(self):
        return self.filters.address()

    @property
    def clear_address(self):
        """Every story, in the languages that are shown."""
        return Filters(show=self.filters.show).address()

    @cached_property
    def rows(self):
        setting = board_cells.prepare(self.shown, self.people, self.now)
        return [self._row(article, setting) for article in self.shown]

    def _row(self, article, setting):
        found = states.by_language(article)
        cells, choices = [], []
        for code in self.filters.columns:
            edition = found.get(code)
            choice = self._choice(article, code, edition)
            is_finished = edition is not None and not edition.is_unfinished
            choices += [choice] if choice and not is_finished else []
            inside = board_cells.cell(article, code, edition, setting)
            cells.append(self._cell(article, code, choice, inside))
        return Row(
            article,
            self.sections.get(article.section_id),
            cells,
            " ".join(choices),
            _is_breaking(article, self.now),
            article.embargo_until is not None and article.embargo_until > self.now,
        )

    def _cell(self, article, code, choice, inside):
        is_source = mark_safe(" class=source") if code == article.source_language else ""
        if not choice:
            return format_html('<td data-code="{}"{}>{}</td>', code, is_source, inside)
        return format_html(
            '<td data-code="{}"{}><input type="checkbox" name="cell" value="{}"'
            ' aria-labelledby="in-{} s{}"{}>{}</td>',
            code,
            is_source,
            choice,
            code,
            article.pk,
            " checked" if choice in self.chosen else "",
            inside,
        )

    def _choice(self, article, code, edition):
        """What names a cell when it is chosen; "" where this user has nothing to do with it.

        What is finished can be chosen as well: to be given to somebody, or sent out as a file.
        """
        if code in self.assigns or code in self.writes or self._may_begin(article, code):
            return board_steps.choice(article, code, edition)
        return ""

    def _may_begin(self, article, code):
        return code == article.source_language and self.user.has_perm("articles.add_article")

    @cached_property
    def assigns(self):
        return set(publishes_in(self.user))

    @cached_property
    def writes(self):
        return set(own_languages(self.user))

    # The rest of the page.

    @property
    def time_zone(self):
        return settings.TIME_ZONE

    @property
    def words(self):
        sections = {str(pk): name_text(section) for pk, section in self.sections.items()}
        people = {str(user.pk): name_of(user) for user in self.people}
        return list(self.filters.words(sections, people))

    @property
    def views(self):
        """Views that one click opens, as (phrase, address, whether it is the one shown)."""
        named = [
            (_("All stories"), Filters()),
            (_("Mine"), Filters(who=ME)),
            (_("Overdue"), Filters(state="overdue")),
            (_("Breaking"), Filters(breaking="1")),
        ]
        for here in map(language, near_languages(self.user)):
            name = {"language": here.name}
            named += [
                (_("Free in %(language)s") % name, Filters(language=here.code, who=NOBODY)),
                (
                    _("Breaking and missing in %(language)s") % name,
                    Filters(language=here.code, state="none", breaking="1"),
                ),
            ]
        shown = self.filters.address(show=())
        return [(phrase, view.address(), view.address() == shown) for phrase, view in named]

    @property
    def choices(self):
        """The selects of the form: (name, label, what "" means, options, chosen)."""
        view = self.filters
        sections = [(str(pk), name_text(section)) for pk, section in self.sections.items()]
        every = [(code, language(code).name) for code in codes()]
        people = [(ME, _("I")), (NOBODY, _("nobody"))]
        people += [(str(user.pk), name_of(user)) for user in self.people if user != self.user]
        return [
            ("section", _("section"), _("all"), sections, view.section),
            ("state", _("state"), _("any"), list(states.STATES.items()), view.state),
            ("language", _("in language"), _("any"), every, view.language),
            ("who", _("who has it"), _("anybody"), people, view.who),
        ]

    @property
    def shown_languages(self):
        return [(language(code), code in self.filters.columns) for code in codes()]

    @property
    def persons(self):
        """Whom texts can be given to, as (key, name, languages, whether chosen)."""
        for user, may_write in self.people.items():
            if not may_write:
                what = _("originals")
            elif may_write >= set(codes()):
                what = _("all languages")
            else:
                what = " ".join(code for code in codes() if code in may_write)
            yield user.pk, name_of(user), what, str(user.pk) == self.typed.get("to")

    @property
    def legend(self):
        """What the signs mean: (sign, word), in the order of a text's life."""
        order = "none draft machine in_review approved scheduled live outdated withdrawn".split()
        return [(name, states.STATES[name]) for name in order]


def _listed():
    return Article.objects.only(
        "source_language", "section", "changed_at", "breaking_until", "embargo_until"
    )


def _is_breaking(article, now):
    return article.breaking_until is not None and article.breaking_until > now
