// Checks while typing: each finding stands under the line that it is about, its count in the bar.
import { lineAt } from "translation/rows"

const PAUSE = 1200

export function startChecks(form, words) {
  const address = form.dataset.checks
  if (!address) return
  const list = form.querySelector("[data-checks-shown]")
  const count = form.querySelector("[data-findings-count]")
  let timer
  let latest = 0

  async function check() {
    const mine = ++latest
    const response = await fetch(address, { method: "POST", body: new FormData(form) }).catch(
      () => null,
    )
    if (!response?.ok || mine !== latest) return null
    const found = new DOMParser().parseFromString(await response.text(), "text/html")
    return found.querySelector("#checks")
  }

  async function showBesideLines() {
    const found = await check()
    if (!found) return
    for (const old of form.querySelectorAll(".line-findings")) old.remove()
    const findings = [...found.querySelectorAll(".finding[data-finding]")]
    for (const finding of findings) placed(finding)
    const errors = found.querySelectorAll(".finding.is-error").length
    count.textContent = words.findings
      .replace("%(errors)s", errors)
      .replace("%(warnings)s", found.querySelectorAll(".finding.is-warning").length)
    count.classList.toggle("is-bad", errors > 0)
    count.hidden = findings.length === 0
  }

  form.querySelector("[data-check]")?.addEventListener("click", async (event) => {
    event.preventDefault()
    const found = await check()
    if (!found) return
    form.querySelector(":scope > #checks")?.remove()
    list.replaceChildren(document.adoptNode(found))
    list.querySelector("#checks").focus()
  })
  form.addEventListener("input", (event) => {
    if (!event.target.matches("[data-row-text], [data-plain-text], [type=checkbox]")) return
    clearTimeout(timer)
    timer = setTimeout(showBesideLines, PAUSE)
  })
  timer = setTimeout(showBesideLines, PAUSE)
}

function placed(finding) {
  const link = finding.querySelector("a[href^='#']")
  const line = lineAt(link?.getAttribute("href").slice(1) ?? "")
  const target = line?.querySelector(".line-target")
  if (!target) return
  link.remove()
  // The whole list, where it is asked for, has the form for a reason; here a name must be unique.
  let lines = target.querySelector(".line-findings")
  if (!lines) {
    lines = document.createElement("ul")
    lines.className = "line-findings findings"
    const tools = target.querySelector("[data-tools]")
    target.insertBefore(lines, tools)
  }
  lines.append(document.adoptNode(finding))
}
