"""What is at work in the demo newsroom: each step of a story's work.toml, by its verb.

Times are hours before (or, for what is due, after) the moment of loading, so that the newsroom
looks as if its people had just left the room.
"""

from dataclasses import replace
from datetime import timedelta

from articles import workflow
from articles.text.segments import segments
from articles.workflow.assignments import assign
from articles.workflow.comments import comment, resolve_comment
from articles.workflow.corrections import correct, not_concerned, open_corrections
from articles.workflow.locks import set_breaking
from articles.workflow.machine_drafts import confirm_machine_text, draft_by_machine
from articles.workflow.machine_texts import unconfirmed
from articles.workflow.settling import Verdict, open_changes, settle


class Prepared:
    """A provider whose answers lie ready, in the order of the original's segments."""

    name = "Demo"

    def __init__(self, fragments):
        self.fragments = list(fragments)

    def translate(self, fragments, source, target):
        return [self.fragments.pop(0) for _each in fragments]


def do(step, article, users, published_at, now):
    """Takes one step in a story; `now` is the moment of loading."""
    at = now - timedelta(hours=step.get("hours_ago", 0))
    if "published_after_hours" in step:
        at = published_at + timedelta(hours=step["published_after_hours"])
    STEPS[step["do"]](step, article, users, at)


def _update(step, article, users, at):
    """The text moves on and goes live; a translation has followed its original by that."""
    _change(step, article, None)
    edition = article.edition(step["language"])
    workflow.publish(edition, by=None, now=at)
    if edition.made_from_id:
        workflow.mark_done(edition, by=None)


def _correct(step, article, users, at):
    """A correction of the original, or a language that follows one."""
    by = users.get(step.get("by"))
    _change(step, article, by)
    edition = article.edition(step["language"])
    answers = open_corrections(edition)
    correct(edition, step["note"], by=by, answers=answers, now=at)
    if edition.made_from_id:
        workflow.mark_done(edition, by=by)


def _not_concerned(step, article, users, at):
    edition = article.edition(step["language"])
    for each in open_corrections(edition):
        not_concerned(edition, each, by=None, now=at)
    workflow.mark_done(edition, by=None)


def _settle(step, article, users, at):
    by = users[step["by"]]
    _change(step, article, by)
    edition = article.edition(step["language"])
    for change in open_changes(edition)[: step["count"]]:
        settle(edition, *change.name, Verdict.DONE, by=by)


def _assign(step, article, users, at):
    """The deadline counts from the moment of loading, whenever the text was given away."""
    hours = step.get("hours_ago", 0) + step["due_in_hours"]
    place = [(article, step["language"])]
    to, deadline_at = users[step["to"]], at + timedelta(hours=hours)
    assign(place, to=to, by=users["chief"], deadline_at=deadline_at, now=at)


def _comment(step, article, users, at):
    edition = article.edition(step["language"])
    original = edition.made_from.live or edition.made_from.newest
    [about] = [one for one in segments(original) if one.key == step["on"]]
    place = {"key": about.key, "digest": about.digest, "quote": about.text}
    first = comment(edition, step["text"], by=users[step["by"]], **place)
    if "answer" in step:
        comment(edition, step["answer"], by=users[step["answer_by"]], answers=first)
    if step.get("resolved"):
        resolve_comment(first, by=users[step["by"]], now=at)


def _send_back(step, article, users, at):
    workflow.send_back(article.edition(step["language"]), by=users[step["by"]], note=step["note"])


def _draft(step, article, users, at):
    """A machine's draft, of which somebody has read the first passages."""
    by, language = users[step["by"]], step["language"]
    provider = Prepared(step["fragments"])
    draft_by_machine(article, language, by=by, started_from=None, provider=provider)
    edition = article.edition(language)
    read = unconfirmed(edition, edition.newest)[: step["confirmed"]]
    confirm_machine_text(edition, [one.digest for one in read], by=by)
    if step.get("is_published"):
        # Not at a time gone by: it was read before readers had it.
        workflow.publish(article.edition(language), by=by)


def _breaking(step, article, users, at):
    set_breaking(article, at + timedelta(hours=step["hours"]), by=users["editor"], now=at)


def _change(step, article, by):
    """Saves the language's newest text with the words that the step names replaced."""
    newest = article.edition(step["language"]).newest
    body = newest.body
    for old, new in step["change"]:
        if old not in body:
            raise ValueError(f"{step['language']} does not say {old!r}")
        body = body.replace(old, new)
    text = replace(newest.text, body=body)
    workflow.save_text(article, step["language"], text, by=by, started_from=newest.number)


STEPS = {
    "assign": _assign,
    "breaking": _breaking,
    "comment": _comment,
    "correct": _correct,
    "draft": _draft,
    "not_concerned": _not_concerned,
    "send_back": _send_back,
    "settle": _settle,
    "update": _update,
}
