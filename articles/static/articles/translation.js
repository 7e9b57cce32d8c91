// The side-by-side page works as a form; this makes it quick to work in.
import { startAutosave } from "translation/autosave"
import { startMoving } from "translation/blocks"
import { startChecks } from "translation/checks"
import { startHelp } from "translation/help"
import { betweenRows, startKeys } from "translation/keys"
import { startRows } from "translation/rows"
import { startToolbar } from "translation/toolbar"

const form = document.querySelector("#translation")
if (form?.dataset.editorWords) {
  const words = JSON.parse(form.dataset.editorWords)
  startRows([betweenRows])
  startMoving(form)
  startToolbar(form, words)
  startAutosave(form, words)
  startHelp(form, words)
  startChecks(form, words)
  startKeys(form)
}
