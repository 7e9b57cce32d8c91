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
from articles.workflow.front_pages import (
    Put,
    end_breaking_line,
    save_front_page,
    set_breaking_line,
)
from articles.workflow.glossary import import_terms, save_term
from articles.workflow.locks import set_breaking, set_embargo
from articles.workflow.machine_drafts import confirm_machine_text, draft_by_machine
from articles.workflow.photos.alike import near_duplicates
from articles.workflow.photos.changing import change_photo, change_photos, refresh_credits
from articles.workflow.photos.clock import (
    confirm_note,
    kill_photo,
    override_rights,
    revive_photo,
)
from articles.workflow.photos.endings import tell_of_ending_rights
from articles.workflow.photos.files import files_undone_on_failure
from articles.workflow.photos.renditions import (
    make_renditions,
    make_renditions_again,
    make_renditions_now,
)
from articles.workflow.photos.storing import AlreadyStored, delete_photo, store_photo
from articles.workflow.photos.uses import effects_of_taking_away, where_used
from articles.workflow.photos.wanted import find_wanted_photo, want_photo
from articles.workflow.policies import delete_policy, save_policy
from articles.workflow.publication import apply_due, publish, unschedule, withdraw
from articles.workflow.reasons import (
    reasons_against_photo,
    reasons_not_to_delete,
    reasons_not_to_publish,
)
from articles.workflow.received import save_received
from articles.workflow.relays import change_original
from articles.workflow.rights import may
from articles.workflow.settling import settle, undo_done, unsettle
from articles.workflow.side_by_side import save_side_by_side
from articles.workflow.stages import approve, send_back, submit
from articles.workflow.telling import name_translator
from articles.workflow.texts import mark_done, open_edition, restore, save_text
from articles.workflow.together import publish_together
from articles.workflow.turns import turn, turn_all

__all__ = [
    "AlreadyStored",
    "Conflict",
    "Facts",
    "Placed",
    "Put",
    "Refused",
    "apply_due",
    "approve",
    "assign",
    "change_original",
    "change_photo",
    "change_photos",
    "comment",
    "confirm_machine_text",
    "confirm_note",
    "correct",
    "create_article",
    "delete_article",
    "delete_photo",
    "delete_policy",
    "draft_by_machine",
    "effects_of_taking_away",
    "end_breaking_line",
    "files_undone_on_failure",
    "find_wanted_photo",
    "findings",
    "give_back",
    "heed_finding",
    "ignore_finding",
    "import_terms",
    "kill_photo",
    "make_renditions",
    "make_renditions_again",
    "make_renditions_now",
    "mark_done",
    "mark_no_effect",
    "may",
    "name_translator",
    "near_duplicates",
    "not_concerned",
    "open_corrections",
    "open_edition",
    "override_rights",
    "place_photos",
    "publish",
    "publish_together",
    "reasons_against_photo",
    "reasons_not_to_delete",
    "reasons_not_to_publish",
    "refresh_credits",
    "reopen_comment",
    "resolve_comment",
    "restore",
    "revive_photo",
    "save_facts",
    "save_front_page",
    "save_policy",
    "save_received",
    "save_side_by_side",
    "save_term",
    "save_text",
    "send_back",
    "set_breaking",
    "set_breaking_line",
    "set_embargo",
    "settle",
    "store_photo",
    "submit",
    "take",
    "tell_of_ending_rights",
    "turn",
    "turn_all",
    "undo_done",
    "undo_no_effect",
    "undo_not_concerned",
    "unschedule",
    "unsettle",
    "want_photo",
    "where_used",
    "withdraw",
]
