// The keyboard's ways round the page; the dialog lists them.
import { insertMatch, insertTerm } from "translation/help"
import { fields, fieldOf, focusField, lineOf, moveBlock } from "translation/rows"

export function startKeys(form) {
  const dialog = document.querySelector("[data-keys]")
  for (const button of form.querySelectorAll("[data-keys-open]")) {
    button.hidden = false
    button.addEventListener("click", () => dialog.showModal())
  }
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]")
    if (button && moveBlock(lineOf(button), button.dataset.move === "up")) event.preventDefault()
    const next = event.target.closest("[data-next-change]")
    if (next) setTimeout(() => focusField(fieldOf(lineOf(form.querySelector(":target")))))
  })
  // Before the editors see them.
  form.addEventListener("keydown", (event) => press(form, event) && event.preventDefault(), true)
}

function press(form, event) {
  const isCommand = event.ctrlKey || event.metaKey
  const line = lineOf(event.target)
  if (isCommand && !event.altKey && event.code === "KeyS") return save(form)
  if (isCommand && event.key === "Enter") return go(fields(), event.target, event.shiftKey ? -1 : 1)
  if (!event.altKey || isCommand) return false
  if (/^Digit[1-9]$/.test(event.code)) return insertMatch(Number(event.code.slice(5)))
  if (event.code === "KeyT") return insertTerm()
  if (event.code === "PageDown" || event.code === "PageUp") {
    const open = [...form.querySelectorAll("[data-open]")].map(fieldOf).filter(Boolean)
    return go(open, event.target, event.code === "PageUp" ? -1 : 1, true)
  }
  if (line && ["ArrowUp", "ArrowDown"].includes(event.code)) {
    return moveBlock(line, event.code === "ArrowUp")
  }
  return false
}

function save(form) {
  form.requestSubmit(form.querySelector("[data-bar] [value=save]"))
  return true
}

// To the next of these fields in the page's order, round to the first where `isRound`.
function go(wanted, from, step, isRound = false) {
  const here = fieldOf(lineOf(from))
  const order = fields()
  const at = order.indexOf(here)
  const after = wanted.filter((field) => (order.indexOf(field) - at) * step > 0)
  const next = step > 0 ? after[0] : after.at(-1)
  const target = next ?? (isRound ? wanted.at(step > 0 ? 0 : -1) : null)
  if (target) focusField(target)
  return Boolean(target)
}
