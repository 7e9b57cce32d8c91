"""What is the same on every page of one language, made once for each."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import override

from articles.languages import language
from articles.models.names import Name
from articles.reader import addresses, names, sharing, templates


@dataclass(frozen=True, slots=True)
class Site:
    """The newsroom in one language: its name, its language's facts, its fixed addresses."""

    code: str
    tag: str
    direction: str
    own_name: str
    name: str
    nameplate: str
    strapline: str
    description: str
    home: str
    about: str
    archive: str
    search: str
    remember: str
    search_field: str
    text_size: str
    css: str
    script: str
    networks: tuple
    icon: str


@cache
def site(code):
    spoken = language(code)
    name = own_words("name", code) or Name("Newsroom", "en")
    strapline = own_words("strapline", code)
    return Site(
        code=code,
        tag=spoken.tag,
        direction=spoken.direction,
        own_name=spoken.name,
        name=name.text,
        nameplate=names.marked(name, code),
        strapline=names.marked(strapline, code),
        description=names.plain(strapline),
        home=addresses.front(code),
        about=addresses.about(code),
        archive=addresses.archive(code),
        search=addresses.search(code),
        remember=addresses.remember(code),
        search_field=_said_in(code, "search", address=addresses.search(code)),
        text_size=_said_in(code, "text_size"),
        css=static("articles/reader.css"),
        script=static("articles/reader.js"),
        networks=sharing.networks(code),
        icon=static("articles/icon.svg"),
    )


def _said_in(code, partial, **context):
    """HTML that is the same on every page of a language."""
    with override(code):
        return templates.render(f"_{partial}", context)


def own_words(what, code):
    """The newsroom's own words in a language, else in the first that it has them in."""
    return names.first([settings.NEWSROOM.get(what, {}).get(c) for c in names.order(code)], code)
