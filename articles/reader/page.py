"""What stands around every page: its head, its sections, its switch of languages."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from articles.languages import codes, language
from articles.reader import addresses, dates, head, names, querysets, templates
from articles.reader.site import site
from articles.workflow import apply_due


@dataclass(frozen=True, slots=True)
class Link:
    """A section in the navigation or above a headline."""

    href: str
    name: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What the templates print around the content. `head`, `available`, `elsewhere` and
    `sections` are HTML: eleven languages three times over cost a template more than the story.
    `feeds` is the path beside which this list's feeds are.
    """

    title: str = ""
    full_title: str = ""
    head: str = ""
    origin: str = ""
    path: str = ""
    canonical: str = ""
    available: str = ""
    elsewhere: str = ""
    sections: str = ""
    today: str = ""
    is_front: bool = False
    feeds: str = ""
    colophon: str = ""


class Links(dict):
    """A Link for each section, by its key; `listed` has them as list items."""

    listed = ""


class Sections(dict):
    """Rows (pk, slug, is due, names…) by key; `policies` are the kinds of pages about the
    newsroom that the language has."""

    policies = ()


def read_sections(code, now=None):
    """The Sections.

    The same query says whether a scheduled text is due; if so it goes live before anything
    else of the page is read.
    """
    now = now or timezone.now()
    rows = querysets.sections(code).rows(now=now)
    if rows and rows[0][2]:
        apply_due(now)
    sections = Sections((row[0], row[:-1]) for row in rows)
    if rows and rows[0][-1]:
        sections.policies = rows[0][-1].split()
    return sections


def section_links(code, sections, here=None):
    """The Links, which pages share: nobody may change them."""
    return _links(code, tuple(map(tuple, sections.values())), here)


# The arguments are everything that it shows, so what is kept can't be out of date.
@lru_cache(512)
def _links(code, rows, here):
    links = Links()
    for row in rows:
        pk, slug = row[:2]
        links[pk] = Link(addresses.section(code, slug), section_name(row, code), pk == here)
    links.listed = _section_items(links)
    return links


def section_name(row, code):
    return names.marked(names.first(row[3:], code), code) or row[1]


def section_text(row, code):
    """A section's name without marks, for where there is no HTML."""
    return names.plain(names.first(row[3:], code)) or row[1]


def origin(request):
    """How the absolute addresses of this site begin."""
    return f"{request.scheme}://{request.get_host()}"


def build(
    request,
    code,
    *,
    title,
    links=None,
    targets=None,
    path=None,
    description="",
    feeds="",
    alternates=None,
    is_front=False,
    **told,
):
    """The Page of an address. `targets` maps the languages that have this page to its path there;
    a page without its own path is not for search engines, nor is one that says so.

    `alternates` are those of the targets that search engines may know, where not all are; `feeds`
    is the path beside which this list's feeds are, and what else is `told` is for head.tags.
    """
    targets = targets or {}
    missing = {each: addresses.front(each) for each in codes() if each not in targets}
    known = targets if alternates is None else alternates
    listed = links.listed if links else ""
    here = origin(request)
    return Page(
        title=title,
        full_title=head.full_title(title, code),
        head=head.tags(here, code, title, description, path, known, **told),
        origin=here,
        path=path or "",
        canonical=here + path if path else "",
        available=language_items(targets, here=code),
        elsewhere=language_items(missing),
        sections=listed,
        today=dates.full_date(timezone.now(), code),
        is_front=is_front,
        feeds=feeds,
        colophon=_colophon(code, listed, feeds),
    )


# The arguments are everything that it shows, so what is kept can't be out of date.
@lru_cache(512)
def _colophon(code, sections, feeds):
    """What stands below every page."""
    context = {"site": site(code), "sections": sections, "feeds": feeds}
    return templates.render("_footer", context)


def language_items(targets, here=None):
    """List items that lead to a page in other languages, each by its own name."""
    items = []
    for code, href in targets.items():
        spoken = language(code)
        current = ' aria-current="true"' if code == here else ""
        items.append(
            f'<li><a href="{escape(href)}" lang="{spoken.tag}" hreflang="{spoken.tag}"{current}>'
            f"{escape(spoken.name)}</a></li>"
        )
    return mark_safe("\n".join(items))  # noqa: S308


def _section_items(links):
    items = []
    for link in links.values():
        current = ' aria-current="true"' if link.is_here else ""
        name = conditional_escape(link.name)
        items.append(f'<li><a href="{escape(link.href)}"{current}>{name}</a></li>')
    return mark_safe("\n".join(items))  # noqa: S308


def everywhere(address):
    """The targets of a page that every language has; `address` makes its path from a code."""
    return {code: address(code) for code in codes()}


def respond(template, code, page, *, status=200, **context):
    """Renders without the request: nothing of a reader can get into a page that all share."""
    context |= {"site": site(code), "page": page}
    html = templates.render(template, context)
    return HttpResponse(html, status=status, headers={"Content-Language": language(code).tag})
