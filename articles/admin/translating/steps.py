"""The buttons of the page: "<step>:<line>:<more>", such as "settle:body.3:<old>:<new>:done".

Each leads back to the line that it stands in. What is no step of this page is one of the
article's form: submit, approve, publish and the others.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin import article_steps
from articles.admin.article_forms import is_key
from articles.admin.article_sheet import find_edition
from articles.admin.translating import machine
from articles.languages import codes
from articles.models import Comment
from articles.workflow import Refused
from articles.workflow.assignments import take as take_on
from articles.workflow.checking import heed_finding, ignore_finding
from articles.workflow.comments import comment, reopen_comment, resolve_comment
from articles.workflow.machine_drafts import confirm_machine_text
from articles.workflow.relays import change_original
from articles.workflow.settling import settle, unsettle

KEY = re.compile(r"[a-z][a-z0-9_.-]{0,59}")


def take(page, step, seen):
    """Takes a step; returns what to say ("" for nothing) and the rest of the address to go to."""
    name, *parts = step.split(":")
    place = place_of(step)
    if name in ("save", "up", "down", "put", "out"):
        return "", place
    if name == "help":
        return "", place and f"?help={place[1:]}{place}"
    if name == "checks":
        return "", "?checks=1#checks"
    if name == "machine":
        return machine.draft(page, parts[0] if parts else "", seen), place
    if name in ("ignore", "heed"):
        is_here = parts[-1:] == ["here"]
        return STEPS[name](page, *parts), place if is_here else "?checks=1#checks"
    if name in STEPS:
        return STEPS[name](page, *parts), place
    return article_steps.take(page, step, seen), ""


def place_of(step):
    """The line that a button stands in, as the end of an address; "" for the page's own."""
    _name, *parts = step.split(":")
    return f"#{parts[0]}" if parts and KEY.fullmatch(parts[0]) else ""


def _settle(page, _key="", old="", new="", verdict="", *_more):
    count = settle(_edition(page), old, new, verdict, by=page.request.user)
    if not count:
        return _("That was the last change: the translation counts as up to date.")
    return ngettext("%(count)d change is open.", "%(count)d changes are open.", count) % {
        "count": count
    }


def _unsettle(page, _key="", old="", new="", *_more):
    unsettle(_edition(page), old, new, by=page.request.user)
    return _("The change is open again.")


def _comment(page, key="", *_more):
    line = next((line for line in page.lines.all if line.key == key), None)
    if line is None:
        raise Refused([_("This paragraph is not there any more.")])
    comment(
        _edition(page),
        page.data.get(f"comment-{key}", ""),
        by=page.request.user,
        key=key,
        digest=line.new_digest or line.old_digest,
        quote=line.quote,
    )
    return _("Your comment stands beside the paragraph.")


def _answer(page, _key="", pk="", *_more):
    first = _found(page, pk)
    text = page.data.get(f"answer-{pk}", "")
    comment(first.edition, text, by=page.request.user, answers=first)
    return _("Your answer stands beside the paragraph.")


def _resolve(page, _key="", pk="", *_more):
    resolve_comment(_found(page, pk), by=page.request.user)
    return _("The comment is resolved.")


def _reopen(page, _key="", pk="", *_more):
    reopen_comment(_found(page, pk), by=page.request.user)
    return _("The comment is open again.")


def _ignore(page, _key="", signature="", *_more):
    reason = page.data.get(f"reason-{signature}", "")
    ignore_finding(_edition(page), signature, reason, by=page.request.user)
    return _("The finding is let stand.")


def _heed(page, _key="", signature="", *_more):
    heed_finding(_edition(page), signature, by=page.request.user)
    return _("The finding counts again.")


def _confirm(page, _key="", digests="", *_more):
    confirm_machine_text(_edition(page), digests.split(","), by=page.request.user)
    return _("You have confirmed this paragraph: it is yours now.")


def _take_on(page, *_more):
    take_on(page.article, page.language.code, by=page.request.user)
    return _("You have this text now.")


def _change_original(page, *_more):
    code = page.data.get("made_from", "")
    made_from = find_edition(page.article, code) if code in codes() else None
    if made_from is None:
        raise Refused([_("Choose the text that you translate from.")])
    change_original(_edition(page), made_from, by=page.request.user)
    return _("The page shows the other original now.")


STEPS = {
    "settle": _settle,
    "unsettle": _unsettle,
    "comment": _comment,
    "answer": _answer,
    "resolve": _resolve,
    "reopen": _reopen,
    "ignore": _ignore,
    "heed": _heed,
    "confirm": _confirm,
    "take": _take_on,
    "change_original": _change_original,
}


def _edition(page):
    """The edition as it is after saving."""
    edition = find_edition(page.article, page.language.code)
    if edition is None:
        raise Refused([_("There is no text yet.")])
    return edition


def _found(page, pk):
    found = Comment.objects.select_related("edition").filter(
        pk=pk if is_key(pk) else None,
        edition__article=page.article,
        edition__language=page.language.code,
    )
    if not (one := found.first()):
        raise Refused([_("This comment is not there any more.")])
    one.edition.article = page.article
    return one
