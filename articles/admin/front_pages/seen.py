"""What readers see of the places now, and why they don't see the rest."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin import states
from articles.admin.display import name_html, time_text
from articles.admin.front_page import stories
from articles.languages import column, language
from articles.models import Edition, Placement
from articles.models.arrangement import Candidate, arrange, size_of_pool
from articles.models.names import Name

COLUMNS = ("pk", "article", "article__section", "article__kind")


@dataclass
class Seen:
    """A place beside its form: the story put there, what stands there now, and what is amiss."""

    form: object
    headline: str = ""
    address: str = ""
    section: str = ""
    now: list = field(default_factory=list)
    told: list = field(default_factory=list)


def look(code, section, rows, now):
    """{key: Seen} of the Rows, without their forms. Four queries, however many rows there are."""
    articles = stories({row.article for row in rows if row.article}, only=[code])
    sections = {pk: article.section_id for pk, article in articles.items()}
    held = {row.key: row.held(sections) for row in rows}
    live = {row[1]: Candidate(*row) for row in _live(code).filter(article__in=articles)}
    pool = _newest(code, section, size_of_pool(held.values()))
    filled = arrange(held.values(), live, pool, now, needs_lead=section is None)
    by_place = {id(one.held): one for one in filled}
    headlines = _headlines(code, filled)
    return {
        row.key: _seen(row, by_place.get(id(held[row.key])), articles, headlines, code, now)
        for row in rows
    }


def _live(code):
    return Edition.objects.live().filter(language=code).order_by().values_list(*COLUMNS)


def _newest(code, section, size):
    found = _live(code).order_by("-published_at", "-pk")
    if section:
        found = found.filter(article__section=section)
    lead = Placement.objects.filter(article=OuterRef("article"), role=Placement.Role.LEAD)
    described = lead.filter(**{f"{column('alt_text', code)}__isnull": False})
    rows = found.annotate(pictured=Exists(described)).values_list(*COLUMNS, "pictured")
    return [Candidate(*row) for row in rows[:size]]


def _headlines(code, filled):
    keys = [story.edition for one in filled for story in one.stories]
    title = f"article__{column('title', code)}"
    return dict(Edition.objects.filter(pk__in=keys).order_by().values_list("pk", title))


def _seen(row, filled, articles, headlines, code, now):
    seen = Seen(form=None)
    article = articles.get(row.article)
    if article:
        seen.headline = states.headline_html(_name(article, code))
        seen.address = states.form_url(article, code)
        seen.section = name_html(article.section)
    elif row.article:
        seen.told.append(_("This story is gone."))
    if filled and filled.by_rule:
        seen.now = [headlines[story.edition] for story in filled.stories]
    seen.told += _reasons(row, filled, article, code, now)
    return seen


def _name(article, code):
    edition = states.by_language(article).get(code)
    if edition and edition.newest_title:
        return Name(edition.newest_title, code)
    return states.headline(article)


def _reasons(row, filled, article, code, now):
    """Why readers don't see, at this moment, what the place is kept for."""
    if row.ends_at and row.ends_at <= now:
        yield _("Its time is over.")
    elif row.starts_at and row.starts_at > now:
        yield _("It stands here from %(time)s.") % {"time": time_text(row.starts_at)}
    elif filled is None:
        yield _beside_another_lead(article, code)
    elif article and filled.by_rule:
        yield _not_live(article, code, is_filled=bool(filled.stories))
    elif not row.article and row.area != "latest" and len(filled.stories) < row.count:
        yield _too_few(len(filled.stories))


def _too_few(count):
    if not count:
        return _("No story is left for it.")
    sentence = ngettext(
        "Only %(count)d story is left for it.", "Only %(count)d stories are left for it.", count
    )
    return sentence % {"count": count}


def _beside_another_lead(article, code):
    edition = article and states.by_language(article).get(code)
    if not article or (edition and (edition.is_live or edition.is_scheduled)):
        return _("Another lead stands there now.")
    return _not_live(article, code, is_filled=False)


def _not_live(article, code, *, is_filled):
    edition = states.by_language(article).get(code)
    told = {"language": language(code).name}
    if edition and edition.is_live:
        return _("It stands higher up already.")
    if edition and edition.is_scheduled:
        sentence = _(
            "It goes live in %(language)s on %(time)s; until then the rule fills its place."
        )
        return sentence % (told | {"time": time_text(edition.next_at)})
    if is_filled:
        return _("It is not live in %(language)s: the rule fills its place.") % told
    return _("It is not live in %(language)s.") % told
