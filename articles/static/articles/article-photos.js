// A photo for the story is looked for in the picker; the list in the form has the newest alone.
import { canPick, choosePhoto, shown } from "desk/photo-picker"

for (const box of canPick ? document.querySelectorAll("[data-picked]") : []) {
  const list = box.querySelector("select")
  const button = document.createElement("button")
  button.type = "button"
  button.className = "pick-photo"
  button.textContent = box.dataset.picked
  const picked = document.createElement("div")
  picked.className = "picked-photo"
  picked.setAttribute("role", "status")
  button.addEventListener("click", async () => {
    const photo = await choosePhoto()
    button.focus()
    if (!photo) return
    const key = String(photo.key)
    if (![...list.options].some((option) => option.value === key)) {
      list.append(new Option(photo.description, key))
    }
    list.value = key
    list.dispatchEvent(new Event("input", { bubbles: true }))
    picked.replaceChildren(...shown(photo))
  })
  list.addEventListener("change", () => picked.replaceChildren())
  box.append(button, picked)
}
