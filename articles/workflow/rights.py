"""Who may do what: one rule for the button, the form, the command and the verb."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from articles.languages import codename

WRITING = {
    *("save_text", "submit", "mark_done", "settle", "take", "mark_no_effect", "undo_no_effect"),
    *("give_back", "undo_done"),
    *("ignore_finding", "heed_finding", "draft_by_machine", "confirm_machine_text"),
}
PUBLISHING = {
    *("send_back", "approve", "publish", "unschedule", "withdraw", "correct", "not_concerned"),
    *("undo_not_concerned", "assign"),
}
# A remark is for writer and translators alike: whoever may look at a story may make one.
ARTICLES = {
    "create_article": "add",
    "save_facts": "change",
    "delete_article": "delete",
    "comment": "view",
}
# What holds for a story in every language is decided by who answers for its first one.
LOCKS = {"set_embargo", "set_breaking"}
POLICIES = {"save_policy": "change", "delete_policy": "delete"}
# What a language's front page shows is decided by who publishes in it.
FRONT_PAGES = {"save_front_page", "set_breaking_line"}
# Each with Django's name for the permission on photos.
PHOTOS = {
    "store_photo": "add",
    "change_photo": "change",
    "confirm_note": "change",
    "delete_photo": "delete",
    "kill_photo": "kill",
    "revive_photo": "kill",
}
# What takes one permission, whatever it is done to.
PLAIN = (
    {verb: f"{name}_article" for verb, name in ARTICLES.items()}
    | {verb: f"{name}_photo" for verb, name in PHOTOS.items()}
    | {verb: f"{name}_policy" for verb, name in POLICIES.items()}
    | {"override_rights": "override_rights"}
)


def may(user, verb, article=None, language=None):
    """Whether a user may take a step in a language of an article.

    The source language is written by whoever may add articles; every other language, and any
    language's publication, needs the permission for that language. None, the newsroom itself
    (an import, a timer), may do everything.
    """
    if user is None:
        return True
    if not (user.is_active and user.is_staff):
        return False
    if verb in WRITING:
        is_source = article is None or language == article.source_language
        return user.has_perm(_name("translate", language)) or (
            is_source and user.has_perm("articles.add_article")
        )
    if verb in PUBLISHING | FRONT_PAGES:
        return user.has_perm(_name("publish", language))
    if verb == "name_translator":
        return may(user, "save_text", article, language) or may(user, "publish", article, language)
    if verb in LOCKS:
        return user.has_perm(_name("publish", article.source_language))
    if verb in PLAIN:
        return user.has_perm(f"articles.{PLAIN[verb]}")
    raise ValueError(verb)


def check(user, verb, article=None, language=None):
    """Raises PermissionDenied with a sentence unless the user may."""
    if not may(user, verb, article, language):
        raise PermissionDenied(_("Your account does not have the right to do this."))


def _name(verb, language):
    return f"articles.{codename(verb, language)}"
