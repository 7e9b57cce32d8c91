// The focal point and the crops on the picture itself: with the mouse, a finger or the keys.
// The number fields are what is sent; here they are only moved and shown.
const stage = document.querySelector(".stage")
const form = document.querySelector("#photo_form")
const picture = stage?.querySelector("img")
const editable = !form?.querySelector("[name=focus_x]")?.disabled

const NARROWEST = 5
const clamp = (value, low, high) => Math.min(Math.max(value, low), high)
const rounded = (value) => String(Math.round(value * 10) / 10)
const number = (input) => (input.value.trim() === "" ? NaN : Number(input.value))

function set(input, value) {
  input.value = rounded(value)
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

// Where the pointer is on the picture, in percent.
function place(event) {
  const box = picture.getBoundingClientRect()
  return {
    x: clamp(((event.clientX - box.left) / box.width) * 100, 0, 100),
    y: clamp(((event.clientY - box.top) / box.height) * 100, 0, 100),
  }
}

function follow(handle, moved) {
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault()
    event.stopPropagation()
    handle.focus()
    handle.setPointerCapture(event.pointerId)
    const from = place(event)
    const start = moved.start?.()
    const on = (next) => moved(place(next), from, start)
    handle.addEventListener("pointermove", on)
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", on), { once: true })
  })
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const step = (event) => (event.shiftKey ? 10 : 1)

class Focus {
  constructor() {
    this.x = form.querySelector("[name=focus_x]")
    this.y = form.querySelector("[name=focus_y]")
    this.mark = document.createElement("button")
    this.mark.type = "button"
    this.mark.className = "focus-mark"
    this.mark.setAttribute("aria-label", stage.dataset.focus)
    this.mark.title = stage.dataset.focus
    stage.append(this.mark)
    follow(this.mark, (at) => this.move(at.x, at.y))
    stage.addEventListener("click", (event) => {
      if (event.target !== picture) return
      this.move(place(event).x, place(event).y)
      this.mark.focus({ preventScroll: true })
    })
    this.mark.addEventListener("keydown", (event) => {
      if (!(event.key in ARROWS)) return
      event.preventDefault()
      const [across, down] = ARROWS[event.key]
      this.move(this.at.x + across * step(event), this.at.y + down * step(event))
    })
    for (const input of [this.x, this.y]) input.addEventListener("input", () => this.show())
  }

  get at() {
    const [x, y] = [number(this.x), number(this.y)]
    return { x: Number.isNaN(x) ? 50 : clamp(x, 0, 100), y: Number.isNaN(y) ? 50 : clamp(y, 0, 100) }
  }

  move(x, y) {
    set(this.x, clamp(x, 0, 100))
    set(this.y, clamp(y, 0, 100))
  }

  show() {
    this.mark.style.left = `${this.at.x}%`
    this.mark.style.top = `${this.at.y}%`
    for (const crop of crops) crop.show()
  }
}

class Crop {
  constructor(fieldset) {
    const [across, down] = fieldset.dataset.ratio.split(":").map(Number)
    this.ratio = across / down
    this.steep = (Number(stage.dataset.width) / Number(stage.dataset.height)) / this.ratio
    this.fieldset = fieldset
    this.inputs = ["left", "top", "width"].map((name) => fieldset.querySelector(`[data-crop=${name}]`))
    this.preview = fieldset.querySelector(".preview")
    this.preview.hidden = false
    this.preview.style.aspectRatio = `${across} / ${down}`
    this.preview.append(Object.assign(document.createElement("img"), { src: picture.src, alt: "" }))
    for (const input of this.inputs) input.addEventListener("input", () => this.show())
    if (editable) this.offer()
    this.show()
  }

