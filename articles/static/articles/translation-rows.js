// The fields of the side-by-side page: a small editor for each row of the body, made when its
// row comes near, and one way to read, fill and focus a field whatever it is.
import { makeEditor } from "story-editor/made"

const editors = new Map()
const form = document.querySelector("#translation")
const body = form?.querySelector("[data-body]")
const extensions = JSON.parse(form?.dataset.editorExtensions ?? "{}")

export const fields = () => [
  ...form.querySelectorAll("[data-row-text], [data-plain-text]"),
]
export const lineOf = (element) => element?.closest?.("[data-row]")
export const fieldOf = (line) => line?.querySelector("[data-row-text], [data-plain-text]")
export const editorOf = (field) => editors.get(field)
export const lineAt = (key) => form.querySelector(`[data-row="${CSS.escape(key)}"]`)

// The rows near the window are made into editors; a row that gets the focus earlier, at once.
export function startRows() {
  if (!body) return
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) upgrade(target)
    },
    { rootMargin: "800px" },
  )
  for (const textarea of body.querySelectorAll("[data-row-text]")) {
    near.observe(textarea)
    textarea.addEventListener("focus", () => upgrade(textarea)?.commands.focus(), { once: true })
  }
}

export function upgrade(textarea) {
  if (!textarea.matches("[data-row-text]")) return null
  if (!editors.has(textarea)) {
    const label = textarea.getAttribute("aria-label")
    editors.set(textarea, makeEditor(textarea, { extensions, label }))
  }
  return editors.get(textarea)
}

export function setHtml(textarea, html) {
  const editor = editors.get(textarea)
  if (editor) {
    editor.commands.setContent(html, { emitUpdate: true })
  } else {
    textarea.value = html
    textarea.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

// Instead of what the field holds where `whole`, else where the cursor stands.
export function insert(field, { html, text, whole = false }) {
  const editor = upgrade(field)
  if (editor && whole) {
    setHtml(field, html)
    editor.commands.focus("end")
  } else if (editor) {
    editor.chain().focus().insertContent({ type: "text", text }).run()
  } else {
    const [start, end] = whole ? [0, field.value.length] : [field.selectionStart, field.selectionEnd]
    field.focus()
    field.setRangeText(text, start, end, "end")
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

export function focusField(field, where = "end") {
  if (!field) return
  const editor = upgrade(field)
  if (editor) editor.commands.focus(where)
  else field.focus()
  lineOf(field).scrollIntoView({ block: "nearest" })
}

const blocksOf = (textarea) => {
  const editor = upgrade(textarea)
  const holder = new DOMParser().parseFromString(editor.isEmpty ? "" : editor.getHTML(), "text/html")
  return [...holder.body.children].map((element) => element.outerHTML)
}

// The first block of a row goes to the end of the row above, or its last to the start of the one
// below; the server does the same for the buttons' values.
export function moveBlock(line, isUp) {
  const rows = [...body.querySelectorAll("[data-row]")]
  const other = rows[rows.indexOf(line) + (isUp ? -1 : 1)]
  const [from, to] = [fieldOf(line), fieldOf(other)]
  if (!from || !to) return false
  const [mine, theirs] = [blocksOf(from), blocksOf(to)]
  if (!mine.length) return false
  if (isUp) theirs.push(mine.shift())
  else theirs.unshift(mine.pop())
  setHtml(from, mine.join(""))
  setHtml(to, theirs.join(""))
  focusField(to, isUp ? "end" : "start")
  return true
}
