// One toolbar for all rows: it acts on the row in which the cursor stands.
import { editorOf, fieldOf, lineOf } from "translation/rows"

const isInLink = (editor) => editor.isActive("link")
// Name, icon, what it does, what it is pressed in, and when it can be used where not always.
const ITEMS = [
  ["bold", "format_bold", (chain) => chain.toggleBold(), ["bold"]],
  ["italic", "format_italic", (chain) => chain.toggleItalic(), ["italic"]],
  ["link", "insert_link", (chain) => chain.addLink(), ["link"], hasWords],
  ["unlink", "link_off", (chain) => chain.unsetLink(), null, isInLink],
  ["heading2", "title", heading(2), ["heading", { level: 2 }]],
  ["heading3", "title", heading(3), ["heading", { level: 3 }]],
  ["bulletList", "format_list_bulleted", (chain) => chain.toggleBulletList(), ["bulletList"]],
  ["orderedList", "format_list_numbered", (chain) => chain.toggleOrderedList(), ["orderedList"]],
  ["blockquote", "format_quote", (chain) => chain.toggleBlockquote(), ["blockquote"]],
  ["history:undo", "undo", (chain) => chain.undo(), null, (editor) => editor.can().undo()],
  ["history:redo", "redo", (chain) => chain.redo(), null, (editor) => editor.can().redo()],
]
const place = document.querySelector("[data-toolbar]")
let current = null

function heading(level) {
  return (chain) => chain.toggleHeading({ level })
}

function hasWords(editor) {
  return !editor.state.selection.empty || isInLink(editor)
}

export function startToolbar(form, words) {
  if (!place) return
  place.setAttribute("role", "toolbar")
  place.setAttribute("aria-label", words.toolbar)
  const items = ITEMS.map((item) => ({ item, button: made(item, words) }))
  place.append(...items.map(({ button }) => button))
  place.addEventListener("keydown", step)
  const watched = new WeakSet()
  const show = () => showState(items)
  form.addEventListener("focusin", (event) => {
    if (place.contains(event.target)) return
    current = editorOf(fieldOf(lineOf(event.target))) ?? null
    if (current && !current.view.dom.contains(event.target)) current = null
    if (current && !watched.has(current)) {
      watched.add(current)
      current.on("transaction", show)
    }
    show()
  })
  show()
}

// The toolbar's way in and out for the keyboard, as the ARIA pattern for toolbars has it.
export function focusToolbar() {
  if (!current) return false
  place.querySelector("button:not([aria-disabled=true])").focus()
  return true
}

function step(event) {
  const buttons = [...place.querySelectorAll("button")]
  const isRtl = getComputedStyle(place).direction === "rtl"
  const steps = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }
  if (event.key === "Escape") current?.view.focus()
  else if (event.key in steps) {
    const at = buttons.indexOf(event.target) + steps[event.key]
    buttons.at(at % buttons.length).focus()
  } else return
  event.preventDefault()
  event.stopPropagation()
}

function made([name, icon, command, , isUsable], words) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "material-icons"
  button.textContent = icon
  button.title = words[name]
  button.dataset.name = name
  button.tabIndex = -1
  button.setAttribute("aria-label", words[name])
  // The cursor stays where it is.
  button.addEventListener("mousedown", (event) => event.preventDefault())
  button.addEventListener("click", () => {
    if (!current || isUsable?.(current) === false) return
    current.view.focus()
    command(current.chain()).run()
  })
  return button
}

function showState(items) {
  place.hidden = current === null
  if (!current) return
  for (const { item, button } of items) {
    const [, , , active, isUsable] = item
    if (active) button.setAttribute("aria-pressed", String(current.isActive(...active)))
    if (isUsable) button.setAttribute("aria-disabled", String(!isUsable(current)))
  }
  const [first] = items
  first.button.tabIndex = 0
}
