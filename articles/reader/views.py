"""The pages, each in the language that its address names."""

import unicodedata

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codes
from articles.reader import (
    addresses,
    cards,
    dates,
    editions,
    head,
    names,
    page,
    photographs,
    pictures,
    profiles,
    querysets,
    social,
    stories,
    structured_data,
    withdrawn,
)
from articles.reader.languages import in_its_language
from articles.reader.site import site


@in_its_language
def front(request, code):
    sections = page.read_sections(code)
    links = page.section_links(code, sections)
    rows, _older = cards.read(code, "all", timezone.now())
    lead = next((row for row in rows[:5] if row.told), rows[0] if rows else None)
    others = [row for row in rows if row is not lead]
    beside, others = others[:2], others[2:]
    # Three to a row: an incomplete row is better told by headlines.
    full = len(others[:6]) // 3 * 3
    return page.respond(
        "front",
        code,
        page.build(
            request,
            code,
            title=site(code).name,
            description=site(code).description,
            links=links,
            targets=page.everywhere(addresses.front),
            path=addresses.front(code),
            default=reverse("reader:root"),
            is_indexed=bool(rows),
            sharing=social.of_newsroom(code),
            is_front=True,
        ),
        data=structured_data.front(page.origin(request), code, rows, sections.policies),
        lead=lead and cards.card("card", lead, code, links, pictures.FRONT, is_first=True),
        beside=cards.together("card", beside, code, links, pictures.BESIDE),
        grid=cards.together("card", others[:full], code, links),
        headlines=cards.together("headline", others[full:], code, links),
    )


@in_its_language
def section(request, code, slug):
    sections = page.read_sections(code)
    row = next((row for row in sections.values() if row[1] == slug), None)
    if row is None:
        raise Http404
    return _list(
        request,
        code,
        sections,
        which="section",
        given={"number": row[0]},
        heading=page.section_name(row, code),
        title=page.section_text(row, code),
        targets=page.everywhere(lambda each: addresses.section(each, slug)),
        alternates=_having("section", lambda each: addresses.section(each, slug), number=row[0]),
        here=row[0],
    )


@in_its_language
def author(request, code, slug):
    sections = page.read_sections(code)
    now = timezone.now()
    row = querysets.author(code).row(slug=unicodedata.normalize("NFC", slug), now=now)
    if row is None:
        raise Http404
    pk, job_title, bio, links = row[:4]
    columns = row[4 + len(querysets.CODES) :]
    is_in = dict(zip(querysets.CODES, row[4:], strict=False))
    name = names.first(columns, code)
    return _list(
        request,
        code,
        sections,
        which="author",
        given={"number": pk},
        heading=names.marked(name, code) or slug,
        title=names.plain(name) or slug,
        targets={each: addresses.author(each, slug) for each in codes() if is_in[each]},
        template="author",
        person={"job_title": job_title or "", "description": bio or "", "links": links.split()},
        author={"job_title": job_title, "bio": bio, "profiles": profiles.listed(links)},
        photographs=photographs.read(code, pk, now) if "before" not in request.GET else "",
    )


@in_its_language
def tag(request, code, slug):
    sections = page.read_sections(code)
    row = querysets.tag(code).row(slug=unicodedata.normalize("NFC", slug))
    if row is None:
        raise Http404
    count = len(names.order(code))
    pk, columns = row[0], row[1 : count + 1]
    slugs = dict(zip(querysets.CODES, row[count + 1 :], strict=True))
    name = names.first(columns, code)
    found = _having("tag", lambda each: slugs[each] and addresses.tag(each, slugs[each]), number=pk)
    return _list(
        request,
        code,
        sections,
        which="tag",
        given={"number": pk},
        heading=names.marked(name, code) or slug,
        title=names.plain(name) or slug,
        targets=found,
    )


@in_its_language
def archive(request, code):
    sections = page.read_sections(code)
    years = {}
    for year, month, count in querysets.months(code):
        linked = {
            "href": addresses.month(code, year, month),
            "name": dates.month_name(year, month, code),
            "count": count,
        }
        years.setdefault(year, []).append(linked)
    return page.respond(
        "archive",
        code,
        page.build(
            request,
            code,
            title=_("Archive"),
            links=page.section_links(code, sections),
            targets=page.everywhere(addresses.archive),
            alternates=_having("all", addresses.archive),
            path=addresses.archive(code),
            is_indexed=bool(years),
            sharing=social.of_newsroom(code),
        ),
        heading=_("Archive"),
        years=[{"name": dates.year_name(y, code), "months": m} for y, m in years.items()],
    )


@in_its_language
def month(request, code, year, month):
    sections = page.read_sections(code)
    since, until = dates.month_range(year, month)
    given = {"since": since, "until": until}
    name = dates.month_name(year, month, code)
    return _list(
        request,
        code,
        sections,
        which="month",
        given=given,
        heading=name,
        title=name,
        targets=_having("month", lambda each: addresses.month(each, year, month), **given),
    )


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
    told = stories.compose(
        code, text, facts, links[facts.section], family, timezone.now(), captions
    )
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
    about = (origin, code, told, facts, family, section, description)
    data = "" if is_preview else structured_data.story(*about)
    return page.respond("story", code, around, story=told, data=data, is_preview=is_preview)


def _not_live(request, code, sections, slug):
    """What a slug without a live story answers: 410 with the notice, 301, or 404."""
    if row := querysets.withdrawn(code).row(slug=slug):
        return withdrawn.show(request, code, page.section_links(code, sections), *row)
    if row := querysets.former(code).row(slug=slug):
        slug_now, published_at = row
        return redirect(addresses.story(code, published_at, slug_now), permanent=True)
    raise Http404


def _having(which, address, **given):
    """The targets of a list in the languages in which it has a story and an address."""
    row = querysets.languages(which).row(**given) or [False] * len(querysets.CODES)
    has_story = dict(zip(querysets.CODES, row, strict=True))
    found = {each: address(each) for each in codes() if has_story[each]}
    return {each: path for each, path in found.items() if path}


def _list(request, code, sections, *, which, given, heading, title, targets, here=None, **more):
    """A list of stories, newest first; a list that has none in this language is no page of it."""
    if code not in targets:
        raise Http404
    before = request.GET.get("before", "")
    try:
        rows, older = cards.read(code, which, timezone.now(), before, **given)
    except ValueError as error:
        raise Http404 from error
    links = page.section_links(code, sections, here=here)
    path = targets[code]
    own_path = f"{path}?before={before}" if before else path
    person = more.pop("person", None)
    return page.respond(
        more.pop("template", "list"),
        code,
        page.build(
            request,
            code,
            title=title,
            description=(person or {}).get("description") or _described(title, code),
            links=links,
            targets=targets,
            alternates=more.pop("alternates", None),
            path=own_path,
            feeds="" if which == "month" else path,
            is_indexed=bool(rows or more.get("photographs")),
            sharing=social.of_newsroom(code, "profile" if person else "website"),
        ),
        data=_data(page.origin(request), code, own_path, title, rows, person),
        rows=cards.together("row", rows, code, links, pictures.ROW),
        heading=heading,
        is_section=which == "section",
        newest=path if before else "",
        older=f"{path}?before={older}" if older else "",
        **more,
    )


def _described(title, code):
    return _("%(subject)s: the latest stories from %(newsroom)s") % {
        "subject": title,
        "newsroom": site(code).name,
    }


def _data(origin, code, path, title, rows, person):
    if person is None:
        return structured_data.listing(origin, code, path, title, rows)
    return structured_data.profile(origin, code, path, title, rows, **person)
