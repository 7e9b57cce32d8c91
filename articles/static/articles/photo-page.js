// What the chosen licence asks, as soon as it is chosen; and nothing typed is left by accident.
const form = document.querySelector("#photo_form")
const licence = form.querySelector("[name=licence]")
const asks = JSON.parse(document.querySelector("#licence-asks").textContent)
const shown = form.querySelector(".asks")

licence?.addEventListener("change", () => {
  const items = (asks[licence.value] ?? []).map((sentence) =>
    Object.assign(document.createElement("li"), { textContent: sentence }),
  )
  shown.replaceChildren(...items)
})

let isDirty = false
for (const name of ["input", "change"]) form.addEventListener(name, () => (isDirty = true))
form.addEventListener("submit", () => (isDirty = false))
window.addEventListener("beforeunload", (event) => isDirty && event.preventDefault())
