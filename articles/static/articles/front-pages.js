// Orders a front page by drag, by keys and without loading the page anew. Every step is a button
// of the form, which works without this as well; here its answer takes the place of the form.
const told = document.getElementById("front-told");
const sheet = () => document.getElementById("front-sheet");
const form = () => document.getElementById("front-form");
let isBusy = false;
let isPlain = false;
let isLeaving = false;
let isTyped = false;
// These load the page anew.
const PLAIN = ["save", "line", "end-line"];

async function take(step, focus) {
  if (isBusy) return;
  isBusy = true;
  const sent = new FormData(form());
  sent.set("step", step);
  try {
    const answer = await fetch(form().action, { method: "POST", body: sent, redirect: "error" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("front-sheet");
    if (!fresh) throw new Error("no sheet");
    sheet().replaceWith(document.adoptNode(fresh));
    begin();
    document.getElementById(focus)?.focus();
    told.textContent = sheet().querySelector("[data-told], .notice.is-error")?.textContent ?? "";
  } catch {
    if (isLeaving) return;
    // A session that ended, or no connection: the plain way says so.
    isPlain = isLeaving = true;
    form().requestSubmit(form().querySelector(`button[value="${step}"]`));
  } finally {
    isBusy = false;
  }
}

// After moving in the page: the numbers and areas are what the form sends.
function number() {
  for (const list of form().querySelectorAll(".front-places")) {
    list.querySelectorAll(".front-place").forEach((place, index) => {
      place.querySelector("[name$=-number]").value = index + 1;
      place.querySelector("[name$=-area]").value = list.dataset.area;
    });
  }
}

// Moves a dragged place before the first one below the pointer, if it does not stand there yet.
function move(place, { clientX, clientY }) {
  // The bar with the buttons may lie above them.
  const found = document.elementsFromPoint(clientX, clientY);
  const area = found.find((node) => node.matches(".front-area"));
  if (!area) return;
  const list = area.querySelector(".front-places");
  const others = [...list.children].filter((other) => other !== place);
  const isBelow = (box) => clientY < box.top + box.height / 2;
  const next = others.find((other) => isBelow(other.getBoundingClientRect())) ?? null;
  if (place.parentElement === list && place.nextElementSibling === next) return;
  list.insertBefore(place, next);
}

function drag(event) {
  if (isBusy || event.button) return;
  const handle = event.currentTarget;
  const place = handle.closest(".front-place");
  const order = () => [...form().querySelectorAll(".front-places, .front-place")].indexOf(place);
  const before = order();
  // The pointer is held by what stays: a node that is put elsewhere would lose it.
  const holder = form();
  event.preventDefault();
  holder.setPointerCapture(event.pointerId);
  handle.focus();
  place.classList.add("is-dragged");
  const follow = (moved) => move(place, moved);
  const end = ({ target }) => {
    // A finger's own hold on the handle is lost as well, and says so up here.
    if (target !== holder) return;
    holder.removeEventListener("pointermove", follow);
    holder.removeEventListener("lostpointercapture", end);
    place.classList.remove("is-dragged");
    if (order() === before) return handle.focus();
    number();
    take("look", handle.id);
  };
  holder.addEventListener("pointermove", follow);
  holder.addEventListener("lostpointercapture", end);
}

function keys(event) {
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!way) return;
  event.preventDefault();
  take(`${way}:${event.currentTarget.closest(".front-place").dataset.key}`, event.currentTarget.id);
}

function begin() {
  for (const handle of sheet().querySelectorAll(".front-handle")) {
    handle.hidden = false;
    handle.addEventListener("pointerdown", drag);
    handle.addEventListener("keydown", keys);
  }
}

document.addEventListener("submit", (event) => {
  const step = event.submitter?.value;
  if (event.target !== form() || isPlain) return;
  isLeaving = PLAIN.includes(step);
  if (!step || isLeaving || step === "preview") return;
  event.preventDefault();
  const isTyping = document.activeElement?.id === "front-typed";
  take(step, isTyping ? "front-typed" : event.submitter.id);
});

// An order, or a line, is not left behind by accident.
document.addEventListener("input", ({ target }) => {
  if (/^(place|line)-/.test(target.name)) isTyped = true;
});
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-take-theirs]")) isLeaving = true;
});
addEventListener("beforeunload", (event) => {
  const isUnsaved = isTyped || form()?.hasAttribute("data-unsaved");
  if (isUnsaved && !isLeaving) event.preventDefault();
});

if (form()) begin();
