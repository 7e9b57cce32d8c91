"""A story's page, in the language that its address names."""

import unicodedata

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from articles.reader import (
    addresses,
    dates,
    editions,
    head,
    page,
    querysets,
    related,
    social,
    stories,
    structured_data,
    templates,
    withdrawn,
)
from articles.reader.keeping import kept
from articles.reader.languages import in_its_language
from articles.reader.sharing import Shared
from articles.reader.site import site


@in_its_language
def story(request, code, year, month, slug):
    sections = page.read_sections(code)
    found = stories.read(code, unicodedata.normalize("NFC", slug))
    if found is None:
        return _not_live(request, code, sections, unicodedata.normalize("NFC", slug))
    facts, text = found
    local = dates.local(facts.published_at)
    if (year, month, slug) != (local.year, local.month, facts.slug):
        return redirect(addresses.story(code, facts.published_at, facts.slug), permanent=True)
    return story_page(request, code, sections, text, facts, editions.read(facts.article, code))


def story_page(request, code, sections, text, facts, family, captions=None):
    """A story's page; with a revision's `captions` it is the preview of that revision."""
    is_preview = captions is not None
    links = page.section_links(code, sections, here=facts.section)
    now = timezone.now()
    told = stories.compose(code, text, facts, links[facts.section], family, now, captions)
    section = page.section_text(sections[facts.section], code)
    origin = page.origin(request)
    description = text.seo_description or " ".join(text.standfirst.split())
    around = page.build(
        request,
        code,
        title=text.seo_title or text.title,
        description=description,
        links=links,
        targets=family.paths,
        path=None if is_preview else family.paths[code],
        default=head.default_path(family.paths, family.written_in),
        sharing=social.of_story(origin, code, told, facts, section),
    )
    nearby = related.read(code, facts, [tag.key for tag in told.tags], now)
    about = (origin, code, told, facts, family, section, description)
    shared = None if is_preview else Shared(around.path, around.canonical, around.title)
    return page.respond(
        "story",
        code,
        around,
        is_story=True,
        article=(_article.__wrapped__ if is_preview else _article)(code, told, shared),
        related=related.shown(code, nearby, links),
        data="" if is_preview else structured_data.story(*about),
        is_preview=is_preview,
    )


@kept
def _article(code, told, shared):
    context = {"site": site(code), "story": told, "shared": shared}
    return templates.render("_story", context)


def _not_live(request, code, sections, slug):
    """What a slug without a live story answers: 410 with the notice, 301, or 404."""
    if row := querysets.withdrawn(code).row(slug=slug):
        return withdrawn.show(request, code, page.section_links(code, sections), *row)
    if row := querysets.former(code).row(slug=slug):
        slug_now, published_at = row
        return redirect(addresses.story(code, published_at, slug_now), permanent=True)
    raise Http404
