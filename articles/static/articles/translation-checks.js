// Checks while typing: each finding stands under the line that it is about, their count in the bar.
import { fieldOf, focusWords, isText, lineAt, lineOf } from "translation/rows"

const PAUSE = 1000

export function startChecks(form, words) {
  const address = form.dataset.checks
  if (!address) return
  const list = form.querySelector("[data-checks-shown]")
  const count = form.querySelector("[data-findings-count]")
  let timer
  let asking = null

  // What the checks find in the form as it is; null where that can't be known, or is old news.
  async function check() {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    try {
      const response = await fetch(address, { method: "POST", body: new FormData(form), signal })
      const found = new DOMParser().parseFromString(await response.text(), "text/html")
      return response.ok && !signal.aborted ? found.querySelector("#checks") : null
    } catch {
      return null
    }
  }

  async function showBesideLines() {
    const found = await check()
    if (!found) return
    const findings = [...found.querySelectorAll(".finding[data-finding]")]
    const [errors, warnings] = ["is-error", "is-warning"].map(
      (kind) => findings.filter((finding) => finding.classList.contains(kind)).length,
    )
    const told = words.findings.replace("%(errors)s", errors).replace("%(warnings)s", warnings)
    if (count.textContent !== told) count.textContent = told
    count.classList.toggle("is-bad", errors > 0)
    count.hidden = findings.length === 0
    showFindings(form, findings)
  }

  form.querySelector("[data-check]")?.addEventListener("click", async (event) => {
    event.preventDefault()
    const found = await check()
    if (!found) return
    form.querySelector(":scope > #checks")?.remove()
    list.replaceChildren(document.adoptNode(found))
    list.querySelector("#checks").focus()
  })
  form.addEventListener("click", (event) => {
    const link = event.target.closest(".finding a[href^='#'], .finding-show")
    if (link) goThere(link, event)
    const button = event.target.closest("button[value^='ignore:']")
    if (button) oneReason(form, button)
  })
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".finding input")) return
    event.preventDefault()
    event.target.parentElement.querySelector("button").click()
  })
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(showBesideLines, PAUSE)
  }
  form.addEventListener("input", (event) => isText(event.target) && soon())
  soon()
}

// A line whose findings are the same keeps them as they are: somebody may be writing a reason.
function showFindings(form, findings) {
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
function oneReason(form, button) {
  const own = button.parentElement.querySelector("input")
  for (const input of form.querySelectorAll(`input[name="${own.name}"]`)) {
    input.disabled = input !== own
  }
}
