// The picker: a dialog in which a photo of the archive is found, or a new one stored.
const dialog = document.querySelector("#photo-picker")
const PAUSE = 250
const known = new Map()
let answer = null
let asking = null
let timer

export const canPick = dialog !== null
// Words and rights that the page has for others than the dialog.
export const told = dialog?.dataset ?? {}

const part = (name) => dialog.querySelector(`[data-${name}]`)

// Opens the dialog; the photo that was chosen, or null.
export function choosePhoto() {
  dialog.showModal()
  part("typed").select()
  search()
  return new Promise((resolve) => (answer = resolve))
}

// What is known of a photo by its key: null where the newsroom does not have it, or can't say.
export function photoOf(key) {
  if (!canPick) return Promise.resolve(null)
  if (!known.has(key)) known.set(key, asked(key))
  return known.get(key)
}

// All that are asked for at once are asked for in one request.
let waiting = null
function asked(key) {
  waiting ??= { keys: [], photos: Promise.resolve().then(() => fetchKeys(waiting)) }
  waiting.keys.push(key)
  return waiting.photos.then((photos) => photos.find((one) => String(one.key) === key) ?? null)
}

async function fetchKeys({ keys }) {
  waiting = null
  const address = new URL(dialog.dataset.photos, location.href)
  for (const key of keys) address.searchParams.append("key", key)
  const response = await fetch(address).catch(() => null)
  return response?.ok ? (await response.json()).photos : []
}

async function search() {
  asking?.abort()
  asking = new AbortController()
  const { signal } = asking
  const address = new URL(dialog.dataset.photos, location.href)
  address.searchParams.set("typed", part("typed").value)
  try {
    const response = await fetch(address, { signal })
    const found = response.ok ? await response.json() : null
    if (!signal.aborted) show(found)
  } catch {
    if (!signal.aborted) show(null)
  }
}

function show(found) {
  part("found").replaceChildren(...(found?.photos ?? []).map(item))
  const { none, more, failed } = dialog.dataset
  part("status").textContent = !found ? failed : found.has_more ? more : found.photos.length ? "" : none
}

function item(photo) {
  const row = document.createElement("li")
  const button = document.createElement("button")
  button.type = "button"
  button.append(...shown(photo))
  button.addEventListener("click", () => finish(photo))
  row.append(button)
  return row
}

// A photo's small picture, its words and its credit, and why it may not be shown.
export function shown(photo) {
  const parts = []
  if (photo.image) {
    const image = new Image(photo.image.width, photo.image.height)
    image.src = photo.image.src
    image.alt = ""
    image.draggable = false
    parts.push(image)
  }
  parts.push(line("photo-description", photo.description), line("photo-credit", photo.credit))
  return [...parts, ...photo.warnings.map((warning) => line("photo-warning", warning))]
}

export function line(name, words) {
  const made = document.createElement("span")
  made.className = name
  made.dir = "auto"
  made.textContent = words
  return made
}

function finish(photo) {
  if (photo) known.set(String(photo.key), Promise.resolve(photo))
  answer?.(photo)
  answer = null
  dialog.close()
}

// Up and down lead through the photos, from the field of the search and back to it.
function step(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 }
  if (!(event.key in steps) || event.target.matches("[type=file]")) return
  const stops = [part("typed"), ...part("found").querySelectorAll("button")]
  const next = stops.indexOf(event.target) + steps[event.key]
  stops[Math.min(Math.max(next, 0), stops.length - 1)].focus()
  event.preventDefault()
}

async function store() {
  const file = part("file")
  const body = new FormData()
  body.append("file", file.files[0])
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  const status = part("status")
  status.textContent = dialog.dataset.storing
  const headers = { "X-CSRFToken": token }
  const sent = { method: "POST", body, headers }
  const response = await fetch(dialog.dataset.new, sent).catch(() => null)
  const isJson = response?.headers.get("content-type")?.includes("json")
  const found = isJson ? await response.json() : { reasons: [dialog.dataset.failed] }
  file.value = ""
  status.textContent = found.reasons?.join(" ") ?? found.told
  if (!found.photo) return
  part("found").prepend(item(found.photo))
  part("found").querySelector("button").focus()
}

if (canPick) {
  part("typed").addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(search, PAUSE)
  })
  dialog.addEventListener("keydown", step)
  dialog.addEventListener("close", () => finish(null))
  part("close").addEventListener("click", () => dialog.close())
  part("file")?.addEventListener("change", ({ target }) => target.files.length && store())
}
