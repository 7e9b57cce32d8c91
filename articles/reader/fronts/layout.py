"""A front page as templates/reader/front.html prints it: cards in their areas, as HTML."""

from dataclasses import dataclass

from articles.models.front_pages import Place
from articles.reader import cards, pictures

BESIDE = 2
IN_A_ROW = 3
Area = Place.Area


@dataclass(frozen=True, slots=True)
class Strip:
    """A section's strip of stories; `link` is a page.Link."""

    number: int
    link: object
    stories: str


def front(shown, code, links):
    """The template's context."""
    lead = [row for row, _by_rule in shown.area(Area.LEAD)]
    top, latest = _whole_rows(shown.area(Area.TOP), shown.area(Area.LATEST), shown)
    return {
        "breaking": shown.breaking,
        "lead": _lead(lead, code, links),
        "beside": cards.together("card", top[:BESIDE], code, links, pictures.BESIDE),
        "grid": cards.together("card", top[BESIDE:], code, links),
        "strips": _strips(shown, code, links),
        "opinion": cards.together("card", _rows(shown, Area.OPINION), code, links),
        "headlines": cards.together("headline", latest, code, links),
    }


def above_list(shown, code, links):
    """The HTML of a section's lead and of what stands beside and below it."""
    lead = [row for row, _by_rule in shown.area(Area.LEAD)]
    top = _rows(shown, Area.TOP)
    return {
        "lead": _lead(lead, code, links),
        "beside": cards.together("card", top[:BESIDE], code, links, pictures.BESIDE),
        "grid": cards.together("card", top[BESIDE:], code, links),
    }


def _lead(rows, code, links):
    if not rows:
        return ""
    return cards.card("card", rows[0], code, links, pictures.FRONT, is_first=True)


def _rows(shown, area):
    return [row for row, _by_rule in shown.area(area)]


def _whole_rows(top, latest, shown):
    """(top, latest): an incomplete row of cards that the rule chose is better told by headlines."""
    latest = [row for row, _by_rule in latest]
    if any(one.held.area == Area.LATEST for one in shown.filled):
        while len(top) > BESIDE and (len(top) - BESIDE) % IN_A_ROW and top[-1][1]:
            latest.insert(0, top.pop()[0])
    return [row for row, _by_rule in top], latest


def _strips(shown, code, links):
    """One for each section, in the order of its first place; a story stands in that of its own
    section."""
    found = {}
    for row in _rows(shown, Area.STRIP):
        found.setdefault(row.section, []).append(row)
    return [
        Strip(
            number,
            links[section],
            cards.together("card", rows, code, links, pictures.strip(len(rows))),
        )
        for number, (section, rows) in enumerate(found.items(), 1)
        if section in links
    ]
