"""Reads what stands where at a moment: which stories, and the cards of those alone."""

from dataclasses import dataclass
from typing import NamedTuple

from articles.models.arrangement import BY_RULE, Candidate, Held, arrange, size_of_pool
from articles.models.front_pages import Place
from articles.reader import addresses, cards
from articles.reader.fronts import querysets

# Above a section's list stand a lead and top stories; the rest of the page is the list.
OF_SECTION = (Place.Area.LEAD, Place.Area.TOP)


class Breaking(NamedTuple):
    """The line of breaking news, and the address of its story where that is live."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """A page as its editors ordered it: Helds, the Candidates put there by hand, by article."""

    held: list
    live: dict
    breaking: Breaking | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The Filleds of a page, and the cards.Row of each story in them by its edition's key."""

    filled: list
    rows: dict
    breaking: Breaking | None = None

    def area(self, name):
        """[(Row, whether the rule chose it)] of an area, in order."""
        return [
            (self.rows[story.edition], one.by_rule)
            for one in self.filled
            if one.held.area == name
            for story in one.stories
            if story.edition in self.rows
        ]


def ordered(code, now, section=None):
    """What editors made of the page; it may be empty."""
    query = querysets.places(code, is_section=section is not None)
    rows = query.rows(**{"number": section} if section is not None else {})
    held, live = [], {}
    for _text, _until, _slug, _at, area, article, of_section, *times, edition, kind in rows:
        if area:
            held.append(Held(area, article, of_section, *times))
        if edition:
            live[article] = Candidate(edition, article, of_section, kind)
    return Ordered(held, live, _breaking(code, rows[0][:4], now) if rows else None)


def unsaved(code, held):
    """An Ordered of Helds that stand in no row yet."""
    rows = querysets.of_articles(code, [one.article for one in held if one.article])
    return Ordered(held, {row[1]: Candidate(*row) for row in rows})


def front(code, now, page=None):
    """The front page at `now`; `page` is an Ordered that nobody has saved."""
    page = page or ordered(code, now)
    held = page.held if any(one.holds(now) for one in page.held) else BY_RULE
    pool = newest(code, now, held, page.live)
    filled = arrange(held, page.live, pool, now)
    return Shown(filled, read_cards(code, now, _editions(filled)), page.breaking)


def above_list(code, section, rows, now, page=None):
    """(Shown, rows left): what stands above the first `rows` of a section's list."""
    page = page or ordered(code, now, section)
    if not any(one.holds(now) for one in page.held):
        return None, rows
    pool = [Candidate(row.pk, 0, section, "", row.told is not None) for row in rows]
    held = [one for one in page.held if one.area in OF_SECTION]
    filled = arrange(held, page.live, pool, now, needs_lead=False)
    chosen = _editions(filled)
    known = {row.pk: row for row in rows if row.pk in chosen}
    missing = [edition for edition in chosen if edition not in known]
    known |= read_cards(code, now, missing)
    return Shown(filled, known), [row for row in rows if row.pk not in known]


def newest(code, now, held, live):
    """The pool to choose from; pictures are looked for where the rule may have to find a lead."""
    has_lead = any(
        one.area == Place.Area.LEAD and one.article in live and one.holds(now) for one in held
    )
    query = querysets.newest(code, size_of_pool(held), with_pictures=not has_lead)
    rows = query.rows(**{} if has_lead else {"now": now})
    return [Candidate(*row[:4], is_pictured=row[-1] is not None) for row in rows]


def read_cards(code, now, editions):
    """Rows for cards by the keys of live editions."""
    if not editions:
        return {}
    size, keys = querysets.keys(editions)
    found = querysets.cards(code, size).rows(now=now, **keys)
    return {row[0]: cards.Row(*row) for row in found}


def _editions(filled):
    return [story.edition for one in filled for story in one.stories]


def _breaking(code, told, now):
    text, until, slug, published_at = told
    if not text or until <= now:
        return None
    return Breaking(text, addresses.story(code, published_at, slug) if slug else "")
