// Conveniences on top of a form that works without them.

// Photos: the order of the rows is the order that is sent.
for (const list of document.querySelectorAll("[data-movable]")) {
  for (const row of list.querySelectorAll(":scope > .placed-photo")) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "move-up"
    button.textContent = list.dataset.movable
    button.addEventListener("click", () => {
      row.previousElementSibling?.before(row)
      button.focus()
    })
    row.querySelector(".placed-photo-place")?.append(button)
  }
}

// Authors: the order of choosing is the order that is sent.
const authors = document.querySelector("#id_authors")
if (authors && window.django) {
  window.django.jQuery(authors).on("select2:select", (event) => {
    const option = event.params.data.element
    if (option) authors.append(option)
  })
}

// Tags: which ones exist, and which will be made.
for (const box of document.querySelectorAll("[data-tags]")) {
  const input = box.querySelector("input")
  const shown = box.querySelector(".tags-shown")
  let latest = 0
  let timer
  async function show() {
    const mine = ++latest
    const address = new URL(box.dataset.tags, location.href)
    address.searchParams.set("typed", input.value)
    const answer = await fetch(address).catch(() => null)
    if (mine === latest && answer?.ok) shown.innerHTML = await answer.text()
  }
  input.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(show, 400)
  })
}

// Preview link: one press to copy.
for (const input of document.querySelectorAll("[data-copy]")) {
  input.addEventListener("focus", () => input.select())
  if (!navigator.clipboard) continue
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = input.dataset.copy
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(input.value)
    button.textContent = input.dataset.copied
  })
  input.after(button)
}

// Typed text is not left behind by accident.
const form = document.querySelector("#article_form")
if (form) {
  let isDirty = false
  form.addEventListener("input", () => (isDirty = true))
  form.addEventListener("submit", () => (isDirty = false))
  window.addEventListener("beforeunload", (event) => isDirty && event.preventDefault())
}
