// One textarea made into an editor that writes in the text's own language and direction.
import {
  Blockquote,
  Bold,
  BulletList,
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
  OrderedList,
  Paragraph,
  Text,
  createDocument,
  createTextareaEditor,
} from "django-prose-editor/editor"
import { Figure, StoryDocument } from "story-editor/figure"
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
const ALWAYS = [Dropcursor, Figure, Gapcursor, Paragraph, StoryDocument, Text]

// The page's policy allows the editor's own style only with the page's nonce.
const nonce = document.querySelector("script[nonce]")?.nonce

// The browser tells of a moved cursor when it finds time for it, which quick fingers are ahead of:
// before anything is answered, the editor looks for itself where its cursor stands. On getting the
// focus as well, a moment before it would put the cursor back to where it last knew it.
const TOLD_LATE = 20
const lookForCursor = () => document.activeElement?.editor?.view.domObserver.flush()
for (const type of ["keydown", "mousedown"]) {
  document.addEventListener(type, (event) => event.isComposing || lookForCursor(), true)
}
document.addEventListener("focus", () => setTimeout(lookForCursor, TOLD_LATE), true)

// `extensions` is what articles/text/blocks.py names; `more` are Tiptap extensions of the caller's.
export function makeEditor(textarea, { extensions, label, more = [] }) {
  const attributes = {
    "aria-label": label,
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
  const wasHere = document.activeElement === textarea && textarea.selectionStart
  const editor = createTextareaEditor(textarea, [...ALWAYS, ...chosen, ...more, surroundings])
  if (wasHere !== false) goOn(editor, textarea.value.slice(0, wasHere))
  return editor
}

// Who was writing in the textarea goes on where they were: behind the same words.
function goOn(editor, before) {
  const { from } = editor.state.selection.constructor.atEnd(createDocument(before, editor.schema))
  editor.commands.setTextSelection(from)
  editor.view.focus()
}
