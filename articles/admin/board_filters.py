"""What the board shows: read from the address, put into words, and asked of the database."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.admin.search import containing
from articles.admin.states import STATES, in_state
from articles.languages import codename, codes, language
from articles.models import Edition

ME, NOBODY = "me", "nobody"
# Found through an index of their own. The others are common: the newest stories fill the page.
RARE = ("in_review", "approved", "scheduled", "overdue")
# The place before every story.
TOP = f"{10**16}-0"
# Whoever translates into more languages than this is shown what is free in the desk's alone.
FEW = 3


@dataclass(frozen=True)
class Filters:
    """One view of the board; each name is that of its parameter in the address.

    `state` and `who` speak of the texts in `language`, or in any of the languages that the
    board shows. `before` is the place to go on from: "<microseconds>-<article's key>".
    """

    q: str = ""
    section: str = ""
    show: tuple = ()
    language: str = ""
    state: str = ""
    who: str = ""
    breaking: str = ""
    before: str = ""

    @classmethod
    def read(cls, parameters):
        """From a QueryDict; what nobody could have chosen counts as not chosen."""
        typed = {each.name: parameters.get(each.name, "") for each in fields(cls)}
        shown = tuple(code for code in codes() if code in parameters.getlist("show"))
        return cls(
            q=typed["q"].replace("\x00", " ").strip(),
            section=typed["section"] if _is_key(typed["section"]) else "",
            show=() if len(shown) == len(codes()) else shown,
            language=typed["language"] if typed["language"] in codes() else "",
            state=typed["state"] if typed["state"] in STATES else "",
            who=typed["who"] if typed["who"] in (ME, NOBODY) or _is_key(typed["who"]) else "",
            breaking="1" if typed["breaking"] else "",
            before=typed["before"] if _moment_and_key(typed["before"]) else "",
        )

    @property
    def columns(self):
        """The codes of the languages shown; one that is asked about is always among them."""
        shown = self.show or codes()
        return [code for code in codes() if code in shown or code == self.language]

    @property
    def wanted(self):
        """The codes that `state` and `who` speak of."""
        return [self.language] if self.language else self.columns

    @property
    def is_open(self):
        """Whether every story is shown, in whichever languages."""
        return replace(self, show=(), before="") == Filters()

    def address(self, **changes):
        """The query of this view with some parameters changed; it begins at the top again."""
        view = replace(self, **{"before": ""} | changes)
        pairs = [(each.name, getattr(view, each.name)) for each in fields(view)]
        return "?" + urlencode([(name, value) for name, value in pairs if value], doseq=True)

    def articles(self, articles, user, now):
        """The articles of this view, wherever one begins to read."""
        if self.section:
            articles = articles.filter(section=self.section)
        if self.breaking:
            articles = articles.filter(breaking_until__gt=now)
        articles = containing(articles, self.q)
        if self.state == "none":
            return articles.filter(self._missing(user))
        if self.who == NOBODY and not self.state:
            return articles.filter(reduce(or_, map(_is_free, self.wanted)))
        if not (self.state or self.who):
            return self._written_in(articles)
        texts = in_state(self.state, now) if self.state else Edition.objects.order_by()
        texts = self._of(user, texts.filter(language__in=self.wanted))
        if self.state in RARE or self.who not in ("", NOBODY):
            return articles.filter(pk__in=texts.values("article"))
        return articles.filter(Exists(texts.filter(article=OuterRef("pk"))))

    def after(self, articles):
        """Those that come after `before`, in the board's order."""
        if not self.before:
            return articles
        moment, key = _moment_and_key(self.before)
        later = Q(changed_at__lt=moment) | Q(changed_at=moment, pk__lt=key)
        # Said twice: the first condition has the index.
        return articles.filter(later, changed_at__lte=moment)

    def words(self, sections, names):
        """What narrows the view, as pairs of a phrase and the address without it.

        `sections` and `names` map keys, as strings, to what sections and people are called.
        """
        here = language(self.language).name if self.language else ""
        if self.breaking:
            yield _("breaking news"), self.address(breaking="")
        if self.section:
            name = sections.get(self.section, self.section)
            yield _("section: %(name)s") % {"name": name}, self.address(section="")
        if self.state:
            yield _("state: %(state)s") % {"state": STATES[self.state]}, self.address(state="")
        if here:
            yield _("language: %(language)s") % {"language": here}, self.address(language="")
        if self.who:
            yield self._who_in_words(names), self.address(who="")
        if self.q:
            yield _("with “%(words)s”") % {"words": self.q}, self.address(q="")

    def _who_in_words(self, names):
        if self.who == ME:
            return _("you have it")
        if self.who == NOBODY:
            return _("nobody has it")
        return _("%(who)s has it") % {"who": names.get(self.who, self.who)}

    def _of(self, user, texts):
        if self.who == NOBODY:
            return texts.filter(assigned_to=None)
        if self.who:
            return texts.filter(assigned_to=user.pk if self.who == ME else self.who)
        return texts

    def _missing(self, user):
        """Nothing is written, and it is anybody's task, nobody's, or one person's."""
        if self.who in ("", NOBODY):
            taken = Q(newest__isnull=False)
            if self.who:
                taken |= Q(assigned_to__isnull=False)
            return reduce(or_, (~_exists(code, taken) for code in self.wanted))
        texts = self._of(user, Edition.objects.filter(newest=None, language__in=self.wanted))
        return Q(pk__in=texts.order_by().values("article"))

    def _written_in(self, articles):
        """A language alone asks for the stories that exist in it."""
        if not self.language:
            return articles
        return articles.filter(_exists(self.language, newest__isnull=False))


def own_languages(user):
    """The codes that a user translates into."""
    return [code for code in codes() if user.has_perm(f"articles.{codename('translate', code)}")]


def near_languages(user):
    """Those that free texts are offered in: a user's own, or the desk's for who has many."""
    own = own_languages(user)
    return own if len(own) <= FEW else [code for code in own if code == user.language]


def place_of(article):
    """Where the board goes on after this article."""
    since = article.changed_at - datetime(1970, 1, 1, tzinfo=UTC)
    microseconds = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
    return f"{microseconds}-{article.pk}"


def _is_free(code):
    """A translation that is missing or unfinished, and that nobody has."""
    theirs = Edition.objects.filter(article=OuterRef("pk"), language=code).order_by()
    return ~Q(source_language=code) & ~Exists(theirs.provided_for())


def _exists(code, *conditions, **more):
    texts = Edition.objects.filter(*conditions, article=OuterRef("pk"), language=code, **more)
    return Exists(texts.order_by())


def _is_key(typed):
    return typed.isascii() and typed.isdecimal() and len(typed) < 19


def _moment_and_key(typed):
    microseconds, _dash, key = typed.partition("-")
    if not (_is_key(microseconds) and _is_key(key)):
        return None
    try:
        moment = datetime.fromtimestamp(int(microseconds[:-6] or 0), UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return moment.replace(microsecond=int(microseconds[-6:])), int(key)
