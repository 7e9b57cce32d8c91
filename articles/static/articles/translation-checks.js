// Checks while typing: each finding stands under the line that it is about, their count in the bar.
import { fieldOf, focusWords, isText, lineAt, lineOf } from "translation/rows"

const PAUSE = 1000

let form
let words
let timer
let asking = null

export function startChecks(theForm, theWords) {
  if (!theForm.dataset.checks) return
  form = theForm
  words = theWords
  form.querySelector("[data-check]")?.addEventListener("click", showAll)
  form.addEventListener("click", press)
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".finding input")) return
    event.preventDefault()
    event.target.parentElement.querySelector("button").click()
  })
  form.addEventListener("input", (event) => isText(event.target) && soon())
  soon()
}

function press(event) {
  const link = event.target.closest(".finding a[href^='#'], .finding-show")
  if (link) goThere(link, event)
  const button = event.target.closest("button[value^='ignore:']")
  if (button) oneReason(button, event)
}

function soon() {
  clearTimeout(timer)
  timer = setTimeout(showBesideLines, PAUSE)
}

// What the checks find in the form as it is; null where that can't be known, or is old news.
async function check(signal) {
  const sent = { method: "POST", body: new FormData(form), signal }
  try {
    const response = await fetch(form.dataset.checks, sent)
    const found = new DOMParser().parseFromString(await response.text(), "text/html")
    return response.ok && !signal?.aborted ? found.querySelector("#checks") : null
  } catch {
    return null
  }
}

async function showAll(event) {
  event.preventDefault()
  // A check while typing never ends one that was asked for.
  const found = await check()
  if (!found) return
  form.querySelector(":scope > #checks")?.remove()
  form.querySelector("[data-checks-shown]").replaceChildren(document.adoptNode(found))
  form.querySelector("#checks").focus()
}

async function showBesideLines() {
  asking?.abort()
  asking = new AbortController()
  const found = await check(asking.signal)
  if (!found) return
  const findings = [...found.querySelectorAll(".finding[data-finding]")]
  showCount(findings)
  showFindings(findings)
}

function showCount(findings) {
  const [errors, warnings] = ["is-error", "is-warning"].map(
    (kind) => findings.filter((finding) => finding.classList.contains(kind)).length,
  )
  const count = form.querySelector("[data-findings-count]")
  const told = words.findings.replace("%(errors)s", errors).replace("%(warnings)s", warnings)
  if (count.textContent !== told) count.textContent = told
  count.classList.toggle("is-bad", errors > 0)
  count.hidden = findings.length === 0
}

// A line whose findings are the same keeps them as they are: somebody may be writing a reason.
function showFindings(findings) {
  const byLine = new Map()
  for (const finding of findings) {
    const key = finding.querySelector("a[href^='#']")?.getAttribute("href").slice(1)
    const line = key && lineAt(key)
    if (line) byLine.set(line, [...(byLine.get(line) ?? []), finding])
  }
  for (const old of form.querySelectorAll(".line-findings")) {
    const line = lineOf(old)
    if (signature(old.children) !== signature(byLine.get(line) ?? [])) old.remove()
    else byLine.delete(line)
  }
  for (const [line, own] of byLine) place(line, own)
}

const signature = (findings) => [...findings].map((one) => one.dataset.finding).join()

function place(line, findings) {
  const list = document.createElement("ul")
  list.className = "line-findings findings"
  list.setAttribute("role", "list")
  for (const finding of findings) {
    const sentence = finding.querySelector("p")
    finding.querySelector("a[href^='#']").remove()
    const button = document.createElement("button")
    button.type = "button"
    button.className = "finding-show"
    button.textContent = sentence.textContent.trim()
    sentence.replaceChildren(button)
    // Answered here, the page opens here again, not at the list of all findings.
    for (const step of finding.querySelectorAll("button[name=step]")) step.value += ":here"
    list.append(document.adoptNode(finding))
  }
  line.querySelector(".line-target [data-tools]").before(list)
}

function goThere(link, event) {
  const finding = link.closest(".finding")
  const line = link.hash ? lineAt(link.hash.slice(1)) : lineOf(link)
  if (!fieldOf(line)) return
  event.preventDefault()
  focusWords(fieldOf(line), finding.dataset.excerpt)
}

// The same finding may stand in the list and at its line: the reason beside the button counts.
// Without one, nothing is sent.
function oneReason(button, event) {
  const own = button.parentElement.querySelector("input")
  own.setCustomValidity(own.value.trim() ? "" : words.sayWhy)
  if (!own.reportValidity()) {
    event.preventDefault()
    own.addEventListener("input", () => own.setCustomValidity(""), { once: true })
    return
  }
  for (const input of form.querySelectorAll(`input[name="${own.name}"]`)) {
    input.disabled = input !== own
  }
}
