"""The pages about the newsroom."""

from html import escape

from django.http import Http404
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.languages import codes
from articles.models import Policy
from articles.models.policies import SLUGS
from articles.reader import addresses, dates, page, social, structured_data
from articles.reader.languages import in_its_language
from articles.reader.policies import querysets

KINDS = {slug: kind for kind, slug in SLUGS.items() if slug}


@in_its_language
def about(request, code):
    """Who the newsroom is, and what else it says of itself in this language."""
    sections = page.read_sections(code)
    rows = {row[0]: row for row in querysets.listed(code).rows()}
    _kind, title, changed_at, text = rows.pop(Policy.Kind.ABOUT, (None, _("About us"), None, ""))
    having = {language for (language,) in querysets.languages().rows()}
    path = addresses.about(code)
    kinds = sections.policies
    return _respond(
        request,
        code,
        sections,
        title=title,
        text=text,
        changed_at=changed_at,
        targets={each: addresses.about(each) for each in codes() if each in having},
        path=path,
        data=structured_data.about(page.origin(request), code, path, title, kinds),
        pages=[
            (addresses.policy(code, kind), rows[kind][1]) for kind in Policy.Kind if kind in rows
        ],
    )


@in_its_language
def policy(request, code, slug):
    """One page of the newsroom about itself; without it in this language there is none."""
    sections = page.read_sections(code)
    kind = KINDS.get(slug)
    found = {row[0]: row for row in querysets.one(code).rows(kind=kind)} if kind else {}
    if code not in found:
        raise Http404
    _language, title, changed_at, text = found[code]
    path = addresses.policy(code, kind)
    trail = [(addresses.about(code), _("About us")), (path, title)]
    return _respond(
        request,
        code,
        sections,
        title=title,
        text=text,
        changed_at=changed_at,
        targets={each: addresses.policy(each, kind) for each in codes() if each in found},
        path=path,
        data=structured_data.policy(
            page.origin(request), code, kind, trail, changed_at, sections.policies
        ),
        above=trail[0],
    )


def _respond(request, code, sections, *, title, text, changed_at, targets, path, data, **context):
    around = page.build(
        request,
        code,
        title=title,
        description=_beginning(text),
        links=page.section_links(code, sections),
        targets=targets,
        path=path,
        is_indexed=code in targets,
        sharing=social.of_newsroom(code),
    )
    return page.respond(
        "policy",
        code,
        around,
        heading=title,
        text=mark_safe(text),  # noqa: S308
        changed=_changed(changed_at, code) if changed_at else "",
        data=data,
        **context,
    )


def _beginning(text):
    """The words of the first paragraph."""
    return social.plain(text.partition("\n")[0])


def _changed(at, code):
    iso = dates.local(at).isoformat(timespec="seconds")
    time = f'<time datetime="{iso}">{escape(dates.long_date(at, code))}</time>'
    return mark_safe(escape(_("Updated: %(time)s")) % {"time": time})  # noqa: S308
