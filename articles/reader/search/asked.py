"""What a reader asked for, as its address says it; the page is made from nothing else."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_date

from articles.models import search_index as index
from articles.reader import addresses
from articles.text.markup import CONTROLS
from articles.text.search.queries import Query, parse

# All that a page of results depends on, beside its language.
PARAMETERS = ("q", "section", "author", "since", "until", "page")
LAST_PAGE = 99


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and its filters; what makes no sense in an address is as if it weren't there."""

    query: Query
    section: str = ""
    author: str = ""
    since: date | None = None
    until: date | None = None
    page: int = 1

    @property
    def is_filtered(self):
        return bool(self.section or self.author or self.since or self.until)

    def keys(self):
        """The range of keys in the index that the dates leave, both days included."""
        day = timedelta(days=1)
        until = self.until + day if self.until and self.until < date.max else None
        return index.between(self.query.language, _midnight(self.since), _midnight(until))

    def address(self, **changed):
        """The address of this page, or of one that differs in what is named; from page 1 on."""
        asked = replace(self, **({"page": 1} | changed))
        given = {"q": asked.query.text} | {
            name: value for name in PARAMETERS[1:-1] if (value := getattr(asked, name))
        }
        if asked.page > 1:
            given["page"] = asked.page
        return f"{addresses.search(asked.query.language)}?{urlencode(given)}"

    def within(self, count, size):
        """The same, on the last page that `count` results have where it asks for one beyond."""
        return replace(self, page=min(self.page, max(1, -(-count // size))))

    def unfiltered(self):
        return self.address(section="", author="", since=None, until=None)


def read(given, code, sections):
    """The Asked of a request's parameters; `sections` are the slugs that there are."""
    section = given.get("section", "")
    page = given.get("page", "")
    return Asked(
        query=parse(given.get("q", ""), code),
        section=section if section in sections else "",
        author=CONTROLS.sub("", given.get("author", ""))[:80],
        since=_day(given.get("since", "")),
        until=_day(given.get("until", "")),
        page=min(int(page), LAST_PAGE) if page.isdecimal() and len(page) < 4 and int(page) else 1,
    )


def suggested(asked, text):
    """The address of the same page for another spelling."""
    return asked.address(query=parse(text, asked.query.language))


def _day(text):
    try:
        return parse_date(text[:10])
    except ValueError:
        return None


def _midnight(day):
    if day is None:
        return None
    # The first and the last day that there are have no midnight in every time zone.
    day = min(max(day, date(1900, 1, 1)), date(2155, 1, 1))
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())
