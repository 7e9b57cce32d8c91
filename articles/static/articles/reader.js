// What a page can do besides being read: remember the size of the text, use the device's own
// sheet for sharing, copy an address, fold a menu away. Everything else works without.

const root = document.documentElement;
const KEY = "text-size";

const size = () => {
  try {
    return localStorage.getItem(KEY) || "1";
  } catch {
    return root.dataset.textSize || "1"; // storage is forbidden: it lasts as long as the page
  }
};

function resize(chosen) {
  root.dataset.textSize = chosen;
  for (const button of document.querySelectorAll(".text-size button")) {
    button.setAttribute("aria-pressed", String(button.value === chosen));
  }
}

function offerSizes() {
  for (const group of document.querySelectorAll(".text-size")) {
    group.hidden = false;
    group.addEventListener("click", ({ target }) => {
      const chosen = target.closest("button")?.value;
      if (!chosen) return;
      resize(chosen);
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        // Not remembered, then.
      }
    });
  }
}

function offerSharing(section) {
  const { href } = section.querySelector("[rel=bookmark]");
  const [share, copy] = ["share", "copy"].map((each) => section.querySelector(`[data-${each}]`));
  const status = section.querySelector("[role=status]");
  share.hidden = !navigator.share;
  share.addEventListener("click", () => {
    const title = document.querySelector("h1").textContent;
    navigator.share({ title, url: href }).catch(() => {}); // the reader thought better of it
  });
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(href);
    status.textContent = status.dataset.said;
  });
}

/** Escape, a press beside it or going on by keys closes an open menu: it never covers what has the focus. */
function foldAway(menu) {
  const close = () => (menu.open = false);
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => menu.contains(target) || close());
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    close();
    menu.querySelector("summary").focus();
  });
}

function middle(element) {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
}

function ready() {
  offerSizes();
  resize(size());
  document.querySelectorAll(".share").forEach(offerSharing);
  document.querySelectorAll("details.languages").forEach(foldAway);
  const here = document.querySelector(".sections [aria-current]");
  const bar = here?.closest("ul");
  if (bar) bar.scrollLeft += middle(here) - middle(bar);
}

resize(size()); // before the page is shown, where it can be
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
else ready();
