// One textarea made into an editor that writes in the text's own language and direction.
import {
  Blockquote,
  Bold,
  BulletList,
  Dropcursor,
  Extension,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Italic,
  Link,
  ListItem,
  OrderedList,
  Paragraph,
  Text,
  createTextareaEditor,
} from "django-prose-editor/editor"
import { Figure, StoryDocument } from "story-editor/figure"
import { withoutStyles } from "story-editor/pasted"

const OFFERED = {
  Blockquote,
  Bold,
  BulletList,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Italic,
  Link,
  ListItem,
  OrderedList,
}
const ALWAYS = [Dropcursor, Figure, Gapcursor, Paragraph, StoryDocument, Text]

// The page's policy allows the editor's own style only with the page's nonce.
const nonce = document.querySelector("script[nonce]")?.nonce

// `extensions` is what articles/text/blocks.py names; `more` are Tiptap extensions of the caller's.
export function makeEditor(textarea, { extensions, label, more = [] }) {
  const attributes = {
    "aria-label": label,
    "aria-multiline": "true",
    dir: textarea.dir,
    lang: textarea.lang,
    role: "textbox",
  }
  const surroundings = Extension.create({
    name: "surroundings",
    onBeforeCreate({ editor }) {
      editor.options.injectNonce = nonce
      editor.options.editorProps = { attributes, transformPastedHTML: withoutStyles }
    },
  })
  const chosen = Object.entries(extensions)
    .filter(([name, options]) => options && name in OFFERED)
    .map(([name, options]) =>
      typeof options === "object" ? OFFERED[name].configure(options) : OFFERED[name],
    )
  return createTextareaEditor(textarea, [...ALWAYS, ...chosen, ...more, surroundings])
}
