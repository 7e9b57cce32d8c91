"""What stands around every page: its head, its sections, its switch of languages."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote

from django.http import HttpResponse
from django.template.loader import get_template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from articles.languages import codes, language
from articles.reader import addresses, dates, names, querysets
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
    """What the templates print around the content. `alternates`, `available`, `elsewhere` and
    `sections` are HTML: eleven languages three times over cost a template more than the story.
    """

    title: str = ""
    description: str = ""
    path: str = ""
    canonical: str = ""
    alternates: str = ""
    available: str = ""
    elsewhere: str = ""
    sections: str = ""
    today: str = ""
    is_front: bool = False

    @property
    def quoted(self):
        """The page's address as a part of another one."""
        return quote(self.canonical, safe="")

    @property
    def readable(self):
        """The page's address with the letters of its own script, to be read and typed."""
        return unquote(self.canonical)


def read_sections(code, now=None):
    """The sections by their key, as rows (pk, slug, is due, names…).

    The same query says whether a scheduled text is due; if so it goes live before anything
    else of the page is read.
    """
    now = now or timezone.now()
    rows = querysets.sections(code).rows(now=now)
    if rows and rows[0][2]:
        apply_due(now)
    return {row[0]: row for row in rows}


def section_links(code, sections, here=None):
    """A Link for each section, by its key."""
    return {
        pk: Link(addresses.section(code, slug), section_name(row, code), pk == here)
        for pk, row in sections.items()
        for slug in [row[1]]
    }


def section_name(row, code):
    return names.marked(names.first(row[3:], code), code) or row[1]


def origin(request):
    """How the absolute addresses of this site begin."""
    return f"{request.scheme}://{request.get_host()}"


def build(request, code, *, title, links=None, targets=None, path=None, description="", **more):
    """The Page of an address. `targets` maps the languages that have this page to its path there;
    a page without its own path is not for search engines."""
    here = origin(request)
    targets = targets or {}
    missing = {each: addresses.front(each) for each in codes() if each not in targets}
    return Page(
        title=title,
        description=description,
        path=path or "",
        canonical=here + path if path else "",
        alternates=alternates(here, targets) if path else "",
        available=language_items(targets, here=code),
        elsewhere=language_items(missing),
        sections=section_items(links or {}),
        today=dates.full_date(timezone.now(), code),
        **more,
    )


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


def alternates(origin, targets):
    """The head's links to the same page in each language that has it, itself included."""
    return mark_safe(  # noqa: S308
        "\n".join(
            f'<link rel="alternate" hreflang="{language(code).tag}" href="{escape(origin + href)}">'
            for code, href in targets.items()
        )
    )


def section_items(links):
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
    html = get_template(f"reader/{template}.html").render(context)
    return HttpResponse(html, status=status, headers={"Content-Language": language(code).tag})
