"""The pages, each in the language that its address names."""

import unicodedata

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles.languages import codes
from articles.reader import (
    addresses,
    cards,
    dates,
    editions,
    image_objects,
    names,
    page,
    photographs,
    pictures,
    querysets,
    related,
    stories,
    structured_data,
)
from articles.reader.fronts import layout, reading
from articles.reader.languages import COOKIE, in_its_language, wanted

YEAR = 365 * 86_400  # seconds


@require_safe
def root(request):
    """The one address without a language leads to the reader's."""
    response = redirect(addresses.front(wanted(request)))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    patch_cache_control(response, private=True, max_age=0)
    return response


# Without a token on purpose: it would tie a cookie to every page, and all that a foreign site
# could change is the language that the next visit begins in.
@csrf_exempt
@require_POST
def remember(request, code):
    """Keeps the language as the one to begin in, because the reader asked for it."""
    path = request.POST.get("next", "")
    if not (path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)):
        path = addresses.front(code)
    response = HttpResponseRedirect(path, status=303)
    secure = request.is_secure()
    response.set_cookie(COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
    return response


@in_its_language
def section(request, code, slug):
    return section_page(request, code, page.read_sections(code), slug)


def section_page(request, code, sections, slug, **preview):
    """A section's list; a preview says in what order of which moment."""
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
        title=names.plain(names.first(row[3:], code)) or slug,
        targets=page.everywhere(lambda each: addresses.section(each, slug)),
        here=row[0],
        template="section",
        **preview,
    )


@in_its_language
def author(request, code, slug):
    sections = page.read_sections(code)
    now = timezone.now()
    row = querysets.author(code).row(slug=unicodedata.normalize("NFC", slug), now=now)
    if row is None:
        raise Http404
    pk, job_title, bio = row[:3]
    columns = row[3 + len(querysets.CODES) :]
    is_in = dict(zip(querysets.CODES, row[3:], strict=False))
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
        author={"job_title": job_title, "bio": bio},
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
            path=addresses.archive(code),
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
    around = page.build(
        request,
        code,
        title=text.seo_title or text.title,
        description=text.seo_description or " ".join(text.standfirst.split()),
        links=links,
        targets=family.paths,
        path=None if is_preview else family.paths[code],
    )
    section = links[facts.section]
    told = stories.compose(code, text, facts, section, family, now := timezone.now(), captions)
    nearby = related.read(code, facts, [tag.key for tag in told.tags], now)
    data = "" if is_preview else structured_data.story(request, code, told, facts, family)
    return page.respond(
        "story",
        code,
        around,
        story=told,
        related=related.shown(code, nearby, links),
        data=data,
        image=image_objects.social(told.photos, page.origin(request)),
        is_preview=is_preview,
    )


def _not_live(request, code, sections, slug):
    """What a slug without a live story answers: 410 with the notice, 301, or 404."""
    if row := querysets.withdrawn(code).row(slug=slug):
        around = page.build(
            request,
            code,
            title=_("This story was withdrawn"),
            links=page.section_links(code, sections),
        )
        return page.respond("gone", code, around, status=410, notice=row[0])
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


def _list(
    request,
    code,
    sections,
    *,
    which,
    given,
    heading,
    title,
    targets,
    here=None,
    now=None,
    ordered=None,
    **more,
):
    """A list of stories, newest first; a list that has none in this language is no page of it."""
    if code not in targets:
        raise Http404
    before, now = request.GET.get("before", ""), now or timezone.now()
    try:
        rows, older = cards.read(code, which, now, before, **given)
    except ValueError as error:
        raise Http404 from error
    links = page.section_links(code, sections, here=here)
    if here and not before:
        above, rows = reading.above_list(code, here, rows, now, ordered)
        more |= layout.above_list(above, code, links) if above else {}
    path = targets[code]
    return page.respond(
        more.pop("template", "list"),
        code,
        page.build(
            request,
            code,
            title=title,
            links=links,
            targets=targets,
            path=f"{path}?before={before}" if before else path,
        ),
        rows=cards.together("row", rows, code, links, pictures.ROW),
        heading=heading,
        is_section=which == "section",
        newest=path if before else "",
        older=f"{path}?before={older}" if older else "",
        **more,
    )
