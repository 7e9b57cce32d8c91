"""Asking the newsroom's machine for a draft, where it has one."""

from django.utils.translation import ngettext

from articles import machine
from articles.workflow.machine_drafts import draft_by_machine


def name():
    """The provider's name, "" where the newsroom has none: then the page says nothing of it."""
    provider = machine.provider()
    return provider.name if provider else ""


def draft(page, key, seen):
    """A draft of one line, or of every line that has no translation; returns what to say."""
    drafted = draft_by_machine(
        page.article,
        page.language.code,
        by=page.request.user,
        started_from=seen,
        keys=[key] if key else None,
    )
    count = len(drafted.filled)
    told = ngettext(
        "A machine has translated %(count)d part. Please read it, then confirm or change it.",
        "A machine has translated %(count)d parts. Please read each, then confirm or change it.",
        count,
    ) % {"count": count}
    if drafted.damaged:
        told += " " + ngettext(
            "%(count)d part came back damaged and was left as it was.",
            "%(count)d parts came back damaged and were left as they were.",
            len(drafted.damaged),
        ) % {"count": len(drafted.damaged)}
    return told
