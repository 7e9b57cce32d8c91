// Paragraphs on their way between rows: moved whole, or joined with the one above. Such a step
// stays out of the rows' own undo, which could only take back one half of it.
import { fieldOf, focusField, lineOf, upgrade } from "translation/rows"

// Words pass by the lines of pictures, which have no field.
const rows = () => [...document.querySelectorAll("[data-body] [data-row]")].filter(fieldOf)
const editorIn = (line) => upgrade(fieldOf(line))

function beside(line, step) {
  const all = rows()
  const at = all.indexOf(line)
  return at < 0 ? undefined : all[at + step]
}

function write(editor, change) {
  const { tr } = editor.state
  change(tr)
  editor.view.dispatch(tr.setMeta("addToHistory", false))
}

function take(editor, isFirst) {
  const { doc } = editor.state
  const block = isFirst ? doc.firstChild : doc.lastChild
  const start = isFirst ? 0 : doc.content.size - block.nodeSize
  write(editor, (tr) => tr.delete(start, start + block.nodeSize))
}

// Rows have a schema each: what goes over is made anew.
const anew = (editor, node) => editor.schema.nodeFromJSON(node.toJSON())

function give(editor, block, isAtEnd) {
  const { size } = editor.state.doc.content
  const made = anew(editor, block)
  if (editor.isEmpty) write(editor, (tr) => tr.replaceWith(0, size, made))
  else write(editor, (tr) => tr.insert(isAtEnd ? size : 0, made))
}

// The first block of a row goes to the end of the row above, or its last to the start of the one
// below; the server does the same for the buttons' values.
export function moveBlock(line, isUp) {
  const from = editorIn(line)
  const other = beside(line, isUp ? -1 : 1)
  const to = editorIn(other)
  if (!from || !to || from.isEmpty) return false
  const { firstChild, lastChild } = from.state.doc
  give(to, isUp ? firstChild : lastChild, isUp)
  take(from, isUp)
  focusField(fieldOf(other), isUp ? "end" : "start")
  return true
}

// The row's first block goes on where the last one of the row above ends; so does the cursor.
export function joinAbove(line) {
  const above = beside(line, -1)
  const [here, there] = [editorIn(line), editorIn(above)]
  if (!here || !there) return false
  const end = there.state.doc.content.size
  if (here.isEmpty) {
    focusField(fieldOf(above))
    return true
  }
  const first = here.state.doc.firstChild
  if (there.isEmpty || !first.isTextblock || !there.state.doc.lastChild.isTextblock) {
    const at = there.isEmpty ? "start" : end + 1
    moveBlock(line, true)
    focusField(fieldOf(above), at)
    return true
  }
  const words = []
  first.forEach((node) => words.push(anew(there, node)))
  write(there, (tr) => tr.insert(end - 1, words))
  take(here, true)
  focusField(fieldOf(above), end - 1)
  return true
}

export const joinBelow = (line) => {
  const below = beside(line, 1)
  return below ? joinAbove(below) : false
}

// Where the cursor stands in a row: nothing can be deleted backwards, or forwards.
export function isAtStart({ state: { doc, selection } }) {
  return selection.empty && selection.from === 1 && doc.firstChild.type.name === "paragraph"
}

export function isAtEnd({ state: { doc, selection } }) {
  return selection.empty && selection.to === doc.content.size - 1 && doc.lastChild.isTextblock
}

// The cursor is in the row's last line, or in its first where `step` is -1.
export function isAtEdge({ state: { doc, selection }, view }, step) {
  const edge = step > 0 ? selection.constructor.atEnd(doc) : selection.constructor.atStart(doc)
  const isThere = selection.empty && edge.$head.sameParent(selection.$head)
  return isThere && view.endOfTextblock(step > 0 ? "down" : "up")
}

// A row's buttons for moving are there while there is something to move, and somewhere to go.
export function startMoving(form) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]")
    if (!button) return
    moveBlock(lineOf(button), button.dataset.move === "up")
    event.preventDefault()
  })
  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-row-text]")) showButtons(lineOf(event.target))
  })
}

function showButtons(line) {
  const hasText = fieldOf(line).value.trim() !== ""
  for (const button of line.querySelectorAll("[data-move]")) {
    button.hidden = !hasText || !beside(line, button.dataset.move === "up" ? -1 : 1)
  }
}
