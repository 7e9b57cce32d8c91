"""What a sent form does: it saves first, then takes the step whose button was pressed."""

from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin import (
    article_locks,
    article_photos,
    article_steps,
    conflicts,
    states,
    tags,
)
from articles.admin.article_sheet import find_article
from articles.admin.merged_facts import digest, merge
from articles.admin.told_facts import there_now, told_in
from articles.workflow import (
    Conflict,
    Facts,
    Refused,
    place_photos,
    save_facts,
    save_received,
)
from articles.workflow.figures import new_figures
from articles.workflow.rights import check


class FactsMoved(Refused):
    """Somebody else changed the same facts; `opened` is the digest of those seen by now."""

    def __init__(self, reasons, opened):
        super().__init__(reasons)
        self.opened = opened


@dataclass
class Saved:
    """What saving did; `number` is the revision that the person has now seen or written."""

    number: int | None
    has_text: bool = False
    has_facts: bool = False
    new_tags: list = field(default_factory=list)
    moved: FactsMoved | None = None


def answer(page):
    """The response to a sent form. What was typed is stored, or stands in the form again."""
    step = page.data.get("step", "save")
    if not page.is_valid():
        return page.response(reasons=[_("Please look at the fields marked below.")], status=422)
    try:
        saved = save(page)
    except Conflict as conflict:
        return page.response(
            conflict=conflicts.shown(page, conflict),
            started_from=conflict.newest.number,
            status=409,
        )
    except Refused as refused:
        return page.response(reasons=refused.reasons, status=422)
    except PermissionDenied as denied:
        return page.response(reasons=[str(denied)], status=403)
    if saved.moved:
        return _moved(page, saved)
    tell(page.request, saved, step)
    take_step(page, step, saved)
    return HttpResponseRedirect(states.form_url(page.article, page.language.code))


def _moved(page, saved):
    """The form again with the person's own facts; the text is saved, the step is not taken."""
    moved = saved.moved
    if not saved.has_text:
        return page.response(reasons=moved.reasons, facts_opened=moved.opened, status=409)
    tell(page.request, saved, "save")
    for reason in moved.reasons:
        messages.error(page.request, reason)
    article = find_article(page.article.pk)
    again = type(page)(page.request, page.site, article, page.language.code)
    return again.response(started_from=saved.number, facts_opened=moved.opened, status=409)


@transaction.atomic
def save(page):
    """Writes what was changed and nothing else: the facts, then the text, or neither.

    Facts that collide with somebody else's do not hold the text back.
    """
    saved = Saved(page.started_from)
    if page.posts_facts:
        try:
            saved.has_facts, saved.new_tags = _save_facts(page)
        except FactsMoved as moved:
            saved.moved = moved
    if page.posts_text:
        saved.has_facts |= _place_figures(page)
        revision = _save_text(page)
        saved.has_text = revision is not None and revision.pk != (page.newest and page.newest.pk)
        saved.number = revision.number if revision else saved.number
    return saved


def _save_facts(page):
    check(page.request.user, "save_facts", page.article)
    form = page.facts_form
    typed = form.cleaned_data["tags"]
    code = page.language.code
    wanted = [tag if tag else label for label, tag in tags.find(tags.labels(typed))]
    mine = _facts(page, [tag for tag in wanted if not isinstance(tag, str)])
    is_new = any(isinstance(tag, str) for tag in wanted)
    facts, collided, opened = merge(page.data.get("facts_opened", ""), mine, page.facts)
    if collided:
        raise FactsMoved(list(_there_now(page, collided)), opened)
    if not is_new and digest(facts) == page.facts_digest:
        return False, []
    _found, made = tags.find_or_make(typed, code, by=page.request.user)
    facts = replace(facts, tags=[*facts.tags, *made])
    save_facts(page.article, facts, by=page.request.user)
    return True, made


def _place_figures(page):
    """Makes photos of the story of those that the text shows for the first time; says whether."""
    if not (page.text_form and page.may["save_facts"]):
        return False
    text, opened = page.typed_text(), page.opened_text()
    found = new_figures(text.body, opened.body, page.placements)
    if found:
        place_photos(page.article, found, by=page.request.user)
    return bool(found)


def _there_now(page, collided):
    """Sentences for the parts of the facts that somebody else changed as well."""
    yield _(
        "Somebody else changed the same facts of the story in the meantime."
        " The form still has yours: save again to keep yours."
    )
    code, now = page.request.LANGUAGE_CODE, page.facts
    if "section" in collided:
        yield _("Section there now: %(value)s.") % {"value": now.section.name_in(code).text}
    if "authors" in collided:
        names = ", ".join(author.name_in(code).text for author in now.authors)
        yield _("Authors there now: %(value)s.") % {"value": names or "–"}
    if "related" in collided:
        titles = ", ".join(str(other) for other in now.related)
        yield _("Related stories there now: %(value)s.") % {"value": titles or "–"}
    if "photos" in collided:
        yield _("Photos there now: %(value)s.") % {"value": _photos(page.placements) or "–"}
    yield from there_now(now, collided)


def _photos(placements):
    return ", ".join(
        f"{Truncator(placement.photo).chars(40)} ({placement.get_role_display()})"
        for placement in placements
    )


def _facts(page, found):
    cleaned = page.facts_form.cleaned_data
    places = [form.placed for form in page.places if form.is_bound]
    return Facts(
        section=cleaned["section"],
        source_language=cleaned["source_language"] or page.article.source_language,
        authors=cleaned["authors"],
        tags=found,
        photos=[placed for placed in places if placed],
        related=cleaned["related"],
        **told_in(page.facts_form, page.article),
    )


def _save_text(page):
    """The revision that holds what was typed, or None where nothing was."""
    check(page.request.user, "save_text", page.article, page.language.code)
    text = page.typed_text()
    if text == page.opened_text() and (page.started is None or page.started_from != page.number):
        return page.started
    untouched = replace(page.begun, captions=text.captions)
    if page.number is None and text == untouched and not _has_words(text):
        return None
    return save_received(
        page.article,
        page.language.code,
        text,
        original=page.shown_original,
        by=page.request.user,
        started_from=page.started_from,
    )


def _has_words(text):
    return any(words["caption"] or words["alt_text"] for words in text.captions.values())


def tell(request, saved, step):
    if saved.has_text:
        messages.success(request, _("Saved as version %(number)d.") % {"number": saved.number})
    elif saved.has_facts:
        messages.success(request, _("Saved."))
    elif step == "save":
        messages.info(request, _("Nothing was changed, so nothing was saved."))
    if saved.new_tags:
        names = ", ".join(str(tag.name_in(request.LANGUAGE_CODE).text) for tag in saved.new_tags)
        text = ngettext("New tag: %(names)s.", "New tags: %(names)s.", len(saved.new_tags))
        messages.info(request, text % {"names": names})


def take_step(page, step, saved):
    """Takes the step after saving; what refuses it becomes messages, and the text stays saved."""
    if step == "save":
        return
    try:
        if step in article_photos.STEPS or step.startswith("wanted-"):
            done = article_photos.take(page, step)
        elif step in article_locks.STEPS:
            done = article_locks.take(page, step)
        else:
            done = article_steps.take(page, step, saved.number)
    except (Refused, PermissionDenied) as refused:
        article_steps.tell_refusal(page, step, refused)
    else:
        messages.success(page.request, done)
