"""One front page at the desk: its places in a form, and the steps that its buttons take."""

from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.admin.article_forms import is_key
from articles.admin.display import name_text
from articles.admin.front_pages import finding, rows, seen
from articles.admin.front_pages.line import line_form
from articles.admin.search import words_of
from articles.languages import language, languages
from articles.models import Article, FrontPage, Section
from articles.workflow import may, save_front_page

TYPED = 200  # characters of a search


class Sheet:
    """The page of a language, or of a section in it; every property is read once."""

    def __init__(self, request, code, section=None):
        self.request, self.code, self.section = request, code, section
        self.now = timezone.now()
        self.data = request.POST if request.method == "POST" else None
        self.has_places = self.data is not None and "version" in self.data
        self.has_line = self.data is not None and "line-text" in self.data
        self.language = language(code)
        self.may_save = may(request.user, "save_front_page", language=code)
        self.told, self.version = "", self._version()

    def _version(self):
        """The one that this person's order began with: a step must not take up another's save."""
        if self.has_places:
            typed = self.data["version"]
            return int(typed) if is_key(typed) else 0
        return self.stored.version if self.stored else 0

    @cached_property
    def stored(self):
        found = FrontPage.objects.filter(language=self.code, section=self.section)
        return found.select_related("changed_by", "breaking_article").first()

    @cached_property
    def sections(self):
        return {section.pk: section for section in Section.objects.all()}

    @cached_property
    def choices(self):
        """What the selects of a place offer."""
        known = [(str(pk), name_text(one)) for pk, one in self.sections.items()]
        if self.section:
            known = [one for one in known if one[0] == str(self.section.pk)]
        return {
            "area": list(rows.areas(self.section).items()),
            "section": known if self.section else [("", _("all sections")), *known],
        }

    # The places

    @cached_property
    def forms(self):
        """As they were sent, or of what is stored; a step puts others in their place."""
        if self.has_places:
            return rows.sent(self.data, self.choices)
        return rows.unbound(rows.stored(self.stored), self.choices)

    @cached_property
    def rows(self):
        if not self.has_places:
            return rows.stored(self.stored)
        return rows.by_number(self.forms) if self.is_valid() else [one.row for one in self.forms]

    def is_valid(self):
        """Forms that were not sent are those of Rows, which can be read."""
        return not [form for form in self.forms if form.is_bound and not form.is_valid()]

    def put(self, changed):
        """Shows these Rows from now on."""
        self.rows = changed
        self.forms = rows.unbound(changed, self.choices)

    @cached_property
    def is_unsaved(self):
        """Whether the places as sent, or as a step left them, are others than the stored ones."""
        if not self.has_places:
            return False
        return not self.is_valid() or rows.placed(self.rows) != rows.placed(
            rows.stored(self.stored)
        )

    @cached_property
    def areas(self):
        """(name, label, [Seen]) of each area, as the template prints them."""
        found = self._seen()
        by_area = {name: [] for name in rows.areas(self.section)}
        for form in self.forms:
            by_area.setdefault(form["area"].value(), []).append(found(form))
        return [(name, rows.AREAS[name], by_area[name]) for name in rows.areas(self.section)]

    def _seen(self):
        """What makes a form's Seen; where one can't be read, none says what readers see."""
        told = seen.look(self.code, self.section, self.rows, self.now)
        is_readable = self.is_valid()

        def of_form(form):
            one = told[form.key]
            one.form = form
            if not is_readable:
                one.now, one.told = [], []
            return one

        return of_form

    # Steps

    def take(self, step):
        """Changes the places that are shown, and saves nothing."""
        what, _colon, key = step.partition(":")
        key = int(key) if is_key(key) else 0
        if what == "put":
            self._put_story(key)
        elif what in ("up", "down"):
            self.put(rows.moved(self.rows, key, -1 if what == "up" else 1))
            self._tell_number(key)
        elif what == "out":
            self.put(rows.without(self.rows, key))
            self.told = _("The place is taken away. Save to keep it so.")
        elif step.startswith("rule:") and step[5:] in rows.areas(self.section):
            self._add_rule(step[5:])
        else:
            self.put(self.rows)

    def _put_story(self, article):
        area = self.data.get("into", "")
        area = area if area in rows.areas(self.section) else "top"
        if any(row.article == article for row in self.rows):
            self.told = _("The story stands on this page already.")
            return self.put(self.rows)
        if not Article.objects.filter(pk=article).exists():
            return self.put(self.rows)
        self.put(rows.added(self.rows, area=area, article=article))
        self.told = _("The story is put there. Save to keep it so.")
        return None

    def _add_rule(self, area):
        section = self.section.pk if self.section else None
        if area == "strip":
            section = next(iter(self.sections), None)
        self.put(rows.added(self.rows, area=area, count=rows.COUNTS[area], section=section))
        self.told = _("The rule fills a place there. Save to keep it so.")

    def _tell_number(self, key):
        row = next((row for row in self.rows if row.key == key), None)
        if row:
            others = [one.key for one in self.rows if one.area == row.area]
            told = {"number": others.index(key) + 1, "area": rows.AREAS[row.area]}
            self.told = _("Now number %(number)d of “%(area)s”.") % told

    def places(self):
        """The Puts of what was sent; a story that is gone is left out."""
        keys = {row.article for row in self.rows if row.article}
        articles = Article.objects.only("pk").in_bulk(keys)
        kept = [row for row in self.rows if not row.article or row.article in articles]
        return [row.put(articles, self.sections) for row in kept]

    def held(self):
        keys = {row.article for row in self.rows if row.article}
        sections = dict(Article.objects.filter(pk__in=keys).values_list("pk", "section"))
        return [row.held(sections) for row in self.rows]

    def after_line(self):
        """The sheet anew with the line as it is now, and the places that are still unsaved."""
        fresh = Sheet(self.request, self.code, self.section)
        fresh.has_line = False
        if fresh.is_valid():
            fresh.put(fresh.rows)
        fresh.told = _("The breaking line is saved, the order of places is not yet.")
        return fresh

    def save(self):
        wishes = {"places": self.places(), "version": self.version, "by": self.request.user}
        return save_front_page(self.code, self.section, **wishes)

    # Beside the places

    @property
    def time_zone(self):
        return settings.TIME_ZONE

    @property
    def typed(self):
        return (self.data or {}).get("typed", "")[:TYPED]

    @property
    def into(self):
        return (self.data or {}).get("into", "top")

    @cached_property
    def found(self):
        return finding.found(self.code, self.section, self.typed)

    @property
    def has_searched(self):
        return bool(words_of(self.typed))

    @cached_property
    def line_form(self):
        return line_form(self)

    @property
    def is_breaking(self):
        until = self.stored and self.stored.breaking_until
        return bool(until and until > self.now and self.stored.breaking_text)

    @property
    def languages(self):
        user = self.request.user
        return [(one, may(user, "save_front_page", language=one.code)) for one in languages()]
