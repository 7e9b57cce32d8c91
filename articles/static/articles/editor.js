// Turns a story's textarea into an editor that writes in the story's own language and direction.
import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Extension,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Italic,
  Link,
  ListItem,
  Menu,
  OrderedList,
  Paragraph,
  Text,
  createTextareaEditor,
} from "django-prose-editor/editor"
import { withoutStyles } from "story-editor/pasted"

const OFFERED = {
  Blockquote,
  Bold,
  BulletList,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Italic,
  Link,
  ListItem,
  OrderedList,
}
const ALWAYS = [Document, Dropcursor, Gapcursor, Paragraph, Text]
const MENU = [
  { group: "headings" },
  { group: "marks" },
  { group: "link" },
  { group: "lists" },
  { group: "nodes -headings -lists -blockType" },
  { group: "history" },
]

// The page's policy allows the editor's own style only with the page's nonce.
const nonce = document.querySelector("script[nonce]")?.nonce

for (const textarea of document.querySelectorAll("[data-django-prose-editor-story]")) {
  start(textarea)
}

function start(textarea) {
  const words = JSON.parse(textarea.dataset.editorWords)
  const { extensions } = JSON.parse(textarea.dataset.djangoProseEditorStory)
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  const attributes = {
    "aria-label": label?.textContent.trim() ?? "",
    "aria-multiline": "true",
    dir: textarea.dir,
    lang: textarea.lang,
    role: "textbox",
  }
  const surroundings = Extension.create({
    name: "surroundings",
    onBeforeCreate({ editor }) {
      editor.options.injectNonce = nonce
      editor.options.editorProps = { attributes, transformPastedHTML: withoutStyles }
    },
  })
  const chosen = Object.entries(extensions)
    .filter(([name, options]) => options && name in OFFERED)
    .map(([name, options]) =>
      typeof options === "object" ? OFFERED[name].configure(options) : OFFERED[name],
    )
  const editor = createTextareaEditor(textarea, [
    ...ALWAYS,
    ...chosen,
    Menu.configure({ groups: MENU }),
    surroundings,
  ])
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
