"""The editor for a story's body: a textarea that becomes ProseMirror where there is JavaScript."""

import json

from django.forms import Script
from django.utils.translation import gettext as _
from django_prose_editor.widgets import AdminProseEditorWidget, prose_editor_admin_media
from js_asset import ImportMap, Media

from articles.text import blocks

# The editor's modules by the names under which they import each other.
MODULES = {
    "desk/photo-picker": "articles/photo-picker.js",
    "story-editor/figure": "articles/editor-figure.js",
    "story-editor/made": "articles/editor-made.js",
    "story-editor/pasted": "articles/editor-pasted.js",
}


class StoryEditor(AdminProseEditorWidget):
    """Offers what blocks.EXTENSIONS names, in the language that the textarea's attributes say."""

    def __init__(self, attrs=None):
        super().__init__(attrs, config={"extensions": blocks.EXTENSIONS}, preset="story")

    @property
    def media(self):
        # The words stand before the editor's own modules, which look for them when they load.
        words_first = Media(js=[Script("articles/editor-words.js", type="module")])
        own = Media(
            importmap=ImportMap(MODULES),
            js=[Script("articles/editor.js", type="module")],
        )
        return words_first + prose_editor_admin_media + own

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-editor-words"] = json.dumps(words())
        return context


def words():
    """The editor's own words, by the names that its modules give them."""
    return {
        "heading2": _("Heading"),
        "heading3": _("Smaller heading"),
        "paragraph": _("Paragraph"),
        "bulletList": _("List"),
        "orderedList": _("Numbered list"),
        "blockquote": _("Quote"),
        "horizontalRule": _("Rule"),
        "photo": _("Photo"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "link": _("Link"),
        "unlink": _("Remove link"),
        "history:undo": _("Undo"),
        "history:redo": _("Redo"),
        "toolbar": _("Format"),
        "URL": _("Web address"),
        "Title": _("Title"),
        "Edit Link": _("Link"),
        "Update": _("Save"),
        "Cancel": _("Cancel"),
    }
