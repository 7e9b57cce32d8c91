"""Lists of stories, newest first: of a section, an author, a tag, a month."""

import unicodedata

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codes
from articles.reader import (
    addresses,
    archive_querysets,
    author_querysets,
    cards,
    dates,
    names,
    page,
    photographs,
    pictures,
    profiles,
    querysets,
    social,
    structured_data,
)
from articles.reader.fronts import layout, reading
from articles.reader.languages import in_its_language
from articles.reader.site import site


@in_its_language
def section(request, code, slug):
    return section_page(request, code, page.read_sections(code), slug)


def section_page(request, code, sections, slug, **preview):
    """A section's list; a preview says in what order of which moment."""
    row = next((row for row in sections.values() if row[1] == slug), None)
    if row is None:
        raise Http404
    return _shown(
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
        template="section",
        **preview,
    )


@in_its_language
def author(request, code, slug):
    sections = page.read_sections(code)
    now = timezone.now()
    row = author_querysets.author(code).row(slug=unicodedata.normalize("NFC", slug), now=now)
    if row is None:
        raise Http404
    pk, job_title, bio, links = row[:4]
    columns = row[4 + len(querysets.CODES) :]
    presence = dict(zip(querysets.CODES, row[4:], strict=False))
    targets = {each: addresses.author(each, slug) for each in codes() if presence[each]}
    known = {c: path for c, path in targets.items() if presence[c] == author_querysets.KNOWN}
    name = names.first(columns, code)
    return _shown(
        request,
        code,
        sections,
        which="author",
        given={"number": pk},
        heading=names.marked(name, code) or slug,
        title=names.plain(name) or slug,
        targets=targets,
        alternates=known,
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
    return _shown(
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
    path, title, years, listed = addresses.archive(code), _("Archive"), {}, []
    for year, month, count in archive_querysets.months(code):
        href, name = addresses.month(code, year, month), dates.month_name(year, month, code)
        years.setdefault(year, []).append({"href": href, "name": name, "count": count})
        listed.append((href, name))
    around = page.build(
        request,
        code,
        title=title,
        links=page.section_links(code, sections),
        targets=page.everywhere(addresses.archive),
        alternates=_having("all", addresses.archive),
        path=path,
        is_indexed=bool(years),
        sharing=social.of_newsroom(code),
    )
    return page.respond(
        "archive",
        code,
        around,
        data=structured_data.archive(around.origin, code, path, title, tuple(listed)),
        heading=title,
        years=[{"name": dates.year_name(y, code), "months": m} for y, m in years.items()],
    )


@in_its_language
def month(request, code, year, month):
    sections = page.read_sections(code)
    since, until = dates.month_range(year, month)
    given = {"since": since, "until": until}
    name = dates.month_name(year, month, code)
    return _shown(
        request,
        code,
        sections,
        which="month",
        given=given,
        heading=name,
        title=name,
        targets=_having("month", lambda each: addresses.month(each, year, month), **given),
    )


def _having(which, address, **given):
    """The targets of a list in the languages in which it has a story and an address."""
    row = querysets.languages(which).row(**given) or [False] * len(querysets.CODES)
    has_story = dict(zip(querysets.CODES, row, strict=True))
    found = {each: address(each) for each in codes() if has_story[each]}
    return {each: path for each, path in found.items() if path}


def _shown(
    request,
    code,
    sections,
    *,
    which,
    given,
    title,
    targets,
    here=None,
    now=None,
    ordered=None,
    **more,
):
    """The page of a list; one that has no story in this language is no page of it."""
    if code not in targets:
        raise Http404
    before, now = request.GET.get("before", ""), now or timezone.now()
    rows, older = _read(code, which, now, before, given)
    links = page.section_links(code, sections, here=here)
    if here and not before:
        above, rows = reading.above_list(code, here, rows, now, ordered)
        more |= layout.above_list(above, code, links) if above else {}
    path = targets[code]
    own_path = f"{path}?before={before}" if before else path
    person, alternates = more.pop("person", None), more.pop("alternates", targets)
    told = {
        "title": title,
        "description": (person or {}).get("description") or _described(title, code),
        "links": links,
        "targets": targets,
        "alternates": alternates,
        "path": None if "preview_of" in more else own_path,
        "feeds": "" if which == "month" else path,
        "is_indexed": code in alternates and bool(rows or not before),
        "sharing": social.of_newsroom(code, "profile" if person else "website"),
    }
    around = page.build(request, code, **told)
    return page.respond(
        more.pop("template", "list"),
        code,
        around,
        data=_data(around.origin, code, own_path, title, rows, person),
        rows=cards.together("row", rows, code, links, pictures.ROW),
        is_section=which == "section",
        newest=path if before else "",
        older=f"{path}?before={older}" if older else "",
        **more,
    )


def _read(code, which, now, before, given):
    try:
        return cards.read(code, which, now, before, **given)
    except ValueError as error:
        raise Http404 from error


def _described(title, code):
    return _("%(subject)s: the latest stories from %(newsroom)s") % {
        "subject": title,
        "newsroom": site(code).name,
    }


def _data(origin, code, path, title, rows, person):
    if person is None:
        return structured_data.listing(origin, code, path, title, rows)
    return structured_data.profile(origin, code, path, title, rows, **person)
