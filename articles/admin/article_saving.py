"""What a sent form does: it saves first, then takes the step whose button was pressed."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin import article_photos, article_steps, conflicts, states, tags
from articles.admin.article_forms import digest
from articles.models import Text
from articles.workflow import Conflict, Facts, Refused, save_facts, save_text
from articles.workflow.rights import check


@dataclass
class Saved:
    """What saving did; `number` is the revision that the person has now seen or written."""

    number: int | None
    has_text: bool = False
    has_facts: bool = False
    new_tags: list = field(default_factory=list)


class FactsMoved(Refused):
    """Somebody else changed the facts since the form was opened."""


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
        moved = isinstance(refused, FactsMoved)
        opened = page.facts_digest if moved else page.data.get("facts_opened", "")
        return page.response(
            reasons=refused.reasons, facts_opened=opened, status=409 if moved else 422
        )
    except PermissionDenied as denied:
        return page.response(reasons=[str(denied)], status=403)
    tell(page.request, saved, step)
    take_step(page, step, saved)
    return HttpResponseRedirect(states.form_url(page.article, page.language.code))


@transaction.atomic
def save(page):
    """Writes what was changed and nothing else: the facts, then the text, or neither."""
    saved = Saved(page.started_from)
    if page.posts_facts:
        saved.has_facts, saved.new_tags = _save_facts(page)
    if page.posts_text:
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
    facts = _facts(page, [tag for tag in wanted if not isinstance(tag, str)])
    is_new = any(isinstance(tag, str) for tag in wanted)
    opened = page.data.get("facts_opened", "")
    if not is_new and digest(facts) in (opened, page.facts_digest):
        return False, []
    if opened != page.facts_digest:
        raise FactsMoved(
            [
                _(
                    "Somebody else changed the section, authors, tags or photos in the meantime."
                    " The form still has yours: save again to keep yours."
                )
            ]
        )
    found, made = tags.find_or_make(typed, code, by=page.request.user)
    save_facts(page.article, _facts(page, found), by=page.request.user)
    return True, made


def _facts(page, found):
    cleaned = page.facts_form.cleaned_data
    places = [form.placed for form in page.places if form.is_bound]
    return Facts(
        section=cleaned["section"],
        source_language=cleaned["source_language"] or page.article.source_language,
        authors=cleaned["authors"],
        tags=found,
        photos=[placed for placed in places if placed],
    )


def _save_text(page):
    """The revision that holds what was typed, or None where nothing was."""
    check(page.request.user, "save_text", page.article, page.language.code)
    text = page.typed_text()
    if text == page.opened_text() and (page.started is None or page.started_from != page.number):
        return page.started
    if page.number is None and text == Text(captions=text.captions) and not _has_words(text):
        return None
    return save_text(
        page.article,
        page.language.code,
        text,
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
        else:
            done = article_steps.take(page, step, saved.number)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(page.request, reason)
    except PermissionDenied as denied:
        messages.error(page.request, str(denied))
    else:
        messages.success(page.request, done)
