// The keyboard's ways round the page; the dialog lists them.
import { Extension } from "django-prose-editor/editor"
import { isAtEdge, isAtEnd, isAtStart, joinAbove, joinBelow, moveBlock } from "translation/blocks"
import { closeDock, insertMatch, insertTerm } from "translation/help"
import { fieldOf, fields, focusField, lineAt, lineOf } from "translation/rows"
import { focusToolbar } from "translation/toolbar"

// Between the rows as inside of one text: an extension of each row's editor.
export const betweenRows = Extension.create({
  name: "betweenRows",
  priority: 1000,
  addKeyboardShortcuts() {
    const { editor } = this
    const here = () => lineOf(editor.view.dom)
    const leave = (step) =>
      isAtEdge(editor, step) && go(fields(), editor.view.dom, step, { isToStart: step > 0 })
    return {
      ArrowDown: () => leave(1),
      ArrowUp: () => leave(-1),
      Backspace: () => isAtStart(editor) && joinAbove(here()),
      Delete: () => isAtEnd(editor) && joinBelow(here()),
    }
  },
})

export function startKeys(form) {
  const dialog = document.querySelector("[data-keys]")
  if (/Mac|iP/.test(navigator.platform)) nameMacKeys(dialog)
  for (const button of form.querySelectorAll("[data-keys-open]")) {
    button.hidden = false
    button.addEventListener("click", () => dialog.showModal())
  }
  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-next-change]")
    if (link) follow(link.hash, event)
  })
  // Before the editors see them.
  const keydown = (event) => press(form, event) && event.preventDefault()
  document.addEventListener("keydown", keydown, true)
  // A finger would get the screen's keyboard with it.
  if (matchMedia("(pointer: fine)").matches) goOn(form)
}

function nameMacKeys(dialog) {
  for (const key of dialog.querySelectorAll("kbd")) {
    key.textContent = key.textContent.replaceAll("Ctrl", "⌘").replaceAll("Alt", "⌥")
  }
}

// After a step the page comes back at its line: there one goes on.
function goOn(form) {
  follow(location.hash)
  // The browser gives the focus to the line itself, some time while it loads.
  const again = ({ target }) => target.id === location.hash.slice(1) && focusField(fieldOf(target))
  form.addEventListener("focusin", again)
  const stop = () => form.removeEventListener("focusin", again)
  for (const type of ["keydown", "pointerdown"]) {
    document.addEventListener(type, stop, { capture: true, once: true })
  }
}

function follow(hash, event) {
  const line = lineAt(hash.slice(1))
  if (!fieldOf(line)) return
  event?.preventDefault()
  line.scrollIntoView()
  focusField(fieldOf(line))
}

function press(form, event) {
  if (event.isComposing || event.target.closest("dialog")) return false
  const isCommand = event.ctrlKey || event.metaKey
  if (isCommand && !event.altKey) return pressCommand(form, event)
  if (event.key === "Escape") return closeDock()
  return event.altKey && !isCommand && pressAlt(form, event)
}

function pressCommand(form, event) {
  if (event.code === "KeyS") return save(form)
  if (event.key === "Enter") return go(fields(), event.target, event.shiftKey ? -1 : 1)
  return false
}

function pressAlt(form, event) {
  const line = lineOf(event.target)
  if (/^Digit[1-9]$/.test(event.code)) return insertMatch(Number(event.code.slice(5)))
  if (event.code === "KeyT") return insertTerm(line)
  if (event.code === "F10") return focusToolbar()
  if (event.code === "PageDown" || event.code === "PageUp") {
    const open = [...form.querySelectorAll("[data-open]")].map(fieldOf).filter(Boolean)
    return go(open, event.target, event.code === "PageUp" ? -1 : 1, { isRound: true })
  }
  if (event.code === "ArrowUp" || event.code === "ArrowDown") {
    return Boolean(line) && moveBlock(line, event.code === "ArrowUp")
  }
  return false
}

function save(form) {
  form.requestSubmit(form.querySelector("[data-bar] [value=save]"))
  return true
}

// To the next of these fields in the page's order, round to the first where `isRound`.
function go(wanted, from, step, { isRound = false, isToStart = false } = {}) {
  const order = fields()
  const at = order.indexOf(fieldOf(lineOf(from)))
  const after = wanted.filter((field) => (order.indexOf(field) - at) * step > 0)
  const next = step > 0 ? after[0] : after.at(-1)
  const target = next ?? (isRound ? wanted.at(step > 0 ? 0 : -1) : null)
  if (target) focusField(target, isToStart ? "start" : "end")
  return Boolean(target)
}
