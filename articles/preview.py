"""A revision as readers would see it, for whoever has its link, until the link expires."""

from dataclasses import replace

from django.core.signing import BadSignature
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.models import Revision, arrangement
from articles.reader import dates, editions, errors, lists, page, stories, views
from articles.reader.fronts import reading
from articles.reader.fronts import views as fronts
from articles.text import blocks, counting
from articles.workflow.machine_texts import unconfirmed

TOLD = ("kind", "sponsor", "made_by_ai")


@require_safe
def show(request, token):
    """The page of the revision that a signed link names, published or not."""
    revision = _named(token)
    if revision is None:
        response = errors.not_found(request, None, _no_preview)
    else:
        with override(revision.edition.language):
            response = _shown(request, revision)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def front(request, token):
    """A front page, or a section's, in an order that nobody has saved, at a moment."""
    try:
        code, slug, held, moment = arrangement.unpacked(token)
    except BadSignature:
        response = errors.not_found(request, None, _no_preview)
    else:
        with override(code):
            response = _ordered(request, code, slug, held, moment)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _ordered(request, code, slug, held, moment):
    sections = page.read_sections(code)
    ordered = reading.unsaved(code, held)
    told = dates.date_and_time(moment, code)
    if slug is None:
        shown = reading.front(code, moment, ordered)
        return fronts.front_page(request, code, sections, shown, preview_of=told)
    preview = {"ordered": ordered, "now": moment, "preview_of": told}
    return lists.section_page(request, code, sections, slug, **preview)


def _named(token):
    try:
        pk = Revision.key_in_preview(token)
    except BadSignature:
        return None
    return Revision.objects.select_related("edition").filter(pk=pk).first()


def _shown(request, revision):
    edition, text = revision.edition, revision.text
    code = edition.language
    sections = page.read_sections(code)
    section, *told = _facts(edition)
    facts = stories.Facts(
        article=edition.article_id,
        section=section,
        slug=text.slug,
        published_at=edition.published_at,
        updated_at=edition.updated_at,
        minutes=counting.reading_minutes(blocks.plain(text.body), code),
        **dict(zip(TOLD, told, strict=True)),
    )
    family = editions.read(edition.article_id, code)
    family = replace(family, paths=family.paths | {code: request.path})
    if unconfirmed(edition, revision):
        family = replace(family, machine="unchecked")
    return views.story_page(request, code, sections, text, facts, family, text.captions)


def _facts(edition):
    columns = ("article__section", *(f"article__{name}" for name in TOLD))
    return type(edition).objects.values_list(*columns).get(pk=edition.pk)


def _no_preview():
    return _(
        "This preview link has expired or is incomplete. Please ask the newsroom for a new one."
    )
