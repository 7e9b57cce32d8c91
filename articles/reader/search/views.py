"""The page of search, in each language for itself."""

from collections import Counter
from functools import lru_cache
from html import escape

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.models import search_index as index
from articles.reader import addresses, dates, names, page, templates
from articles.reader.keeping import LONGEST
from articles.reader.languages import in_its_language
from articles.reader.search import asked as asking
from articles.reader.search import querysets
from articles.reader.search.found import find
from articles.text import blocks
from articles.text.search import snippets
from articles.text.search.queries import one_by_one


@in_its_language
def search(request, code):
    sections, now = page.read_sections(code), timezone.now()
    by_slug = {row[1]: row for row in sections.values()}
    asked = asking.read(request.GET, code, by_slug)
    found = find(asked, _facts(asked, by_slug), now)
    asked = asked.within(len(found.keys), querysets.PAGE)
    links = page.section_links(code, sections)
    title = (
        _("Search: %(words)s") % {"words": asked.query.text} if asked.query.text else _("Search")
    )
    return page.respond(
        "search",
        code,
        page.build(
            request, code, title=title, links=links, targets=page.everywhere(addresses.search)
        ),
        asked=asked,
        found=found,
        count=len(found.keys),
        sections=_choices(sections, code, asked.section),
        results=_results(asked, found, code, links),
        **_around(asked, found, code),
    )


def _facts(asked, by_slug):
    facts = [index.section_fact(by_slug[asked.section][0])] if asked.section else []
    return [*facts, index.author_fact(asked.author)] if asked.author else facts


def _choices(sections, code, chosen):
    named = ((row[1], page.section_text(row, code)) for row in sections.values())
    return _options(tuple(named), chosen)


@lru_cache(512)
def _options(named, chosen):
    options = (
        f'<option value="{escape(slug)}"{" selected" if slug == chosen else ""}>'
        f"{escape(name)}</option>"
        for slug, name in named
    )
    return mark_safe("\n".join(options))  # noqa: S308


def _page_of(asked, found):
    start = (asked.page - 1) * querysets.PAGE
    return found.keys[start : start + querysets.PAGE]


def _results(asked, found, code, links):
    """One page of results, in their order; what was withdrawn this very moment is not there."""
    keys = _page_of(asked, found)
    if not keys:
        return []
    rows = querysets.by_keys(querysets.results, code, keys)
    by_key = {row[0]: tuple(row[1:]) for row in rows}
    query = one_by_one(asked.query) if found.is_loose else asked.query
    return [
        _shown(query, links[section], *about)
        for key in keys
        if key in by_key
        for section, *about in [by_key[key]]
    ]


def _shown(*about):
    *_about, body = about
    return (_result if len(body) <= LONGEST else _result.__wrapped__)(*about)


# The arguments are everything that the HTML depends on: what is kept can't be out of date.
@lru_cache(1_000)
def _result(query, section, slug, published_at, title, standfirst, body):
    """A result as HTML: many readers look for the same, and go back to it."""
    texts = [" ".join(standfirst.split()), " ".join(blocks.plain(body).split())]
    code = query.language
    context = {
        "href": addresses.story(code, published_at, slug),
        "section": section,
        # Escaped as they are put together.
        "title": mark_safe(snippets.marked(title, query)),  # noqa: S308
        "snippet": mark_safe(snippets.snippet(texts, query)),  # noqa: S308
        "iso": dates.local(published_at).isoformat(timespec="seconds"),
        "date": dates.long_date(published_at, code),
    }
    return templates.render("_found", {"result": context})


def _around(asked, found, code):
    """The links to further pages, to other spellings and to fewer or more filters."""
    last = asked.page * querysets.PAGE >= len(found.keys)
    return {
        "author_links": _authors(asked, found, code),
        "newer": asked.address(page=asked.page - 1) if asked.page > 1 else "",
        "older": "" if last else asked.address(page=asked.page + 1),
        "suggestion_href": asking.suggested(asked, found.suggestion) if found.suggestion else "",
        "unfiltered": asked.unfiltered() if asked.is_filtered else "",
    }


def _authors(asked, found, code):
    """Authors to narrow the results down to, where these are all of what was asked for."""
    if not found.keys or found.is_loose:
        return []
    keys = found.keys[: querysets.FACETED]
    rows = Counter(map(tuple, querysets.by_keys(querysets.authors, code, keys)))
    return [
        {
            "name": names.marked(names.first(row[1:], code), code) or row[0],
            "href": asked.address(author=row[0]),
            "is_here": row[0] == asked.author,
        }
        for row, _stories in rows.most_common(querysets.AUTHORS)
    ]
