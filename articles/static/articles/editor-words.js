// The editor's modules ask window.gettext for their words when they load: this runs before them.
const textarea = document.querySelector("[data-editor-words]")
const words = textarea ? JSON.parse(textarea.dataset.editorWords) : {}
const others = window.gettext
window.gettext = (word) => words[word] ?? (others ? others(word) : word)
