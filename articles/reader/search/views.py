"""The page of search, in each language for itself."""

from collections import Counter

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.models import search_index as index
from articles.reader import addresses, dates, names, page
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
        sections=[_choice(row, code, asked.section) for row in by_slug.values()],
        results=_results(asked, found, code, links),
        **_around(asked, found, code),
    )


def _facts(asked, by_slug):
    facts = [index.section_fact(by_slug[asked.section][0])] if asked.section else []
    return [*facts, index.author_fact(asked.author)] if asked.author else facts


def _choice(row, code, chosen):
    name = names.first(row[3:], code)
    return {"slug": row[1], "name": names.plain(name) or row[1], "is_chosen": row[1] == chosen}


def _page_of(asked, found):
    start = (asked.page - 1) * querysets.PAGE
    return found.keys[start : start + querysets.PAGE]


def _results(asked, found, code, links):
    """One page of results, in their order; what was withdrawn this very moment is not there."""
    keys = _page_of(asked, found)
    if not keys:
        return []
    rows = querysets.results(code).rows(**querysets.keyed(keys, querysets.PAGE))
    by_key = {row[0]: row for row in rows}
    query = one_by_one(asked.query) if found.is_loose else asked.query
    return [_result(by_key[key], query, code, links) for key in keys if key in by_key]


def _result(row, query, code, links):
    _pk, slug, published_at, section, title, standfirst, body = row
    texts = [" ".join(standfirst.split()), " ".join(blocks.plain(body).split())]
    return {
        "href": addresses.story(code, published_at, slug),
        "section": links[section],
        # Escaped as they are put together.
        "title": mark_safe(snippets.marked(title, query)),  # noqa: S308
        "snippet": mark_safe(snippets.snippet(texts, query)),  # noqa: S308
        "iso": dates.local(published_at).isoformat(timespec="seconds"),
        "date": dates.long_date(published_at, code),
    }


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
    given = querysets.keyed(found.keys, querysets.FACETED)
    rows = Counter(map(tuple, querysets.authors(code).rows(**given)))
    return [
        {
            "name": names.marked(names.first(row[1:], code), code) or row[0],
            "href": asked.address(author=row[0]),
            "is_here": row[0] == asked.author,
        }
        for row, _stories in rows.most_common(querysets.AUTHORS)
    ]
