// The fields of the side-by-side page: a small editor for each row of the body, and one way to
// read, fill and focus a field whatever it is.
import { makeEditor } from "story-editor/made"

const editors = new Map()
let more = []
const form = document.querySelector("#translation")
const body = form?.querySelector("[data-body]")
const extensions = JSON.parse(form?.dataset.editorExtensions ?? "{}")
const FIELD = "[data-row-text], [data-plain-text]"

// What a row without text starts as: the kind of its paragraph in the original.
const KINDS = {
  "line-h2": (commands) => commands.setNode("heading", { level: 2 }),
  "line-h3": (commands) => commands.setNode("heading", { level: 3 }),
  "line-ul": (commands) => commands.toggleBulletList(),
  "line-ol": (commands) => commands.toggleOrderedList(),
  "line-blockquote": (commands) => commands.toggleBlockquote(),
}

export const fields = () => [...form.querySelectorAll(FIELD)]
export const lineOf = (element) => element?.closest?.("[data-row]")
export const fieldOf = (line) => line?.querySelector(FIELD)
export const editorOf = (field) => editors.get(field)
export const lineAt = (key) => form.querySelector(`[data-row="${CSS.escape(key)}"]`)
export const isText = (element) => element.matches(`${FIELD}, [type=checkbox]`)

// The rows near the window are made into editors first, the others when there is time for it; a
// row that gets the focus earlier, at once.
// `added` are further extensions of each editor.
export function startRows(added) {
  if (!body) return
  more = added
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) upgrade(target)
    },
    { rootMargin: "800px" },
  )
  const rows = [...body.querySelectorAll("[data-row-text]")]
  for (const textarea of rows) {
    near.observe(textarea)
    textarea.addEventListener("focus", () => focusField(textarea), { once: true })
  }
  whenIdle(rows)
}

function whenIdle(rows) {
  const wait = window.requestIdleCallback ?? ((run) => setTimeout(run, 50))
  wait((deadline) => {
    do upgrade(rows.shift())
    while (rows.length && deadline?.timeRemaining() > 10)
    if (rows.length) whenIdle(rows)
  })
}

// The editor of a row; null for a field that has none.
export function upgrade(textarea) {
  if (!textarea?.matches("[data-row-text]")) return null
  if (!editors.has(textarea)) {
    const label = textarea.getAttribute("aria-label")
    const editor = makeEditor(textarea, { extensions, label, more })
    editors.set(textarea, editor)
    if (editor.isEmpty) shape(editor, lineOf(textarea))
  }
  return editors.get(textarea)
}

function shape(editor, line) {
  const kind = Object.keys(KINDS).find((name) => line.classList.contains(name))
  if (!kind) return
  const chain = editor.chain().setMeta("preventUpdate", true).setMeta("addToHistory", false)
  KINDS[kind](chain).run()
}

// Instead of what the field holds where `whole`, else where the cursor stands.
export function insert(field, { html, text, whole = false }) {
  const editor = upgrade(field)
  if (editor && whole) {
    editor.commands.setContent(html, { emitUpdate: true })
    setCursor(editor, "end")
  } else if (editor) {
    editor.commands.insertContent({ type: "text", text })
    editor.view.focus()
  } else {
    field.focus()
    if (whole) field.select()
    // The one way that the browser's own undo knows of.
    document.execCommand("insertText", false, text)
  }
}

// At once: the editor's own way waits for a frame, in which quick fingers write elsewhere.
function setCursor(editor, where) {
  const { doc, selection, tr } = editor.state
  const edge = { start: "atStart", end: "atEnd" }[where]
  if (edge) editor.view.dispatch(tr.setSelection(selection.constructor[edge](doc)))
  else editor.commands.setTextSelection(where)
  editor.view.focus()
  editor.commands.scrollIntoView()
}

// `where` is "start", "end", or a position in an editor.
export function focusField(field, where = "end") {
  if (!field) return
  const editor = upgrade(field)
  if (editor) setCursor(editor, where)
  else field.focus()
  lineOf(field).scrollIntoView({ block: "nearest" })
}

// Marks words in a field as if somebody had drawn over them; at the end where they don't stand.
export function focusWords(field, words) {
  const editor = upgrade(field)
  focusField(field)
  if (!words) return
  if (!editor) {
    const start = field.value.indexOf(words)
    if (start >= 0) field.setSelectionRange?.(start, start + words.length)
    return
  }
  let from = -1
  editor.state.doc.descendants((node, position) => {
    if (from < 0 && node.isTextblock) {
      const start = node.textBetween(0, node.content.size, null, "\n").indexOf(words)
      if (start >= 0) from = position + 1 + start
    }
  })
  if (from >= 0) editor.commands.setTextSelection({ from, to: from + words.length })
}
