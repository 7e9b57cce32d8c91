// One toolbar for all rows: it acts on the row in which the cursor stands.
import { editorOf, fieldOf, lineOf } from "translation/rows"

const ITEMS = [
  ["bold", "format_bold", (chain) => chain.toggleBold(), "bold"],
  ["italic", "format_italic", (chain) => chain.toggleItalic(), "italic"],
  ["link", "insert_link", (chain) => chain.addLink(), "link"],
  ["unlink", "link_off", (chain) => chain.unsetLink(), null],
  ["heading2", "title", (chain) => chain.toggleHeading({ level: 2 }), ["heading", { level: 2 }]],
  ["bulletList", "format_list_bulleted", (chain) => chain.toggleBulletList(), "bulletList"],
  ["orderedList", "format_list_numbered", (chain) => chain.toggleOrderedList(), "orderedList"],
  ["blockquote", "format_quote", (chain) => chain.toggleBlockquote(), "blockquote"],
  ["history:undo", "undo", (chain) => chain.undo(), null],
  ["history:redo", "redo", (chain) => chain.redo(), null],
]

export function startToolbar(form, words) {
  const place = form.querySelector("[data-toolbar]")
  if (!place) return
  let current = null
  place.setAttribute("role", "toolbar")
  place.setAttribute("aria-label", words.toolbar)
  const buttons = ITEMS.map(([name, icon, command, active]) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "material-icons"
    button.textContent = icon
    button.title = words[name]
    button.dataset.name = name
    button.setAttribute("aria-label", words[name])
    // The cursor stays where it is.
    button.addEventListener("mousedown", (event) => event.preventDefault())
    button.addEventListener("click", () => current && command(current.chain().focus()).run())
    place.append(button)
    return { button, active }
  })
  const show = () => {
    place.hidden = current === null
    for (const { button, active } of buttons) {
      const isOn = current && active && current.isActive(...[active].flat())
      if (active) button.setAttribute("aria-pressed", String(Boolean(isOn)))
    }
  }
  const watched = new WeakSet()
  form.addEventListener("focusin", (event) => {
    if (place.contains(event.target)) return
    current = editorOf(fieldOf(lineOf(event.target))) ?? null
    if (current && !watched.has(current)) {
      watched.add(current)
      current.on("transaction", show)
    }
    show()
  })
  show()
}
