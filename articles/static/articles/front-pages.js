// Orders a front page by drag, by keys and without loading the page anew. Every step is a button
// of the form, which works without this as well; here its answer takes the place of the form.
const told = document.getElementById("front-told");
const sheet = () => document.getElementById("front-sheet");
const form = () => document.getElementById("front-form");
let isBusy = false;
let isPlain = false;
let isLeaving = false;

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
    isPlain = true;
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

function drag(event) {
  const handle = event.currentTarget;
  const place = handle.closest(".front-place");
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  handle.focus();
  place.classList.add("is-dragged");
  const move = ({ clientX, clientY }) => {
    const under = document.elementFromPoint(clientX, clientY);
    const other = under?.closest(".front-place");
    if (other && other !== place) {
      const box = other.getBoundingClientRect();
      if (clientY > box.top + box.height / 2) other.after(place);
      else other.before(place);
    } else if (!other) {
      under?.closest(".front-area")?.querySelector(".front-places").append(place);
    }
  };
  const end = () => {
    handle.removeEventListener("pointermove", move);
    place.classList.remove("is-dragged");
    number();
    take("look", handle.id);
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("lostpointercapture", end, { once: true });
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
  isLeaving = step === "save";
  if (!step || step === "save" || step === "preview") return;
  event.preventDefault();
  const isTyping = document.activeElement?.id === "front-typed";
  take(step, isTyping ? "front-typed" : event.submitter.id);
});

if (form()) begin();
