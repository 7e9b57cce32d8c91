// Pasted text brings styles and handlers along. The page's policy blocks them, so that word
// processors' "bold" (a style) would be lost and their "not bold" <b> would turn a text bold:
// what the styles say of bold and italic becomes marks, and the rest goes before it is parsed.
const TAG = /<[a-z][^>]*>/gi
const STYLE = /\sstyle(?=\s*=)/gi
const HANDLER = /\son[a-z]+(?=\s*=)/gi
const STYLE_SHEET = /<style[\s>][\s\S]*?<\/style>/gi

export function withoutStyles(html) {
  const harmless = html
    .replace(STYLE_SHEET, "")
    .replace(TAG, (tag) => tag.replace(STYLE, " data-style").replace(HANDLER, " data-handler"))
  const pasted = new DOMParser().parseFromString(harmless, "text/html")
  for (const element of pasted.querySelectorAll("[data-style]")) mark(element)
  return pasted.body.innerHTML
}

function mark(element) {
  const style = document.createElement("span").style
  style.cssText = element.dataset.style
  delete element.dataset.style
  const isBold = style.fontWeight === "bold" || Number(style.fontWeight) >= 600
  if (isBold && !element.matches("b, strong, h1, h2, h3, h4, h5, h6")) wrap(element, "strong")
  if (style.fontStyle === "italic" && !element.matches("i, em")) wrap(element, "em")
  const isPlain = style.fontWeight === "normal" || style.fontWeight === "400"
  if (isPlain && element.matches("b, strong")) element.replaceWith(...element.childNodes)
}

function wrap(element, name) {
  const wrapper = element.ownerDocument.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}
