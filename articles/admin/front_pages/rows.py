"""What editors type for the places of a front page: one small form for each place."""

from dataclasses import dataclass, replace

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.admin.article_forms import is_key
from articles.models import Place
from articles.models.arrangement import Held
from articles.workflow import Put
from articles.workflow.front_pages import MOST_IN_A_PLACE, MOST_PLACES, OF_SECTION

AREAS = {
    "lead": _("Lead"),
    "top": _("Top stories"),
    "strip": _("Section strips"),
    "opinion": _("Opinion"),
    "latest": _("Latest"),
}
COUNTS = {"lead": 1, "top": 2, "strip": 3, "opinion": 3, "latest": 10}
TIME = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Row:
    """A place on its way through the form; `key` stays the same while it is moved about."""

    key: int
    area: str
    article: int | None = None
    section: int | None = None
    count: int = 1
    starts_at: object = None
    ends_at: object = None

    def held(self, sections_of):
        """The place for `arrange`; `sections_of` maps articles to their sections."""
        section = sections_of.get(self.article) if self.article else self.section
        return Held(self.area, self.article, section, self.count, self.starts_at, self.ends_at)

    def put(self, articles, sections):
        return Put(
            self.area,
            articles.get(self.article),
            sections.get(self.section),
            self.count,
            self.starts_at,
            self.ends_at,
        )


def areas(section):
    """{area: label} of the front page, or of a section's."""
    return {name: label for name, label in AREAS.items() if section is None or name in OF_SECTION}


def _moment():
    widget = forms.DateTimeInput({"type": "datetime-local"}, format=TIME)
    return forms.DateTimeField(required=False, input_formats=[TIME, f"{TIME}:%S"], widget=widget)


class RowForm(forms.Form):
    """One place: an article by hand, or the rule with its section and count."""

    area = forms.ChoiceField(label=_("Area"))
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=999)
    article = forms.CharField(required=False, widget=forms.HiddenInput)
    section = forms.ChoiceField(label=_("Latest of"), required=False)
    count = forms.IntegerField(
        label=_("Stories"), min_value=1, max_value=MOST_IN_A_PLACE, required=False
    )
    starts_at, ends_at = _moment(), _moment()

    def __init__(self, key, choices, *args, **kwargs):
        super().__init__(*args, prefix=f"place-{key}", **kwargs)
        self.key = key
        self.fields["area"].choices = choices["area"]
        self.fields["section"].choices = choices["section"]
        self.fields["starts_at"].label, self.fields["ends_at"].label = _("From"), _("Until")

    def clean_article(self):
        typed = self.cleaned_data["article"]
        return int(typed) if is_key(typed) else None

    @property
    def row(self):
        """The Row of a sent form, as far as it can be read."""
        self.is_valid()
        told = self.cleaned_data
        article = told.get("article")
        section = told.get("section")
        return Row(
            self.key,
            told.get("area", "top"),
            article,
            None if article or not section else int(section),
            1 if article else told.get("count") or 1,
            told.get("starts_at"),
            told.get("ends_at"),
        )


def stored(page):
    """The Rows of a FrontPage, none of None."""
    places = page.places.all() if page else ()
    rows = [
        Row(
            key,
            place.area,
            place.article_id,
            place.section_id,
            place.count,
            place.starts_at,
            place.ends_at,
        )
        for key, place in enumerate(places, 1)
    ]
    return in_order(rows)


def placed(rows):
    """The Rows without what tells them apart on their way: equal where the pages are."""
    return [replace(row, key=0) for row in rows]


def in_order(rows):
    order = list(Place.Area.values)
    return sorted(rows, key=lambda row: order.index(row.area))


def sent(data, choices):
    """A bound RowForm for each place of a sent form."""
    keys = [int(key) for key in data.getlist("place") if is_key(key) and len(key) < 6]
    return [RowForm(key, choices, data) for key in dict.fromkeys(keys[: MOST_PLACES * 2])]


def by_number(forms):
    """The Rows of valid forms in the order of their numbers: one that was given another's number
    takes its place, and the other follows it."""
    ranks, rows = {}, []
    for form in forms:
        row, number = form.row, form.cleaned_data["number"]
        ranks[row.area] = rank = ranks.get(row.area, 0) + 1
        rows.append((number, (number > rank) - (number < rank), row))
    rows.sort(key=lambda one: one[:2])
    return in_order([row for _number, _moved, row in rows])


def unbound(rows, choices):
    """A RowForm for each Row, numbered within its area."""
    numbers, made = {}, []
    for row in rows:
        numbers[row.area] = number = numbers.get(row.area, 0) + 1
        initial = {**vars(row), "number": number, "article": row.article or ""}
        made.append(RowForm(row.key, choices, initial=initial))
    return made


def moved(rows, key, by):
    """The Rows with one of them moved up (-1) or down (1) within its area."""
    rows = list(rows)
    here = next((n for n, row in enumerate(rows) if row.key == key), None)
    if here is None:
        return rows
    there = here + by
    if 0 <= there < len(rows) and rows[there].area == rows[here].area:
        rows[here], rows[there] = rows[there], rows[here]
    return rows


def added(rows, **fields):
    """The Rows with one more at the end of its area."""
    key = max((row.key for row in rows), default=0) + 1
    return in_order([*rows, Row(key, **fields)])


def without(rows, key):
    return [row for row in rows if row.key != key]
