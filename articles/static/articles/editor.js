// Turns a story's textarea into an editor with a menu.
import { Menu } from "django-prose-editor/editor"
import { makeEditor } from "story-editor/made"

const MENU = [
  { group: "headings" },
  { group: "marks" },
  { group: "link" },
  { group: "lists" },
  { group: "nodes -headings -lists -blockType" },
  { group: "photos" },
  { group: "history" },
]

for (const textarea of document.querySelectorAll("[data-django-prose-editor-story]")) {
  start(textarea)
}

function start(textarea) {
  const words = JSON.parse(textarea.dataset.editorWords)
  const { extensions } = JSON.parse(textarea.dataset.djangoProseEditorStory)
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  const editor = makeEditor(textarea, {
    extensions,
    label: label?.textContent.trim() ?? "",
    more: [Menu.configure({ groups: MENU })],
  })
  editor.on("create", () => nameButtons(textarea.closest(".prose-editor"), words))
  label?.addEventListener("click", () => editor.commands.focus())
}

function nameButtons(box, words) {
  const toolbar = box.querySelector(".prose-menubar")
  toolbar.setAttribute("role", "toolbar")
  toolbar.setAttribute("aria-label", words.toolbar)
  for (const button of toolbar.querySelectorAll("button[data-name]")) {
    const word = words[button.dataset.name]
    if (!word) continue
    button.title = word
    button.setAttribute("aria-label", word)
  }
}
