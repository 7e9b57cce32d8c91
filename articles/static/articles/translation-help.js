// Help for the line in which the cursor stands: earlier translations in a dock at the foot of the
// window, each to be put in by its number, and the glossary's forms by a press.
import { fieldOf, focusField, insert, lineOf } from "translation/rows"

const PAUSE = 200
const dock = document.querySelector("[data-help-dock]")
const asked = new Map()
let line = null
let timer

const matches = () => [...(dock?.querySelectorAll("[data-match]") ?? [])]

export function insertMatch(number) {
  const match = dock?.hidden ? null : matches()[number - 1]
  if (!match || !line) return false
  insert(fieldOf(line), { html: match.dataset.html, text: match.textContent, whole: true })
  return true
}

// The next form of the glossary that the translation doesn't have yet.
export function insertTerm(here) {
  const field = fieldOf(here)
  if (!field) return false
  const forms = [...here.querySelectorAll("[data-term]")].map((term) => term.textContent)
  const missing = forms.find((form) => !field.value.includes(form))
  if (!missing) return false
  insert(field, { text: missing })
  return true
}

export function closeDock() {
  if (!dock || dock.hidden) return false
  const hadFocus = dock.contains(document.activeElement)
  dock.hidden = true
  if (hadFocus) focusField(fieldOf(line))
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
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-help-for]")
    if (!button) return
    event.preventDefault()
    line = lineOf(button)
    show(form, words, true)
  })
  dock.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]")
    if (button) insertMatch(Number(button.dataset.insert))
    if (event.target.closest("[data-close-dock]")) closeDock()
  })
  dock.addEventListener("keydown", (event) => event.key === "Escape" && closeDock())
}

// Who asks for help is told as well that there is none.
async function show(form, words, isAsked = false) {
  const here = line
  const key = here.dataset.row
  if (!asked.has(key)) asked.set(key, ask(form.dataset.help, key))
  const html = await asked.get(key)
  if (html === null) asked.delete(key)
  if (here !== line) return
  dock.querySelector("[data-dock-shown]").innerHTML = html ?? ""
  const found = matches()
  for (const [index, match] of found.entries()) {
    match.closest(".match").querySelector(".match-facts").prepend(inserting(index + 1, words))
  }
  dock.hidden = !html || !(found.length || isAsked)
  if (!dock.hidden) uncover(here)
  const told = found.length ? words.matches.replace("%(count)s", found.length) : ""
  dock.querySelector("[data-dock-told]").textContent = told
}

// The line that is written in stands above the dock, as far as the bar at the top leaves room.
function uncover(here) {
  const { top, bottom } = here.getBoundingClientRect()
  const room = top - document.querySelector("[data-bar]").getBoundingClientRect().bottom
  const covered = bottom + 16 - dock.getBoundingClientRect().top
  if (covered > 0) window.scrollBy({ top: Math.min(covered, Math.max(room - 16, 0)) })
}

function inserting(number, words) {
  const button = document.createElement("button")
  button.type = "button"
  button.dataset.insert = number
  const key = document.createElement("kbd")
  key.dir = "ltr"
  key.textContent = `Alt + ${number}`
  button.append(words.insert, key)
  button.addEventListener("mousedown", (event) => event.preventDefault())
  return button
}

async function ask(address, key) {
  const url = new URL(address, location.href)
  url.searchParams.set("key", key)
  const response = await fetch(url).catch(() => null)
  return response?.ok && !response.redirected ? response.text() : null
}

function pressable(term, words) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "term-insert"
  button.title = words.insertTerm
  term.replaceWith(button)
  button.append(term)
  button.addEventListener("mousedown", (event) => event.preventDefault())
  button.addEventListener("click", () => {
    insert(fieldOf(lineOf(button)), { text: term.textContent })
  })
}
