// What is typed is kept on the server, for this person alone, until they save: a second and a half
// after the last change, and at once when the page is left.
import { isText } from "translation/rows"

const FIRST = 300
const PAUSE = 1500
const RETRY = 8000
const PATIENCE = 20000
// What the server needs to read a form of which only the rest is sent.
const ALWAYS = ["csrfmiddlewaretoken", "started_from", "original", "rows"]

const sent = new Map()
let form
let words
let changes = 0
let kept = 0
let sentUnheard = 0
let timer
let underWay = null
let isFailing = false
let isLoggedOut = false
let isLeaving = false

export function startAutosave(theForm, theWords) {
  if (!theForm.dataset.autosave) return
  form = theForm
  words = theWords
  form.addEventListener("input", (event) => {
    if (!isText(event.target)) return
    changes += 1
    later(sent.size ? PAUSE : FIRST)
  })
  form.addEventListener("submit", leaveBySaving)
  window.addEventListener("pagehide", keepOnLeaving)
  // A page that comes back from the browser's memory goes on keeping.
  window.addEventListener("pageshow", () => (isLeaving = false))
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepOnLeaving()
    else if (kept !== changes) later(PAUSE) // Nobody has heard whether it arrived.
  })
  window.addEventListener("beforeunload", (event) => {
    keepOnLeaving()
    const isOnItsWay = [kept, sentUnheard].includes(changes) && !isFailing
    if (!isOnItsWay && !isLeaving) event.preventDefault()
  })
}

function later(pause) {
  clearTimeout(timer)
  timer = setTimeout(keep, pause)
}

function tell(sentence, isBad = false) {
  const told = form.querySelector("[data-autosaved]")
  if (told.textContent !== sentence) told.textContent = sentence
  told.classList.toggle("is-bad", isBad)
}

async function keep() {
  if (underWay || kept === changes || isLeaving) return
  underWay = keepOnce()
  const pause = await underWay
  underWay = null
  if (kept !== changes) later(pause)
}

// Returns after how long it is to be tried again, where that is needed.
async function keepOnce() {
  const upTo = changes
  if (isLoggedOut) await refreshToken()
  const data = new FormData(form)
  const { answer, failure } = await post(data)
  isFailing = Boolean(failure ?? answer.reasons)
  isLoggedOut = failure === "loggedOut"
  if (failure) {
    tell(words[failure], true)
    return RETRY
  }
  kept = upTo // What was refused would be refused again as it is.
  if (answer.reasons) {
    tell(answer.reasons.join(" "), true)
    return PAUSE
  }
  for (const [name, value] of data) sent.set(name, value)
  tell(answer.told ? `${answer.saved} · ${answer.told}` : answer.saved, Boolean(answer.told))
  return PAUSE
}

// A page that is left may send little: once the whole was kept, only what has changed since.
function keepOnLeaving() {
  if (kept === changes || sentUnheard === changes || isLeaving) return
  const rest = new FormData()
  const isRest = sent.size > 0
  for (const [name, value] of new FormData(form)) {
    if (!isRest || ALWAYS.includes(name) || sent.get(name) !== value) rest.append(name, value)
  }
  if (isRest) rest.append("partial", "1")
  if (navigator.sendBeacon(form.dataset.autosave, rest)) sentUnheard = changes
  else post(rest)
}

function leaveBySaving(event) {
  clearTimeout(timer)
  if (underWay && !isLeaving) {
    // What is on its way now would be taken for newer than what is saved.
    event.preventDefault()
    const wait = new Promise((done) => setTimeout(done, 2000))
    Promise.race([underWay, wait]).then(() => form.requestSubmit(event.submitter))
  }
  isLeaving = true
}

// The server's answer, or the word for what went wrong.
async function post(body) {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const response = await fetch(form.dataset.autosave, { method: "POST", body, signal })
    const isJson = response.headers.get("content-type")?.includes("json")
    const answer = isJson ? await response.json() : null
    if (answer?.saved || answer?.reasons) return { answer }
    return { failure: response.status < 500 ? "loggedOut" : "notKept" }
  } catch {
    return { failure: "notKept" }
  }
}

// Who has logged in again in another tab has a new token there, and the form's is void.
async function refreshToken() {
  const response = await fetch(location.pathname).catch(() => null)
  if (!response?.ok) return
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const token = page.querySelector("#translation [name=csrfmiddlewaretoken]")
  if (token) form.elements.csrfmiddlewaretoken.value = token.value
}
