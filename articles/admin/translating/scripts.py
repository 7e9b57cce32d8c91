"""What the page's scripts need: themselves, the editor's extensions and their words."""

import json

from django.forms import Script
from django.utils.translation import gettext as _
from django_prose_editor.widgets import prose_editor_admin_media
from js_asset import ImportMap, Media

from articles.admin import editor
from articles.text import blocks

PARTS = ("autosave", "blocks", "checks", "help", "keys", "rows", "toolbar")


def media():
    """The words come before the editor's own modules, which look for them when they load."""
    parts = {f"translation/{part}": f"articles/translation-{part}.js" for part in PARTS}
    own = Media(
        importmap=ImportMap(editor.MODULES | parts),
        js=[Script("articles/translation.js", type="module")],
    )
    words_first = Media(js=[Script("articles/editor-words.js", type="module")])
    return words_first + prose_editor_admin_media + own


def extensions():
    return json.dumps(blocks.EXTENSIONS)


def words():
    """The words of the page's scripts and of its editors, by the names they give them."""
    return json.dumps(
        editor.words()
        | {
            "findings": _("%(errors)s to mend, %(warnings)s to look at"),
            "insert": _("Put in this translation"),
            "insertTerm": _("Put in this form"),
            "matches": _("Earlier translations: %(count)s"),
            "loggedOut": _("Not kept: you are logged out. Log in in another tab and go on here."),
            "sayWhy": _("Say why this may stand."),
            "notKept": _("Not kept yet: no connection. It is tried again."),
        }
    )


def keys():
    """Pairs of keys and what they do, as the page's dialog lists them."""
    return [
        ("Ctrl + Enter", _("To the next field")),
        ("Ctrl + Shift + Enter", _("To the field before")),
        ("Alt + Page ↓", _("To the next change of the original")),
        ("Alt + Page ↑", _("To the change before")),
        ("Alt + 1 … 9", _("Put in an earlier translation")),
        ("Alt + T", _("Put in the next form of the glossary")),
        ("Alt + ↑", _("Move the first paragraph to the field above")),
        ("Alt + ↓", _("Move the last paragraph to the field below")),
        ("Backspace", _("At the start of a field: join it with the one above")),
        ("Ctrl + B, Ctrl + I, Ctrl + K", _("Bold, italic, link")),
        ("Alt + F10", _("To the toolbar; Esc leads back")),
        ("Esc", _("Close the earlier translations")),
        ("Ctrl + S", _("Save")),
    ]
