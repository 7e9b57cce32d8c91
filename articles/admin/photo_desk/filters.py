"""What the library shows: read from the address, put into words, and asked of the database."""

from dataclasses import dataclass, fields, replace

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.admin.photo_desk.states import STATES, in_state
from articles.admin.search import in_all_languages, named, words_of
from articles.languages import codes, language
from articles.models import Author, Photo, PhotoWords, Source


@dataclass(frozen=True)
class Filters:
    """One view of the library; each name is that of its parameter in the address.

    `lacks` is a language without alt text; `before` the key of the last photo shown before.
    """

    q: str = ""
    photographer: str = ""
    source: str = ""
    licence: str = ""
    state: str = ""
    lacks: str = ""
    before: str = ""

    @classmethod
    def read(cls, parameters):
        """From a QueryDict; what nobody could have chosen counts as not chosen."""
        typed = {each.name: parameters.get(each.name, "") for each in fields(cls)}
        keys = ("photographer", "source", "licence", "before")
        return cls(
            q=typed["q"].replace("\x00", " ").strip(),
            state=typed["state"] if typed["state"] in STATES else "",
            lacks=typed["lacks"] if typed["lacks"] in codes() else "",
            **{name: typed[name] if is_key(typed[name]) else "" for name in keys},
        )

    @property
    def is_open(self):
        """Whether every photo is shown."""
        return replace(self, before="") == Filters()

    def address(self, **changes):
        """The query of this view with some parameters changed; it begins at the top again."""
        view = replace(self, **{"before": ""} | changes)
        pairs = [(each.name, getattr(view, each.name)) for each in fields(view)]
        return "?" + urlencode([(name, value) for name, value in pairs if value])

    def photos(self, photos, now):
        """The photos of this view that come after `before`, newest first."""
        for name in ("photographer", "source", "licence"):
            if chosen := getattr(self, name):
                photos = photos.filter(**{name: chosen})
        if self.state:
            photos = in_state(photos, self.state, now)
        if self.lacks:
            photos = photos.exclude(words__described_in__contains=f" {self.lacks} ")
        if self.before:
            photos = photos.filter(pk__lt=self.before)
        return with_words(photos, self.q).order_by("-pk")

    def words(self, names):
        """What narrows the view, as pairs of a phrase and the address without it.

        `names` maps each of photographer, source and licence to what the chosen one is called.
        """
        if self.q:
            yield _("with “%(words)s”") % {"words": self.q}, self.address(q="")
        phrases = {
            "photographer": _("photographer: %(name)s"),
            "source": _("source: %(name)s"),
            "licence": _("licence: %(name)s"),
        }
        for name, phrase in phrases.items():
            if chosen := getattr(self, name):
                yield phrase % {"name": names[name] or chosen}, self.address(**{name: ""})
        if self.state:
            yield str(STATES[self.state]), self.address(state="")
        if self.lacks:
            name = {"language": language(self.lacks).name}
            yield _("without alt text: %(language)s") % name, self.address(lacks="")


def with_words(photos, typed):
    """Photos of which every word stands in what they say, or in a name of who made them."""
    for word in words_of(typed):
        found = [PhotoWords.objects.filter(search_key__contains=word).values("photo")]
        for name, model in (("photographer", Author), ("source", Source)):
            if makers := keys_named(model.objects.order_by(), word):
                theirs = Photo.objects.filter(**{f"{name}__in": makers}).order_by()
                found.append(theirs.values("pk"))
        # One list of keys: joined by "or", the conditions would have every photo's row read.
        photos = photos.filter(pk__in=found[0].union(*found[1:]) if found[1:] else found[0])
    return photos


def keys_named(things, word):
    return list(named(things, in_all_languages("name"), word).values_list("pk", flat=True))


def is_key(typed):
    return typed.isascii() and typed.isdecimal() and len(typed) < 19
