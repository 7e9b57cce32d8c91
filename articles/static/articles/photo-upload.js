// Files dropped on the form or chosen in it are sent one by one, each with a line of its own.
// Without this the form sends them all together.
const form = document.querySelector(".photo-upload")
const input = form.querySelector("[type=file]")
const drop = form.querySelector(".drop")
const list = form.querySelector("[data-outcomes]")
const after = form.querySelector("[data-after]")
const words = JSON.parse(document.querySelector("#upload-words").textContent)
const stored = []
let queue = Promise.resolve()

form.querySelector(".drop-words").hidden = false
form.querySelector("button[type=submit]").hidden = true

function line(file) {
  const item = document.createElement("li")
  item.className = "outcome"
  const body = document.createElement("div")
  body.className = "outcome-words"
  const name = document.createElement("p")
  name.className = "outcome-name"
  name.append(Object.assign(document.createElement("bdi"), { textContent: file.name }))
  const state = document.createElement("p")
  state.textContent = words.waiting
  const bar = document.createElement("progress")
  bar.max = 1
  bar.value = 0
  bar.setAttribute("aria-label", file.name)
  body.append(name, state, bar)
  item.append(body)
  list.append(item)
  return { item, body, state, bar }
}

// fetch can't tell how much of a file is sent.
function send(file, shown) {
  return new Promise((done) => {
    const data = new FormData(form)
    data.delete(input.name)
    data.append(input.name, file)
    const request = new XMLHttpRequest()
    request.open("POST", location.href)
    request.setRequestHeader("Accept", "application/json")
    request.responseType = "json"
    request.upload.addEventListener("progress", (event) => {
      shown.state.textContent = words.sending
      if (event.lengthComputable) shown.bar.value = event.loaded / event.total
    })
    request.upload.addEventListener("load", () => {
      shown.state.textContent = words.reading
      shown.bar.removeAttribute("value")
    })
    request.addEventListener("loadend", () => done(request.response))
    request.send(data)
  })
}

function show(answer, shown) {
  shown.bar.remove()
  shown.item.classList.add(`is-${answer?.state ?? "refused"}`)
  if (answer?.html) {
    shown.item.innerHTML = answer.html
  } else {
    shown.state.className = "is-bad"
    shown.state.textContent = answer?.reasons?.join(" ") || words.lost
  }
  if (!answer?.photo) return
  stored.push(answer.photo)
  const address = new URL(form.dataset.describe, location.href)
  for (const key of new Set(stored)) address.searchParams.append("photo", key)
  after.hidden = false
  after.querySelector("a").href = address
}

function take(files) {
  for (const file of files) {
    const shown = line(file)
    queue = queue.then(async () => show(await send(file, shown), shown))
  }
}

input.addEventListener("change", () => {
  take([...input.files])
  input.value = ""
})

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return
    event.preventDefault()
    drop.classList.add("is-over")
  })
}
drop.addEventListener("dragleave", (event) => {
  if (!drop.contains(event.relatedTarget)) drop.classList.remove("is-over")
})
drop.addEventListener("drop", (event) => {
  event.preventDefault()
  drop.classList.remove("is-over")
  take([...event.dataTransfer.files])
})
// Beside the field, a browser would open the picture and lose the page.
for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault())