  // By hand or not: a switch, since an empty field is hard to see as a choice.
  offer() {
    const label = document.createElement("label")
    label.className = "check"
    this.byHand = Object.assign(document.createElement("input"), { type: "checkbox", checked: this.isMade })
    label.append(this.byHand, ` ${stage.dataset.byHand}`)
    this.fieldset.querySelector("legend").after(label)
    this.byHand.addEventListener("change", () => {
      if (this.byHand.checked) this.put(this.automatic)
      else for (const input of this.inputs) (input.value = ""), input.dispatchEvent(new Event("input", { bubbles: true }))
      if (this.byHand.checked) this.frame.focus()
    })
    this.frame = document.createElement("button")
    this.frame.type = "button"
    this.frame.className = "crop-frame"
    this.frame.setAttribute("aria-label", `${this.fieldset.dataset.ratio} – ${stage.dataset.frame}`)
    this.frame.append(Object.assign(document.createElement("span"), { className: "crop-name", textContent: this.fieldset.dataset.ratio }))
    this.corner = Object.assign(document.createElement("span"), { className: "crop-corner" })
    this.frame.append(this.corner)
    stage.append(this.frame)
    const move = (at, from, start) => this.move(start, at.x - from.x, at.y - from.y)
    const size = (at, _from, start) => this.size(start, at.x - start.left)
    move.start = size.start = () => this.rectangle
    follow(this.frame, move)
    follow(this.corner, size)
    this.frame.addEventListener("keydown", (event) => this.key(event))
  }

  key(event) {
    const now = this.rectangle
    if (event.key in ARROWS) {
      const [across, down] = ARROWS[event.key]
      this.move(now, across * step(event), down * step(event))
    } else if (event.key === "+" || event.key === "=") this.size(now, now.width + step(event))
    else if (event.key === "-") this.size(now, now.width - step(event))
    else return
    event.preventDefault()
  }

  get isMade() {
    return this.inputs.every((input) => !Number.isNaN(number(input)))
  }

  // The largest frame of the ratio round what matters, inside the picture.
  get automatic() {
    const width = Math.min(100, 100 / this.steep)
    const height = width * this.steep
    const { x, y } = focus.at
    return { left: clamp(x - width / 2, 0, 100 - width), top: clamp(y - height / 2, 0, 100 - height), width }
  }

  get rectangle() {
    if (!this.isMade) return this.automatic
    const [left, top, width] = this.inputs.map(number)
    return { left, top, width }
  }

  move({ left, top, width }, across, down) {
    const height = width * this.steep
    this.put({ left: clamp(left + across, 0, 100 - width), top: clamp(top + down, 0, 100 - height), width })
  }

  size({ left, top }, width) {
    const most = Math.min(100 - left, (100 - top) / this.steep)
    this.put({ left, top, width: clamp(width, Math.min(NARROWEST, most), most) })
  }

  put({ left, top, width }) {
    // Rounded down, or the last tenth would reach beyond the edge.
    const values = [left, top, Math.floor(width * 10 + 0.001) / 10]
    this.inputs.forEach((input, place) => (input.value = rounded(values[place])))
    this.inputs[0].dispatchEvent(new Event("input", { bubbles: true }))
  }

  show() {
    if (!focus) return
    const { left, top, width } = this.rectangle
    const height = width * this.steep
    const shown = this.preview.firstElementChild
    shown.style.width = `${10000 / width}%`
    shown.style.left = `${(-left / width) * 100}%`
    shown.style.top = `${(-top / height) * 100}%`
    if (!this.frame) return
    this.byHand.checked = this.isMade
    this.frame.hidden = !this.isMade
    this.fieldset.classList.toggle("is-by-hand", this.isMade)
    Object.assign(this.frame.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` })
  }
}

let focus
let crops = []
if (picture && form) {
  const details = form.querySelector(".framing")
  details.open = true
  crops = [...details.querySelectorAll(".crop")].map((fieldset) => new Crop(fieldset))
  if (editable) {
    focus = new Focus()
  } else {
    focus = { at: { x: Number(form.querySelector("[name=focus_x]").value), y: Number(form.querySelector("[name=focus_y]").value) } }
  }
  if (focus.show) focus.show()
  else for (const crop of crops) crop.show()
}
