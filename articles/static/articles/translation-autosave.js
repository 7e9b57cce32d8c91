// What is typed is kept on the server, for this person alone, until they save: a second and a half
// after the last change, and at once when the page is left.
const PAUSE = 1500
const RETRY = 8000

export function startAutosave(form, words) {
  const address = form.dataset.autosave
  if (!address) return
  const told = form.querySelector("[data-autosaved]")
  let changes = 0
  let kept = 0
  let timer
  let isUnderWay = false
  let isLeaving = false
  const sent = new Map()

  const later = (pause) => {
    clearTimeout(timer)
    timer = setTimeout(keep, pause)
  }
  const tell = (sentence, isBad = false) => {
    told.textContent = sentence
    told.classList.toggle("is-bad", isBad)
  }

  async function keep() {
    if (isUnderWay || kept === changes || isLeaving) return
    isUnderWay = true
    const upTo = changes
    const data = new FormData(form)
    try {
      const response = await fetch(address, { method: "POST", body: data })
      const isJson = response.headers.get("content-type")?.includes("json")
      const answer = isJson ? await response.json() : null
      if (answer?.saved) {
        kept = upTo
        remember(data)
        tell(answer.told ?? answer.saved, Boolean(answer.told))
      } else if (answer?.reasons) {
        kept = upTo // Sent again it would be refused again.
        tell(answer.reasons.join(" "), true)
      } else {
        tell(response.status < 500 ? words.loggedOut : words.notKept, true)
        later(RETRY)
      }
    } catch {
      tell(words.notKept, true)
      later(RETRY)
    }
    isUnderWay = false
    if (kept !== changes && upTo !== changes) later(PAUSE)
  }

  const remember = (data) => {
    for (const [name, value] of data) sent.set(name, value)
  }

  // A page that is left may send little: only what has changed since it was last kept.
  function keepOnLeaving() {
    if (kept === changes || isLeaving) return
    const rest = new FormData()
    for (const [name, value] of new FormData(form)) {
      const isNeeded = ["csrfmiddlewaretoken", "started_from", "original", "rows"].includes(name)
      if (isNeeded || sent.get(name) !== value) rest.append(name, value)
    }
    rest.append("partial", "1")
    if (navigator.sendBeacon(address, rest)) kept = changes
  }

  remember(new FormData(form))
  form.addEventListener("input", (event) => {
    if (!event.target.matches("[data-row-text], [data-plain-text], [type=checkbox]")) return
    changes += 1
    later(PAUSE)
  })
  form.addEventListener("submit", () => {
    isLeaving = true
    clearTimeout(timer)
  })
  window.addEventListener("pagehide", keepOnLeaving)
  // A page that comes back from the browser's memory goes on keeping.
  window.addEventListener("pageshow", () => (isLeaving = false))
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepOnLeaving()
  })
  window.addEventListener("beforeunload", (event) => {
    keepOnLeaving()
    if (kept !== changes && !isLeaving) event.preventDefault()
  })
}
