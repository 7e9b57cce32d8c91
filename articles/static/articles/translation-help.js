// Help for the line in which the cursor stands: earlier translations in a dock at the foot of the
// window, each to be put in by its number, and the glossary's forms by a press.
import { fieldOf, insert, lineOf } from "translation/rows"

const PAUSE = 200
const dock = document.querySelector("[data-help-dock]")
const asked = new Map()
let line = null
let timer

export const matches = () => [...(dock?.querySelectorAll("[data-match]") ?? [])]

export function insertMatch(number) {
  const match = matches()[number - 1]
  if (!match || !line) return false
  insert(fieldOf(line), { html: match.dataset.html, text: match.textContent, whole: true })
  return true
}

// The next form of the glossary that the translation doesn't have yet.
export function insertTerm() {
  const field = fieldOf(line)
  if (!field) return false
  const forms = [...line.querySelectorAll("[data-term]")].map((term) => term.textContent)
  const missing = forms.find((form) => !field.value.includes(form))
  if (!missing) return false
  insert(field, { text: missing })
  return true
}

export function startHelp(form, words) {
  for (const term of form.querySelectorAll("[data-term]")) pressable(term, words)
  if (!dock) return
  form.addEventListener("focusin", (event) => {
    const here = lineOf(event.target)
    if (!here || here === line || !fieldOf(here)) return
    line = here
    clearTimeout(timer)
    timer = setTimeout(() => show(form, words), PAUSE)
  })
  dock.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]")
    if (button) insertMatch(Number(button.dataset.insert))
    if (event.target.closest("[data-close-dock]")) dock.hidden = true
  })
}

async function show(form, words) {
  const here = line
  const key = here.dataset.row
  if (!asked.has(key)) asked.set(key, ask(form.dataset.help, key))
  const html = await asked.get(key)
  if (html === null) asked.delete(key)
  if (here !== line) return
  const shown = dock.querySelector("[data-dock-shown]")
  shown.innerHTML = html ?? ""
  for (const [index, match] of matches().entries()) {
    const button = document.createElement("button")
    button.type = "button"
    button.dataset.insert = index + 1
    button.title = words.insert
    button.innerHTML = `<kbd>Alt</kbd> <kbd>${index + 1}</kbd>`
    button.setAttribute("aria-label", `${words.insert} ${index + 1}`)
    button.addEventListener("mousedown", (event) => event.preventDefault())
    match.before(button)
  }
  dock.hidden = matches().length === 0
}

async function ask(address, key) {
  const url = new URL(address, location.href)
  url.searchParams.set("key", key)
  const response = await fetch(url).catch(() => null)
  return response?.ok ? response.text() : null
}

function pressable(term, words) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "term-insert"
  button.title = words.insertTerm
  term.replaceWith(button)
  button.append(term)
  button.addEventListener("click", () => {
    insert(fieldOf(lineOf(button)), { text: term.textContent })
  })
}
