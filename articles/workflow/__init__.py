"""The verbs of the newsroom: each checks permission and reasons, acts in one transaction, and
writes an Event. A verb takes `by`, the user who acts; None is the newsroom itself (a command).

Raised are `django.core.exceptions.PermissionDenied`, `Refused` with every reason at once, and
`Conflict` where somebody else saved first. Whatever is raised, nothing was written.
"""

from articles.workflow.assignments import assign, give_back, take
from articles.workflow.checking import findings, heed_finding, ignore_finding
from articles.workflow.comments import comment, reopen_comment, resolve_comment
from articles.workflow.corrections import (
    correct,
    not_concerned,
    open_corrections,
    undo_not_concerned,
)
from articles.workflow.effects import mark_no_effect, undo_no_effect
from articles.workflow.errors import Conflict, Refused
from articles.workflow.facts import (
    Facts,
    Placed,
    create_article,
    delete_article,
    place_photos,
    save_facts,
)
from articles.workflow.glossary import import_terms, save_term
from articles.workflow.locks import set_breaking, set_embargo
from articles.workflow.machine_drafts import confirm_machine_text, draft_by_machine
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
from articles.workflow.received import save_received
from articles.workflow.relays import change_original
from articles.workflow.rights import may
from articles.workflow.settling import settle, undo_done, unsettle
from articles.workflow.side_by_side import save_side_by_side
from articles.workflow.stages import approve, send_back, submit
from articles.workflow.texts import mark_done, open_edition, restore, save_text
from articles.workflow.together import publish_together

__all__ = [
    "AlreadyStored",
    "Conflict",
    "Facts",
    "Placed",
    "Refused",
    "apply_due",
    "approve",
    "assign",
    "change_original",
    "change_photo",
    "comment",
    "confirm_machine_text",
    "correct",
    "create_article",
    "delete_article",
    "draft_by_machine",
    "files_undone_on_failure",
    "find_wanted_photo",
    "findings",
    "give_back",
    "heed_finding",
    "ignore_finding",
    "import_terms",
    "mark_done",
    "mark_no_effect",
    "may",
    "not_concerned",
    "open_corrections",
    "open_edition",
    "place_photos",
    "publish",
    "publish_together",
    "reasons_not_to_delete",
    "reasons_not_to_publish",
    "reopen_comment",
    "resolve_comment",
    "restore",
    "save_facts",
    "save_received",
    "save_side_by_side",
    "save_term",
    "save_text",
    "send_back",
    "set_breaking",
    "set_embargo",
    "settle",
    "store_photo",
    "submit",
    "take",
    "undo_done",
    "undo_no_effect",
    "undo_not_concerned",
    "unschedule",
    "unsettle",
    "want_photo",
    "withdraw",
]
