"""The board's cells: one text of one story, in a sign, a figure and a sentence."""

from dataclasses import dataclass
from functools import lru_cache

import regex
from babel.dates import format_skeleton
from django.core.cache import cache
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.admin import states
from articles.admin.display import time_text
from articles.languages import language
from articles.models import Revision, User
from articles.text.changed import changed_passages
from articles.workflow.assignments import name_of
from articles.workflow.corrections import open_corrections_of

# What a cell's sign says, the first that is true; the rest is said in its words.
SIGNS = (
    *("machine", "outdated", "live", "scheduled", "withdrawn", "approved", "in_review"),
    *("draft", "none"),
)
DAY = 86_400  # seconds
_INITIAL = regex.compile(r"[\p{L}\p{N}]\p{M}*")
_ARABIC = regex.compile(r"\p{Arabic}")
_BETWEEN = regex.compile(r"[\s\-_.@·]+")


@dataclass(frozen=True)
class Changes:
    """In how many passages an original moved on, and the key of the first."""

    count: int = 0
    first: str = ""


@dataclass(frozen=True)
class Setting:
    """What all cells of a page need: people by key, Changes by (base, original), the hour."""

    people: dict
    changed: dict
    owed: dict
    now: object

    def owes(self, edition):
        """Whether its readers still wait for it to follow a correction of its original."""
        return bool(edition and self.owed.get(edition.pk))

    def changes(self, edition):
        """The Changes that an edition is behind by; none where its base is unknown."""
        return self.changed.get(edition and moved_on(edition), Changes())


def prepare(articles, known, now):
    """The Setting for these articles' cells, in at most three queries; `known` are Users."""
    editions = [edition for article in articles for edition in article.editions.all()]
    people = {user.pk: user for user in known}
    missing = {edition.assigned_to_id for edition in editions} - people.keys() - {None}
    if missing:
        found = User.objects.filter(pk__in=missing)
        people |= {user.pk: user for user in found.only("username", "first_name", "last_name")}
    for article in articles:
        states.by_language(article)
    pairs = {pair: edition for edition in editions if (pair := moved_on(edition))}
    live = [edition for edition in editions if edition.is_live and edition.made_from_id]
    return Setting(people, changes_of(pairs), open_corrections_of(live, among=editions), now)


def moved_on(edition):
    """The keys of (base, original's text now) of a live text that is behind; else None."""
    if not (edition.is_live and edition.base_id and edition.is_outdated):
        return None
    return edition.base_id, edition.made_from.live_id or edition.made_from.newest_id


def changes_of(pairs):
    """Changes by (base, original); at most one query.

    Revisions never change, so that what was counted once holds; `pairs` maps each to a
    translation whose original it is.
    """
    keys = {f"changed-{base}-{original}": (base, original) for base, original in pairs}
    known = {keys[key]: changes for key, changes in cache.get_many(keys).items()}
    wanted = pairs.keys() - known.keys()
    if not wanted:
        return known
    texts = Revision.objects.in_bulk({key for pair in wanted for key in pair})
    new = {}
    for base, original in wanted:
        code = pairs[base, original].made_from.language
        passages = changed_passages(texts[base], texts[original], code)
        new[base, original] = Changes(len(passages), next(iter(passages), ""))
    cache.set_many({f"changed-{a}-{b}": changes for (a, b), changes in new.items()}, DAY)
    return known | new


def cell(article, code, edition, setting):
    """The cell as HTML: a link to where the work is done, with its sentence as a title."""
    facts = states.facts_of(edition, setting.now)
    if setting.owes(edition) and "outdated" not in facts:
        facts.append("outdated")
    sign = next(name for name in SIGNS if name in facts)
    return format_html(
        '<a class="{}" href="{}" title="{}"><i class="sign s-{}"></i>{}{}</a>',
        " ".join(f"is-{fact}" for fact in facts),
        address(article, code, edition, setting),
        sentence(code, facts, edition, setting),
        sign,
        _figure(facts, edition, setting),
        _holder(edition, setting),
    )


def address(article, code, edition, setting):
    """The original opens in its form, a translation beside its original, at what changed."""
    if code == article.source_language:
        return states.form_url(article, code)
    return states.translation_url(article, code, setting.changes(edition).first)


def sentence(code, facts, edition, setting):
    """Everything that the cell shows, in words."""
    told = [f"{language(code).name}: {_listed(tuple(facts), get_language())}"]
    if count := setting.changes(edition).count:
        told.append(changed_text(count))
    if setting.owes(edition):
        told.append(_("correction not followed"))
    if "scheduled" in facts:
        told.append(_("appears on %(moment)s") % {"moment": time_text(_appears_at(edition))})
    if edition and edition.assigned_to_id:
        who = name_of(setting.people[edition.assigned_to_id])
        if edition.deadline_at:
            until = {"who": who, "moment": time_text(edition.deadline_at)}
            told.append(_("%(who)s has it until %(moment)s") % until)
        else:
            told.append(_("%(who)s has it") % {"who": who})
    return "\n".join(told)


def changed_text(count):
    return ngettext(
        "the original changed in %(count)d passage",
        "the original changed in %(count)d passages",
        count,
    ) % {"count": count}


def initials(name):
    """One or two letters of a name, in whatever script."""
    words = [found[0] for word in _BETWEEN.split(name) if (found := _INITIAL.findall(word))]
    if len(words) < 2:
        words = _INITIAL.findall(name)[:2]
    # Arabic letters would join.
    between = "\u200c" if words and _ARABIC.match(words[0]) else ""
    return between.join((words[0], words[-1]) if len(words) > 1 else words).upper()


def short_time(moment, now):
    """The hour of a moment today, the day of any other, as the desk's language writes it."""
    local = timezone.localtime(moment)
    if local.date() == timezone.localtime(now).date():
        return f"{local:%H:%M}"
    return _day(local.date(), get_language())


@lru_cache(maxsize=1000)
def _day(day, code):
    return format_skeleton("Md", day, locale=language(code).locale)


@lru_cache(maxsize=1000)
def _listed(facts, _language):
    return ", ".join(str(states.STATES[fact]) for fact in facts)


def _figure(facts, edition, setting):
    if count := setting.changes(edition).count:
        return format_html("<b>{}</b>", count)
    if "scheduled" in facts:
        return format_html("<b>{}</b>", short_time(_appears_at(edition), setting.now))
    return ""


def _appears_at(edition):
    """A schedule waits for the end of its story's embargo."""
    embargo = edition.article.embargo_until
    return max(edition.next_at, embargo) if embargo else edition.next_at


def _holder(edition, setting):
    """Initials, and until when while something is left to do."""
    if not (edition and edition.assigned_to_id):
        return ""
    until = ""
    if edition.deadline_at and edition.is_unfinished:
        until = short_time(edition.deadline_at, setting.now)
    return format_html(
        '<span class="who"><abbr>{}</abbr>{}</span>',
        initials(name_of(setting.people[edition.assigned_to_id])),
        until and format_html(" <time>{}</time>", until),
    )
