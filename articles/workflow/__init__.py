"""The verbs of the newsroom: each checks permission and reasons, acts in one transaction, and
writes an Event. A verb takes `by`, the user who acts; None is the newsroom itself (a command).

Raised are `django.core.exceptions.PermissionDenied`, `Refused` with every reason at once, and
`Conflict` where somebody else saved first. Whatever is raised, nothing was written.
"""

from articles.workflow.errors import Conflict, Refused
from articles.workflow.facts import Facts, Placed, create_article, delete_article, save_facts
from articles.workflow.photos import (
    AlreadyStored,
    change_photo,
    files_undone_on_failure,
    find_wanted_photo,
    store_photo,
    want_photo,
)
from articles.workflow.publication import apply_due, publish, unschedule, withdraw
from articles.workflow.reasons import reasons_not_to_delete, reasons_not_to_publish
from articles.workflow.rights import may
from articles.workflow.stages import approve, send_back, submit
from articles.workflow.texts import mark_done, open_edition, restore, save_text

__all__ = [
    "AlreadyStored",
    "Conflict",
    "Facts",
    "Placed",
    "Refused",
    "apply_due",
    "approve",
    "change_photo",
    "create_article",
    "delete_article",
    "files_undone_on_failure",
    "find_wanted_photo",
    "mark_done",
    "may",
    "open_edition",
    "publish",
    "reasons_not_to_delete",
    "reasons_not_to_publish",
    "restore",
    "save_facts",
    "save_text",
    "send_back",
    "store_photo",
    "submit",
    "unschedule",
    "want_photo",
    "withdraw",
]
